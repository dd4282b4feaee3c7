"""A csv whatever program opens it: no text of somebody else becomes a formula there."""

import csv
import io
from operator import itemgetter

import pytest

from kinerja.spreadsheet import Kolom, tulis_csv

BERISIKO = ("=", "+", "-", "@")


def tulis(*teks: str) -> str:
    kolom = [Kolom("Nama", itemgetter(0), 10), Kolom("Isi", itemgetter(1), 10)]
    return tulis_csv(kolom, [("a", satu) for satu in teks]).decode("utf-8-sig")


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize(
    "teks",
    [
        '=HYPERLINK("http://x";"y")',
        "@SUM(A1)",
        "bagian;=1+1;akhir",
        "bagian; =1+1",
        "bagian\t=1+1",
        "baris\n=1+1",
        "baris\n+1+1",
        "satu;-2+3+cmd|' /C calc'!A0",
    ],
)
def test_tidak_ada_sel_yang_menjadi_rumus(teks, pemisah):
    """Also where the program cuts at another sign, as an Excel set to Indonesian does."""
    for baris in csv.reader(io.StringIO(tulis(teks), newline=""), delimiter=pemisah):
        assert not [sel for sel in baris if sel.strip().startswith(BERISIKO)], baris


@pytest.mark.parametrize("teks", ["a; b", "Rp1.000; -", "tugas:\n- satu\n- dua", "a=b", "x - y"])
def test_teks_biasa_tidak_berubah(teks):
    assert list(csv.reader(io.StringIO(tulis(teks), newline="")))[1] == ["a", teks]
