"""Which target counts: triwulan of the document, then the PK, then the year of the document."""

import pytest

from indikator.domain import pk, target_berlaku
from indikator.models import TargetPerjanjian
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan


@pytest.fixture
def d(db):
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.target(d.ikm, "40", triwulan=1)
        pabrik.target(d.ikm, "", triwulan=2)
        pabrik.tandatangani(pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, baris=[(d.ikm, "80")]))
    return d


@pytest.mark.parametrize(
    ("triwulan", "target"),
    [
        (0, ("80", "pk", "tahun")),
        (1, ("40", "penetapan", "triwulan")),  # set for that triwulan: before the yearly line of the PK
        (2, ("80", "pk", "tahun")),  # the cell of triwulan II was left empty
        (3, ("80", "pk", "tahun")),
    ],
)
def test_target_triwulan_menang_atas_pk_setahun(d, triwulan, target):
    with pabrik.dalam(d.pemda):
        (satu,) = target_berlaku.cari(d.instansi, 2024, triwulan, [d.ikm]).values()
    assert (satu.teks, satu.sumber, satu.lingkup) == target


def test_yang_tersimpan_lengkap_dengan_asalnya(d):
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "20", triwulan=1)
        kini = target_berlaku.cari(d.instansi, 2024, 1, [d.ikm])[d.ikm.silsilah]
        assert target_berlaku.TargetBerlaku.tersimpan(r.capaian) == kini
        assert r.capaian.bukti_hitung == "20 ÷ 40 × 100 = 50,00 %"
        rentang = simpan(pabrik.indikator(d.lembar, "Lama", target="7-8 bulan"), "7")
        assert target_berlaku.TargetBerlaku.tersimpan(rentang.capaian).nilai_maks == 8


def test_target_pk_dibaca_dengan_satuan_indikatornya(d):
    """ "80" of a percentage is 80 %, in the PK as in the document."""
    with pabrik.dalam(d.pemda) as mesin:
        satu = pabrik.indikator(d.lembar, "Persentase layanan", sasaran=d.sasaran, target="75", satuan="%")
        baris = [(satu, "80"), (d.ikm, "80")]
        perjanjian = pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, versi_ke=2, baris=baris)
        tersimpan = TargetPerjanjian.objects.filter(perjanjian=perjanjian).order_by("urutan")
        assert [(t.nilai, t.satuan) for t in tersimpan] == [(80, "%"), (80, "nilai")]
        assert satu.target.get().satuan == "%"
