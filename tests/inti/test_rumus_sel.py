"""Raw source cells: always safe, never losing a word; fractions and sums drawn."""

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indikator.rumus import latex, sel
from indikator.rumus.tampil import sel_html, sel_teks
from tests.inti.sel_nyata import KASUS
from tests.inti.test_rumus_tampil import seimbang

TAG_KELUAR = {"p", "i", "b", "u", "ol", "ul", "li", "br", "span", "sub", "sup"}
PERINTAH = re.compile(r"\\(?:frac|text|times|sum)(?![A-Za-z])")


def kata(teks):
    """Words and numbers of a text, counted; the letter x may have become ×."""
    return Counter(satu for satu in re.findall(r"[A-Za-z0-9]+", teks) if satu.lower() not in ("x", "x100"))


def tanpa_tag(teks):
    return re.sub(r"</?[A-Za-z][^<>]*>", " ", teks)


def pecahan(atas, bawah):
    return (
        f'<span class="pecahan" role="math" aria-label="{atas} dibagi {bawah}">'
        f'<span class="pembilang" aria-hidden="true">{atas}</span>'
        f'<span class="penyebut" aria-hidden="true">{bawah}</span></span>'
    )


@pytest.mark.parametrize("kasus", KASUS, ids=lambda kasus: kasus.asal)
def test_sel_nyata_aman_utuh_dan_seimbang(kasus):
    hasil = sel_html(kasus.sel)
    assert seimbang(hasil)
    assert set(re.findall(r"<(\w+)", hasil)) <= TAG_KELUAR
    assert "style=" not in hasil
    asal = kata(PERINTAH.sub(" ", tanpa_tag(kasus.sel)).replace("_", " "))
    assert not asal - kata(unescape(tanpa_tag(hasil)))
    assert not asal - kata(sel_teks(kasus.sel).replace("_", " "))


