"""The tables of moves, exhausted: every machine × state × move × role, by domain function and by direct POST.

HARAPAN says in its own words what DOMAIN section 1 allows; the machines are compared with it cell by cell.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from indikator.domain.alur import dokumen, lembar, pengukuran, pk
from indikator.models import Penetapan
from laporan.domain.alur import keputusan, lkjip
from laporan.domain.alur.naskah import naskah
from laporan.models import Lkjip
from organisasi.alur import Mesin
from organisasi.enums import PERLU_ALASAN, Peran
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.laporan import keputusan_reviu
from tests.penyewa import dunia

pytestmark = pytest.mark.django_db
AWAL = """
draf ditarik dikembalikan > ajukan > diajukan : perencana
diajukan > setujui > disetujui : pimpinan
disetujui > verifikasi > terverifikasi : verifikator
diajukan disetujui > tarik > ditarik : perencana
diajukan > tolak > dikembalikan : pimpinan
disetujui terverifikasi > kembalikan > dikembalikan : verifikator
"""
HARAPAN = {
    "dokumen": AWAL + "terverifikasi > tetapkan > ditetapkan : pimpinan",
    "lembar": AWAL,
    "pengukuran": AWAL
    + """terverifikasi > kunci > dikunci : verifikator
dikunci > buka > dikembalikan : verifikator""",
    "pk": AWAL
    + """terverifikasi > tandatangani > ditandatangani : pimpinan
ditandatangani > nyatakan_diubah > diubah : pimpinan""",
    "lkjip": AWAL
    + """terverifikasi > reviu > direviu : inspektorat
terverifikasi direviu > tandatangani > ditandatangani : pimpinan
ditandatangani > sampaikan > disampaikan : perencana
disampaikan > publikasikan > dipublikasikan : verifikator
direviu ditandatangani disampaikan > buka > dikembalikan : verifikator""",
    "keputusan": """draf > berlakukan > berlaku : pimpinan
