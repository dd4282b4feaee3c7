"""Workbooks of any layout as paragraphs and tables, with the places people look for."""

import io
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from indikator.tempel import Sel
from laporan.kertas.baca import baca
from laporan.kertas.naskah import Alinea, NaskahTidakTerbaca, TabelNaskah


def naskah(buku):
    keluar = io.BytesIO()
    buku.save(keluar)
    return baca("buku.xlsx", keluar.getvalue())


def kertas(isi, gabung=()):
    buku = Workbook()
    for letak, nilai in isi.items():
        buku.active[letak] = nilai
    for satu in gabung:
        buku.active.merge_cells(satu)
    return buku


def bentuk(hasil):
    """Paragraphs as text, tables as rows of texts."""
    return [
        satu.teks if isinstance(satu, Alinea) else [[sel.teks for sel in baris] for baris in satu.baris]
        for satu in hasil.unsur
    ]


def test_lembar_iki_di_excel():
    buku = kertas(
        {
            "B1": "INDIKATOR KINERJA INDIVIDU", "A3": "JABATAN", "B3": ":", "C3": "Kepala Seksi",
            "A4": "TUGAS", "B4": ":", "C4": "a. satu\nb. dua",
            "A5": "No", "B5": "Sasaran", "C5": "Indikator", "D5": "Target", "D6": 2023, "E6": 2024,
            "A7": 1, "B7": "Meningkat", "C7": "Persentase", "D7": 0.805, "E7": date(2024, 1, 2),
            "C8": "Jumlah", "D8": 12.5, "A10": "Catatan: hanya contoh",
        },
        ["B1:E1", "D5:E5", "A5:A6", "B5:B6", "C5:C6", "A7:A8", "B7:B8"],
    )  # fmt: skip
    buku.active["D7"].number_format = "0.0%"
    hasil = naskah(buku)
    judul, identitas, tabel, catatan = hasil.unsur
    assert (judul.teks, judul.letak) == ("INDIKATOR KINERJA INDIVIDU", "lembar Sheet, sel B1")
    assert [[sel.teks for sel in baris] for baris in identitas.baris] == [
        ["JABATAN", ":", "Kepala Seksi"],
        ["TUGAS", ":", "a. satu\nb. dua"],
    ]
    assert tabel.baris[0] == (Sel("No"), Sel("Sasaran"), Sel("Indikator"), Sel("Target"), Sel(gabung="kiri"))
    assert tabel.baris[2] == (Sel("1"), Sel("Meningkat"), Sel("Persentase"), Sel("80,5 %"), Sel("2 Januari 2024"))
    assert tabel.baris[3][:3] == (Sel(gabung="atas"), Sel(gabung="atas"), Sel("Jumlah"))
    assert (tabel.letak, tabel.nomor[0], tabel.nomor[3]) == (
        "lembar Sheet, sel A5",
        "lembar Sheet, baris 5",
        "lembar Sheet, baris 8",
    )
    assert catatan == Alinea("Catatan: hanya contoh", "lembar Sheet, sel A10")


def test_tabel_berdampingan_dan_bertumpuk():
    buku = kertas({
        "A1": "No", "B1": "Kiri", "D1": "No", "E1": "Kanan", "A2": 1, "B2": "a", "D2": 1, "E2": "b",
        "A4": "No", "B4": "Bawah", "A5": 1, "B5": "c",
    })  # fmt: skip
    assert bentuk(naskah(buku)) == [
        [["No", "Kiri"], ["1", "a"]],
        [["No", "Kanan"], ["1", "b"]],
        [["No", "Bawah"], ["1", "c"]],
    ]


def test_teks_sendiri_di_tengah_tabel_tetap_barisnya():
    buku = kertas({"A1": "Sasaran", "B1": "Indikator", "A2": "x", "B2": "a", "B3": "b", "A4": "y", "B4": "c"})
    assert bentuk(naskah(buku)) == [[["Sasaran", "Indikator"], ["x", "a"], ["", "b"], ["y", "c"]]]


def test_lembar_berikut_tanpa_baris_kosong():
    """A second sheet of another jabatan right below the first."""
    buku = kertas({
        "A1": "Sasaran", "B1": "Indikator", "A2": "x", "B2": "a", "A3": "INDIKATOR KINERJA INDIVIDU",
        "A4": "Jabatan", "B4": ": Analis", "A5": "Sasaran", "B5": "Indikator", "A6": "y", "B6": "b",
    })  # fmt: skip
    assert bentuk(naskah(buku)) == [
        [["Sasaran", "Indikator"], ["x", "a"]],
        "INDIKATOR KINERJA INDIVIDU",
        [["Jabatan", ": Analis"]],
        [["Sasaran", "Indikator"], ["y", "b"]],
    ]


def test_yang_tersembunyi_disebut():
    buku = kertas({"A1": "tampak", "A2": "baris", "C1": "kolom"})
    buku.active.row_dimensions[2].hidden = True
    buku.active.column_dimensions["C"].hidden = True
    lain = buku.create_sheet("Rahasia")
    lain["A1"], lain.sheet_state = "x", "hidden"
    hasil = naskah(buku)
    assert bentuk(hasil) == ["tampak"]
    assert hasil.catatan == (
        "Lembar “Sheet”: kolom tersembunyi tidak dibaca (C).",
        "Lembar “Sheet”: 1 baris tersembunyi tidak dibaca (2).",
        "Lembar “Rahasia” tersembunyi, tidak dibaca.",
    )


def test_rumus_tanpa_nilai_dan_galat_disebut():
    hasil = naskah(kertas({"A1": "a", "B1": "=1+1", "C1": "#REF!"}))
    assert hasil.catatan[0].startswith("Lembar “Sheet”, sel B1: rumusnya belum dihitung")
    assert hasil.catatan[1] == "Lembar “Sheet”, sel C1: galat rumus #REF!."
    assert bentuk(hasil) == [[["a", "", "#REF!"]]]


def test_setiap_lembar_dengan_namanya():
    buku = kertas({"A1": "satu"})
    buku.active.title = "Kasubag Umum"
    buku.create_sheet("Sheet2")["A1"] = "dua"
    assert bentuk(naskah(buku)) == ["Kasubag Umum", "satu", "dua"]


def test_garis_bawah_di_dalam_sel():
    buku = kertas({"B1": "x"})
    buku.active["A1"] = CellRichText(TextBlock(InlineFont(u="single"), "pembilang"), " dibagi penyebut")
    assert naskah(buku).unsur[0].baris[0][0].teks == "<u>pembilang</u> dibagi penyebut"


def test_lembar_kosong_saja():
    with pytest.raises(NaskahTidakTerbaca, match="tidak memuat tulisan"):
        naskah(Workbook())


def test_jenis_unsur():
    assert {type(satu) for satu in naskah(kertas({"A1": "a", "A3": "b", "B3": "c"})).unsur} == {Alinea, TabelNaskah}
