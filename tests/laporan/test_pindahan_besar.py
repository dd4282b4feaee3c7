"""A package of many rows and large files: never in memory as a whole, its job says how far it is and can be ended."""

import os
import tracemalloc
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from laporan.domain.pindahan import batas, kumpul
from laporan.domain.pindahan.kemas import DIREKTORI
from laporan.enums import SumberUjiHitung
from laporan.models import UjiHitung
from laporan.pekerjaan_pindahan import antrekan_bungkusan
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.pekerjaan import batalkan
from organisasi.domain.pekerjaan_jalan import _ambil, jalankan
from organisasi.models import Berkas, Instansi, Jabatan, Pekerjaan
from tests import pabrik
from tests.laporan.bungkusan_kecil import berkas, kemas

MB = 1024 * 1024


@pytest.fixture
def pemda(db):
    """One OPD with two files of 12 MB that do not get smaller."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as oleh:
        instansi = pabrik.instansi("Dinas Kesehatan")
        for nama in ("satu.xlsx", "dua.xlsx"):
            isi = simpan_berkas(oleh=oleh, nama=nama, isi=os.urandom(12 * MB), jenis_mime="text/plain")
            lain = {"sumber": SumberUjiHitung.EXCEL, "hasil": {}, "jumlah_baris": 1, "jumlah_salah": 0}
            pabrik._buat(UjiHitung, judul=nama, berkas=isi, instansi=instansi, **lain)
    return pemda


def kerjakan(pemda) -> Pekerjaan:
    with pabrik.dalam(pemda):
        satu = antrekan_bungkusan(oleh=pabrik.pelaku(pabrik.anggota("admin_pemda")))
    jalankan(pemda.pk, satu.pk)
    with pabrik.dalam(pemda):
        return Pekerjaan.objects.select_related("hasil").get(pk=satu.pk)


def test_isi_berkas_tidak_ditahan_di_memori(pemda):
    tracemalloc.start()
    try:
        hasil = kerjakan(pemda)
        puncak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert hasil.status == "selesai" and hasil.hasil.ukuran > 24 * MB
    assert puncak < 10 * MB, f"{puncak // MB} MB"
    with hasil.hasil.isi.open("rb") as aliran:
        assert len(berkas(aliran.read())) == 2


@pytest.mark.parametrize(
    ("batas_maks", "sebab"),
    [
        ("PAKET_MAKS", "berkasnya melebihi 1 MB"),
        ("BERKAS_MAKS", "satu berkas di dalamnya melebihi 1 MB"),
        ("ISI_MAKS", "isinya melebihi 1 MB"),
        ("ENTRI_MAKS", "lebih dari 2 berkas"),
        ("BARIS_MAKS", "lebih dari 2 baris"),
    ],
)
def test_yang_tidak_dapat_dimuat_lagi_disebut(pemda, tmp_path, monkeypatch, capsys, batas_maks, sebab):
    """It is made all the same, for reading; who wants to move it is told what to do."""
    assert kerjakan(pemda).keterangan == "Bungkusan ini dapat dimuat di pemda lain."
    monkeypatch.setattr(batas, batas_maks, 2 if batas_maks in ("ENTRI_MAKS", "BARIS_MAKS") else MB)
    hasil = kerjakan(pemda)
    assert hasil.status == "selesai" and sebab in hasil.keterangan and "pakai cadangan" in hasil.keterangan
    halaman = pabrik.klien(hasil.dibuat_oleh).get(reverse("pekerjaan_rincian", args=["magetan", hasil.pk]))
    assert hasil.keterangan in halaman.content.decode()
    with pabrik.dalam(pemda):
        pabrik.instansi("Dinas Perhubungan")  # there are smaller ones to be made then
    assert "tiap perangkat daerah sendiri-sendiri" in kerjakan(pemda).keterangan
    ke = tmp_path / "semua.zip"
    call_command("ekspor", pemda="magetan", ke=str(ke), json=True)
    assert sebab in capsys.readouterr().err and ke.stat().st_size > 24 * MB


def test_berkas_yang_berubah_di_penyimpanan_disebut(pemda):
    """Its package could not be loaded anywhere: that is said while the backup is still there."""
    with pabrik.dalam(pemda):
        nama = Berkas.objects.get(nama="dua.xlsx").isi.name
    default_storage.delete(nama)
    default_storage.save(nama, ContentFile(b"lain"))
    hasil = kerjakan(pemda)
    assert hasil.status == "gagal" and "“dua.xlsx” sudah berubah" in hasil.galat


def test_diminta_lagi_selagi_membungkus(pemda):
    """The same heavy package is made once at a time: one person does not fill all workers with it."""
    with pabrik.dalam(pemda):
        admin = pabrik.anggota("admin_pemda")
        satu = antrekan_bungkusan(oleh=pabrik.pelaku(admin))
    assert _ambil(pemda.pk, satu.pk)
    with time_machine.travel(timezone.now() + timedelta(seconds=10)), pabrik.dalam(pemda):
        assert antrekan_bungkusan(oleh=pabrik.pelaku(admin)).pk == satu.pk


def test_dibatalkan_selagi_membungkus(pemda, monkeypatch):
    asli = kumpul.kunci_asing

    def lalu_batal(label):
        satu = Pekerjaan.objects.get()
        if satu.status == "berjalan":
            batalkan(oleh=pabrik.mesin(), pekerjaan=satu)
        return asli(label)

    monkeypatch.setattr("laporan.pekerjaan_pindahan.JEDA_KABAR", 0)
    monkeypatch.setattr(kumpul, "kunci_asing", lalu_batal)
    hasil = kerjakan(pemda)
    assert (hasil.status, hasil.hasil) == ("dibatalkan", None)
    assert hasil.keterangan.startswith("Mengumpulkan")


def test_baris_yang_berubah_selagi_dibungkus_disebut(pemda, monkeypatch):
    """Its keys were collected before: the package would point at a wrong row."""
    with pabrik.dalam(pemda):
        pabrik.jabatan(Instansi.objects.get(), "Analis")
    asli = kumpul.baris_tertulis

    def lalu_hapus(isi, label, kabar):
        Jabatan.objects.all().delete()
        return asli(isi, label, kabar)

    monkeypatch.setattr("laporan.domain.pindahan.kemas.baris_tertulis", lalu_hapus)
    hasil = kerjakan(pemda)
    assert hasil.status == "gagal" and "diubah orang lain selagi dibungkus" in hasil.galat


def test_urutan_isinya_tetap(pemda):
    paket = kemas(pemda)
    assert paket == kemas(pemda) and all(nama.startswith(DIREKTORI) for nama in berkas(paket))
