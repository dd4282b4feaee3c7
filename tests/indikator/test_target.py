"""Targets as they are stored: the satuan of the table count, and a changed synonym is known at once."""

from decimal import Decimal

import pytest

from indikator.domain.target import baca, kolom_bacaan
from indikator.enums import JenisTarget
from indikator.models import Satuan
from indikator.target import Jenis

pytestmark = pytest.mark.django_db


def test_jenis_yang_disimpan_ialah_jenis_yang_dibaca():
    assert {satu.value for satu in Jenis} == set(JenisTarget.values)


def test_sinonim_yang_diubah_langsung_berlaku():
    satuan = Satuan.objects.create(nama="gajebo", sinonim=["gjb"])
    assert baca("9 gjb.", "Jumlah gajebo").satuan == "gajebo"
    satuan.sinonim = ["gzb"]
    satuan.save()
    assert baca("9 gzb", "Jumlah gajebo").satuan == "gajebo"
    assert baca("9 gjb", "Jumlah gajebo").perlu_diperiksa


def test_tanpa_tabel_pun_master_dikenal():
    assert baca("9 dok.", "Jumlah dokumen").satuan == "dokumen"


def test_satuan_indikator_melengkapi_teks_yang_tidak_menyebutnya():
    kolom = kolom_bacaan(" 12 ", "Jumlah dokumen", "dokumen")
    assert (kolom["teks"], kolom["nilai"], kolom["satuan"], kolom["peringatan"]) == ("12", 12, "dokumen", [])


@pytest.mark.parametrize(
    ("teks", "jenis", "nilai", "nilai_maks"),
    [
        ("≥ 80,5 %", "batas_bawah", "80.5", None),
        ("≤ 1 %", "batas_atas", "1", "1"),
        ("7-8 bulan", "rentang", "7", "8"),
        ("12.5 %", "angka", "12.5", None),
    ],
)
def test_kolom_yang_disimpan(teks, jenis, nilai, nilai_maks):
    kolom = kolom_bacaan(teks, "Sesuatu")
    maks = Decimal(nilai_maks) if nilai_maks else None
    assert (kolom["jenis"], kolom["nilai"], kolom["nilai_maks"]) == (jenis, Decimal(nilai), maks)
    assert bool(kolom["peringatan"]) == (teks == "12.5 %")
