"""What happens beside a package that is being written: changed rows, a full /tmp, rows beyond 2 GB."""

import tempfile
import zipfile

import pytest

from indikator.domain import realisasi
from indikator.models import Capaian, Indikator, Realisasi, Rumus, Variabel
from laporan.domain.pindahan import kemas as modul_kemas
from laporan.domain.pindahan import kumpul
from laporan.domain.pindahan.muat import DIMUAT
from organisasi.models import Jabatan
from tests import pabrik
from tests.laporan.bungkusan_kecil import data, kemas, masukkan
from tests.laporan.test_pindahan_besar import kerjakan

BERUBAH = "diubah orang lain selagi dibungkus"


@pytest.fixture
def pemda(db):
    """One OPD with an indicator of a formula, measured and computed."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan", slug="dinkes")
        baris = pabrik.indikator(
            pabrik.lembar(pabrik.penetapan(dinas, berlaku=True)), "Persentase balita", target="80", rumus="a / b * 100"
        )
        rumus = Rumus.objects.get()
        for nomor, kode in enumerate("ab"):
            pabrik._buat(Variabel, rumus=rumus, kode=kode, nama=kode, urutan=nomor)
        pabrik.jabatan(dinas, "Analis")
        isi(baris, "70")
    return pemda


def isi(baris: Indikator, teks: str) -> None:
    """A realisasi as somebody enters it, with its capaian."""
    realisasi.simpan(oleh=pabrik.mesin(), indikator=baris, tahun=2024, triwulan=0, teks=teks)


def sela(monkeypatch, tempat, nama: str, label: str, lalu) -> None:
    """`lalu` happens once, before this model is read there."""
    asli, sudah = getattr(tempat, nama), []

    def di_sela(*bagian):
        if label in bagian and not sudah:
            sudah.append(label)
            lalu()
        return asli(*bagian)

    monkeypatch.setattr(tempat, nama, di_sela)


@pytest.mark.parametrize("label", ["indikator.Capaian", "indikator.Realisasi"])
def test_realisasi_diubah_di_antara_dua_pembacaan(pemda, monkeypatch, label):
    """No package in which a realisasi and its capaian do not belong together: Capaian is written before Realisasi."""
    sela(monkeypatch, modul_kemas, "baris_tertulis", label, lambda: isi(Indikator.objects.get(), "75"))
    hasil = kerjakan(pemda)
    assert hasil.status == "gagal" and BERUBAH in hasil.galat and hasil.hasil is None
    assert kerjakan(pemda).status == "selesai"  # nothing changes any more


def test_baris_tanpa_versi_yang_berubah(pemda, monkeypatch):
    """The variables of a formula have no version of their own; their indicator is written before them."""
    ganti = lambda: Variabel.objects.filter(kode="a").update(nama="Balita ditimbang")  # noqa: E731
    sela(monkeypatch, modul_kemas, "baris_tertulis", "indikator.Variabel", ganti)
    hasil = kerjakan(pemda)
    assert hasil.status == "gagal" and BERUBAH in hasil.galat


def test_realisasi_baru_selagi_dikumpulkan(pemda, monkeypatch):
    """Its realisasi was not there yet when those were collected: such a package could be loaded nowhere."""
    with pabrik.dalam(pemda):
        Capaian.objects.all().delete()
        Realisasi.objects.all().delete()
    sela(monkeypatch, kumpul, "_milik", "indikator.Capaian", lambda: isi(Indikator.objects.get(), "75"))
    hasil = kerjakan(pemda)
    assert hasil.status == "gagal" and BERUBAH in hasil.galat


def test_yang_tidak_dibungkus_boleh_berubah(pemda, monkeypatch):
    """A row that is new after the collecting is no part of the package, and no reason against it."""
    tambah = lambda: pabrik.jabatan(Jabatan.objects.get().instansi, "Baru")  # noqa: E731
    sela(monkeypatch, modul_kemas, "baris_tertulis", "indikator.Capaian", tambah)
    assert kerjakan(pemda).status == "selesai"


def test_tidak_ditulis_di_direktori_sementara(pemda, monkeypatch, tmp_path):
    """/tmp of a container is memory that the prints share; a package may be larger than that."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "penuh"))
    assert kerjakan(pemda).status == "selesai"


def test_data_lebih_dari_dua_gigabita(pemda, monkeypatch):
    """Its size is not known before it is written, and what comes out can be loaded again."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    paket = kemas(pemda)
    assert paket == kemas(pemda) and len(data(paket)["baris"]["indikator.Variabel"]) == 2
    assert masukkan(pabrik.pemda("tujuan"), paket).status == DIMUAT
