"""Backup and restoration of a filled installation while people work, and when either of them is killed.

The example data and a few hundred files; eight writers, an uploader and a sweeper that goes for files as soon as their
rows are gone.
"""

import contextlib
import hashlib
import json
import os
import random
import shutil
import threading
import time
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings as pengaturan
from django.db import connection
from django.utils import timezone

from organisasi.cadangan import manifes
from organisasi.cadangan.basis import alat
from organisasi.domain import tulis
from organisasi.domain.berkas import sapu_berkas, simpan_berkas
from organisasi.models import Berkas, Pemda
from tests import pabrik
from tests.basis import kunci_berkas, muat_contoh, pakai
from tests.catatan import catat
from tests.conftest import PEKERJA
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import Klien, bunuh_semua, isi_cakram, tunggu

BERKAS_TETAP, BERKAS_LEPAS = 150, 150  # files that stay, and those the sweeper takes away meanwhile
UKURAN = (2_000, 400_000)  # bytes of a file
BERJALAN = 3  # backups made while everybody works
BUNUH_CADANGKAN, BUNUH_PULIHKAN = 8, 4
HALAMAN = ("", "instansi/", "riwayat/", "pejabat/", "pengaturan/pengguna/")


@pytest.fixture
def basis_salinan(django_db_setup, basis_uji, django_db_blocker, direktori_bersama, settings):
    """The example data with its files in a database that commits, also for the fixture `aplikasi`."""
    semula, berkas = connection.settings_dict["NAME"], basis_uji.asal / "contoh.berkas"
    with django_db_blocker.unblock():
        with kunci_berkas(direktori_bersama / "templat.kunci"):
            isikan = partial(muat_contoh, berkas=berkas)
            nama = basis_uji.salin_isi(f"cadangan_{PEKERJA}", "contoh", isikan)
        pakai(nama)
        if berkas.exists():
            shutil.copytree(berkas, settings.MEDIA_ROOT)
        try:
            yield nama
        finally:
            pakai(semula)
            basis_uji.hapus(nama)


