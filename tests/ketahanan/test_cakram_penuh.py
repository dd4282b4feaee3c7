"""The disk is full: a clear answer, nothing half on disk or in the database, and it goes on once there is room."""

import hashlib
import shutil
import time

import pytest
from django.conf import settings

from indikator.models import Realisasi
from laporan.pekerjaan import antrekan_cetak
from organisasi.domain.pekerjaan import ulangi
from organisasi.galat_mesin import PENUH
from organisasi.models import Berkas, Pekerjaan
from tests import pabrik
from tests.basis import pakai
from tests.berkas_contoh import gambar
from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import Klien, jejak_utuh, tunggu
from tests.ketahanan.ruang_sempit import RuangSempit
from tests.organisasi.conftest import url_basis

BESAR_BERKAS, BESAR_BASIS = 8_000_000, 16_000_000  # bytes of the small disks


@pytest.fixture
def ruang(tmp_path):
    """Makes a small disk at a place below `tmp_path`."""
    semua = []

    def buat(nama: str, bita: int) -> RuangSempit:
        semua.append(RuangSempit(tmp_path / nama, bita))
        return semua[-1]

    yield buat
    for satu in semua:
        satu.bongkar()


def test_no_room_for_files(aplikasi, ruang, tmp_path, settings):
    """An upload, a form with a file, and a PDF: refused with the reason; what was typed comes back."""
    kecil = ruang("berkas", BESAR_BERKAS)
    kerja = kecil.dari_luar / "kerja"
    kerja.mkdir()
    d = dunia_tulis.susun(1)
    app = aplikasi(pekerja=True, awalan=kecil.awalan, TMPDIR=str(kecil.letak / "kerja"))
    settings.MEDIA_ROOT = kecil.dari_luar
    _, dinas, orang, indikator = d.orang[0]
    klien = Klien(app.url, orang.email)
    dasar = f"/magetan/{dunia_tulis.TAHUN}/realisasi/{dinas.slug}/"
    bukti = {"berkas": ("bukti.png", gambar("PNG", 400, 300), "image/png")}
    assert klien.kirim(f"{dasar}unggah/", bukti).status_code == 200

    kecil.penuhi()
    semula = _isi(kecil)
    unggah = klien.kirim(f"{dasar}unggah/", bukti)
    assert unggah.status_code == 503 and PENUH in unggah.text
    isian = klien.isian(f"{dasar}{indikator.pk}/", "sifat") | {"teks": "71,5", "catatan": "Ketikan panjang saya"}
    formulir = klien.kirim(f"{dasar}{indikator.pk}/", bukti, **isian)
    assert formulir.status_code == 503 and "Ketikan panjang saya" in formulir.text and "bukti.png" in formulir.text
    gagal = _cetak(d, dinas, orang, indikator)
    assert gagal.status == "gagal" and PENUH.rstrip(".") in gagal.galat
    with pabrik.dalam(d.pemda[0]):
        assert Berkas.objects.count() == 1 and not Realisasi.objects.exists()
    assert _isi(kecil) == semula, "sisa isi yang tidak muat"

    kecil.lapangkan()
    assert klien.kirim(f"{dasar}unggah/", bukti).status_code == 200
    assert klien.kirim(f"{dasar}{indikator.pk}/", bukti, **isian).status_code == 302
    with pabrik.dalam(d.pemda[0]):
        ulangi(oleh=pabrik.pelaku(orang), pekerjaan=gagal)
    tunggu(lambda: _terakhir(d).status == "selesai", sebab="cetak sesudah lapang")
    with pabrik.dalam(d.pemda[0]):
        semua = list(Berkas.objects.all())
        assert len(semua) == 4 and Realisasi.objects.get().teks == "71,5"
        for satu in semua:
            with satu.isi.open("rb") as isi:
                assert hashlib.sha256(isi.read()).hexdigest() == satu.sha256
    catat("gangguan", "Cakram penuh saat unggah dan PDF", dicoba=3, keterangan="3 ditolak dengan sebab, 4 berkas utuh")


def _isi(ruang: RuangSempit) -> set[str]:
    return {satu.name for satu in ruang.dari_luar.rglob("*") if satu.is_file()}


def _terakhir(d) -> Pekerjaan:
    with pabrik.dalam(d.pemda[0]):
        return Pekerjaan.objects.order_by("-pk").first()


def _cetak(d, dinas, orang, indikator) -> Pekerjaan:
    """The ended job of a print."""
    with pabrik.dalam(d.pemda[0]):
        oleh = pabrik.pelaku(orang)
        antrekan_cetak(oleh=oleh, jenis="lembar", instansi=dinas, tahun=dunia_tulis.TAHUN, objek=indikator.lembar_id)
    tunggu(lambda: not _terakhir(d).masih_hidup, sebab="cetak di cakram penuh")
    return _terakhir(d)


@pytest.mark.skipif(settings.UJI_BASIS != "sqlite", reason="cakram server PostgreSQL bukan milik uji")
def test_no_room_for_the_database(aplikasi, ruang, basis_salinan, tmp_path):
    """SQLite on the full disk, while eight people write: 503 with the reason, nothing acknowledged is lost."""
    kecil = ruang("basis", BESAR_BASIS)
    d = dunia_tulis.susun()
    pakai(basis_salinan)  # closes it: everything is in its main file
    shutil.copyfile(basis_salinan, kecil.dari_luar / "kinerja.sqlite3")
    app = aplikasi(proses=4, awalan=kecil.awalan, DATABASE_URL=f"sqlite:///{kecil.letak / 'kinerja.sqlite3'}")
    penulis = dunia_tulis.mulai(app.url, d)
    for _ in range(2):
        sebelum = sum(satu.diakui for satu in penulis)
        tunggu(lambda n=sebelum: sum(satu.diakui for satu in penulis) > n + 40, sebab="penulis berjalan")
        banyak = sum(satu.galat[503] for satu in penulis)
        kecil.penuhi()
        tunggu(lambda n=banyak: sum(satu.galat[503] for satu in penulis) > n + 8, sebab="cakram terasa penuh")
        time.sleep(1)
        kecil.lapangkan()
    sebelum = [satu.diakui for satu in penulis]
    tunggu(lambda: all(p.diakui > k for p, k in zip(penulis, sebelum, strict=True)), sebab="pulih sendiri")
    dunia_tulis.selesaikan(penulis)
    app.henti()
    pakai(kecil.ambil_basis(tmp_path / "salinan"))
    angka = dunia_tulis.periksa(d, penulis)
    halaman = [satu for p in penulis for satu in p.halaman]
    assert {kode for kode, _ in halaman} == {503} and any(PENUH in teks for _, teks in halaman)
    app.env["DATABASE_URL"] = url_basis()
    jejak_utuh(app)
    catat("gangguan", "Cakram basis data penuh saat menyimpan", dicoba=2, keterangan=angka)
