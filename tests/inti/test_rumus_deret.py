"""Which variables stand for many numbers, and how their numbers are put to the formula and written."""

from decimal import Decimal

import pytest

from indikator.rumus import hitung, parser
from indikator.rumus.bacaan import selaras
from indikator.rumus.deret import deretkan, kode_deret, tulis_deret
from indikator.rumus.variabel import VariabelTerbaca

D = Decimal


@pytest.mark.parametrize(
    ("rumus", "kode"),
    [
        ("RATA(nilai)", {"nilai"}),
        ("JUMLAH(skor)", {"skor"}),
        ("JUMLAH(skor * f) / JUMLAH(f)", {"skor", "f"}),
        ("JUMLAH(skor) / n", {"skor"}),
        ("MAX(a) - MIN(a)", {"a"}),
        ("RATA(a; b; c)", set()),  # three variables, one number each
        ("(a * 2 + b * 3) / (a + b)", set()),
        ("a / b * 100", set()),
        ("RATA(nilai) / nilai", set()),  # beside the function it is one number
        ("JUMLAH(a / n) * n", {"a"}),
        ("BULAT(a)", set()),
        ("ABS(RATA(a))", {"a"}),
    ],
)
def test_variabel_deret(rumus, kode):
    assert kode_deret(parser.baca(rumus)) == kode


def test_satu_angka_deret_bukan_pengali_bersama():
    """One weight for three scores is a mistake of entry, not a weight for all of them."""
    pohon = parser.baca("JUMLAH(skor * f) / JUMLAH(f)")
    hasil = hitung.hitung(pohon, deretkan(pohon, {"skor": (D(3), D(4), D(5)), "f": D(2)}))
    assert (hasil.nilai, hasil.galat) == (None, "Banyaknya nilai deret tidak sama (3 dan 1).")
    assert hitung.hitung(pohon, deretkan(pohon, {"skor": D(3), "f": D(2)})).nilai == 3
    assert deretkan(parser.baca("a / b"), {"a": D(1), "b": D(2)}) == {"a": D(1), "b": D(2)}


def test_deret_panjang_disingkat_dan_disebut_banyaknya():
    assert tulis_deret((D("80.5"), D(-75), D(1250))) == "80,5; −75; 1.250"
    assert tulis_deret([D(1)] * 25).count("1") == 25
    assert tulis_deret([D(7)] * 26) == "7; " * 25 + "…; seluruhnya 26 nilai"
    langkah = hitung.hitung(parser.baca("RATA(a)"), {"a": (D(7),) * 200}).langkah
    assert langkah.endswith("…; seluruhnya 200 nilai)) = 7,00")


def test_jenis_deret_berpasangan_diusulkan_sama():
    """Scores beside the number who answered: both are of the quarter, and keep together over the year."""
    pohon = parser.baca("JUMLAH(skor * f) / JUMLAH(f)")
    semua = (VariabelTerbaca("skor", "Skor", "nilai", "posisi"), VariabelTerbaca("f", "Frekuensi", None, "arus"))
    assert [v.jenis for v in selaras(pohon, semua)] == ["arus", "arus"]
    tetap = (semua[0], VariabelTerbaca("f", "Bobot", "nilai", "posisi"))
    assert [v.jenis for v in selaras(pohon, tetap)] == ["posisi", "posisi"]
