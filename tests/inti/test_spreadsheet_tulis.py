"""Writing an xlsx: numbers are numbers as people see them, texts stay texts, the sheet is set up for printing."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from kinerja.spreadsheet import Angka, Kolom, Lembar, baca_tabel, tulis_buku

BERBAHAYA = [
    "=1+1",
    '=HYPERLINK("http://jahat.test")',
    "+62812",
    "-",
    "-5 poin",
    "@SUM(A1)",
    "\t=1",
    "#N/A",
    "2024-01-01",
]


def buku(*isi, kolom=None, **lain):
    """The workbook of one column of values, loaded again."""
    kolom = kolom or [Kolom("Nilai", lambda satu: satu, 20)]
    return openpyxl.load_workbook(io.BytesIO(tulis_buku([Lembar("Uji", ["JUDUL", "kedua"], kolom, isi, **lain)])))


def sel(nilai):
    return buku(nilai).active["A5"]  # two titles, a blank row, the heading


@pytest.mark.parametrize("teks", BERBAHAYA)
def test_teks_tidak_pernah_menjadi_rumus(teks):
    satu = sel(teks)
    assert (satu.value, satu.data_type) == (teks, "s")
    assert satu.quotePrefix == (teks[0] in "=+-@\t")


def test_tidak_ada_rumus_di_dalam_berkas():
    isi = tulis_buku([Lembar("=Uji", BERBAHAYA, [Kolom("=judul", lambda satu: satu)], BERBAHAYA, BERBAHAYA)])
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        lembar = berkas.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in lembar and 't="e"' not in lembar


@pytest.mark.parametrize(
    ("nilai", "desimal", "tersimpan", "bentuk"),
    [
        ("101.545", 2, 101.55, "#,##0.00"),  # half up, once: a program would round the binary value its own way
        ("1.005", 2, 1.01, "#,##0.00"),
        ("-44.014999", 2, -44.01, "#,##0.00"),
        ("4230", 0, 4230, "#,##0"),
        ("0", 2, 0, "#,##0.00"),
    ],
)
def test_angka_dibulatkan_seperti_tercetak(nilai, desimal, tersimpan, bentuk):
    satu = sel(Angka(Decimal(nilai), desimal))
    assert (satu.value, satu.data_type, satu.number_format) == (tersimpan, "n", bentuk)
    assert satu.alignment.horizontal == "right"


def test_angka_yang_tidak_muat_menjadi_teks():
    assert sel(Angka(Decimal("1234567890123456.78"))).value == "1.234.567.890.123.456,78"


def test_kosong_bukan_nol_dan_nol_bukan_kosong():
    assert sel(None).value is None and sel("").value is None and sel(0).value == 0


def test_huruf_kendali_dan_teks_panjang():
    assert sel("a\x00b\x1fc").value == "abc"
    assert len(sel("x" * 40_000).value) == 32_767


def test_judul_kepala_catatan_dan_cetak():
    kolom = [Kolom("Nama", lambda satu: satu, 30), Kolom("Panjang", len, 9)]
    kertas = buku("satu " * 40, "dua", kolom=kolom, catatan=["Catatan."], tetap=1).active
    assert [kertas["A1"].value, kertas["A2"].value, kertas["A4"].value, kertas["A8"].value] == [
        "JUDUL", "kedua", "Nama", "Catatan.",
    ]  # fmt: skip
    assert (kertas.freeze_panes, kertas.print_title_rows, kertas.page_setup.orientation) == (
        "B5",
        "$4:$4",
        "landscape",
    )
    assert kertas.sheet_properties.pageSetUpPr.fitToPage and kertas.page_setup.fitToHeight == 0
    assert kertas.column_dimensions["A"].width == 30
    assert kertas.row_dimensions[5].height > 5 * kertas.row_dimensions[6].height


def test_terbaca_kembali():
    isi = tulis_buku(
        [
            Lembar(
                "Uji",
                ["JUDUL"],
                [Kolom("A", lambda s: s[0]), Kolom("B", lambda s: s[1])],
                [("x", Angka(Decimal("79.41")))],
            )
        ]
    )
    assert baca_tabel(isi)[-1][:2] == ["x", "79,41"]
