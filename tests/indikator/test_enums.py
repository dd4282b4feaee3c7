"""The choices the database stores and the words the engine knows are the same, value by value."""

import pytest

from indikator import capaian as mesin
from indikator import enums
from indikator import target as pembaca
from indikator.capaian.isian import TRIWULAN
from indikator.domain.catatan_mutu import Ringkas
from indikator.models import Indikator
from indikator.mutu.temuan import Tingkat


@pytest.mark.parametrize(
    ("tersimpan", "menurut_mesin"),
    [
        (enums.TargetNol, mesin.TargetNol),
        (enums.CaraEfisiensi, mesin.CaraEfisiensi),
        (enums.CaraIsi, mesin.CaraIsi),
        (enums.MetodeIndikator, mesin.Metode),
        (enums.JenisTarget, pembaca.Jenis),
    ],
)
def test_pilihan_tersimpan_dikenal_mesin(tersimpan, menurut_mesin):
    assert set(tersimpan.values) <= {str(satu.value) for satu in menurut_mesin}


def test_tipe_penghitungan_boleh_kosong():
    assert {*enums.TipePenghitungan.values, ""} == {satu.value for satu in mesin.Tipe}
    assert Indikator._meta.get_field("tipe_penghitungan").blank


def test_triwulan_jatuh_tempo_ada_untuk_setiap_frekuensi():
    waktu = {str(satu): sorted(mesin.jatuh_tempo(satu)) for satu in enums.Frekuensi}
    assert waktu == {"bulanan": [1, 2, 3, 4], "triwulan": [1, 2, 3, 4], "semester": [2, 4], "tahunan": [4]}
    assert {0, *TRIWULAN} == set(enums.Triwulan.values)


def test_setiap_tingkat_catatan_dihitung():
    assert {str(satu) for satu in Tingkat} <= set(Ringkas.__dataclass_fields__)