berlaku > nyatakan_diubah > diubah : pimpinan
berlaku diubah > cabut > dicabut : pimpinan""",
}
MESIN: dict[str, Mesin] = {satu.MESIN.nama: satu.MESIN for satu in (dokumen, lembar, pengukuran, pk, lkjip, keputusan)}
OBJEK = {nama: nama for nama in MESIN} | {"dokumen": "draf", "lembar": "lembar_draf"}
PEREVIU = ("lkjip", "kembalikan", "inspektorat")  # beside the verifikator, and only what is verified
LAIN, ASING = "lain", "asing"
ORANG = [*map(str, Peran), LAIN, ASING]


def urai(teks: str) -> dict[str, tuple[set[str], str, str]]:
    """{move: (states, next state, role)}"""
    hasil = {}
    for baris in filter(None, teks.splitlines()):
        gerak, peran = baris.split(" : ")
        dari, tindakan, ke = gerak.split(" > ")
        hasil[tindakan] = (set(dari.split()), ke, peran)
    return hasil


@dataclass
class Panggung:
    """One world with a thing for every machine, complete enough to be moved, and an actor of every kind."""

    dunia: dunia.Dunia
    orang: dict
    klien: dict  # a signed-in browser of each

    def objek(self, nama: str):
        return self.dunia.sendiri.objek[OBJEK[nama]]

    def beri_status(self, nama: str, status: str):
        objek = self.objek(nama)
        if isinstance(objek, Penetapan):
            return pabrik.beri_status(Penetapan.objects.get(pk=objek.pk), status)
        type(objek).objects.filter(pk=objek.pk).update(status=status)
        return type(objek).objects.get(pk=objek.pk)

    def kirim(self, nama: str, tindakan: str) -> tuple[str, dict]:
        """Address and body of the POST."""
        objek, slug = self.objek(nama), self.dunia.pemda.slug
        versi = type(objek).objects.values_list("versi", flat=True).get(pk=objek.pk)
        isi = {"versi": versi, "alasan": "karena", "tw": objek.triwulan if nama == "pengukuran" else 0}
        if nama == "pengukuran":
            letak = [slug, objek.tahun, self.dunia.sendiri.instansi.slug]
            return reverse("pengukuran_alur", args=letak), isi | {"tindakan": tindakan}
        return reverse(f"{nama}_alur", args=[slug, objek.pk, tindakan]), isi


@pytest.fixture(scope="module")
def panggung(basis_modul):
    a = dunia.bangun("satu", "Satu")
    asing = pabrik.pengguna("Orang asing")
    pemda_asing = pabrik.pemda("dua")
    with pabrik.dalam(pemda_asing):
        instansi = pabrik.instansi("Dinas Asing")
        for peran in Peran:
            pabrik.anggota(peran, instansi if peran in (Peran.PERENCANA, Peran.PIMPINAN) else None, asing)
    with a.dalam():
        milik = a.sendiri.objek
        pabrik.indikator(milik["lembar_iki_draf"], "Jumlah laporan")
        draf = keputusan_reviu.draf(a.sendiri.instansi, milik["penetapan"])
        milik["keputusan"] = keputusan_reviu.bernomor(draf)
        Lkjip.objects.filter(pk=milik["lkjip"].pk).update(impor=True)  # the gate: tests/laporan/test_lkjip_alur.py
        lain = pabrik.anggota(Peran.PERENCANA, a.lain.instansi)
        pabrik.anggota(Peran.PIMPINAN, a.lain.instansi, lain)
    orang = a.pengguna | {LAIN: lain, ASING: asing}
    return Panggung(a, orang, {siapa: pabrik.klien(satu) for siapa, satu in orang.items()})


def sel(nama: str):
    """Of every state of a machine the moves: [(state, {move: {who: next state, SalahStatus or Ditolak}}), …]."""
    harapan = urai(HARAPAN[nama])
    for status in MESIN[nama].status.values:
        yield (
            status,
            {t: {siapa: _harap(nama, status, t, baris, siapa) for siapa in ORANG} for t, baris in harapan.items()},
        )


def _harap(nama: str, status: str, tindakan: str, baris: tuple, siapa: str):
    dari, ke, peran = baris
    if (nama, tindakan, siapa) == PEREVIU and status != "terverifikasi":
        return Ditolak if status in dari else SalahStatus
    if siapa != peran and (nama, tindakan, siapa) != PEREVIU:
        return Ditolak
    return ke if status in dari else SalahStatus


@pytest.mark.parametrize("nama", MESIN)
def test_tabel_memuat_tepat_yang_tertulis(nama):
    mesin, harapan = MESIN[nama], urai(HARAPAN[nama])
    assert {t: (set(p.dari), p.ke) for t, p in mesin.peralihan.items()} == {
        t: (dari, ke) for t, (dari, ke, _) in harapan.items()
    }
    assert {t for t, p in mesin.peralihan.items() if p.perlu_alasan} == {t for t in harapan if t in PERLU_ALASAN}
    assert {p.tindakan for p in mesin.peralihan.values() if p.pisah} == set(harapan) & {
        "setujui",
        "verifikasi",
        "tetapkan",
        "kunci",
        "reviu",
    } | ({"tandatangani"} & set(harapan))


@pytest.mark.parametrize("nama", MESIN)
def test_setiap_sel_lewat_fungsi(panggung, nama):
    with panggung.dunia.dalam():
        pelaku = {siapa: pabrik.pelaku(orang) for siapa, orang in panggung.orang.items()}
        for status, peralihan in sel(nama):
            objek, jejak = panggung.beri_status(nama, status), Jejak.objects.count()
            for siapa, oleh in pelaku.items():
                tersedia = [p.tindakan for p in MESIN[nama].tindakan_tersedia(oleh, objek)]
                boleh = {t for t, harap in peralihan.items() if isinstance(harap[siapa], str)}
                assert set(tersedia) == boleh, (status, siapa)
                for tindakan, harap in peralihan.items():
                    _satu_sel(MESIN[nama], objek, tindakan, oleh, harap[siapa])
            assert Jejak.objects.count() == jejak  # of what was refused nothing is left
            assert type(objek).objects.get(pk=objek.pk).status == status


def _satu_sel(mesin: Mesin, objek, tindakan: str, oleh, ke) -> None:
    sebutan = (objek.status, tindakan, oleh.nama)
    if not isinstance(ke, str):
        with pytest.raises(ke):
            mesin.jalankan(objek, tindakan, oleh=oleh, alasan="karena")
        return
    with transaction.atomic():
        jejak = Jejak.objects.count()
        assert mesin.jalankan(objek, tindakan, oleh=oleh, alasan="karena").status == ke, sebutan
        terakhir = Jejak.objects.filter(tindakan=tindakan).first()
        assert terakhir.nomor > jejak and terakhir.pengguna == oleh.pengguna, sebutan
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "siapa",
    [  # those of the pemda who never move anything: on PostgreSQL only through the functions above
        pytest.param(ORANG[:4], id="bertindak"),
        pytest.param(ORANG[4:8], id="melihat", marks=pytest.mark.sekali),
        pytest.param([LAIN, ASING], id="asing"),
    ],
)
@pytest.mark.parametrize("nama", MESIN)
def test_setiap_sel_lewat_kiriman(panggung, nama, siapa):
    """The buttons do not decide: a POST without any page is answered as the table says (refusals as JSON: quicker)."""
    for status, peralihan in sel(nama):
        with panggung.dunia.dalam():
            objek, jejak = panggung.beri_status(nama, status), Jejak.objects.count()
            kiriman = {tindakan: panggung.kirim(nama, tindakan) for tindakan in peralihan}
        for tindakan, harapan in peralihan.items():
            for satu in siapa:
                ke = harapan[satu]
                boleh = isinstance(ke, str)
                harap = 404 if satu == ASING else 302 if boleh else 409 if ke is SalahStatus else 403
                with transaction.atomic():
                    jawaban = panggung.klien[satu].post(*kiriman[tindakan], headers={"accept": "application/json"})
                    assert jawaban.status_code == harap, (status, tindakan, satu)
                    if boleh:
                        with panggung.dunia.dalam():
                            assert type(objek).objects.get(pk=objek.pk).status == ke
                        transaction.set_rollback(True)
        with panggung.dunia.dalam():
            assert type(objek).objects.get(pk=objek.pk).status == status
            assert Jejak.objects.count() == jejak


@pytest.mark.parametrize("nama", MESIN)
def test_get_tidak_mengubah_apa_pun(panggung, nama):
    for tindakan, (dari, _, berhak) in urai(HARAPAN[nama]).items():
        status = min(dari)
        with panggung.dunia.dalam():
            panggung.beri_status(nama, status)
            jejak = Jejak.objects.count()
            alamat, _ = panggung.kirim(nama, tindakan)
        assert [panggung.klien[siapa].get(alamat).status_code for siapa in (berhak, LAIN)] == [405, 405]
        with panggung.dunia.dalam():
            objek = panggung.objek(nama)
            assert type(objek).objects.get(pk=objek.pk).status == status and Jejak.objects.count() == jejak


@pytest.mark.parametrize("nama", MESIN)
def test_alasan_wajib_dan_yang_diketik_tidak_hilang(panggung, nama):
    for tindakan, (dari, _, berhak) in urai(HARAPAN[nama]).items():
        if tindakan not in PERLU_ALASAN:
            continue
        with panggung.dunia.dalam():
            objek = panggung.beri_status(nama, min(dari))
            with pytest.raises(IsianSalah) as galat:
                MESIN[nama].jalankan(objek, tindakan, oleh=pabrik.mesin(), alasan=" \n")
            assert list(galat.value.kolom) == ["alasan"]
            alamat, isi = panggung.kirim(nama, tindakan)
        for alasan, lagi in (("  ", {}), ("x" * 2001, {}), ("Sudah saya ketik", {"versi": "99"})):
            jawaban = panggung.klien[berhak].post(alamat, isi | {"alasan": alasan} | lagi)
            assert jawaban.status_code == (409 if lagi else 422)
            assert alasan.strip() in jawaban.content.decode()
        with panggung.dunia.dalam():
            assert type(objek).objects.get(pk=objek.pk).status == min(dari)


@pytest.mark.parametrize("nama", [nama for nama in MESIN if nama != "keputusan"])
def test_yang_mengajukan_tidak_memutuskan(panggung, nama):
    """One person with every role of the pemda: submits, and then decides nothing."""
    mesin = MESIN[nama]
    with panggung.dunia.dalam():
        orang = panggung.orang[str(Peran.PERENCANA)]
        for peran in Peran:
            if peran != Peran.PERENCANA:
                pabrik.anggota(peran, panggung.dunia.sendiri.instansi if peran == Peran.PIMPINAN else None, orang)
        rangkap, petugas = pabrik.pelaku(orang), pabrik.mesin()
        objek = mesin.jalankan(panggung.beri_status(nama, "draf"), "ajukan", oleh=rangkap)
        assert (objek.diajukan_oleh, objek.diajukan_pada is None) == (orang, False)
        for tindakan, p in mesin.peralihan.items():
            if not p.pisah:
                continue
            assert tindakan not in [satu.tindakan for satu in mesin.tindakan_tersedia(rangkap, objek)]
            with pytest.raises(Ditolak, match="Yang mengajukan"):
                mesin.jalankan(objek, tindakan, oleh=rangkap)
            objek = mesin.jalankan(objek, tindakan, oleh=petugas)


def test_dokumentasi_sama_dengan_tabelnya():
    """Write it anew with `manage.py shell`: open("docs/alur.md", "w").write(laporan.domain.alur.naskah.naskah())."""
    assert Path(settings.BASE_DIR, "docs/alur.md").read_text() == naskah()
