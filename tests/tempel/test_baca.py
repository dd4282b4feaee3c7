"""Clipboard HTML and text to a table: what Excel, Word, LibreOffice and Google Sheets really put there."""

from pathlib import Path

import pytest

from indikator import rumus
from indikator.tempel import TempelTidakTerbaca, baca
from indikator.tempel.baca_html import BEDA_LEBAR, DISAMBUNG, GAMBAR

DATA = Path(__file__).parents[1] / "data/tempel"


def html(nama: str):
    return baca((DATA / f"{nama}.html").read_text())


def teks(nama: str):
    return baca("", (DATA / f"{nama}.txt").read_bytes().decode())


def isi(tabel) -> list[list[str]]:
    return [[sel.teks for sel in baris] for baris in tabel.baris]


def sel(kode: str) -> str:
    """The text of one cell."""
    return isi(baca(f"<table><tr><td>{kode}</td><td>x</td></tr></table>"))[0][0]


def test_excel_keeps_merged_cells_and_lines():
    tabel = html("excel_12_baris")
    assert len(tabel.baris) == 13 and tabel.lebar == 6
    assert [sel.gabung for sel in tabel.baris[2]] == ["atas", "atas", "", "", "", ""]
    assert isi(tabel)[8][4] == "Jumlah paket peralatan dan perlengkapan\nkantor yang tersedia"
    assert isi(tabel)[3][2] == "Persentase perangkat daerah yang menyusun laporan kinerja dengan baik dan benar"
    assert isi(tabel)[1][5] == "Dokumen Perencanaan"


def test_html_and_text_of_the_same_block_say_the_same():
    satu, dua = isi(html("excel_12_baris")), isi(teks("excel_12_baris"))
    assert [[teks.replace("<u>", "").replace("</u>", "") for teks in baris] for baris in satu] == dua


def test_a_part_underlined_by_a_class_is_a_numerator():
    tertulis = isi(html("excel_12_baris"))[5][4]
    awal = "<u>Jumlah pelayanan administrasi kepegawaian tepat waktu</u> X 100%\n"
    assert tertulis == f"{awal}Jumlah pelayanan administrasi kepegawaian"
    assert rumus.baca(tertulis).gaya == 1


