"""Codes of the nomenclature: one writing, order by numbers, level by shape or by depth."""

import pytest

from indikator.uang import kode


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("1.01.02", "1.01.02"),
        (" 1.01. 02 ", "1.01.02"),
        ("1.01.02.", "1.01.02"),
        ("x.xx.01", "X.XX.01"),
        ("1 . 01 . 02", "1.01.02"),
    ],
)
def test_satu_tulisan(teks, hasil):
    assert kode.rapi(teks) == hasil and kode.sah(hasil)


@pytest.mark.parametrize("teks", ["Belanja", "1,01", "1-01", "1.01.02.2.01.00012", "", "1." * 40 + "1"])
def test_bukan_kode(teks):
    assert not kode.sah(teks)


def test_urut_menurut_angka():
    daftar = ["", "2.10", "2.9", "1.01.02.2.01", "1.01.02", "X.XX.01", "1.01.02.2.01.0002"]
    assert sorted(daftar, key=kode.kunci_urut) == [
        "X.XX.01",
        "1.01.02",
        "1.01.02.2.01",
        "1.01.02.2.01.0002",
        "2.9",
        "2.10",
        "",
    ]


@pytest.mark.parametrize(
    ("teks", "tingkat"),
    [
        ("4", "urusan"),
        ("4.01", "urusan"),
        ("4.01.02", "program"),
        ("X.XX.01", "program"),
        ("4.01.02.2.01", "kegiatan"),
        ("4.01.02.2.01.01", "sub"),
        ("4.01.02.2.01.0001", "sub"),
        ("5.01.02.2.01.01", "sub"),
        ("5.1", "rekening"),
        ("5.1.02.01.01.0001", "rekening"),
        ("4.01.15.03", None),
    ],
)
def test_tingkat_menurut_bentuk(teks, tingkat):
    assert kode.tingkat(teks) == tingkat


def test_tingkat_menurut_kedalaman_untuk_susunan_lama():
    assert kode.tingkat_semua(["1.20.15", "1.20.15.01", "1.20.15.02"]) == {
        "1.20.15": "program",
        "1.20.15.01": "kegiatan",
        "1.20.15.02": "kegiatan",
    }
    empat = kode.tingkat_semua(["1.20.15", "1.20.15.01", "1.20.15.01.03", "1.20.15.01.03.07"])
    assert empat["1.20.15.01"] is None  # four depths: which one is the program is not guessed
