"""Whose turn it is after a move: they are told so, and can act."""

import pytest

from indikator.giliran import GILIRAN as GILIRAN_INDIKATOR
from laporan.beranda import GILIRAN as GILIRAN_LAPORAN
from laporan.beranda import antrean_lkjip
from laporan.domain import sel_kotak
from laporan.domain.alur import lkjip as alur
from laporan.domain.alur.naskah import MESIN
from laporan.models import Lkjip
from organisasi.alur import LABEL_PEMBACA
from organisasi.enums import JenisPemberitahuan, Peran
from organisasi.models import Pemberitahuan, PengaturanPemda
from organisasi.permissions import boleh
from tests import pabrik

BERANDA = GILIRAN_INDIKATOR | GILIRAN_LAPORAN
MESIN_ANTREAN = {mesin.nama: mesin for _, mesin in MESIN if mesin.nama in BERANDA}


def giliran(nama: str) -> set[tuple[str, str]]:
    """{(role, state)} of the table of moves. Who verifies a measuring locks it too and is not told."""
    semua = {(str(p.giliran), str(p.ke)) for p in MESIN_ANTREAN[nama].peralihan.values() if p.giliran}
    return semua | ({("verifikator", "terverifikasi")} if nama == "pengukuran" else set())


@pytest.fixture
def magetan(db):
    pemda, asing = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(asing):
        pabrik.anggota("inspektorat")
    with pabrik.dalam(pemda):
        pemda.dinas = pabrik.instansi("Dinas Kesehatan")
        yield pemda


@pytest.mark.parametrize("mesin", [mesin for _, mesin in MESIN], ids=lambda mesin: mesin.nama)
def test_yang_mendapat_giliran_diberi_tahu_dan_dapat_bertindak(magetan, mesin):
    for p in mesin.peralihan.values():
        if p.giliran is None:
            continue
        pelaku = pabrik.pelaku_baru(p.giliran, magetan.dinas if p.giliran in ("perencana", "pimpinan") else None)
        lanjut = [q for q in mesin.peralihan.values() if p.ke in q.dari and not q.perlu_alasan]
        assert p.giliran in p.kabar, p.tindakan
        assert any(boleh(pelaku, q.izin, magetan.dinas) for q in lanjut), p.tindakan


@pytest.mark.parametrize(
    ("dari", "tindakan", "peran"),
    [
        ("disetujui", "verifikasi", "inspektorat"),
        ("terverifikasi", "reviu", "pimpinan"),
        ("direviu", "tandatangani", "perencana"),
        ("ditandatangani", "sampaikan", "verifikator"),
    ],
)
def test_lkjip_dikabarkan_kepada_yang_berikut(magetan, dari, tindakan, peran):
    pabrik._buat(PengaturanPemda, reviu_lkjip_opd=True)
    orang = pabrik.anggota(peran, magetan.dinas if peran in ("perencana", "pimpinan") else None)
    lkjip = Lkjip.objects.create(pemda=magetan, instansi=magetan.dinas, tahun=2024, status=dari, impor=True)
    alur.jalankan(lkjip, tindakan, oleh=pabrik.mesin())
    satu = Pemberitahuan.objects.get()
    assert (satu.penerima, satu.jenis) == (orang, JenisPemberitahuan.PENGAJUAN)


def test_tanpa_kewajiban_reviu_pimpinan_yang_berikut(magetan):
    """The Inspektorat is told, but it waits for the pimpinan; on their home pages likewise."""
    pimpinan, inspektorat = pabrik.anggota("pimpinan", magetan.dinas), pabrik.anggota("inspektorat")
    lkjip = Lkjip.objects.create(pemda=magetan, instansi=magetan.dinas, tahun=2024, status="disetujui", impor=True)
    alur.jalankan(lkjip, "verifikasi", oleh=pabrik.mesin())
    jenis = dict(Pemberitahuan.objects.values_list("penerima", "jenis"))
    assert jenis == {pimpinan.pk: JenisPemberitahuan.PENGAJUAN, inspektorat.pk: JenisPemberitahuan.KEPUTUSAN}
    assert [satu.jumlah for satu in antrean_lkjip(pabrik.pelaku(inspektorat), 2024)] == [0]
    menunggu = {satu.judul: satu.jumlah for satu in antrean_lkjip(pabrik.pelaku(pimpinan), 2024)}
    assert menunggu["LKjIP menunggu ditandatangani"] == 1
    pabrik._buat(PengaturanPemda, reviu_lkjip_opd=True)
    assert [satu.jumlah for satu in antrean_lkjip(pabrik.pelaku(inspektorat), 2024)] == [1]
    menunggu = {satu.judul: satu.jumlah for satu in antrean_lkjip(pabrik.pelaku(pimpinan), 2024)}
    assert menunggu["LKjIP menunggu ditandatangani"] == 0


@pytest.mark.parametrize("nama", MESIN_ANTREAN)
def test_antrean_beranda_sama_dengan_tabel(nama):
    assert {(str(satu.peran), str(satu.status)) for satu in BERANDA[nama]} == giliran(nama)


@pytest.mark.parametrize("nama", MESIN_ANTREAN)
def test_sebutan_pembaca_sama_dengan_tabel(nama):
    """ "Perlu …" is what a state is called for whose turn it is; "Dapat …" where that turn may be left out."""
    ada = MESIN_ANTREAN[nama].status.values
    perlu = {
        (str(p), s)
        for p, m, s, kata in LABEL_PEMBACA
        if m in ("", nama) and s in ada and kata.startswith(("Perlu", "Dapat"))
    }
    assert perlu == giliran(nama)


@pytest.mark.parametrize("jenis", sel_kotak.JENIS)
def test_kotak_masuk_menunggu_sama_dengan_tabel(jenis):
    nama = sel_kotak.MESIN.get(jenis, "pengukuran")
    for peran in (Peran.VERIFIKATOR, Peran.INSPEKTORAT):
        menunggu = {(str(peran), str(s)) for s in sel_kotak.MENUNGGU[peran].get(jenis, ())}
        assert menunggu == {satu for satu in giliran(nama) if satu[0] == peran}
