"""`rekap_anggaran` over random budgets in the database: the same totals in every view as the pure sums."""

import random
from decimal import Decimal

import pytest

from indikator.domain import anggaran as domain
from indikator.domain.efisiensi import efisiensi_sasaran
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.uang import rekap as uang
from tests import pabrik
from tests.indikator.dunia_anggaran import TAHUN, kegiatan, program, rekap, susun
from tests.indikator.dunia_rencana import susun as susun_rencana

pytestmark = pytest.mark.django_db


def acak_anggaran(d, benih: int) -> None:
    acak = random.Random(benih)
    sasaran = [d.pelayanan, pabrik.sasaran(d.iku, f"Sasaran {benih}")]
    indikator = [d.ikm, d.inovasi, pabrik.indikator(d.iku, sasaran=sasaran[1])]
    daftar = [None, *(program(d.dinkes, f"Program {n}") for n in range(acak.randint(0, 3)))]

    def kaitan() -> dict:
        return acak.choice([{}, {"sasaran": acak.choice(sasaran)}, {"indikator": acak.choice(indikator)}])

    def angka() -> dict:
        pagu = acak.choice([None, acak.randint(0, 10**12)])
        tw = acak.choice([[], [0], [1], [1, 2, 3, 4], [0, 2]])
        return {"pagu": pagu, "serapan": {t: Decimal(acak.randint(0, 10**13)) / 100 for t in tw}}

    for n in range(acak.randint(0, 6)):
        sub = acak.choice([0, 0, 1, 3])
        isi = {} if sub else angka()
        pokok = kegiatan(d.dinkes, f"Kegiatan {n}", program=acak.choice(daftar), **kaitan(), **isi)
        for m in range(sub):
            kegiatan(d.dinkes, f"Sub {n} {m}", induk=pokok, **kaitan(), **angka())


@pytest.mark.parametrize("benih", range(12))
def test_semua_pandangan_sama(benih):
    d = susun_rencana(reviu=False)
    with pabrik.dalam(d.pemda):
        acak_anggaran(d, benih)
        isi = domain.rekap_anggaran(d.dinkes, TAHUN)
        per_instansi = domain.jumlah_per_instansi(TAHUN)
    assert isi.rekonsiliasi.sama
    pandangan = (isi.per_program, isi.per_kegiatan, isi.per_sasaran, isi.per_indikator)
    for kelompok in pandangan:
        assert sorted(b.kegiatan.pk for k in kelompok for b in k.baris) == sorted(b.kegiatan.pk for b in isi.baris)
        assert uang.jumlah(b for k in kelompok for b in k.baris) == isi.jumlah
    assert isi.triwulan.jumlah == isi.jumlah.realisasi
    assert uang.tambah(c.jumlah.pagu for c in isi.pohon) == isi.jumlah.pagu
    assert per_instansi.get(d.dinkes.pk, uang.jumlah([])) == isi.jumlah
    assert {b.indikator.sasaran for b in isi.baris if b.indikator} <= {b.sasaran for b in isi.baris}


def test_ringkasan_pemda_menghitung_daun_saja():
    d = susun()
    with pabrik.dalam(d.pemda):
        assert domain.ringkas_anggaran(TAHUN) == {d.dinkes.pk: (4, Decimal(1800)), d.luar_kegiatan.instansi_id: (1, 9)}
        assert domain.jumlah_per_instansi(TAHUN)[d.dinkes.pk] == rekap(d).jumlah
        triwulan = domain.triwulan_per_instansi(TAHUN)[d.dinkes.pk][1]
    assert triwulan == rekap(d).triwulan


def test_efisiensi_memakai_kaitan_yang_diwariskan():
    """Sub kegiatan count for the sasaran of their kegiatan."""
    d = susun()
    with pabrik.dalam(d.pemda):
        (satu,) = efisiensi_sasaran(pengukuran_instansi(d.dinkes, TAHUN)).baris
    assert (satu.ukur.sasaran, satu.anggaran.pagu, satu.anggaran.realisasi) == (d.pelayanan, 800, 210)
