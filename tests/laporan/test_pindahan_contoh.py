"""The portable data of the five documents. In a module of its own: it uses another database (tests/conftest.py)."""

from decimal import Decimal

import pytest

from indikator.models import Capaian
from laporan.domain.cuplikan import utuh
from laporan.models import Cuplikan
from organisasi.models import Pemda
from tests import pabrik
from tests.laporan.bungkusan_kecil import data, kemas, masukkan, normal


@pytest.mark.parametrize("slug", ["magetan", "paser"])
def test_contoh_pulang_pergi(contoh, slug):
    """Real documents: the figures of the capaian and the frozen contents are the same afterwards."""
    asal, tujuan = Pemda.objects.get(slug=slug), pabrik.pemda("tujuan")
    paket = kemas(asal)
    masukkan(tujuan, paket)
    assert normal(data(kemas(tujuan))) == normal(data(paket))
    hasil = []
    for pemda in (asal, tujuan):
        with pabrik.dalam(pemda):
            angka = list(Capaian.objects.order_by("pk").values_list("persen", "persen_dibatasi", "bukti_hitung"))
            beku = list(Cuplikan.objects.order_by("pk"))
            assert all(map(utuh, beku)) and beku
            hasil.append((angka, [(satu.jenis, satu.sha256, satu.isi) for satu in beku]))
    assert hasil[0] == hasil[1]
    assert slug == "paser" or any(isinstance(satu[0], Decimal) for satu in angka)
