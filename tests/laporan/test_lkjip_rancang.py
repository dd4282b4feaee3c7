"""Pages of making a LKjIP: making one, its overview, head, own sections; with a stranger's report beside it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.models import Jadwal
from laporan import harian
from laporan.domain.lkjip import dokumen
from laporan.domain.lkjip.rancang import rancang
from laporan.enums import RataUtama, StatusLkjip
from laporan.models import Lkjip
from organisasi.domain import tulis
from organisasi.models import Keanggotaan
from tests import pabrik
from tests.basis import kueri

KUNCI = "6f1c4b0e-1c1f-4d52-9b0e-0a5f7c3d9a11"


@pytest.fixture
def dunia(db):
    """(perencana's browser, instansi, stranger's report) of two pemda."""
    with pabrik.dalam(pabrik.pemda("paser")) as mesin:
        asing = rancang(oleh=mesin, instansi=pabrik.instansi("Dinas Asing"), tahun=2020)
    with pabrik.dalam(pabrik.pemda("magetan")):
        instansi = pabrik.instansi("Bagian Organisasi")
        lembar = pabrik.lembar(pabrik.penetapan(instansi, 2020, berlaku=True))
        pabrik.indikator(lembar, "Nilai IKM", sasaran=pabrik.sasaran(lembar, "Pelayanan prima"), target="80")
        yield pabrik.klien(pabrik.anggota("perencana", instansi)), instansi, asing


def _lkjip(instansi, tahun: int = 2020) -> Lkjip:
    return rancang(oleh=pabrik.mesin(), instansi=instansi, tahun=tahun)


def test_buat_sekali(dunia):
    klien, instansi, _ = dunia
    halaman = klien.get("/magetan/lkjip/buat/").content.decode()
    assert "Buat LKjIP" in halaman and "Dinas Asing" not in halaman
    isian = {"instansi": instansi.pk, "tahun": "2020", "ambil": "", "kunci_kirim": KUNCI}
    for _ in range(2):
        jawaban = klien.post("/magetan/lkjip/buat/", isian, follow=True)
        assert jawaban.status_code == 200
    lkjip = Lkjip.objects.get()
    assert lkjip.bagian.filter(titik__gt=0).count() == 7
    assert f"/magetan/lkjip/{lkjip.pk}/bagian/{lkjip.bagian.first().pk}/" in jawaban.content.decode()
    lagi = klien.post("/magetan/lkjip/buat/", isian | {"kunci_kirim": KUNCI[:-1] + "2"})
    assert lagi.status_code == 422 and "sudah ada" in lagi.content.decode()


def test_buat_hanya_untuk_instansi_sendiri(dunia):
    klien, _, asing = dunia
    lain = pabrik.instansi("Dinas Lain")
    for pilihan in (lain.pk, asing.instansi_id):
        isian = {"instansi": pilihan, "tahun": "2020", "kunci_kirim": KUNCI}
        assert klien.post("/magetan/lkjip/buat/", isian).status_code == 422
    assert pabrik.klien(pabrik.anggota("verifikator")).get("/magetan/lkjip/buat/").status_code == 403
    assert not Lkjip.objects.exists()


def test_ikhtisar_kerja(dunia):
    klien, instansi, asing = dunia
    lkjip = _lkjip(instansi)
    isi = klien.get(f"/magetan/lkjip/{lkjip.pk}/").content.decode()
    for kata in ("Sasaran 1: Pelayanan prima", "7 titik analisis", "kosong", "Segarkan kerangka", "Kelengkapan"):
        assert kata in isi
    assert klien.get(f"/magetan/lkjip/{asing.pk}/").status_code == 404
    for nama in ("kepala", "susunan/tambah"):
        assert klien.get(f"/magetan/lkjip/{asing.pk}/{nama}/").status_code == 404
    pembaca = pabrik.klien(pabrik.anggota("pembaca"))
    assert pembaca.get(f"/magetan/lkjip/{lkjip.pk}/").status_code == 403


def test_laporan_terbit_tidak_dapat_disunting(dunia):
    klien, instansi, _ = dunia
    lkjip = tulis.ubah(_lkjip(instansi), oleh=pabrik.mesin(), status=StatusLkjip.DIPUBLIKASIKAN)
    isi = klien.get(f"/magetan/lkjip/{lkjip.pk}/").content.decode()
    assert "Segarkan kerangka" not in isi and "Ubah penanda tangan" not in isi
    assert klien.post(f"/magetan/lkjip/{lkjip.pk}/segarkan/").status_code == 409
    isian = {"versi": lkjip.versi, "rata_utama": "sasaran"}
    assert klien.post(f"/magetan/lkjip/{lkjip.pk}/kepala/", isian).status_code == 409


def test_kepala_laporan(dunia):
    klien, instansi, _ = dunia
    lkjip = _lkjip(instansi)
    kepala = pabrik.pemangku(pabrik.pejabat("Budi"), instansi, pabrik.jabatan(instansi, "Kepala Bagian"))
    with pabrik.dalam(pabrik.pemda("blitar")):
        lain = pabrik.instansi("Dinas Blitar")
        asing = pabrik.pemangku(pabrik.pejabat("Orang Asing"), lain, pabrik.jabatan(lain, "Kepala Dinas"))
    alamat = f"/magetan/lkjip/{lkjip.pk}/kepala/"
    assert "Orang Asing" not in klien.get(alamat).content.decode()
    isian = {"versi": lkjip.versi, "pemangku": asing.pk, "rata_utama": "sasaran", "tanggal": "2021-02-20"}
    assert klien.post(alamat, isian).status_code == 422
    assert klien.post(alamat, isian | {"pemangku": kepala.pk}).status_code == 302
    lkjip.refresh_from_db()
    assert (lkjip.penandatangan.nama, lkjip.jabatan_penandatangan) == ("Budi", "Kepala Bagian")
    assert (lkjip.rata_utama, f"{lkjip.tanggal}") == (RataUtama.SASARAN, "2021-02-20")
    bentrok = klien.post(alamat, isian | {"pemangku": kepala.pk, "tanggal": "2021-02-28"})
    assert bentrok.status_code == 409 and "20 Februari 2021" in bentrok.content.decode()
    tulis.ubah(lkjip, oleh=pabrik.mesin(), status=StatusLkjip.DIREVIU)
    assert "Rata-rata yang dipakai" not in klien.get(alamat).content.decode()


def test_bagian_sendiri_lewat_halaman(dunia):
    klien, instansi, _ = dunia
    lkjip = _lkjip(instansi)
    dasar = f"/magetan/lkjip/{lkjip.pk}/susunan"
    setelah = lkjip.bagian.get(kode="bab3-anggaran")
    jawaban = klien.post(f"{dasar}/tambah/", {"judul": "C. Prestasi", "setelah": setelah.pk})
    baru = lkjip.bagian.get(kode="tambahan-1")
    assert jawaban.headers["Location"] == f"/magetan/lkjip/{lkjip.pk}/bagian/{baru.pk}/"
    assert klien.post(f"{dasar}/tambah/", {"judul": "C. Prestasi", "setelah": setelah.pk}).status_code == 422
    bab4 = lkjip.bagian.get(kode="bab4")
    assert 'name="setelah"' not in klien.get(f"{dasar}/{bab4.pk}/").content.decode()
    isian = {"versi": baru.versi, "judul": "D. Penghargaan", "setelah": bab4.pk}
    assert klien.post(f"{dasar}/{baru.pk}/", isian).status_code == 302
    baru.refresh_from_db()
    assert baru.judul == "D. Penghargaan" and baru.urutan > bab4.urutan
    assert klien.post(f"{dasar}/{baru.pk}/", isian | {"judul": "E"}).status_code == 409
    assert klien.post(f"{dasar}/{bab4.pk}/hapus/", {"versi": bab4.versi}).status_code == 409
    assert klien.post(f"{dasar}/{baru.pk}/hapus/", {"versi": baru.versi}).status_code == 302
    assert not lkjip.bagian.filter(kode="tambahan-1").exists()


def test_daftar_disaring_dan_kelengkapan(dunia):
    klien, instansi, _ = dunia
    _lkjip(instansi)
    naskah = [{"kode": "bab1", "judul": "BAB I", "isi": "<p>x</p>"}, {"kode": "bab4", "judul": "BAB IV", "isi": ""}]
    dokumen.buat(oleh=pabrik.mesin(), instansi=instansi, tahun=2019, bagian=naskah)
    isi = klien.get("/magetan/lkjip/").content.decode()
    assert "1 dari 2 bagian" in isi and "Dinas Asing" not in isi
    assert isi.index(">2020<") < isi.index(">2019<")
    tersaring = klien.get("/magetan/lkjip/?tahun=2019").content.decode()
    assert "1 laporan" in tersaring and "1 dari 2 bagian" in tersaring
    assert "0 laporan" in klien.get("/magetan/lkjip/?q=tidak+ada").content.decode()


def test_kueri_daftar_tetap(dunia):
    klien, instansi, _ = dunia
    klien.get("/magetan/lkjip/")
    hitung = []
    for tahun in ((2020,), (2021, 2022)):
        for satu in tahun:
            _lkjip(instansi, satu)
        with CaptureQueriesContext(connection) as tangkapan:
            klien.get("/magetan/lkjip/")
        hitung.append(len(tangkapan))
    assert hitung[0] == hitung[1] == kueri(8), hitung


def test_tenggat_laporan_pemda(dunia):
    """The report of the pemda itself follows its own schedule, on its page and in the reminders; the OPD theirs."""
    _, instansi, _ = dunia
    pemda = pabrik.instansi("Kabupaten Magetan", "kabupaten", jenis="pemda")
    for jenis, tenggat in (("lkjip", date(2021, 2, 15)), ("lkjip_pemda", date(2021, 3, 31))):
        pabrik._buat(Jadwal, tahun=2020, jenis=jenis, tenggat=tenggat)
    milik, opd = _lkjip(pemda), _lkjip(instansi)
    klien = pabrik.klien(pabrik.anggota("verifikator"))
    for lkjip, tanggal in ((milik, "31 Maret 2021"), (opd, "15 Februari 2021")):
        assert tanggal in klien.get(f"/magetan/lkjip/{lkjip.pk}/").content.decode()
    assert harian.lkjip_belum_diajukan(2020) == {instansi.pk}
    assert harian.lkjip_pemda_belum_diajukan(2020) == {pemda.pk}


def test_daftar_memuat_yang_dapat_dibuka_saja(dunia):
    """The draft of another OPD is not listed to a perencana, its published report is."""
    klien, instansi, _ = dunia
    lain = _lkjip(pabrik.instansi("Dinas Lain"))
    _lkjip(instansi)
    pabrik.anggota("pembaca", orang=Keanggotaan.objects.get(instansi=instansi).pengguna)

    def tampak() -> bool:
        return f"/magetan/lkjip/{lain.pk}/" in klien.get("/magetan/lkjip/").content.decode()

    assert not tampak() and klien.get(f"/magetan/lkjip/{lain.pk}/").status_code == 403
    Lkjip.objects.filter(pk=lain.pk).update(status=StatusLkjip.DIPUBLIKASIKAN)
    assert tampak()
