"""Formula texts from two fields: composed, shown as a fraction, read back into the same tree and the same fields."""

from decimal import Decimal

import pytest

from indikator.rumus import bahasa
from indikator.rumus.ast import Angka, Bagi, Kali
from indikator.rumus.tampil import sel_html
from indikator.rumus.templat import Isian, Templat, TemplatSalah, susun, urai

SULIT = [
    ("Jumlah ASN yang dilatih", "Jumlah seluruh ASN"),
    ("Jumlah ASN < 5 / tahun & 50% {a}_b #1 $2", "Jumlah seluruh ASN"),
    ("Σ nilai dibagi frekuensi kali 100%", "total x 100%"),
    ("a", "b"),
    ("Jumlah <b>tebal</b>", "Jml. OPD"),
    ("A, B; dan C", "Jumlah B dibandingkan C 1.000,5"),
    ("Nilai “A”", "Nilai ‘B’"),
]


@pytest.mark.parametrize(("atas", "bawah"), SULIT)
@pytest.mark.parametrize("templat", [Templat.PERSENTASE, Templat.RASIO])
def test_fields_come_back_as_they_were_typed(templat, atas, bawah):
    isian = Isian(templat, atas, bawah)
    assert urai(susun(isian)) == isian


@pytest.mark.parametrize(("atas", "bawah"), SULIT)
def test_percentage_is_a_fraction_times_100(atas, bawah):
    teks = susun(Isian(Templat.PERSENTASE, atas, bawah))
    match bahasa.baca(teks, "Persentase").pohon:
        case Kali(Bagi(), Angka(nilai)):
            assert nilai == Decimal(100)
        case lain:
            pytest.fail(f"{teks}: {lain}")
    assert 'class="pecahan"' in sel_html(teks) and "× 100 %" in sel_html(teks)


@pytest.mark.parametrize(("atas", "bawah"), SULIT)
def test_ratio_is_a_fraction(atas, bawah):
    teks = susun(Isian(Templat.RASIO, atas, bawah))
    assert isinstance(bahasa.baca(teks, "Rasio").pohon, Bagi)
    assert 'class="pecahan"' in sel_html(teks) and "<sub" not in sel_html(teks)


def test_blanks_are_closed_up():
    assert susun(Isian(Templat.PERSENTASE, "  Jumlah\n A ", "B\tC")) == "<u>Jumlah A</u> X 100% B C"


def test_direct_count_is_its_own_text():
    assert susun(Isian(Templat.LANGSUNG, "Jumlah dokumen < 5")) == "Jumlah dokumen &lt; 5"
    assert bahasa.baca("Jumlah dokumen", "Jumlah dokumen").pohon is not None


@pytest.mark.parametrize(
    ("isian", "kolom"),
    [
        (Isian(Templat.PERSENTASE, "", "B"), "pembilang"),
        (Isian(Templat.PERSENTASE, "A", ""), "penyebut"),
        (Isian(Templat.PERSENTASE, "123", "B"), "pembilang"),
        (Isian(Templat.RASIO, "A", "B\\frac"), "penyebut"),
        (Isian(Templat.RASIO, "A^2", "B"), "pembilang"),
        (Isian(Templat.PERSENTASE, "Jumlah A", "jml. a"), "penyebut"),
        (Isian(Templat.PERSENTASE, "x" * 501, "B"), "pembilang"),
        (Isian(Templat.LANGSUNG, " "), "pembilang"),
    ],
)
def test_wrong_fields_say_which_one(isian, kolom):
    with pytest.raises(TemplatSalah) as galat:
        susun(isian)
    assert galat.value.kolom == kolom and str(galat.value).endswith(".")


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "Jumlah A / Jumlah B × 100 %",
        "<u>Jumlah A</u> X 100% Jumlah B dan <i>miring</i>",
        "<u>a</u> X 100 b",
        "Rumus: <u>a</u> X 100% b",
        r"$\frac{a}{b}\times 100\%$",
        "<u>\\x</u> X 100% b",
        "teks biasa",
    ],
)
def test_other_texts_stay_free(teks):
    assert urai(teks) == Isian(Templat.BEBAS)
