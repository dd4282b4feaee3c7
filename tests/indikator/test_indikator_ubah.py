"""Many rows changed at once become what the grid makes of each cell; what it refuses is refused here too."""

import pytest

from indikator.domain.indikator_ubah import UbahanIndikator, ubah_banyak
from indikator.domain.kisi import sel
from indikator.models import Indikator, Rumus, Target, Variabel
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_rencana import susun

pytestmark = pytest.mark.django_db
RUMUS = "Jumlah A / Jumlah B x 100%"
ISI = {"nama": "Persentase naskah", "satuan": "%", "arah": "turun", "sumber_data": "Register"}


@pytest.fixture
def d():
    d = susun()
    with pabrik.dalam(d.pemda):
        d.oleh = pabrik.pelaku(d.perencana)
        d.dua = d.iki_draf.indikator.get(nama="Jumlah data")
        yield d


def _isi(indikator) -> tuple:
    satu = Indikator.objects.get(pk=indikator.pk)
    rumus = Rumus.objects.get(indikator=satu)
    target = Target.objects.filter(indikator=satu).order_by("tahun").values_list("tahun", "teks", "nilai", "satuan")
    variabel = Variabel.objects.filter(rumus=rumus).values_list("kode", "nama", "satuan", "jenis")
    kolom = tuple(getattr(satu, nama) for nama in (*ISI, "gabung_rumus", "gabung_sumber", "belum_ditinjau"))
    return kolom, (rumus.teks, rumus.pohon, rumus.gaya), list(target), list(variabel)


def test_sama_dengan_kisi(d):
    """One row by cells, the other at once: the same is stored, each change is in the audit."""
    Indikator.objects.filter(lembar=d.iki_draf).update(gabung_rumus=True, gabung_sumber=True, belum_ditinjau=True)
    lembar = d.iki_draf
    for kolom, nilai in (ISI | {"rumus": RUMUS, "target_2024": "12", "target_2025": "80"}).items():
        satu = Indikator.objects.get(pk=d.laporan_draf.pk)
        satu.lembar = lembar
        sel.simpan(satu, oleh=d.oleh, kolom=kolom, nilai=nilai, dasar=None)
    awal = Jejak.objects.count()
    (dua,) = ubah_banyak([UbahanIndikator(d.dua, ISI, RUMUS, {2024: "12", 2025: "80"})], oleh=d.oleh, lembar=lembar)
    assert _isi(d.laporan_draf) == _isi(d.dua)
    baru = list(Jejak.objects.order_by("nomor")[awal:].values_list("model", flat=True))
    assert sorted(baru) == ["indikator.Indikator", "indikator.Rumus", "indikator.Target", "indikator.Target"]
    assert dua.versi == d.dua.versi + 1
    ubah_banyak([UbahanIndikator(d.dua, ISI, RUMUS, {2024: "12"})], oleh=d.oleh, lembar=lembar)
    assert Jejak.objects.count() == awal + 4  # the same again writes nothing


def test_versi_ikut_target(d):
    """The version of a row covers its targets, also when nothing else of it changed."""
    (kini,) = ubah_banyak([UbahanIndikator(d.dua, target={2024: "5 data"})], oleh=d.oleh, lembar=d.iki_draf)
    assert kini.versi == Indikator.objects.get(pk=d.dua.pk).versi == d.dua.versi + 1


def test_ditolak(d):
    """Another OPD's planner, a submitted sheet, a row of another sheet, a blank name; nothing is written."""
    isi = [UbahanIndikator(d.dua, {"satuan": "butir"})]
    with pytest.raises(Ditolak):
        ubah_banyak(isi, oleh=pabrik.pelaku(d.luar), lembar=d.iki_draf)
    with pytest.raises(IsianSalah):
        ubah_banyak(isi, oleh=d.oleh, lembar=d.iku_draf)
    with pytest.raises(IsianSalah):
        ubah_banyak([UbahanIndikator(d.dua, {"nama": " "})], oleh=d.oleh, lembar=d.iki_draf)
    with pytest.raises(SalahStatus):
        ubah_banyak([UbahanIndikator(d.laporan, {"satuan": "butir"})], oleh=d.oleh, lembar=d.iki)
    assert not Indikator.objects.filter(satuan="butir").exists()
