"""A formula as LaTeX: fractions, brackets where they are needed, Indonesian numbers, nothing that would break it."""

from decimal import Decimal

import pytest

from indikator.rumus import ast, baca
from indikator.rumus.tampil_latex import latex

A, B, C = (ast.Variabel(kode) for kode in "abc")
NAMA = {"a": "Jumlah hadir", "b": "Jumlah pegawai", "c": "Sisa 5% & lain_lain"}


@pytest.mark.parametrize(
    ("pohon", "tertulis"),
    [
        (ast.Kali(ast.Bagi(A, B), ast.Angka(100)), r"\frac{\text{Jumlah hadir}}{\text{Jumlah pegawai}} \times 100"),
        (
            ast.Kali(ast.Tambah(A, B), A),
            r"\left(\text{Jumlah hadir} + \text{Jumlah pegawai}\right) \times \text{Jumlah hadir}",
        ),
        (
            ast.Kurang(A, ast.Kurang(A, B)),
            r"\text{Jumlah hadir} - \left(\text{Jumlah hadir} - \text{Jumlah pegawai}\right)",
        ),
        (ast.Negatif(A), r"-\text{Jumlah hadir}"),
        (ast.Fungsi("JUMLAH", (A,)), r"\sum \text{Jumlah hadir}"),
        (ast.Fungsi("RATA", (A, B)), r"\operatorname{RATA}\left(\text{Jumlah hadir}; \text{Jumlah pegawai}\right)"),
        (ast.Banding("<=", A, B), r"\text{Jumlah hadir} \leq \text{Jumlah pegawai}"),
        (C, r"\text{Sisa 5\% \& lain\_lain}"),
    ],
)
def test_tertulis(pohon, tertulis):
    assert latex(pohon, NAMA) == tertulis


def test_angka_indonesia():
    assert latex(ast.Angka(Decimal("0.25"))) == "0{,}25"


@pytest.mark.parametrize(
    "teks", ["Jumlah hadir / Jumlah pegawai * 100", "(Jumlah awal - Jumlah akhir) / Jumlah awal * 100"]
)
def test_yang_ditulis_terbaca_sebagai_rumus_yang_sama(teks):
    """Our own reader of LaTeX makes the same tree of it."""
    terbaca = baca(teks)
    nama = {satu.kode: satu.nama for satu in terbaca.variabel}
    assert baca(f"${latex(terbaca.pohon, nama)}$").pohon == terbaca.pohon