@pytest.mark.parametrize(
    ("sumber", "html", "teks"),
    [
        (
            "<u>Jml. OPD yang memiliki KBK</u> X 100% Jumlah OPD",
            pecahan("Jml. OPD yang memiliki KBK", "Jumlah OPD") + ' <span class="kali">× 100 %</span>',
            "Jml. OPD yang memiliki KBK / Jumlah OPD × 100 %",
        ),
        (
            "<u>Jumlah SKPD yg menyusun PK dg baik dan benar X 100</u> Jumlah SKPD yang menyusun PK",
            pecahan("Jumlah SKPD yg menyusun PK dg baik dan benar", "Jumlah SKPD yang menyusun PK")
            + ' <span class="kali">× 100</span>',
            "Jumlah SKPD yg menyusun PK dg baik dan benar / Jumlah SKPD yang menyusun PK × 100",
        ),
        (
            "<u>Jml tepat waktu X100</u> Jml yang masuk",
            pecahan("Jml tepat waktu", "Jml yang masuk") + ' <span class="kali">× 100</span>',
            "Jml tepat waktu / Jml yang masuk × 100",
        ),
        (
            "<p><u><b>A</b></u> x 100 %<br>B</p>",
            "<p>" + pecahan("A", "B") + ' <span class="kali">× 100 %</span></p>',
            "A / B × 100 %",
        ),
        (
            r"$\frac{\text{Jumlah dokumen}}{\text{Jumlah seluruh}} \times 100\%$",
            pecahan("Jumlah dokumen", "Jumlah seluruh") + " × 100%",
            "Jumlah dokumen / Jumlah seluruh × 100%",
        ),
        (
            r'<math display="block">\frac{a}{b}</math>',
            pecahan("a", "b"),
            "a / b",
        ),
        ("= <u>A</u>\nB", "= " + pecahan("A", "B"), "= A / B"),
        ("<u>A</u><br>B", pecahan("A", "B"), "A / B"),
        ("<u>A:</u>\nB", "<u>A:</u>\nB", "A: B"),
        ("<u>A</u>\nB\nC", "<u>A</u>\nB\nC", "A B C"),
        ("Catatan <u>A</u>\nB", "Catatan <u>A</u>\nB", "Catatan A B"),
        ("garis <u>bawah</u> biasa", "garis <u>bawah</u> biasa", "garis bawah biasa"),
        ("<u>A</u>", "<u>A</u>", "A"),
        ("<u>A X 100</u>", "<u>A X 100</u>", "A X 100"),
        ("<u>A</u> X 100%", "<u>A</u> X 100%", "A X 100%"),
        ("a<br>b<br/>c", "a<br>b<br>c", "a\nb\nc"),
        ("<P>Besar</P>", "<p>Besar</p>", "Besar"),
        ("<p>satu<p>dua", "<p>satu</p><p>dua</p>", "satu\ndua"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("</p>sisa</i>", "sisa", "sisa"),
        ("<i><b>x</i>y", "<i><b>x</b></i>y", "xy"),
        (
            '<ol style="list-style-type: none"><li>1. A</li></ol>',
            '<ol class="tanpa-nomor"><li>1. A</li></ol>',
            "1. A",
        ),
        ("<ol><li>A</li></ol>", "<ol><li>A</li></ol>", "A"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_bentuk(sumber, html, teks):
    assert sel_html(sumber) == html
    assert sel_teks(sumber) == teks


def test_jumlah_dengan_batas_di_atas_dan_di_bawah():
    sumber = r"$\text{Nilai SAKIP} = \sum_{i=1}^n \text{Skor aspek}_i$"
    assert sel_html(sumber) == (
        'Nilai SAKIP = <span class="sigma" role="math" aria-label="jumlah dari i=1 sampai n">'
        '<span class="sigma-atas" aria-hidden="true">n</span><span class="sigma-tanda" aria-hidden="true">∑</span>'
        '<span class="sigma-bawah" aria-hidden="true">i=1</span></span>Skor aspek<sub class="sub">i</sub>'
    )
    assert sel_teks(sumber) == "Nilai SAKIP = Σ(i=1..n) Skor aspek_i"


def test_jumlah_di_dalam_pecahan():
    sumber = r"$IKM = \frac{\sum_{i=1}^n Skor_i \times f_i}{\sum_{i=1}^n f_i}$"
    hasil = sel_html(sumber)
    assert hasil.count('class="sigma"') == 2
    assert hasil.count('class="pecahan"') == 1
    assert hasil.index("pembilang") < hasil.index("sigma") < hasil.index("penyebut")
    assert sel_teks(sumber) == "IKM = (Σ(i=1..n) Skor_i × f_i) / Σ(i=1..n) f_i"


@pytest.mark.parametrize(
    ("sumber", "teks"),
    [
        (r"$\frac{\frac{a}{b}}{c}$", "(a / b) / c"),
        (r"$\dfrac12$", "1 / 2"),
        (r"$x^2$", "x^2"),
        (r"$x^{10}_{ij}$", "x^10_ij"),
        (r"$a \div b \leq c$", "a ÷ b ≤ c"),
        (r"$\sum\limits_{i}^{n} a$", "Σ(i..n) a"),
        (r"$\sum^n_{i=1} a$", "Σ(i=1..n) a"),
        (r"$\sum a$", "Σ a"),
        (r"$\left( a \right)$", "( a )"),
        (r"$\mathrm{Jumlah\ PNS}$", "Jumlah PNS"),
        (r"$\text{50\% dari}$", "50% dari"),
        (r"$\bar{x} + \alpha$", r"\barx + \alpha"),
        (r"$\frac{a}$", "a /"),
        (r"$\frac$", "/"),
        (r"$a_{$", "a_"),
        (r"$}a{$", "$}a{$"),
        (r"$\text$", ""),
        (r"$$\frac{a}{b}$$", "a / b"),
        (r"$\frac{\text{tahun lalu - tahun ini}}{\text{tahun lalu}}$", "(tahun lalu - tahun ini) / tahun lalu"),
    ],
)
def test_latex(sumber, teks):
    assert sel_teks(sumber) == teks
    assert seimbang(sel_html(sumber))


@pytest.mark.parametrize("sumber", ["harga $5 dan $6", "US$ 100", "$", "$$", "a $ b", "$ a", "biaya $5", "100% $ x $"])
def test_tanda_dolar_biasa_bukan_rumus(sumber):
    assert sel_teks(sumber) == sumber


def test_dolar_tidak_melintasi_tag():
    assert sel_teks(r"<p>$a_1</p><p>b$</p>") == "$a_1\nb$"


@pytest.mark.parametrize(
    "sumber",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//x></sCrIpT>",
        "<img src=x onerror=alert(1)>",
        '<p onclick="alert(1)">x</p>',
        '<u style="background:url(//x)">a</u> X 100% b',
        "<svg/onload=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "$\\text{<script>alert(1)</script>}$",
        '$\\frac{"><script>}{x}$',
        '<u>"><script>alert(1)</script></u> X 100% b',
        "<math><script>x_1</script></math>",
        '<math onload="x">\\frac{a}{b}</math>',
        "<!-- <script> -->",
        "<p <script>alert(1)</script>>x",
        "<iframe src=//x>",
        "<b<script>",
        "<p/onclick=x>y</p>",
    ],
)
def test_serangan_menjadi_teks(sumber):
    hasil = sel_html(sumber)
    assert set(re.findall(r"<\s*/?\s*(\w+)", hasil)) <= TAG_KELUAR
    assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', hasil))
    assert not re.search(r"<[^>]*(href|src|style)\s*=", re.sub(r'"[^"]*"', '""', hasil))
    assert seimbang(hasil)


def test_atribut_dibuang_tetapi_isinya_tinggal():
    assert sel_html('<p onclick="alert(1)">x</p>') == "<p>x</p>"
    assert sel_html("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_entitas_dibaca_sekali():
    assert sel_html("A &amp; B &lt; C") == "A &amp; B &lt; C"
    assert sel_teks("A &amp; B") == "A & B"
    assert sel_html("&amp;lt;") == "&amp;lt;"


def test_sisa_markdown_tetap_teks():
    assert sel_teks("**tebal** ## judul --") == "**tebal** ## judul --"


def test_sel_raksasa_tetap_aman_dan_utuh():
    raksasa = "<b>" + "x" * (sel.PANJANG_MAKS + 1)
    assert sel_html(raksasa) == "&lt;b&gt;" + "x" * (sel.PANJANG_MAKS + 1)


@pytest.mark.parametrize(
    "sumber",
    [
        "<p>" * 900 + "a" + "</p>" * 900,
        "<i>" * 900 + "a",
        "$" + r"\frac" * 900 + "{a}{b}$",
        "$" + "{" * 900 + "a$",
        "$" + "x_" * 900 + "a$",
        "<u>" * 900 + " X 100% b",
    ],
)
def test_sarang_dalam_tidak_meledak(sumber):
    assert "a" in sel_html(sumber) or "b" in sel_html(sumber)
    assert seimbang(sel_html(sumber))


POTONGAN = [
    "<p>", "</p>", "<u>", "</u>", "<li>", "<ol>", "</ol>", "<br>", "<i>", "</i>", "$", r"\frac{", "}{", "}", r"\sum",
    "_{i=1}", "^n", r"\times", " X 100% ", "x 100", "Jumlah", "OPD", " ", "<", ">", "&", '"', "<script>", r"\text{",
]  # fmt: skip


@example(r"\frac{}Jumlah")
@given(st.lists(st.sampled_from(POTONGAN), max_size=25).map("".join))
def test_potongan_apa_pun_aman_dan_seimbang(sumber):
    hasil = sel_html(sumber)
    assert seimbang(hasil)
    assert set(re.findall(r"<(\w+)", hasil)) <= TAG_KELUAR
    asal = Counter(re.findall(r"Jumlah|OPD", sumber))
    assert not asal - Counter(re.findall(r"Jumlah|OPD", re.sub(r"<[^>]*>", " ", hasil)))
    assert not asal - Counter(re.findall(r"Jumlah|OPD", sel_teks(sumber)))


@given(st.text(max_size=80))
def test_teks_bebas_tidak_hilang(sumber):
    asal = kata(unescape(tanpa_tag(sumber)))
    assert not asal - kata(unescape(tanpa_tag(sel_html(sumber)))) or "$" in sumber or "<" in sumber


def test_kotak_latex():
    assert latex.baca(r"\frac{a}{b_1}") == (
        latex.Pecahan(
            (latex.Huruf("a"),),
            (latex.Huruf("b"), latex.Indeks((latex.Huruf("1"),), False)),
        ),
    )
    assert latex.baca(r"\sum_i^n x") == (
        latex.Sigma((latex.Huruf("i"),), (latex.Huruf("n"),)),
        latex.Huruf("x"),
    )
    assert latex.baca(r"\text{a - b} - c") == (latex.Huruf("a - b", kata=True), latex.Huruf(" - c"))
