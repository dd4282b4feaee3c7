"""A program or kegiatan that a PK or a rencana aksi names is not deleted, and the page says where it is named."""

import pytest

from indikator.domain import anggaran as domain
from indikator.domain.pk import buat as buat_pk
from indikator.models import AnggaranPerjanjian, Kegiatan, RencanaAksi
from organisasi.galat import IsianSalah
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_anggaran import TAHUN, susun
from tests.indikator.dunia_rencana import buka, kirim, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    d = susun()
    with pabrik.dalam(d.pemda_asing):
        _pk(d.instansi_asing, aksi=d.kegiatan_asing)  # a stranger's PK names the stranger's own
    return d


def _pk(instansi, aksi: Kegiatan | None = None, **anggaran) -> None:
    """A draft PK: a rencana aksi with the kegiatan `aksi`, or a budget line of `program` or `kegiatan`."""
    pk = buat_pk(oleh=pabrik.mesin(), instansi=instansi, tahun=TAHUN, baris=[])
    if anggaran:
        pabrik._buat(AnggaranPerjanjian, perjanjian=pk, nama="Salinan", jumlah=1, **anggaran)
    if aksi:
        indikator = pabrik.indikator(pabrik.lembar(pabrik.penetapan(instansi, TAHUN)))
        pabrik._buat(RencanaAksi, perjanjian=pk, indikator=indikator, triwulan=1, uraian="Rapat", kegiatan=aksi)


def _ditolak(d, alamat: str, baris, kalimat: str) -> None:
    """The confirmation names the obstacle, the deletion is refused, and nothing is written."""
    assert kalimat in teks(buka(d, "perencana", alamat))
    with pabrik.dalam(d.pemda):
        sebelum = Jejak.objects.count()
    jawaban = kirim(d, "perencana", alamat, {"versi": baris.versi})
    assert jawaban.status_code == 422 and kalimat in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert type(baris).objects.filter(pk=baris.pk).exists() and Jejak.objects.count() == sebelum


def test_kegiatan_yang_dipakai_rencana_aksi(d):
    with pabrik.dalam(d.pemda):
        _pk(d.dinkes, aksi=d.kantor)
    _ditolak(d, f"{TAHUN}/kegiatan/{d.kantor.pk}/hapus/", d.kantor, "Kegiatan ini dipakai 1 rencana aksi.")


def test_kegiatan_dan_program_yang_tercantum_pada_pk(d):
    with pabrik.dalam(d.pemda):
        _pk(d.dinkes, kegiatan=d.kantor)
    kalimat = "Kegiatan ini tercantum pada 1 baris anggaran Perjanjian Kinerja."
    _ditolak(d, f"{TAHUN}/kegiatan/{d.kantor.pk}/hapus/", d.kantor, kalimat)
    with pabrik.dalam(d.pemda):
        kosong = domain.buat_program(oleh=pabrik.mesin(), instansi=d.dinkes, tahun=TAHUN, nama="Kosong")
        AnggaranPerjanjian.objects.update(kegiatan=None, program=kosong)
        with pytest.raises(IsianSalah, match="Program ini tercantum pada 1 baris"):
            domain.hapus_program(kosong, oleh=pabrik.mesin())
        domain.hapus_kegiatan(d.kantor, oleh=pabrik.mesin())  # no longer named
        assert not Kegiatan.objects.filter(pk=d.kantor.pk).exists()
