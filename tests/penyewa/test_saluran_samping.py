"""Ways round the pages: stored files, job messages, what jobs make, caches, e-mails. Each carries its own pemda only.

What requests leave in sessions, cache, log and mails is looked at with every request (tests/penyewa/peramban.py)."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.urls import URLPattern, get_resolver

from kinerja.pdf import letak
from laporan.domain.alur.keputusan import TERBITKAN
from laporan.domain.ekspor.pilihan import MACAM
from laporan.enums import JenisDokumen
from laporan.exporters.daftar_halaman import MintaDaftar
from laporan.pekerjaan import antrekan_cetak
from laporan.pekerjaan_ekspor import antrekan_buku, antrekan_daftar
from laporan.pekerjaan_impor import BACA
from laporan.pekerjaan_pindahan import antrekan_bungkusan
from organisasi.domain import tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.domain.pemberitahuan import belum_dibaca
from organisasi.domain.surel import kirim_semua
from organisasi.enums import Peran
from organisasi.galat import GalatKinerja, PelanggaranPenyewa
from organisasi.models import Berkas, Keanggotaan, Pekerjaan
from organisasi.tugas import kerjakan
from tests import pabrik
from tests.catatan import catat
from tests.penyewa.dunia import KENARI, TAHUN
from tests.penyewa.isi_biner import teks
from tests.penyewa.kenari import potret
from tests.penyewa.peramban import Peramban

AKAR = Path(settings.BASE_DIR)
NAMA_ACAK = re.compile(r"pemda/(\d+)/[0-9a-f]{32}\.\w{1,8}")
KATA = "Asri"  # the word of A
# Results kept between requests in functions that read tables: why they know no pemda.
BERSINGGAHAN = {
    "organisasi/dua_langkah.py": "the text of two conditions, with places for the pemda and the account",
    "organisasi/domain/pemberitahuan.py": "the text of a query, with places for the pemda and the reader",
    "organisasi/domain/tulis.py": "fields of a model",
    "indikator/domain/capaian.py": "within one call",
    "indikator/domain/dampak_kebijakan.py": "within one call",
    "indikator/domain/kisi/tampil.py": "a template",
    "laporan/domain/cuplikan.py": "types of a class",
    "laporan/domain/templat_keputusan.py": "files of the product",
}
DAFTAR = ("instansi", "anggota", "dokumen", "jejak")


def berkas_dari(dunia) -> list[Berkas]:
    with dunia.dalam():
        return list(Berkas.objects.all())


def test_tidak_ada_alamat_yang_melayani_penyimpanan(dunia, asing):
    """No MEDIA_URL, no view of Django that serves a directory, and a stored name opens nothing wherever it is put."""
    assert settings.MEDIA_URL in ("", "/")
    modul = {pola.callback.__module__ for pola in _pola(get_resolver())}
    assert "django.views.static" not in modul
    admin, dicoba = Peramban(dunia.pengguna[Peran.ADMIN_PEMDA]), 0
    for berkas in [*berkas_dari(dunia), *berkas_dari(asing)]:
        nama = berkas.isi.name
        for awalan in (
            "",
            "media/",
            "berkas/",
            "static/",
            "static/../",
            "alpa/berkas/",
            "alpa/berkas/1/",
            "api/v1/alpa/berkas/",
        ):
            jawaban = admin.minta("get", f"/{awalan}{nama}")
            assert jawaban.status == 404 and not jawaban.memuat(KENARI), (awalan, nama)
        dicoba += 1
    assert dicoba >= 10
    catat("isolasi", "Nama simpanan ditebak di alamat", dicoba=admin.diminta, keterangan=f"{dicoba} berkas: semua 404")


def _pola(simpul):
    for anak in simpul.url_patterns:
        if isinstance(anak, URLPattern):
            yield anak
        else:
            yield from _pola(anak)


def test_setiap_berkas_di_bawah_kunci_pemdanya(dunia, asing):
    """A random name below the key of the pemda; a row that names the content of another pemda cannot be stored."""
    for satu in (dunia, asing):
        for berkas in berkas_dari(satu):
            assert NAMA_ACAK.fullmatch(berkas.isi.name)[1] == str(satu.pemda.pk)
    curian = berkas_dari(asing)[0].isi.name
    with pabrik.dalam(dunia.pemda) as oleh:
        isi = {"jenis_mime": "text/plain", "ukuran": 1, "sha256": "0" * 64, "dibuat_oleh": None}
        for nama in (curian, f"pemda/{dunia.pemda.pk}/../{asing.pemda.pk}/x.pdf", "/etc/passwd", "x.pdf"):
            with pytest.raises(PelanggaranPenyewa):
                tulis.buat(Berkas, oleh=oleh, nama="x.pdf", isi=nama, **isi)
        milik = simpan_berkas(oleh=oleh, nama="../../../x.pdf", isi=b"%PDF-", jenis_mime="application/pdf")
        assert NAMA_ACAK.fullmatch(milik.isi.name)
        milik.isi = curian
        with pytest.raises(PelanggaranPenyewa):
            milik.save()
    catat("isolasi", "Berkas menunjuk simpanan pemda lain", dicoba=5, keterangan="semua ditolak")


def _antrekan(dunia) -> list[Pekerjaan]:
    """Every job that the people of A can ask for, each once, by the first of them who may."""
    objek, hasil = dunia.sendiri.objek, {}
    menunjuk = {"keputusan": objek["keputusan"].pk, "lkjip": objek["lkjip"].pk, "uji_hitung": objek["uji_hitung"].pk}
    menunjuk |= {"pk": objek["pk"].pk, "lembar": objek["lembar"].pk, "reviu": objek["reviu"].pk}
    for peran in (Peran.PERENCANA, Peran.ADMIN_PEMDA, Peran.VERIFIKATOR):
        oleh = pabrik.pelaku(dunia.pengguna[peran])
        umum = {"oleh": oleh, "tahun": TAHUN}
        minta = [lambda m=m, u=umum: antrekan_buku(macam=m, instansi=dunia.sendiri.instansi, **u) for m in MACAM]
        minta += [lambda m=m, u=umum: antrekan_buku(macam=m, **u) for m in MACAM]
        minta += [
            lambda j=j, f=f, u=umum: antrekan_cetak(
                jenis=j, instansi=dunia.sendiri.instansi, objek=menunjuk.get(j), format=f, **u
            )
            for j in JenisDokumen.values
            for f in ("pdf", "docx", "xlsx", "csv")
        ]
        minta += [
            lambda h=h, b=b, o=oleh: antrekan_daftar(
                oleh=o, minta=MintaDaftar(f"/{dunia.pemda.slug}/{h}/", "", TAHUN), bentuk=b
            )
            for h in DAFTAR
            for b in ("xlsx", "csv")
        ]
        minta += [lambda o=oleh: antrekan_bungkusan(oleh=o)]
        for kerja in filter(None, map(_coba, minta)):
            hasil.setdefault(kerja.kunci.partition(":")[2], kerja)
    return list(hasil.values())


def _coba(satu) -> Pekerjaan | None:
    """What cannot be made of the small world, or not by this role, is left out."""
    try:
        return satu()
    except Exception:
        return None


@pytest.mark.sekali
def test_hasil_pekerjaan_hanya_dari_pemdanya(dunia, asing, settings, tmp_path):
    """Every print, workbook, list and package that A can ask for, made and opened: not a word of B inside."""
    settings.DATA_DIR = tmp_path
    with dunia.dalam():
        semua = _antrekan(dunia)
    semula, bentuk = potret(asing), set()
    for kerja in semua:
        jalankan(dunia.pemda.pk, kerja.pk)
    with dunia.dalam():
        selesai = list(Pekerjaan.objects.filter(pk__in=[k.pk for k in semua], hasil__isnull=False))
        for kerja in selesai:
            isi = teks(kerja.hasil.isi.read())
            assert KENARI.lower() not in isi.lower(), kerja.judul
            assert KENARI.lower() not in f"{kerja.judul} {kerja.keterangan} {kerja.hasil.nama}".lower()
            bentuk.add(kerja.hasil.nama.rsplit(".", 1)[-1])
        gagal = Pekerjaan.objects.filter(pk__in=[k.pk for k in semua], hasil=None)
        assert KENARI.lower() not in str(list(gagal.values())).lower()
    assert {"pdf", "xlsx", "docx", "csv"} <= bentuk and len(selesai) >= 15
    assert potret(asing) == semula
    singgahan = list((tmp_path / "singgahan" / "pdf").rglob("*"))
    assert {satu.parent for satu in singgahan if satu.is_file()} <= {letak(dunia.pemda.pk)}
    keterangan = f"{', '.join(sorted(bentuk))}: isi dibuka, 0 kenari"
    catat("isolasi", "Hasil pekerjaan dibuka", dicoba=len(selesai), keterangan=keterangan)


def test_pesan_pekerjaan_pemda_lain_tidak_menjalankan_apa_apa(dunia, asing):
    """A message names a pemda and a job; a job of B under the name of A is not there."""
    with asing.dalam():
        kerja = asing.sendiri.objek["pekerjaan"]
        semula = Pekerjaan.objects.filter(pk=kerja.pk).values().get()
    kerjakan.func(dunia.pemda.pk, kerja.pk)
    with asing.dalam():
        assert Pekerjaan.objects.filter(pk=kerja.pk).values().get() == semula
    catat("isolasi", "Pesan pekerjaan pemda lain", dicoba=1, keterangan="tidak dijalankan")


@pytest.mark.parametrize(("jenis", "nama"), [(TERBITKAN, "keputusan"), ("terbitkan_lkjip", "lkjip"), (BACA, "impor")])
def test_pekerjaan_dengan_id_pemda_lain_gagal_tanpa_isi(dunia, asing, jenis, nama):
    """A job of A whose parameters name a row of B ends as failed, says nothing of B and changes nothing there."""
    semula = potret(asing)
    isi = {"jenis": jenis, "judul": "Uji", "kunci": jenis, "parameter": {nama: asing.sendiri.objek[nama].pk}}
    with dunia.dalam():
        kerja = pabrik._buat(Pekerjaan, dibuat_oleh=dunia.pengguna[Peran.PERENCANA], **isi)
    jalankan(dunia.pemda.pk, kerja.pk)
    with dunia.dalam():
        kerja = Pekerjaan.objects.get(pk=kerja.pk)
        assert (kerja.status, kerja.hasil) == ("gagal", None)
        assert KENARI.lower() not in kerja.galat.lower()
    assert potret(asing) == semula
    catat("isolasi", "Pekerjaan dengan id pemda lain", dicoba=1, keterangan="gagal tanpa isi")


def test_antrean_menolak_id_pemda_lain(dunia, asing):
    """Asking for a print of B's row or of B's list in the name of A is refused before anything is queued."""
    with dunia.dalam():
        oleh, objek = pabrik.pelaku(dunia.pengguna[Peran.PERENCANA]), asing.sendiri.objek
        umum = {"oleh": oleh, "instansi": dunia.sendiri.instansi, "tahun": TAHUN}
        banyak = Pekerjaan.objects.count()
        for jenis in ("keputusan", "lkjip", "uji_hitung"):
            with pytest.raises(GalatKinerja) as galat:
                antrekan_cetak(jenis=jenis, objek=objek[jenis].pk, **umum)
            assert KENARI not in str(galat.value)
        assert Pekerjaan.objects.count() == banyak


def test_surel_hanya_tentang_pemdanya(dunia, asing):
    """The digest of each pemda goes to its own people and says nothing of the other."""
    orang = {satu.email for satu in asing.pengguna.values()}
    assert kirim_semua(ringkasan=True).terkirim >= 2
    for surel in mail.outbox:
        isi = f"{surel.subject} {surel.body} {surel.alternatives if hasattr(surel, 'alternatives') else ''}"
        salah = KATA if set(surel.to) & orang else KENARI
        assert salah.lower() not in isi.lower(), surel.to
    catat("isolasi", "Surel ringkasan", dicoba=len(mail.outbox), keterangan="tiap pemda hanya tentang dirinya")


def test_lonceng_hanya_menghitung_pemda_yang_dibuka(dunia, asing):
    """One person in both pemda: unread notices of B are not counted in A, though the query was compiled before."""
    orang = asing.pengguna[Peran.PERENCANA]
    with dunia.dalam():
        pabrik.anggota(Peran.PEMBACA, orang=orang)
    for satu, banyak in ((asing, 1), (dunia, 0)):
        with satu.dalam():
            milik = Keanggotaan.objects.filter(pengguna=orang).annotate(belum_dibaca=belum_dibaca(orang))
            assert [k.belum_dibaca for k in milik] == [banyak]


def test_singgahan_pdf_di_bawah_kunci_pemda(dunia, asing):
    sini, sana = letak(dunia.pemda.pk), letak(asing.pemda.pk)
    assert sini != sana and sini.parent == sana.parent


def test_singgahan_proses_tidak_mengenal_pemda():
    """functools caches outlive a request. In a module that reads tables each is known, with its reason."""
    ada = set()
    for app in ("kinerja", "organisasi", "indikator", "laporan"):
        for berkas in (AKAR / app).rglob("*.py"):
            isi = berkas.read_text()
            membaca = re.search(r"^from (organisasi|indikator|laporan)[\w.]*models|\.objects\b", isi, re.M)
            if membaca and re.search(r"^from functools import .*\b(lru_)?cache\b", isi, re.M):
                ada.add(str(berkas.relative_to(AKAR)))
    assert ada == set(BERSINGGAHAN)
