"""The power goes while eight people save: what was acknowledged is on the disk, not only in the memory of the kernel.

The installation (SQLite and its files) lies on a file system in an image. A copy of the image, taken while all its
processes stand still, holds just what was written through; it is mounted anew, as after a restart.
"""

import copy
import hashlib
import os
import shutil
import signal
import threading

import pytest
from django.conf import settings
from django.db import connection

from organisasi.models import Berkas
from tests import pabrik
from tests.basis import pakai
from tests.berkas_contoh import gambar
from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import Klien, bunuh_semua, tunggu
from tests.ketahanan.ruang_sempit import CakramBergambar

BESAR_MB, KALI = 96, 3

pytestmark = pytest.mark.skipif(settings.UJI_BASIS != "sqlite", reason="cakram server PostgreSQL bukan milik uji")


def test_power_cut_while_eight_people_save(aplikasi, basis_salinan, tmp_path, settings):
    cakram = CakramBergambar(tmp_path / "cakram", CakramBergambar.buat(tmp_path / "cakram.img", BESAR_MB))
    d = dunia_tulis.susun()
    pakai(basis_salinan)
    shutil.copyfile(basis_salinan, cakram.dari_luar / "kinerja.sqlite3")
    (cakram.dari_luar / "static").symlink_to(tmp_path / "static")
    os.sync()
    data = {"DATA_DIR": str(cakram.letak), "DATABASE_URL": f"sqlite:///{cakram.letak / 'kinerja.sqlite3'}"}
    app = aplikasi(proses=4, awalan=cakram.awalan, **data)
    pengunggah = Pengunggah(app.url, d)
    penulis = dunia_tulis.mulai(app.url, d)
    pengunggah.start()
    try:
        angka = [_padam(app, cakram, d, penulis, pengunggah, tmp_path, settings) for _ in range(KALI)]
    finally:
        pengunggah.henti.set()
        pengunggah.join(60)
        dunia_tulis.selesaikan(penulis)
        bunuh_semua(app.web)
        cakram.bongkar()
    catat("gangguan", "Listrik padam saat menyimpan", dicoba=KALI, keterangan=angka[-1])


def _padam(app, cakram, d, penulis, pengunggah, tmp_path, settings) -> str:
    """Cut, start again on the copy, compare with what had been acknowledged before."""
    semula, sebelum = connection.settings_dict["NAME"], sum(satu.diakui for satu in penulis)
    tunggu(lambda: sum(satu.diakui for satu in penulis) > sebelum + 40, sebab="penulis berjalan")
    diakui = [_potret(satu) for satu in penulis]
    unggahan = list(pengunggah.diakui)
    os.killpg(app.web.pid, signal.SIGSTOP)
    try:
        gambar_disk = cakram.putuskan(tmp_path / "padam.img")
        for satu, kini in zip(diakui, penulis, strict=True):
            satu.dicoba = list(kini.dicoba)
    finally:
        os.killpg(app.web.pid, signal.SIGCONT)
    bangkit = CakramBergambar(tmp_path / "bangkit", gambar_disk)
    try:
        pakai(bangkit.ambil_basis(tmp_path / "basis"))
        settings.MEDIA_ROOT = bangkit.dari_luar / "berkas"
        angka = dunia_tulis.periksa(d, diakui)
        return f"{angka}; {_periksa_berkas(d, unggahan)} berkas utuh"
    finally:
        pakai(semula)
        bangkit.bongkar()


def _potret(penulis):
    """What was acknowledged so far."""
    satu = copy.copy(penulis)
    satu.unit, satu.nilai = list(penulis.unit), list(penulis.nilai)
    return satu


def _periksa_berkas(d, unggahan: list[int]) -> int:
    """No row without its content."""
    with pabrik.dalam(d.pemda[0]):
        semua = list(Berkas.objects.all())
        assert set(unggahan) <= {satu.pk for satu in semua}, "unggahan yang diakui hilang"
        for satu in semua:
            with satu.isi.open("rb") as isi:
                assert hashlib.sha256(isi.read()).hexdigest() == satu.sha256
    return len(semua)


class Pengunggah(threading.Thread):
    """One person who uploads one file of evidence after the other; `diakui`: keys of those that were answered."""

    def __init__(self, url: str, d):
        super().__init__(daemon=True)
        _, dinas, orang, _ = d.orang[0]
        self.klien, self.henti, self.diakui = Klien(url, orang.email), threading.Event(), []
        self.alamat = f"/magetan/{dunia_tulis.TAHUN}/realisasi/{dinas.slug}/unggah/"

    def run(self) -> None:
        nomor = 0
        while not self.henti.is_set() and nomor < 90:
            nomor += 1
            berkas = {"berkas": (f"bukti{nomor}.png", gambar("PNG", 100 + nomor, 80), "image/png")}
            jawaban = self.klien.kirim(self.alamat, berkas)
            assert jawaban.status_code == 200, jawaban.text
            self.diakui.append(jawaban.json()["pk"])
