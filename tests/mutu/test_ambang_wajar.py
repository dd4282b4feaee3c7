"""CAP-01 asks above the percentage the pemda set (KebijakanCapaian.ambang_wajar); null asks never."""

from decimal import Decimal

import pytest

from indikator.domain import kebijakan
from indikator.domain.mutu import periksa_instansi
from tests import pabrik
from tests.indikator import dunia_ukur


@pytest.fixture
def d(db):
    """An IKU at 125 %, here and at the stranger's."""
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        dunia_ukur.simpan(d.sub[0], "4,5")
    return d


def _ditanya(d, **isi) -> bool:
    with pabrik.dalam(d.pemda):
        if isi:
            kebijakan.atur_kebijakan(oleh=pabrik.mesin(), **isi)
        temuan = periksa_instansi(d.instansi, dunia_ukur.TAHUN).temuan
    return "CAP-01" in {satu.aturan for satu in temuan}


def test_tanpa_kebijakan_batas_bawaan(d):
    with pabrik.dalam(d.pemda):
        assert kebijakan.ambang_wajar(dunia_ukur.TAHUN) == 120
    assert _ditanya(d)


@pytest.mark.parametrize(("ambang", "ditanya"), [("124.99", True), ("125", False), (None, False)])
def test_batas_pemda(d, ambang, ditanya):
    assert _ditanya(d, tahun_mulai=2024, ambang_wajar=ambang and Decimal(ambang)) is ditanya


def test_kebijakan_tahun_lain_dan_pemda_lain(d):
    with pabrik.dalam(d.pemda_asing):
        kebijakan.atur_kebijakan(oleh=pabrik.mesin(), tahun_mulai=2024, ambang_wajar=None)
    assert _ditanya(d, tahun_mulai=2025, ambang_wajar=Decimal(500))
