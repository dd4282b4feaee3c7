"""Drill: 10,000 indicators in and out through the jobs, with what each step adds to the memory of the worker."""

import io

import pytest
from openpyxl import load_workbook

from indikator.models import Indikator, Rumus, Target
from organisasi.buku.daftar import bernama
from organisasi.domain import impor as domain
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import Impor, Pekerjaan
from tests import pabrik
from tests.indikator.dunia_banyak import SEJABATAN, TAHUN, baris, susun, tambahan_memori

pytestmark = [pytest.mark.django_db, pytest.mark.latihan]
JABATAN = 500
JUMLAH = JABATAN * SEJABATAN
EKSPOR_MAKS, IMPOR_MAKS = 60, 300  # MB


@pytest.fixture
def d():
    pemda = pabrik.pemda("besar")
    with pabrik.dalam(pemda):
        d = susun(JABATAN)
        d.pemda, d.oleh = pemda, pabrik.pelaku(d.perencana)
    return d


def buku(d, berisi: bool) -> bytes:
    with pabrik.dalam(d.pemda):
        isi = {"kode": ["iku_iki"], "instansi": d.instansi, "tahun": TAHUN, "berisi": berisi}
        pekerjaan = domain.minta_templat(oleh=d.oleh, **isi)
    _, memori = tambahan_memori(kuras)
    print(f"buku kerja: {memori:.0f} MB")
    assert memori <= EKSPOR_MAKS
    with pabrik.dalam(d.pemda):
        return Pekerjaan.objects.get(pk=pekerjaan.pk).hasil.isi.read()


def terisi(d, kosong: bytes) -> bytes:
    """The blank workbook with all rows typed in."""
    wadah = load_workbook(io.BytesIO(kosong))
    kertas = wadah["IKU dan IKI"]
    kepala = {sel.value: sel.column for sel in kertas[1]}
    letak = {satu.kunci: kepala[satu.judul] for satu in bernama("iku_iki").kolom}
    semua = (satu for jabatan in d.jabatan for satu in baris(d, jabatan))
    for nomor, satu in enumerate(semua, kertas.max_row + 1):
        for kolom, nilai in satu.items():
            kertas.cell(nomor, letak[kolom]).value = nilai
    keluar = io.BytesIO()
    wadah.save(keluar)
    return keluar.getvalue()


def jalankan(d, kerja) -> Impor:
    with pabrik.dalam(d.pemda):
        impor = kerja()
    _, memori = tambahan_memori(kuras)
    print(f"{impor.status}: {memori:.0f} MB")
    assert memori <= IMPOR_MAKS
    with pabrik.dalam(d.pemda):
        return Impor.objects.get(pk=impor.pk)


def test_sepuluh_ribu_baris(d):
    berkas = terisi(d, buku(d, berisi=False))
    impor = jalankan(d, lambda: domain.unggah(oleh=d.oleh, nama="besar.xlsx", isi=berkas))
    assert (impor.status, impor.ringkas["keadaan"]) == ("siap", {"baru": JUMLAH}), impor.galat
    impor = jalankan(d, lambda: domain.minta_terap(oleh=d.oleh, impor=impor))
    assert impor.status == "diterapkan", impor.galat
    with pabrik.dalam(d.pemda):
        banyak = Indikator.objects.count(), Target.objects.count(), Rumus.objects.exclude(pohon=None).count()
    assert banyak == (JUMLAH,) * 3
    keluar = buku(d, berisi=True)
    for isi in (keluar, berkas):
        impor = jalankan(d, lambda isi=isi: domain.unggah(oleh=d.oleh, nama="lagi.xlsx", isi=isi))
        assert impor.ringkas["keadaan"] == {"tetap": JUMLAH}