@pytest.fixture
def instalasi(aplikasi, settings, tmp_path):
    """The application, not started, with the owner role, files, and writers' pemda beside the example data."""
    settings.DATA_DIR, settings.HASIL_HARI = tmp_path, 0
    if connection.vendor == "postgresql":
        s, peran = connection.settings_dict, settings.UJI_PEMILIK
        settings.URL_PEMILIK = f"postgres://{peran['USER']}:{peran['PASSWORD']}@{s['HOST']}:{s['PORT']}/{s['NAME']}"
    acak = random.Random(20261121)
    for pemda in Pemda.objects.order_by("pk"):
        with pabrik.dalam(pemda) as mesin:
            for nomor in range(BERKAS_TETAP // 4):
                _simpan(mesin, f"tetap-{nomor}.pdf", acak)
    (tmp_path / "cadangan").mkdir()
    app = aplikasi(web=False, DATABASE_URL_PEMILIK=settings.URL_PEMILIK)
    app.dunia = dunia_tulis.susun(nama=("uji-satu", "uji-dua"))
    return app


def _simpan(mesin, nama: str, acak: random.Random) -> Berkas:
    isi = acak.randbytes(acak.randint(*UKURAN))
    return simpan_berkas(oleh=mesin, nama=nama, isi=isi, jenis_mime="application/pdf")


class Pengganggu(threading.Thread):
    """Uploads a file, takes away the row of an old one, sweeps; again and again until `cukup()`."""

    def __init__(self, pemda: Pemda):
        super().__init__(daemon=True)
        self.pemda, self.ditaruh, self.disapu, self.rusak = pemda, 0, 0, None
        self._henti = threading.Event()

    def siapkan(self) -> None:
        """Old files; their contents are such as a sweeper takes once the row is gone."""
        acak, lama = random.Random(7), (timezone.now() - timedelta(days=3)).timestamp()
        with pabrik.dalam(self.pemda) as mesin:
            for nomor in range(BERKAS_LEPAS):
                os.utime(_simpan(mesin, f"lepas-{nomor}.pdf", acak).isi.path, (lama, lama))

    def run(self) -> None:
        acak = random.Random(8)
        try:
            while not self._henti.is_set():
                with pabrik.dalam(self.pemda) as mesin:
                    _simpan(mesin, "tetap-baru.pdf", acak)
                    if lama := Berkas.objects.filter(nama__startswith="lepas-").order_by("pk").first():
                        tulis.hapus(lama, oleh=mesin)
                self.ditaruh += 1
                self.disapu += sapu_berkas()
                time.sleep(0.05)
        except BaseException as galat:  # told by `cukup`
            self.rusak = galat
        finally:
            connection.close()

    def cukup(self) -> None:
        self._henti.set()
        self.join(60)
        assert not self.is_alive() and self.rusak is None, self.rusak


def cadangkan(app) -> dict:
    return json.loads(app.kelola("cadangkan", "--ke", str(app.data / "cadangan"), "--json"))


def keadaan() -> dict:
    """Rows of every table, audit heads and hashes of the files, read without the application."""
    connection.close()
    with alat().pembaca() as (kueri, tabel):
        hasil = {"tabel": manifes.hitung_isi(kueri, tabel), "kepala": manifes.kepala_jejak(kueri)}
    akar = _ruang_berkas()
    return hasil | {"berkas": {nama: hashlib.sha256((akar / nama).read_bytes()).hexdigest() for nama in isi_cakram()}}


def sama(kini: dict, dulu: dict) -> None:
    """Equal but for the tables that a restoration empties."""
    for satu in (kini, dulu):
        for tabel in ("django_session", "usersessions_usersession", "singgahan"):
            satu["tabel"].pop(tabel, None)
    assert kini == dulu


def _ruang_berkas() -> Path:
    return Path(pengaturan.MEDIA_ROOT)


def kosongkan() -> None:
    """Nothing is left of database and files."""
    connection.close()
    alat().kosongkan()
    shutil.rmtree(_ruang_berkas(), ignore_errors=True)


def baca_halaman(app, surel: str) -> int:
    """Pages that a person of the example data reads after signing in."""
    app.mulai_web()
    app.tunggu()
    klien = Klien(app.url, surel)
    for halaman in HALAMAN:
        jawaban = klien.buka(f"/magetan/{halaman}")
        assert jawaban.status_code == 200, (halaman, jawaban.status_code)
    app.henti()
    return len(HALAMAN)


def test_cadangkan_saat_bekerja_hapus_pulihkan(instalasi):
    app, d = instalasi, instalasi.dunia
    with pabrik.dalam(Pemda.objects.get(slug="magetan")):
        admin = pabrik.anggota("admin_pemda").email
    pengganggu = Pengganggu(d.pemda[0])
    pengganggu.siapkan()
    app.mulai_web()
    app.tunggu()
    penulis = dunia_tulis.mulai(app.url, d)
    pengganggu.start()
    tengah = [cadangkan(app) for _ in range(BERJALAN)]
    pengganggu.cukup()
    dunia_tulis.selesaikan(penulis)
    angka = dunia_tulis.periksa(d, penulis)
    assert pengganggu.disapu and not any(satu["hilang"] or satu["berubah"] for satu in tengah)
    app.henti()
    akhir, dulu = cadangkan(app), keadaan()

    kosongkan()
    mulai = time.monotonic()
    app.kelola("pulihkan", tengah[-1]["berkas"])  # compares itself with its manifest, and the audit row by row
    lama = time.monotonic() - mulai
    app.kelola("periksa_konsistensi")  # no row without its file
    connection.close()
    app.kelola("pulihkan", akhir["berkas"], "--timpa", alat().nama())
    kini = keadaan()
    baris = sum(kini["tabel"].values())
    sama(kini, dulu)
    app.kelola("periksa_jejak")
    halaman = baca_halaman(app, admin)
    catat(
        "cadangan",
        "Cadangkan saat delapan orang menulis, hapus, pulihkan: baris, sidik berkas, kepala Riwayat sama",
        dicoba=baris + len(kini["berkas"]),
        keterangan=f"{len(tengah) + 1} cadangan; yang terakhir {akhir['tabel']} tabel, {akhir['baris']} baris, "
        f"{akhir['isi_berkas']} berkas, {akhir['ukuran'] / 1e6:.0f} MB, dipulihkan dan dibandingkan dalam "
        f"{lama:.0f} detik; {pengganggu.disapu} berkas disapu sementara itu; {halaman} halaman dibaca; {angka}",
    )


def test_kill_9_dalam_cadangkan(instalasi):
    """What is there under the name of a backup is whole; what is not has another name, and goes with the next one."""
    app, acak, tempat, terhenti = instalasi, random.Random(1), instalasi.data / "cadangan", 0
    for _ in range(BUNUH_CADANGKAN):
        proses = app.jalankan("manage.py", "cadangkan", "--ke", str(tempat))
        tunggu(lambda: list(tempat.glob(".*.sebagian")) or proses.poll() is not None)  # noqa: B023
        time.sleep(acak.uniform(0, 0.4))
        bunuh_semua(proses)
        terhenti += bool(list(tempat.glob(".*.sebagian")))
    assert terhenti, "tidak ada yang terhenti di tengah: pembunuhan tidak mengenai apa pun"
    for satu in tempat.glob("*.zip"):
        app.kelola("pulihkan", str(satu), "--periksa")
    utuh = len(list(tempat.glob("*.zip")))
    akhir = cadangkan(app)
    app.kelola("pulihkan", akhir["berkas"], "--periksa")
    assert not list(tempat.glob(".*.sebagian*"))
    catat(
        "cadangan",
        "Pencadangan dimatikan (kill -9)",
        dicoba=BUNUH_CADANGKAN,
        keterangan=f"{terhenti} terhenti di tengah dan tidak tampak sebagai cadangan, {utuh} sempat selesai dan utuh",
    )


def test_kill_9_dalam_pulihkan(instalasi):
    """Killed at any moment: the application does not start on half a restoration, the same command ends it."""
    app, acak, terhenti = instalasi, random.Random(2), 0
    akhir, dulu = cadangkan(app), keadaan()
    tanda = app.data / "pemulihan-belum-selesai.json"
    for _ in range(BUNUH_PULIHKAN):
        with contextlib.suppress(FileNotFoundError):
            tanda.unlink()
        kosongkan()
        proses = app.jalankan("manage.py", "pulihkan", akhir["berkas"])
        tunggu(lambda: tanda.exists() or proses.poll() is not None)  # noqa: B023
        time.sleep(acak.uniform(0, 0.8))
        bunuh_semua(proses)
        if not tanda.exists():
            continue
        terhenti += 1
        pekerja = app.jalankan("manage.py", "pekerja", "--sekali")
        assert pekerja.wait(60) == 3 and "belum selesai" in app.catatan()
    assert terhenti, "tidak ada yang terhenti di tengah: pembunuhan tidak mengenai apa pun"
    connection.close()
    tunggu(lambda: not alat().pengguna_lain())  # a server process of a killed pg_restore ends by itself
    app.kelola("pulihkan", akhir["berkas"], *(() if tanda.exists() else ("--timpa", alat().nama())))
    sama(keadaan(), dulu)
    app.kelola("pekerja", "--sekali")
    catat(
        "cadangan",
        "Pemulihan dimatikan (kill -9), lalu diulang",
        dicoba=BUNUH_PULIHKAN,
        keterangan=f"{terhenti} terhenti di tengah: aplikasi menolak mulai; diulang: semuanya sama",
    )
