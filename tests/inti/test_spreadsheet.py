"""Tables of people's files: csv and xlsx as texts, bounded, with a sentence for what is no table."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from kinerja.arsip_office import BONGKAR_MAKS
from kinerja.spreadsheet import TabelTidakTerbaca, baca_tabel, kenali_pemisah, tabel


def xlsx(*baris, bentuk=None, lembar=()) -> bytes:
    """A workbook with these rows; bentuk: {"B2": number format}; lembar: names of blank sheets before it."""
    buku = Workbook()
    isi = buku.active
    for nama in lembar:
        buku.create_sheet(nama, 0)
    for satu in baris:
        isi.append(satu)
    for alamat, format_ in (bentuk or {}).items():
        isi[alamat].number_format = format_
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


@pytest.mark.parametrize(
    ("isi", "tabel"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n79,41;78,2\r\n", [["a", "b"], ["79,41", "78,2"]]),
        ("a\tb\n79,41\tx; y\n", [["a", "b"], ["79,41", "x; y"]]),
        ('a,b\n"79,41"," x "\n', [["a", "b"], ["79,41", "x"]]),
        ('a;b\n"satu\ndua";2\n', [["a", "b"], ["satu\ndua", "2"]]),
        ("\ufeffa;b\n\n1;2\n", [["a", "b"], [], ["1", "2"]]),
        ("a\n", [["a"]]),
    ],
)
def test_csv(isi, tabel):
    assert baca_tabel(isi.encode()) == tabel


def test_csv_utf16_dari_excel():
    assert baca_tabel("indikator\tcapaian\nNilai\t79,41 %\n".encode("utf-16")) == [
        ["indikator", "capaian"],
        ["Nilai", "79,41 %"],
    ]


def test_pemisah_di_dalam_kutip_tidak_dihitung():
    assert kenali_pemisah(['a,b,"x;y"', '1,2,"p;q"']) == ","
    assert kenali_pemisah(["a;b", "1,5;2,5"]) == ";"
    assert kenali_pemisah([]) == "\t"


def test_xlsx_angka_seperti_dilihat_pembacanya():
    isi = xlsx(
        ["Indikator", "Target", None, True],
        ["Nilai", 79.41, 1250, 0.7941],
        ["Tanggal", date(2019, 8, 7), "78,2 %", 123.684210526316],
        bentuk={"D2": "0.00%"},
    )
    assert baca_tabel(isi) == [
        ["Indikator", "Target", "", "ya"],
        ["Nilai", "79,41", "1.250", "79,41 %"],
        ["Tanggal", "2019-08-07", "78,2 %", "123,684210526316"],
    ]


def test_xlsx_setiap_baris_sepanjang_isinya():
    """Rows are not padded to the widest one, nor to the limit; blank rows between keep their place."""
    assert baca_tabel(xlsx(["a", "b", "c"], [1], [], [None, 2])) == [["a", "b", "c"], ["1"], [], ["", "2"]]


def test_xlsx_tanpa_sisa_biner():
    assert baca_tabel(xlsx([0.1 + 0.2, 999_999_999_999_999, 1.1 * 3])) == [["0,3", "999.999.999.999.999", "3,3"]]


def test_xlsx_memakai_nilai_tersimpan_bukan_menghitung_rumus():
    assert baca_tabel(xlsx(["a", "=1+1", "#DIV/0!"])) == [["a", "", "#DIV/0!"]]


def test_xlsx_lembar_pertama_yang_berisi_atau_yang_disebut():
    isi = xlsx(["a", 1], lembar=("Sampul",))
    assert baca_tabel(isi) == [["a", "1"]]
    assert baca_tabel(isi, "Sheet") == [["a", "1"]]
    with pytest.raises(TabelTidakTerbaca, match=r"Lembar “Lain” tidak ada\. Yang ada: Sampul, Sheet"):
        baca_tabel(isi, "Lain")
    with pytest.raises(TabelTidakTerbaca, match="tidak memuat satu baris pun"):
        baca_tabel(isi, "Sampul")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "tidak memuat satu baris pun"),
        (b"\n\n", "tidak memuat satu baris pun"),
        (b"a;b\n\xff\xfe\n", "bukan UTF-8"),
        (b"a;b\n1\x00;2\n", "NUL"),
        (b'a;b\n"1;2\n', "kutip"),
        (b"PK\x03\x04bukan zip", "rusak"),
        (b"a;" * 200, "lebih dari 100 kolom"),
        (b"a;" + b"x" * 5000, "4000 huruf"),
        (b"a\n" * 6000, "lebih dari 5000 baris"),
        (xlsx(["a"] * 120), "sel CW1: di luar 100 kolom pertama"),
        (xlsx(*[["a"]] * 5001), "sel A5001: di luar 5000 baris pertama"),
        (xlsx(["a" * 4001]), "sel A1: memuat lebih dari 4000 huruf"),
    ],
)
def test_yang_bukan_tabel_ditolak_dengan_kalimat(isi, kata):
    with pytest.raises(TabelTidakTerbaca, match=kata):
        baca_tabel(isi)


def zip_palsu(nama: str, isi: bytes) -> bytes:
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as berkas:
        berkas.writestr(nama, isi)
    return keluaran.getvalue()


def test_zip_yang_bukan_xlsx_dan_bom_zip_ditolak():
    with pytest.raises(TabelTidakTerbaca, match=r"bukan \.docx"):
        baca_tabel(zip_palsu("a.txt", b"x"))
    bom = zip_palsu("xl/worksheets/sheet1.xml", b"\0" * (BONGKAR_MAKS + 1))
    assert len(bom) < tabel.BAITA_MAKS
    with pytest.raises(TabelTidakTerbaca, match="terlalu besar setelah dibuka"):
        baca_tabel(bom)


def test_berkas_terlalu_besar_ditolak_sebelum_dibaca(monkeypatch):
    monkeypatch.setattr(tabel, "BAITA_MAKS", 10)
    with pytest.raises(TabelTidakTerbaca, match="lebih besar"):
        baca_tabel(b"a;b\n1;2\n3;4\n")


@given(st.binary(max_size=300))
def test_bita_apa_pun_tabel_atau_kalimat(isi):
    for awalan in (b"", b"PK\x03\x04"):
        try:
            assert isinstance(baca_tabel(awalan + isi), list)
        except TabelTidakTerbaca as galat:
            assert str(galat).endswith(".")