@pytest.mark.parametrize(
    ("kode", "hasil"),
    [
        ("<u>A</u> X 100%<br>B", "<u>A</u> X 100%\nB"),
        ("<p><u>Jumlah</u><u> A</u> X 100%</p><p>B</p>", "<u>Jumlah A</u> X 100%\nB"),
        ("<span style='text-decoration:underline'>A</span> x 100% B", "<u>A</u> x 100% B"),
        (
            "<span style='text-decoration:underline'>A <span style='text-decoration:none'>b</span></span> c",
            "<u>A b</u> c",
        ),
        ("<u>Semua bergaris</u>", "Semua bergaris"),
        ("<u> </u>A", "A"),
        ("A<br style='mso-data-placement:same-cell'>\r\n    B", "A\nB"),
        ("A&nbsp;&nbsp; B<span style='mso-spacerun:yes'>&nbsp; </span>", "A B"),
        ("A\r\n  lipatan\tsumber", "A lipatan sumber"),
        ("<p>A</p>\n<p>&nbsp;</p><p>B</p>", "A\nB"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ol type=a><li>x</li><li>y</li></ol>", "a. x\nb. y"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n- b\n- c"),
        ('<ol style="list-style-type: none"><li>a. satu</li><li>b. dua</li></ol>', "a. satu\nb. dua"),
        ("<span style='mso-list:Ignore'>§<span>&nbsp; </span></span>A", "- A"),
        ("<span style='mso-list:Ignore'>2)<span>&nbsp; </span></span>A", "2) A"),
        ("A<del>lama</del><span style='mso-hide:all'>x</span><span style='display:none'>y</span>", "A"),
        ("<script>alert(1)</script><style>p{}</style>A<iframe src=x>z</iframe>", "A"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("<table><tr><td>Jumlah A</td></tr><tr><td>Jumlah B</td></tr></table>", "Jumlah A\nJumlah B"),
        ("\u200bA\u00adB\ufeff", "AB"),
    ],
)
def test_what_a_cell_says(kode, hasil):
    assert sel(kode) == hasil


def test_word_lists_equations_and_merged_cells():
    tabel = html("word_tabel")
    baris = isi(tabel)
    assert baris[0][2] == "PENJELASAN/FORMULASI\nPENGHITUNGAN"
    assert baris[1][1].split("\n")[0] == "- Jumlah perangkat daerah yang menyusun analisis jabatan"
    assert baris[1][2].startswith("- Perangkat daerah")  # a bullet of the Symbol font
    assert baris[2][2] == "<u>Jumlah OPD yang memiliki inovasi</u> X 100%\nJumlah OPD"
    assert baris[3][2] == r"$\frac{\text{Jumlah SOP yang disusun}}{\text{Jumlah SOP}} \times 100\%$"
    assert rumus.baca(baris[3][2]).gaya == 5
    assert [sel.gabung for sel in tabel.baris[3]] == ["atas", "", "", "atas"]
    assert GAMBAR not in tabel.catatan  # the picture of the equation is its text


def test_a_picture_without_text_is_said():
    tabel = baca("<table><tr><td>A<td><img src='file:///C:/a.png'></table>")
    assert tabel.catatan == (GAMBAR,)


def test_google_sheets_and_libreoffice():
    assert isi(html("google_spreadsheet"))[0] == [
        "Persentase surat yang dijawab",
        "95%",
        "<u>Jumlah surat yang dijawab</u> x 100%\nJumlah surat masuk",
    ]
    assert isi(html("libreoffice"))[1:] == [["Jumlah laporan\nkeuangan", "12", "Laporan bulanan"], ["", "laporan", ""]]


def test_quotes_of_excel_text():
    assert isi(teks("satu_kolom")) == [
        ["Jumlah surat masuk"],
        ['Jumlah surat keluar\nyang "penting"'],
        ['"Cepat" itu baik'],
    ]


@pytest.mark.parametrize(
    ("tertulis", "hasil"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\rb", [["a"], ["b"]]),
        ('"a\tb"\tc', [["a b", "c"]]),
        ('"a""b"\tc', [['a"b', "c"]]),
        ('"a\tb\nc', [['"a', "b"], ["c", ""]]),
        ('""\ta', [['""', "a"]]),  # Excel writes a blank cell as nothing; two quotes are a text
        ("a\n\n\nb", [["a"], ["b"]]),
        ("a\t\t\t\nb", [["a"], ["b"]]),
    ],
)
def test_tab_separated_text(tertulis, hasil):
    assert isi(baca("", tertulis)) == hasil


def test_blank_rows_are_counted():
    assert baca("", "a\t1\n\t\n\nb\t2\n\n").catatan == ("2 baris kosong dilewati.",)


def test_html_without_a_table_leaves_it_to_the_text():
    assert isi(baca("<p>satu</p><p>dua</p>", "satu\ndua\ttiga")) == [["satu", ""], ["dua", "tiga"]]
    assert isi(baca("<p>satu</p><p>dua</p>")) == [["satu"], ["dua"]]


def test_several_tables():
    sama = "<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>"
    assert isi(baca(sama)) == [["a", "b"], ["c", "d"]] and baca(sama).catatan == (DISAMBUNG.format(2),)
    beda = "<table><tr><td>a</table><table><tr><td>c<td>d<tr><td>e<td>f</table>"
    assert isi(baca(beda)) == [["c", "d"], ["e", "f"]] and baca(beda).catatan == (BEDA_LEBAR.format(2, 2),)


def test_spans_fill_their_places():
    tabel = baca(
        "<table><tr><td rowspan=2>a<td colspan=2>b<td rowspan=3>c<tr><td>d<td rowspan=2>e<tr><td>f<td>g</table>"
    )
    assert isi(tabel) == [["a", "b", "", "c"], ["", "d", "e", ""], ["f", "g", "", ""]]
    assert [[sel.gabung for sel in baris] for baris in tabel.baris] == [
        ["", "", "kiri", ""],
        ["atas", "", "", "atas"],
        ["", "", "atas", "atas"],
    ]


@pytest.mark.parametrize("rentang", ["0", "-1", "abc", "99999999999999999999", "2.5", ""])
def test_a_senseless_span_is_one(rentang):
    assert len(isi(baca(f"<table><tr><td colspan='{rentang}'>a<td>b</table>"))[0]) == 2


BURUK = {
    "kosong": ("", ""),
    "blank": ("  ", " \n\t\n"),
    "tanpa isi": ("<table><tr><td>&nbsp;</td></tr></table>", ""),
    "rusak": ("<table><tr><td", ""),
}


@pytest.mark.parametrize("isinya", BURUK.values(), ids=BURUK)
def test_nothing_to_paste(isinya):
    with pytest.raises(TempelTidakTerbaca, match="Tidak ada isi yang ditempel"):
        baca(*isinya)


@pytest.mark.parametrize(
    ("html", "teks", "kalimat"),
    [
        ("", "\t".join(["1"] * 31), "31 kolom; paling banyak 30"),
        ("", "1\n" * 501, "501 baris; paling banyak 500"),
        ("<table><tr>" + "<td>1" * 400 + "</table>", "", "400 kolom"),
        ("<table>" + "<tr><td rowspan=600 colspan=600>a" * 300 + "</table>", "", "terlalu besar"),
        ("", "é" * 1_100_000, "paling besar 2 MB"),
    ],
)
def test_limits_are_sentences(html, teks, kalimat):
    with pytest.raises(TempelTidakTerbaca, match=kalimat):
        baca(html, teks)


def test_wide_blank_columns_and_deep_nesting_do_no_harm():
    assert baca("<table><tr><td>a<td colspan=500>&nbsp;</table>").lebar == 1
    assert baca("<table><tr><td>" + "<div>" * 200 + "a").lebar == 1
    with pytest.raises(TempelTidakTerbaca):
        baca("<table><tr><td>" + "<div>" * 5000 + "a")
    assert baca('<?xml version="1.0" encoding="utf-16"?><table><tr><td>é</table>').baris[0][0].teks == "é"
    assert baca("<table><tr><td>a\x00\ud800b</table>").baris[0][0].teks in ("ab", "a?b")
