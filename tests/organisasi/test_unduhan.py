"""Pages of background jobs: Unduhan saya, progress, cancel, try again."""

import pytest

from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.pekerjaan import antrekan, batalkan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.models import Pekerjaan
from tests import pabrik


def antre(tata, jenis="uji_berkas", orang=None, kunci="k1", judul="Cetak IKU") -> Pekerjaan:
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(orang or tata.perencana)
        return antrekan(oleh=oleh, jenis=jenis, kunci=kunci, instansi=tata.instansi, judul=judul)


def url(pekerjaan, akhir="", pemda="magetan") -> str:
    return f"/{pemda}/pekerjaan/{pekerjaan.pk}/{akhir}"


def status(tata, pekerjaan) -> str:
    with pabrik.dalam(tata.pemda):
        return Pekerjaan.objects.get(pk=pekerjaan.pk).status


def test_halaman_menunggu_dan_potongannya(tata):
    pekerjaan, klien = antre(tata), pabrik.klien(tata.perencana)
    halaman = klien.get(url(pekerjaan)).content.decode()
    assert "Menunggu giliran" in halaman and "Perbarui sekarang" in halaman and "Batalkan pekerjaan" in halaman
    potongan = klien.get(url(pekerjaan), headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 1s"' in potongan and "<html" not in potongan


def test_kemajuan_berjalan(tata):
    pekerjaan = antre(tata)
    with pabrik.dalam(tata.pemda):
        Pekerjaan.objects.update(status="berjalan", langkah=3, jumlah_langkah=45, keterangan="Menyusun lembar")
    isi = pabrik.klien(tata.perencana).get(url(pekerjaan)).content.decode()
    assert "Menyusun lembar" in isi and "3 dari 45" in isi and '<progress max="45" value="3"' in isi


def test_selesai_memuat_ulang_lalu_tombol_unduh(tata):
    pekerjaan, klien = antre(tata), pabrik.klien(tata.perencana)
    jalankan(tata.pemda.pk, pekerjaan.pk)
    assert klien.get(url(pekerjaan), headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    isi = klien.get(url(pekerjaan)).content.decode()
    assert "Unduh hasil uji.txt" in isi and "/magetan/berkas/" in isi and "hx-trigger" not in isi


def test_gagal_dengan_sebab_dan_coba_lagi(tata):
    pekerjaan, klien = antre(tata, "uji_galat"), pabrik.klien(tata.perencana)
    jalankan(tata.pemda.pk, pekerjaan.pk)
    isi = klien.get(url(pekerjaan)).content.decode()
    assert "Belum ada indikator pada lembar ini." in isi and "Coba lagi" in isi
    pertama = klien.post(url(pekerjaan, "ulang/"))
    kedua = klien.post(url(pekerjaan, "ulang/"))
    assert pertama.status_code == 302 and pertama["Location"] == kedua["Location"] != url(pekerjaan)
    with pabrik.dalam(tata.pemda):
        assert Pekerjaan.objects.count() == 2


def test_batal_dua_kali_tidak_apa(tata):
    pekerjaan, klien = antre(tata), pabrik.klien(tata.perencana)
    assert "dibatalkan." in klien.post(url(pekerjaan, "batal/"), follow=True).content.decode()
    kedua = klien.post(url(pekerjaan, "batal/"), follow=True)
    assert kedua.status_code == 200 and "sudah berakhir (dibatalkan)" in kedua.content.decode()
    assert status(tata, pekerjaan) == "dibatalkan"


def test_ulang_yang_masih_hidup_hanya_memberi_tahu(tata):
    pekerjaan = antre(tata)
    jawaban = pabrik.klien(tata.perencana).post(url(pekerjaan, "ulang/"), follow=True)
    assert "Hanya pekerjaan yang gagal atau dibatalkan" in jawaban.content.decode()


@pytest.mark.parametrize("akhir", ["batal/", "ulang/"])
def test_hanya_post(tata, akhir):
    assert pabrik.klien(tata.perencana).get(url(antre(tata), akhir)).status_code == 405


@pytest.mark.parametrize(("siapa", "kode"), [("rekan", 403), ("luar", 403), ("pembaca", 403), ("asing", 404)])
def test_pekerjaan_orang_lain(tata, siapa, kode):
    pekerjaan, klien = antre(tata), pabrik.klien(getattr(tata, siapa))
    assert klien.get(url(pekerjaan)).status_code == kode
    assert klien.post(url(pekerjaan, "batal/")).status_code == kode
    assert klien.post(url(pekerjaan, "ulang/")).status_code == kode
    assert klien.get(url(pekerjaan, pemda="paser")).status_code == 404 or siapa != "asing"
    assert status(tata, pekerjaan) == "antre"


def test_admin_melihat_dan_membatalkan(tata):
    pekerjaan, klien = antre(tata), pabrik.klien(tata.admin)
    assert klien.get(url(pekerjaan)).status_code == 200
    klien.post(url(pekerjaan, "batal/"))
    assert status(tata, pekerjaan) == "dibatalkan"


def test_daftar_milik_sendiri_admin_semua(tata):
    antre(tata, judul="Cetak milik perencana")
    antre(tata, orang=tata.rekan, kunci="k2", judul="Cetak milik rekan")
    with pabrik.dalam(tata.pemda_asing):
        oleh = pabrik.pelaku(tata.asing)
        antrekan(oleh=oleh, jenis="uji_berkas", kunci="k", instansi=tata.instansi_asing, judul="Cetak milik asing")
    milik = pabrik.klien(tata.perencana).get("/magetan/unduhan/").content.decode()
    assert "Cetak milik perencana" in milik and "Cetak milik rekan" not in milik
    semua = pabrik.klien(tata.admin).get("/magetan/unduhan/").content.decode()
    assert "Cetak milik perencana" in semua and "Cetak milik rekan" in semua and "Cetak milik asing" not in semua
    assert pabrik.klien(tata.asing).get("/magetan/unduhan/").status_code == 404


def test_daftar_kosong_disaring_dan_berkas_unggahan(tata):
    klien = pabrik.klien(tata.perencana)
    assert "Belum ada unduhan." in klien.get("/magetan/unduhan/").content.decode()
    pekerjaan = antre(tata)
    jalankan(tata.pemda.pk, pekerjaan.pk)
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.perencana)
        simpan_berkas(
            oleh=oleh, nama="bukti.pdf", isi=b"x" * 2048, jenis_mime="application/pdf", instansi=tata.instansi
        )
    isi = klien.get("/magetan/unduhan/").content.decode()
    assert "Unduh (14" in isi and "bukti.pdf" in isi
    assert "Tidak ada yang cocok" in klien.get("/magetan/unduhan/?status=gagal").content.decode()
    assert "Cetak IKU" in klien.get("/magetan/unduhan/?q=iku").content.decode()


def test_jumlah_kueri_tetap(tata):
    """One row or six: the same number of queries; every sortable column sorts."""
    klien = pabrik.klien(tata.admin)
    jalankan(tata.pemda.pk, antre(tata).pk)
    klien.get("/magetan/unduhan/")
    jumlah = hitung_kueri(klien)
    for ke in range(5):
        jalankan(tata.pemda.pk, antre(tata, kunci=f"b{ke}").pk)
    assert hitung_kueri(klien) == jumlah
    for kolom in ("judul", "status", "dibuat", "dibuat_oleh"):
        for urut in (kolom, f"-{kolom}"):
            assert klien.get(f"/magetan/unduhan/?urut={urut}").status_code == 200


def hitung_kueri(klien) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as kueri:
        assert klien.get("/magetan/unduhan/").status_code == 200
    return len(kueri)


def test_get_tidak_menulis(tata):
    """Reading a page leaves the audit trail and the job as they are."""
    from organisasi.models import Jejak

    pekerjaan, klien = antre(tata), pabrik.klien(tata.perencana)
    with pabrik.dalam(tata.pemda):
        sebelum = Jejak.objects.count()
    for alamat in (url(pekerjaan), "/magetan/unduhan/"):
        klien.get(alamat)
    with pabrik.dalam(tata.pemda):
        assert Jejak.objects.count() == sebelum


def test_dibatalkan_lewat_domain_terlihat(tata):
    pekerjaan = antre(tata)
    with pabrik.dalam(tata.pemda):
        batalkan(oleh=pabrik.pelaku(tata.perencana), pekerjaan=pekerjaan)
    isi = pabrik.klien(tata.perencana).get(url(pekerjaan)).content.decode()
    assert "tidak ada berkas yang dibuat" in isi and "Coba lagi" in isi
