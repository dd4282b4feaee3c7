"""Showing formula trees: fractions in HTML, one line of text, MathML, Excel."""

import re
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from indikator.rumus.ast import Angka, Bagi, Banding, Fungsi, Kali, Kurang, Negatif, Tambah, Variabel
from indikator.rumus.hitung import hitung
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
        '<span class="pembilang" aria-hidden="true">Jumlah hadir</span>'
        '<span class="penyebut" aria-hidden="true">Jumlah pegawai</span></span> × 100'
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
    assert '<span class="pembilang" aria-hidden="true">a − b</span>' in html(baca("(a − b) / b"))
    assert html(baca("(a − b) × c")) == "(a − b) × c"
    assert html(baca("JIKA(a < b; 1; 2)")) == "JIKA(a &lt; b; 1; 2)"


@pytest.mark.parametrize("rumus", ["a / b × 100", "(a / b) / (c / a)", "(a − b) / b", "JUMLAH(a × b) / JUMLAH(b)"])
def test_pembaca_layar_membaca_setiap_nama_sekali(rumus):
    """What is not hidden from a screen reader, labels included, names every variable as often as the formula does."""
    hasil = html(baca(rumus), {"a": "Alfa", "b": "Beta", "c": "Gama"})
    akar = etree.fromstring(f"<div>{hasil}</div>")
    terucap = "".join(akar.xpath("//text()[not(ancestor::*[@aria-hidden])]"))
    terucap += "".join(akar.xpath("//@aria-label[not(ancestor::*[@aria-hidden])]"))
    asli = teks(baca(rumus), {"a": "Alfa", "b": "Beta", "c": "Gama"})
    assert [terucap.count(kata) for kata in ("Alfa", "Beta", "Gama")] == [
        asli.count(kata) for kata in ("Alfa", "Beta", "Gama")
    ]


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
        ("JUMLAH(a × b) / JUMLAH(b)", "=SUMPRODUCT(SUM(B2*C2))/SUM(C2)"),
        ("RATA(a × b; 5)", "=SUMPRODUCT(AVERAGE(B2*C2,5))"),
        ("MIN(a; -b)", "=SUMPRODUCT(MIN(B2,-C2))"),
        ("a × -b − -a", "=B2*(-C2)-(-B2)"),
        ("BULAT(RATA(a × b); 2)", "=ROUND(SUMPRODUCT(AVERAGE(B2*C2)),2)"),
    ],
)
def test_excel(rumus, sel):
    assert excel(baca(rumus), {"a": "B2", "b": "C2"}) == sel


def test_excel_dengan_fungsi_alamat_dan_alamat_yang_hilang():
    assert excel(baca("a + b"), lambda kode: f"Data!{kode.upper()}1") == "=Data!A1+Data!B1"
    with pytest.raises(KeyError):
        excel(baca("a + z"), {"a": "B2"})


def _pohon():
    daun = st.one_of(
        st.decimals(min_value=0, max_value=1000, places=1).map(Angka), st.sampled_from(["a", "b", "c"]).map(Variabel)
    )

    def cabang(isi):
        return st.one_of(
            *(st.builds(jenis, isi, isi) for jenis in (Tambah, Kurang, Kali, Bagi)),
            st.builds(Negatif, isi),
            st.builds(Fungsi, st.sampled_from(["RATA", "JUMLAH", "MIN", "MAX"]), st.tuples(isi, isi)),
            st.builds(Fungsi, st.just("ABS"), st.tuples(isi)),
            st.builds(
                lambda tanda, a, b, c, d: Fungsi("JIKA", (Banding(tanda, a, b), c, d)),
                st.sampled_from(["=", "<>", "<", "<=", ">", ">="]), daun, daun, isi, isi,
            ),
        )  # fmt: skip

    return st.recursive(daun, cabang, max_leaves=10)


@given(_pohon(), st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(max_size=20)))
def test_mathml_dan_html_sah_untuk_pohon_dan_nama_apa_pun(pohon, nama):
    etree.fromstring(mathml(pohon, nama))
    assert seimbang(html(pohon, nama))


LEMBAR_KERJA = {
    "SUM": lambda *isi: sum(isi), "AVERAGE": lambda *isi: sum(isi) / len(isi), "MIN": min, "MAX": max, "ABS": abs,
    "SUMPRODUCT": lambda satu: satu, "IF": lambda syarat, ya, tidak: ya if syarat else tidak, "F": Fraction,
}  # fmt: skip


@given(_pohon(), st.tuples(*[st.integers(-50, 50)] * 3))
def test_excel_bernilai_sama_dengan_hitungan(pohon, isi):
    """The formula text, computed with the precedence of spreadsheets (here Python's, the same for + − × ÷)."""
    nilai = dict(zip("abc", isi, strict=True))
    hasil = hitung(pohon, {kode: Decimal(satu) for kode, satu in nilai.items()})
    rumus = re.sub(r"\d+(?:\.\d+)?", r"F('\g<0>')", excel(pohon, lambda kode: f"{kode}_")[1:])
    rumus = re.sub(r"(?<![<>!])=", "==", rumus.replace("<>", "!="))
    try:
        harap = eval(rumus, {"__builtins__": {}} | LEMBAR_KERJA | {f"{k}_": Fraction(v) for k, v in nilai.items()})
    except ZeroDivisionError:  # IF computes both branches here
        return
    if hasil.nilai is not None:
        assert abs(Fraction(hasil.nilai) - harap) <= abs(harap) / 10**15 + Fraction(1, 10**15)


def test_a_sum_over_items_is_shown_with_its_sign():
    """On screen and in Word; the plain text keeps JUMLAH, because it is read back."""
    pohon = baca("JUMLAH(a × b) / JUMLAH(b)")
    nama = {"a": "Skor", "b": "Bobot"}
    assert "Σ (Skor × Bobot)" in html(pohon, nama)
    assert ">Σ Bobot<" in html(pohon, nama)
    assert "<mo>∑</mo><mtext>Bobot</mtext>" in mathml(pohon, nama)
    assert teks(pohon, nama) == "JUMLAH(Skor × Bobot) ÷ JUMLAH(Bobot)"
