"""Rows read with shared relations say what Django's say, and a list is read that way."""

import pytest
from django.db.models import Count, F
from django.test import RequestFactory

from indikator.models import Capaian, Indikator, Penetapan, Realisasi
from indikator.tables.dokumen import DokumenTable
from kinerja.baris_bersama import BarisBersama, bersama
from organisasi.models import Instansi
from tests import pabrik


@pytest.fixture
def isi(db):
    """Two documents of sheets with and without a jabatan, indicators with and without a parent."""
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        for tahun in (2031, 2033):
            dokumen = pabrik.penetapan(instansi, tahun)
            for jabatan in (None, pabrik.jabatan(instansi)):
                lembar = pabrik.lembar(dokumen, jabatan=jabatan)
                satu = pabrik.indikator(lembar)
                pabrik.indikator(lembar, induk=satu, sasaran=satu.sasaran)
        yield Indikator.objects.order_by("pk")


def terbaca(semua) -> list:
    """All that the rows and those they refer to hold, without asking again."""
    return [_isi(satu) for satu in semua]


def _isi(satu) -> object:
    if satu is None:
        return None
    milik = {nama: nilai for nama, nilai in vars(satu).items() if nama != "_state"}
    return type(satu), milik, {nama: _isi(nilai) for nama, nilai in satu._state.fields_cache.items()}


def test_isinya_sama(isi):
    semua = isi.select_related("lembar__penetapan__instansi", "lembar__jabatan__unit", "sasaran", "induk")
    assert len(terbaca(semua)) >= 8
    assert terbaca(bersama(semua)) == terbaca(semua)
    sebagian = semua.only("nama", "lembar__urutan", "lembar__penetapan__tahun_mulai", "sasaran__nama")
    sebagian = sebagian.select_related(None).select_related("lembar__penetapan", "sasaran")
    beranotasi = sebagian.annotate(tahun=F("lembar__penetapan__tahun_mulai"), banyak=Count("target"))
    assert terbaca(bersama(beranotasi)) == terbaca(beranotasi)
    assert terbaca(bersama(semua)[2:5]) == terbaca(semua[2:5])
    assert terbaca(bersama(semua).iterator(chunk_size=3)) == terbaca(semua)


def test_yang_sama_dibuat_sekali(isi, django_assert_num_queries):
    semua = bersama(isi.select_related("lembar__penetapan__instansi", "sasaran"))
    with django_assert_num_queries(1):
        baris = list(semua)
        beda = {nama: {id(ambil(satu)) for satu in baris} for nama, ambil in AMBIL.items()}
        pk = {nama: {ambil(satu).pk for satu in baris} for nama, ambil in AMBIL.items()}
    assert {nama: len(satu) for nama, satu in beda.items()} == {nama: len(satu) for nama, satu in pk.items()}
    assert len(beda["lembar"]) < len(baris)


AMBIL = {
    "lembar": lambda satu: satu.lembar,
    "penetapan": lambda satu: satu.lembar.penetapan,
    "instansi": lambda satu: satu.lembar.penetapan.instansi,
    "sasaran": lambda satu: satu.sasaran,
}


def test_satu_lawan_satu_tetap_bertaut(isi):
    """A row and its one partner know each other, so none is shared."""
    for satu in isi[:3]:
        baris = pabrik.realisasi(satu, "5", triwulan=4)
        Capaian.objects.create(realisasi=baris, pemda_id=satu.pemda_id, sumber_target="penetapan", metode="NAIK")
    semua = Realisasi.objects.select_related("capaian", "indikator__sasaran").order_by("pk")
    baris = list(bersama(semua))
    assert len(baris) >= 3 and {"capaian"} <= baris[0]._state.fields_cache.keys()
    assert [(s.capaian.persen, s.capaian.realisasi.pk, s.indikator.sasaran.pk) for s in baris] == [
        (s.capaian.persen, s.pk, s.indikator.sasaran.pk) for s in semua
    ]
    assert all(s.capaian.realisasi is s for s in baris)


def test_yang_bukan_baris_polos_tetap(isi):
    assert list(bersama(isi.values_list("pk", flat=True))) == [satu.pk for satu in isi]
    assert bersama(isi)._iterable_class is not BarisBersama, "tanpa rujukan"
    milik = Instansi.objects.get().penetapan.select_related("instansi", "pemda").order_by("pk")
    assert terbaca(bersama(milik)) == terbaca(milik)


def test_prapengambilan_tetap(isi, django_assert_num_queries):
    semua = bersama(isi.select_related("lembar__penetapan").prefetch_related("lembar__indikator", "target"))
    with django_assert_num_queries(3):
        assert all(satu in satu.lembar.indikator.all() for satu in semua)


def test_daftar_membaca_bersama(isi):
    tabel = DokumenTable.untuk(RequestFactory().get("/"), Penetapan.objects.select_related("instansi"))
    baris = [satu.record for satu in tabel.paginated_rows]
    assert len({id(satu.instansi) for satu in baris}) == len({satu.instansi_id for satu in baris}) < len(baris)
