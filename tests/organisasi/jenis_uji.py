"""Kinds of jobs for the tests, and a worker process that knows them: `python -m tests.organisasi.jenis_uji`.

Each leaves marks in the directory `parameter["ruang"]`, so that a test sees from outside what a process is doing.
"""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

DATA_PEKERJA = {"DJANGO_SETTINGS_MODULE": "kinerja.settings", "MODE_COBA": "1", "SEWA_PEKERJAAN_DETIK": "2"}


def daftarkan() -> None:
    from kinerja.pdf import Bagian, bagian_ke_pdf, html_ke_pdf
    from organisasi.domain.berkas import BerkasBaru, simpan_berkas
    from organisasi.domain.pekerjaan import jenis_pekerjaan, pelaku_dari
    from organisasi.galat import GalatKinerja

    def tandai(pekerjaan) -> bool:
        """Leave a mark; True the first time."""
        tanda = Path(pekerjaan.parameter["ruang"]) / f"mulai-{pekerjaan.pk}"
        pertama = not tanda.exists()
        tanda.write_text(str(os.getpid()))
        return pertama

    @jenis_pekerjaan("uji_berkas", judul="Berkas uji")
    def berkas(pekerjaan, lapor):
        lapor(1, 2, "Menyusun isi")
        lapor(2, 2, "Menyimpan")
        return BerkasBaru("hasil uji.txt", b"isi berkas uji", "text/plain", pekerjaan.instansi)

    @jenis_pekerjaan("uji_mati", judul="Mati di tengah")
    def mati(pekerjaan, lapor):
        """Hangs the first time, after a result was written that is not committed yet."""
        pertama = tandai(pekerjaan)
        lapor(1, 2, "Sebelum mati")
        lapor.penutup()
        simpan_berkas(oleh=pelaku_dari(pekerjaan), nama="setengah.txt", isi=b"setengah", jenis_mime="text/plain")
        if pertama:
            (Path(pekerjaan.parameter["ruang"]) / "tertulis").touch()
            time.sleep(300)
        return BerkasBaru("utuh.txt", b"utuh", "text/plain")

    @jenis_pekerjaan("uji_pdf", judul="PDF panjang")
    def pdf(pekerjaan, lapor):
        tandai(pekerjaan)
        lapor(1, 1, "Menyusun halaman")
        isi = "<p>Baris yang panjang sekali untuk disusun.</p>" * pekerjaan.parameter.get("baris", 1)
        hasil = html_ke_pdf(f"<html lang=id><body>{isi}", judul="Uji", kabar=lapor.kabar)
        return BerkasBaru("uji.pdf", hasil.isi, "application/pdf")

    @jenis_pekerjaan("uji_bagian", judul="Dokumen per bagian")
    def bagian(pekerjaan, lapor):
        tandai(pekerjaan)
        lapor(1, 1, "Menyusun halaman")
        isi = "<p>Baris yang panjang sekali untuk disusun.</p>" * pekerjaan.parameter["baris"]
        semua = [Bagian(f"b{n}", f"<html lang=id><body><h1>{n}</h1>{isi}", f"{n}") for n in range(6)]
        ruang = Path(pekerjaan.parameter["ruang"]) / "singgahan"
        hasil = bagian_ke_pdf(
            semua, judul="Uji", singgahan=ruang, lapor=lambda satu, dari: lapor(satu, dari, f"{satu} dari {dari}")
        )
        return BerkasBaru("bagian.pdf", hasil.isi, "application/pdf")

    @jenis_pekerjaan("uji_lama", judul="Lama")
    def lama(pekerjaan, lapor):
        tandai(pekerjaan)
        for langkah in range(1, 3001):
            lapor(langkah, 3000, "Masih bekerja")
            time.sleep(0.1)

    @jenis_pekerjaan("uji_galat", judul="Gagal dengan sebab")
    def galat(pekerjaan, lapor):
        raise GalatKinerja("Belum ada indikator pada lembar ini.")

    @jenis_pekerjaan("uji_rusak", judul="Rusak")
    def rusak(pekerjaan, lapor):
        raise ZeroDivisionError("rahasia di dalam traceback")


def lambatkan_impor() -> None:
    """Only in workers of their own: the first import of a workbook hangs once the units of it are written."""
    from organisasi.buku import daftar
    from organisasi.buku_lembar.unit import LEMBAR

    def terapkan(lingkup, baris):
        LEMBAR.terapkan(lingkup, baris)
        tanda = Path(os.environ["DATA_DIR"]) / "impor_mati"
        if not tanda.exists():
            tanda.touch()
            time.sleep(300)

    daftar.daftarkan(replace(LEMBAR, terapkan=terapkan))


def utama() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    daftarkan()
    lambatkan_impor()
    call_command("pekerja", *sys.argv[1:])


if __name__ == "__main__":
    utama()
