"""Dates, roman numerals and numbers in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.tanggal import (
    BULAN,
    TanggalTidakTerbaca,
    baca_tanggal,
    romawi,
    terbilang,
    tulis_tanggal,
)


@pytest.mark.parametrize(
    ("tanggal", "tertulis"),
    [
        (date(2023, 9, 19), "19 September 2023"),
        (date(2018, 1, 2), "2 Januari 2018"),
        (date(2019, 12, 31), "31 Desember 2019"),
        (date(2024, 2, 29), "29 Februari 2024"),
    ],
)
def test_tulis_tanggal(tanggal, tertulis):
    assert tulis_tanggal(tanggal) == tertulis


@pytest.mark.parametrize(
    "teks",
    [
        "19 September 2023",
        "19 september 2023",
        "19  SEPTEMBER  2023",
        " 19\u00a0September 2023 ",
        "19 Sep 2023",
        "19 Sept. 2023",
        "19-09-2023",
        "19/9/2023",
        "19.09.2023",
        "2023-09-19",
    ],
)
def test_baca_tanggal(teks):
    assert baca_tanggal(teks) == date(2023, 9, 19)


@pytest.mark.parametrize(
    ("teks", "bulan"), [("1 Nopember 2019", 11), ("1 Pebruari 2019", 2), ("1 Agt 2019", 8), ("1 Mei 2019", 5)]
)
def test_ejaan_lain(teks, bulan):
    assert baca_tanggal(teks).month == bulan


def test_hari_mendahului_bulan():
    assert baca_tanggal("03/04/2019") == date(2019, 4, 3)


@pytest.mark.parametrize(
    ("teks", "sebut"),
    [
        ("Mei 2023", "hari"),
        ("", "hari"),
        (None, "hari"),
        ("31 Februari 2023", "kalender"),
        ("29 Februari 2023", "kalender"),
        ("31-04-2023", "kalender"),
        ("13/13/2023", "kalender"),
        ("0 Mei 2023", "kalender"),
        ("1 Mai 2023", "Mai"),
        ("1 Mei 23", "hari"),
        ("tanggal 1 Mei 2023", "hari"),
        ("2023-9-1", "hari"),
    ],
)
def test_bukan_tanggal_ditolak(teks, sebut):
    with pytest.raises(TanggalTidakTerbaca, match=sebut):
        baca_tanggal(teks)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_bolak_balik(tanggal):
    assert baca_tanggal(tulis_tanggal(tanggal)) == tanggal
    assert baca_tanggal(tanggal.isoformat()) == tanggal


def test_dua_belas_bulan():
    assert len(set(BULAN)) == 12


@pytest.mark.parametrize(
    ("bilangan", "tertulis"),
    [
        (1, "I"),
        (2, "II"),
        (3, "III"),
        (4, "IV"),
        (5, "V"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (90, "XC"),
        (400, "CD"),
        (1999, "MCMXCIX"),
        (2024, "MMXXIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_romawi(bilangan, tertulis):
    assert romawi(bilangan) == tertulis


@pytest.mark.parametrize("bilangan", [0, -1, 4000])
def test_romawi_di_luar_batas(bilangan):
    with pytest.raises(ValueError, match="1 sampai 3999"):
        romawi(bilangan)


@pytest.mark.parametrize(
    ("bilangan", "tertulis"),
    [
        (0, "nol"),
        (1, "satu"),
        (7, "tujuh"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (119, "seratus sembilan belas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1019, "seribu sembilan belas"),
        (2000, "dua ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (2_500_000, "dua juta lima ratus ribu"),
        (1_018_000_000, "satu miliar delapan belas juta"),
        (10**12, "satu triliun"),
    ],
)
def test_terbilang(bilangan, tertulis):
    assert terbilang(bilangan) == tertulis


@pytest.mark.parametrize("bilangan", [-1, 10**15])
def test_terbilang_di_luar_batas(bilangan):
    with pytest.raises(ValueError, match="999 triliun"):
        terbilang(bilangan)


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_terbilang_selalu_kata_rapi(bilangan):
    kata = terbilang(bilangan)
    assert kata == " ".join(kata.split())
    assert kata.replace(" ", "").isalpha()
