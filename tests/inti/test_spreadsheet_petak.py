"""A printed table as a sheet: joined cells, figures that show what is printed, names of sheets, paper."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from kinerja.spreadsheet import Angka, BarisPetak, KolomPetak, LembarPetak, Petak, baca_tabel, tulis_petak

KOLOM = [KolomPetak("No.", 6), KolomPetak("Sasaran", 20), KolomPetak("Nilai", 12)]


def baris(*isi, **lain) -> BarisPetak:
    return BarisPetak(tuple(satu if isinstance(satu, Petak) else Petak(satu) for satu in isi), **lain)


def lembar(*daftar, nama="Uji", **lain) -> LembarPetak:
    return LembarPetak(nama, ("JUDUL", "Tabel 1"), KOLOM, daftar, **lain)


def buku(*daftar):
    return openpyxl.load_workbook(io.BytesIO(tulis_petak(daftar)))


def test_sel_yang_bersambung_menjadi_satu():
    atas = Petak("", sambung=True)
    isi = buku(
        lembar(
            baris("1", "Satu", "a"),
            baris(atas, atas, "b"),
            baris("2", "Dua", "c"),
            baris(Petak("Jumlah", lebar=2), "d"),
        )
    ).active
    assert {str(satu) for satu in isi.merged_cells.ranges} == {"A1:C1", "A2:C2", "A5:A6", "B5:B6", "A8:B8"}
    assert isi["C8"].value == "d"


@pytest.mark.parametrize(
    ("nilai", "tersimpan", "bentuk"),
    [
        (Angka(Decimal("101.55"), 2, persen=True), 1.0155, "#,##0.00 %"),
        (Angka(Decimal("1018000000"), 0), 1018000000, "#,##0"),
        (Angka(Decimal("9"), 0, " dokumen"), 9, '#,##0" dokumen"'),
        (Angka(Decimal("10.1"), 1, awalan="Nilai "), 10.1, '"Nilai "#,##0.0'),
        (Angka(Decimal("-44.01"), 2, persen=True), -0.4401, "#,##0.00 %"),
    ],
)
def test_angka_adalah_angka_dengan_bentuknya(nilai, tersimpan, bentuk):
    sel = buku(lembar(baris("1", "Satu", nilai))).active["C5"]
    assert (sel.value, sel.data_type, sel.number_format) == (tersimpan, "n", bentuk)


def test_persen_terbaca_kembali_sebagai_persen():
    isi = tulis_petak([lembar(baris("1", "Satu", Angka(Decimal("84.96"), 2, persen=True)))])
    assert baca_tabel(isi)[4] == ["1", "Satu", "84,96 %"]


def test_lebih_dari_yang_disimpan_excel_menjadi_teks():
    sel = buku(lembar(baris("1", "Satu", Angka(Decimal("1234567890123456"), 0)))).active["C5"]
    assert (sel.value, sel.data_type) == ("1.234.567.890.123.456", "s")


def test_teks_tidak_pernah_menjadi_rumus():
    isi = tulis_petak([lembar(baris("=1+1", "+62", "@SUM(A1)"), nama="=Uji", catatan=["=2+2"])])
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        xml = berkas.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml and 't="e"' not in xml


def test_nama_lembar_sah_dan_tidak_ganda():
    panjang = "Analisis: capaian [sasaran] yang sangat panjang sekali"
    nama = buku(*(lembar(baris("1", "a", "b"), nama=satu) for satu in (panjang, panjang, "uji", "UJI", ""))).sheetnames
    assert nama[2:] == ["uji", "UJI (2)", "Tabel"]
    assert len(set(nama)) == 5 and all(len(satu) <= 31 and not set(satu) & set("[]:*?/\\") for satu in nama)


def test_kepala_tetap_dan_kertas_mendatar():
    isi = buku(lembar(baris("1", "Satu", "a"), baris("Jumlah", "", "b", tebal=True), catatan=["*) sementara"])).active
    assert isi.freeze_panes == "A5" and isi["A4"].font.bold and isi["A6"].font.bold
    assert isi.print_title_rows == "$4:$4" and isi.page_setup.orientation == "landscape"
    assert isi.print_area == "'Uji'!$A$1:$C$8" and isi["A8"].value == "*) sementara"


def test_baris_cukup_tinggi_untuk_sel_yang_bersambung():
    isi = buku(
        lembar(baris("1", "kata " * 30, "a"), baris(Petak("", sambung=True), Petak("", sambung=True), "b"))
    ).active
    assert isi.row_dimensions[5].height == 15
    assert isi.row_dimensions[5].height + isi.row_dimensions[6].height >= 15 * 8


def test_tanpa_tabel_ditolak():
    with pytest.raises(ValueError, match="tanpa lembar"):
        tulis_petak([])
