"""Many realisasi at once are what `realisasi.simpan` makes of each; what it refuses is refused here too."""

import pytest

from indikator.domain import realisasi as domain_realisasi
from indikator.domain import rumus as domain_rumus
from indikator.domain.realisasi_banyak import IsianRealisasi, simpan_banyak
from indikator.models import Capaian, Indikator, NilaiVariabel, Realisasi
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik

pytestmark = pytest.mark.django_db
RUMUS = "Jumlah layanan selesai / Jumlah layanan masuk x 100%"


@pytest.fixture
def d():
    """Two instansi with the same rows in a document in force, and a stranger's pemda beside them."""

    class Dunia:
        pemda = pabrik.pemda("magetan")

    with pabrik.dalam(pabrik.pemda("asing")):
        pabrik.instansi("Dinas Asing")
    with pabrik.dalam(Dunia.pemda):
        Dunia.satu, Dunia.dua = (pabrik.instansi(nama) for nama in ("Dinas Satu", "Dinas Dua"))
        Dunia.baris = {milik.pk: _baris(milik) for milik in (Dunia.satu, Dunia.dua)}
        Dunia.perencana = pabrik.pelaku_baru("perencana", Dunia.satu)
        yield Dunia


def _baris(instansi) -> list[Indikator]:
    lembar = pabrik.lembar(pabrik.penetapan(instansi, 2024, berlaku=True))
    sasaran = pabrik.sasaran(lembar)
    isi = {"sasaran": sasaran, "frekuensi": "triwulan", "tipe_penghitungan": "kumulatif"}
    pabrik.indikator(lembar, "Jumlah laporan", target="12 laporan", **isi)
    persen = pabrik.indikator(lembar, "Persentase layanan selesai", target="80 %", **isi)
    domain_rumus.atur(oleh=pabrik.mesin(), indikator=persen, teks=RUMUS)
    pabrik.indikator(lembar, "Opini BPK", target="WTP", **(isi | {"tipe_penghitungan": "non_kumulatif"}))
    semua = Indikator.objects.filter(lembar=lembar).select_related("lembar__penetapan__instansi", "rumus")
    return list(semua.prefetch_related("rumus__variabel").order_by("pk"))


def _isian(baris: list[Indikator]) -> list[IsianRealisasi]:
    jumlah, persen, opini = baris
    kode = [v.kode for v in persen.rumus.variabel.all()]
    variabel = dict(zip(kode, ("45", "60"), strict=True))
    return [IsianRealisasi(jumlah, "3"), IsianRealisasi(persen, variabel=variabel), IsianRealisasi(opini, "WTP")]


def _hasil(instansi) -> list[tuple]:
    kolom = ("indikator__nama", "teks", "nilai", "predikat", "capaian__persen", "capaian__bukti_sd", "capaian__galat")
    return list(Realisasi.objects.filter(pengukuran__instansi=instansi).order_by("pk").values_list(*kolom))


def test_sama_dengan_satu_per_satu(d):
    simpan_banyak(_isian(d.baris[d.satu.pk]), oleh=d.perencana, tahun=2024, triwulan=1)
    for satu in _isian(d.baris[d.dua.pk]):
        isi = {"teks": satu.teks, "variabel": dict(satu.variabel)}
        domain_realisasi.simpan(oleh=pabrik.mesin(), indikator=satu.indikator, tahun=2024, triwulan=1, **isi)
    assert _hasil(d.satu) == _hasil(d.dua)
    assert (len(_hasil(d.satu)), Capaian.objects.count(), NilaiVariabel.objects.count()) == (3, 6, 4)
    jejak = Jejak.objects.filter(model=Realisasi._meta.label, pengguna=d.perencana.pengguna)
    assert jejak.count() == 3 and jejak.filter(perubahan__has_key="nilai variabel").count() == 1


def test_triwulan_kemudian_ikut_dihitung(d):
    jumlah = d.baris[d.satu.pk][0]
    simpan_banyak([IsianRealisasi(jumlah, "4")], oleh=d.perencana, tahun=2024, triwulan=2)
    simpan_banyak([IsianRealisasi(jumlah, "3")], oleh=d.perencana, tahun=2024, triwulan=1)
    assert Capaian.objects.get(realisasi__pengukuran__triwulan=2).nilai_sd == 7


def test_ditolak_seperti_simpan(d):
    """Another OPD's planner, a row that is filled in, two documents, a text that is no number; nothing is written."""
    isian = _isian(d.baris[d.satu.pk])
    asing = pabrik.pelaku_baru("perencana", d.dua)
    with pytest.raises(Ditolak):
        simpan_banyak(isian, oleh=asing, tahun=2024, triwulan=1)
    with pytest.raises(SalahStatus):
        simpan_banyak(isian, oleh=d.perencana, tahun=2025, triwulan=1)
    with pytest.raises(SalahStatus):
        simpan_banyak([isian[0], _isian(d.baris[d.dua.pk])[0]], oleh=d.perencana, tahun=2024, triwulan=1)
    with pytest.raises(IsianSalah):
        simpan_banyak(
            [isian[0], IsianRealisasi(isian[1].indikator, "banyak")], oleh=d.perencana, tahun=2024, triwulan=1
        )
    assert not Realisasi.objects.exists()
    simpan_banyak(isian[:1], oleh=d.perencana, tahun=2024, triwulan=1)
    with pytest.raises(IsianSalah):
        simpan_banyak(isian, oleh=d.perencana, tahun=2024, triwulan=1)
    assert simpan_banyak([], oleh=d.perencana, tahun=2024, triwulan=1) == []


def test_yang_terkirim_tidak_diisi_lagi(d):
    pabrik.pengukuran(d.satu, 2024, 1, status="diajukan")
    with pytest.raises(SalahStatus):
        simpan_banyak(_isian(d.baris[d.satu.pk]), oleh=d.perencana, tahun=2024, triwulan=1)
