"""Workbooks out and in: what was not edited changes nothing, what was edited is exactly what changes."""

import pytest

from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from organisasi.domain import impor as domain
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import BarisImpor, Impor, Jabatan, Jejak, UnitKerja
from tests import pabrik
from tests.organisasi.buku_uji import lingkup, sunting, unggah

pytestmark = pytest.mark.django_db
SEMUA = ("unit", "jabatan", "uraian")


@pytest.fixture
def isi(tata):
    with pabrik.dalam(tata.pemda):
        bidang = pabrik.unit(tata.instansi, "Bidang Tata Laksana")
        pabrik.unit(tata.instansi, "Seksi Pelayanan", induk=bidang)
        kepala = pabrik.jabatan(tata.instansi, "Kepala Bagian", tugas=["Memimpin bagian"], fungsi=["a", "b"])
        pabrik.jabatan(tata.instansi, "Analis", unit=bidang, induk=kepala)
    return tata


def buku(tata, *kode, berisi=True, orang=None):
    with pabrik.dalam(tata.pemda):
        isi_lingkup = lingkup(orang or tata.perencana, tata.instansi)
        return tulis_buku(isi_lingkup, [bernama(satu) for satu in kode], berisi=berisi)


def baca(tata, isi: bytes, orang=None) -> Impor:
    impor = unggah(tata, isi, orang or tata.perencana)
    kuras()
    with pabrik.dalam(tata.pemda):
        return domain.terlihat(pabrik.pelaku(orang or tata.perencana)).get(pk=impor.pk)


def terapkan(tata, impor: Impor, bentrok="", orang=None) -> Impor:
    with pabrik.dalam(tata.pemda):
        domain.minta_terap(oleh=pabrik.pelaku(orang or tata.perencana), impor=impor, bentrok=bentrok)
    kuras()
    with pabrik.dalam(tata.pemda):
        return Impor.objects.select_related("pekerjaan", "instansi").get(pk=impor.pk)


def test_tanpa_suntingan_tidak_ada_yang_berubah(isi):
    impor = baca(isi, buku(isi, *SEMUA))
    assert impor.status == "siap", impor.galat
    assert impor.ringkas["keadaan"] == {"tetap": 6}
    assert (impor.instansi, impor.tahun) == (isi.instansi, 2020)
