"""Showing formula trees: fractions in HTML, one line of text, MathML, Excel."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from lxml import etree

from indikator.rumus.ast import Angka, Kurang, Negatif, Tambah, Variabel
from indikator.rumus.parser import baca
from indikator.rumus.tampil import excel, html, mathml, teks

NAMA = {"a": "Jumlah hadir", "b": "Jumlah pegawai", "c": "R & D <b>"}


class Penimbang(HTMLParser):
    """Checks that every opened tag is closed, in order."""

    def __init__(self):
        super().__init__()
        self.terbuka: list[str] = []
        self.salah: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag != "br":
            self.terbuka.append(tag)

    def handle_endtag(self, tag):
        if not self.terbuka or self.terbuka.pop() != tag:
            self.salah.append(tag)


def seimbang(potongan):
    penimbang = Penimbang()
    penimbang.feed(potongan)
    penimbang.close()
    return not penimbang.terbuka and not penimbang.salah


@pytest.mark.parametrize(
    ("rumus", "tertulis"),
    [
        ("a / b * 100", "Jumlah hadir ÷ Jumlah pegawai × 100"),
        ("(a + b) * 2", "(Jumlah hadir + Jumlah pegawai) × 2"),
        ("a + b * 2", "Jumlah hadir + Jumlah pegawai × 2"),
        ("a - (b - 1)", "Jumlah hadir − (Jumlah pegawai − 1)"),
        ("a / (b * 2)", "Jumlah hadir ÷ (Jumlah pegawai × 2)"),
        ("a * (b / 2)", "Jumlah hadir × (Jumlah pegawai ÷ 2)"),
        ("-(a + b)", "−(Jumlah hadir + Jumlah pegawai)"),
        ("a * -b", "Jumlah hadir × (−Jumlah pegawai)"),
        ("4230,5 + d", "4.230,5 + d"),
        ("RATA(a; b)", "RATA(Jumlah hadir; Jumlah pegawai)"),
        ("JIKA(a > b; 1; 0)", "JIKA(Jumlah hadir > Jumlah pegawai; 1; 0)"),
    ],
)
def test_teks(rumus, tertulis):
    assert teks(baca(rumus), NAMA) == tertulis


def test_angka_negatif_berkurung_di_kanan():
    assert teks(Kurang(Variabel("x"), Angka(Decimal(-5)))) == "x − (−5)"
    assert teks(Negatif(Angka(Decimal(-5)))) == "−(−5)"
    assert teks(Tambah(Angka(Decimal(-5)), Variabel("x"))) == "−5 + x"


def test_html_pecahan_dengan_label_pembaca_layar():
    assert html(baca("a / b × 100"), NAMA) == (
        '<span class="pecahan" role="math" aria-label="Jumlah hadir ÷ Jumlah pegawai">'
        '<span class="pembilang">Jumlah hadir</span><span class="penyebut">Jumlah pegawai</span></span> × 100'
    )


@pytest.mark.parametrize(
    "rumus",
    [
        "a / b × 100",
        "(a − b) / b × 100",
        "a / b / c",
        "(a / b) / (c / a)",
        "JUMLAH(a × b) / JUMLAH(b)",
        "JIKA(a <= b; a; -b)",
        "ABS(a - b) × (a + c)",
        "c",
    ],
)
def test_html_seimbang_tanpa_gaya_dan_tanpa_tag_dari_nama(rumus):
    hasil = html(baca(rumus), NAMA)
    assert seimbang(hasil)
    assert "style" not in hasil
    assert "<b>" not in hasil
    assert set(re.findall(r"<(\w+)", hasil)) <= {"span"}


def test_html_pecahan_bertingkat_tidak_butuh_kurung():
    hasil = html(baca("(a / b) / c"))
    assert hasil.count('class="pecahan"') == 2
    assert "(" not in re.sub(r'aria-label="[^"]*"', "", hasil)


def test_html_selisih_di_pembilang_tanpa_kurung_dan_di_kali_dengan_kurung():
    assert '<span class="pembilang">a − b</span>' in html(baca("(a − b) / b"))
    assert html(baca("(a − b) × c")) == "(a − b) × c"
    assert html(baca("JIKA(a < b; 1; 2)")) == "JIKA(a &lt; b; 1; 2)"


def test_nama_jahat_diloloskan():
    jahat = {"a": '"><script>alert(1)</script>', "b": "' onmouseover=x"}
    hasil = html(baca("a / b"), jahat) + mathml(baca("a / b"), jahat)
    assert "<script" not in hasil
    assert 'aria-label="&quot;&gt;' in hasil


@pytest.mark.parametrize("rumus", ["a / b × 100", "-(a + b) / c", "RATA(a; b; c)", "JIKA(a < b; 1; 2)", "c"])
def test_mathml_adalah_xml_yang_sah(rumus):
    akar = etree.fromstring(mathml(baca(rumus), NAMA))
    assert akar.tag == "{http://www.w3.org/1998/Math/MathML}math"


def test_mathml_pecahan():
    assert "<mfrac><mrow><mtext>a</mtext></mrow><mrow><mtext>b</mtext></mrow></mfrac><mo>×</mo><mn>100</mn>" in mathml(
        baca("a / b × 100")
    )
    assert "<mo>(</mo><mtext>a</mtext><mo>+</mo><mtext>b</mtext><mo>)</mo>" in mathml(baca("(a + b) × c"))


@pytest.mark.parametrize(
    ("rumus", "sel"),
    [
        ("a / b × 100", "=B2/C2*100"),
        ("(a − b) / b × 100", "=(B2-C2)/C2*100"),
        ("a + 1.234,5", "=B2+1234.5"),
        ("-a", "=-B2"),
        ("RATA(a; b)", "=AVERAGE(B2,C2)"),
        ("MIN(a; 100)", "=MIN(B2,100)"),
        ("ABS(a)", "=ABS(B2)"),
        ("BULAT(a)", "=ROUND(B2,0)"),
        ("BULAT(a; 2)", "=ROUND(B2,2)"),
        ("JIKA(a <> b; 1; 0)", "=IF(B2<>C2,1,0)"),
        ("JUMLAH(a)", "=SUM(B2)"),
        ("JUMLAH(a × b) / JUMLAH(b)", "=SUM(SUMPRODUCT(B2*C2))/SUM(C2)"),
    ],
)
def test_excel(rumus, sel):
    assert excel(baca(rumus), {"a": "B2", "b": "C2"}) == sel


def test_excel_dengan_fungsi_alamat_dan_alamat_yang_hilang():
    assert excel(baca("a + b"), lambda kode: f"Data!{kode.upper()}1") == "=Data!A1+Data!B1"
    with pytest.raises(KeyError):
        excel(baca("a + z"), {"a": "B2"})
