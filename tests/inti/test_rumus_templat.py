"""Formula texts from the boxes of a template: written, shown as a fraction, read back into the same tree and boxes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.rumus import baca, bahasa, tampil
from indikator.rumus.ast import Angka, Bagi, Kali, kode_variabel
from indikator.rumus.contoh import contoh, contoh_hitung
from indikator.rumus.hitung import hitung
from indikator.rumus.tampil import sel_html
from indikator.rumus.templat import TEMPLAT, Isian, Templat, TemplatSalah, susun, urai

D = Decimal

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
    ("teks", "nama", "isian"),
    [
        ("Jumlah A / Jumlah B × 100 %", "", Isian(Templat.PERSENTASE, "Jumlah A", "Jumlah B")),
        (r"$\frac{\text{Jumlah A}}{\text{Jml B}}\times 100\%$", "", Isian(Templat.PERSENTASE, "Jumlah A", "Jumlah B")),
        ("Jml A dibagi jml B kali 100%", "", Isian(Templat.PERSENTASE, "Jumlah A", "Jumlah B")),
        ("Jumlah A dibandingkan jumlah B", "Persentase A", Isian(Templat.PERSENTASE, "Jumlah A", "Jumlah B")),
        ("Jumlah A dibandingkan jumlah B", "Rasio A", Isian(Templat.RASIO, "Jumlah A", "Jumlah B")),
        ("<u>Jml A X 100</u> Jml B", "", Isian(Templat.PERSENTASE, "Jumlah A", "Jumlah B")),
        ("<u>Jml A</u> X 100% Jml <i>B</i>", "", Isian(Templat.PERSENTASE, "Jumlah A", "Jumlah B")),
        ("[Nilai A] / [Nilai B] * 100", "", Isian(Templat.PERSENTASE, "Nilai A", "Nilai B")),
        (
            r"$IKM = \frac{\sum_{i=1}^n Skor_i \times f_i}{\sum_{i=1}^n f_i}$",
            "",
            Isian(Templat.TERTIMBANG, "Skor", "f"),
        ),
        ("([Nilai A] + [Nilai B]) / 2", "", Isian(Templat.RATA_RATA, "Nilai A", "Nilai B")),
        ("([Nilai A] + [Nilai B]) / 2 * 25", "", Isian(Templat.INDEKS, "Nilai A", "Nilai B")),
        ("Jumlah dokumen Renja", "Jumlah dokumen Renja", Isian(Templat.LANGSUNG, "Jumlah dokumen Renja")),
        ("([A] - [B]) / [B] * 100", "", Isian(Templat.PERTUMBUHAN, "A", "B")),
    ],
)
def test_stored_text_of_any_style_opens_in_its_boxes_and_is_saved_untouched(teks, nama, isian):
    assert urai(teks, nama) == isian
    assert susun(urai(teks, nama), teks, nama) == teks
    lain = Isian(isian.templat, "Jumlah yang lain", *isian.bagian[1:])
    assert susun(lain, teks, nama) != teks


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("", ""),
        ("teks biasa", ""),
        ("Jumlah sarana", "Persentase sarana"),
        ("([A] + [B]) / 3", ""),
        ("([A] - [B]) / [C] * 100", ""),
        ("JIKA([A] > [B]; 1; 0)", ""),
        ("Dokumen terdiri dari: 1. Renja 2. RKA", "Jumlah dokumen"),
        (r"$\frac{a^2}{b}$", ""),
    ],
)
def test_other_texts_stay_free(teks, nama):
    assert urai(teks, nama) == Isian(Templat.BEBAS, teks)
    assert susun(urai(teks, nama), teks, nama) == teks


TERBUKA = [
    (Isian(Templat.JUMLAH, "Jumlah surat", "Jumlah arsip"), "Jumlah surat + Jumlah arsip"),
    (Isian(Templat.RATA_RATA, "Nilai A", "Nilai B", "Nilai C"), "(Nilai A + Nilai B + Nilai C) ÷ 3"),
    (Isian(Templat.TERTIMBANG, "Skor", "Frekuensi"), "JUMLAH(Skor × Frekuensi) ÷ JUMLAH(Frekuensi)"),
    (
        Isian(Templat.TERTIMBANG, "Skor A", "Responden A", "Skor B", "Responden B"),
        "(Skor A × Responden A + Skor B × Responden B) ÷ (Responden A + Responden B)",
    ),
    (Isian(Templat.INDEKS, "Nilai rata-rata unsur"), "Nilai rata-rata unsur × 25"),
    (Isian(Templat.INDEKS, "Unsur A", "Unsur B"), "(Unsur A + Unsur B) ÷ 2 × 25"),
    (
        Isian(Templat.PERTUMBUHAN, "PDRB tahun ini", "PDRB tahun lalu"),
        "(PDRB tahun ini − PDRB tahun lalu) ÷ PDRB tahun lalu × 100",
    ),
]


@pytest.mark.parametrize(("isian", "tertulis"), TERBUKA)
def test_every_template_reads_back_to_its_tree_and_its_boxes(isian, tertulis):
    teks = susun(isian)
    bacaan = baca(teks, "Indikator")
    assert tampil.teks(bacaan.pohon, {v.kode: v.nama for v in bacaan.variabel}) == tertulis
    assert urai(teks) == isian


@pytest.mark.parametrize(("isian", "tertulis"), TERBUKA)
def test_example_has_a_result_for_every_template(isian, tertulis):
    pohon = baca(susun(isian)).pohon
    assert set(contoh(pohon)) == set(kode_variabel(pohon))
    assert hitung(pohon, contoh(pohon)).nilai > 0
    assert " = " in contoh_hitung(pohon)


def test_example_of_a_percentage():
    assert contoh_hitung(baca("a / b * 100").pohon) == "47 ÷ 120 × 100 = 39,17"
    assert contoh_hitung(baca("a / b * 100").pohon, {"a": D(1), "b": D(0)}).startswith("Penyebut bernilai 0")


def test_example_that_cannot_be_computed_is_empty():
    assert contoh(baca("a / (b - b)").pohon) == {}


kata = st.text(alphabet="abcdeXY 12,-()%&_{}<>/#$.;:'“ö", min_size=1, max_size=25)
terbuka = st.sampled_from([satu for satu in TEMPLAT if satu.templat != Templat.BEBAS])


@given(terbuka, st.lists(kata, min_size=1, max_size=6))
def test_any_names_are_written_readably_or_refused_with_a_sentence(acuan, nama):
    isian = Isian(acuan.templat, *nama)
    try:
        teks = susun(isian)
    except TemplatSalah as galat:
        assert str(galat).endswith(".") and galat.kolom in {bidang.nama for bidang in acuan.bidang}
    else:
        if acuan.templat != Templat.LANGSUNG:
            assert urai(teks).templat == acuan.templat
        assert susun(urai(teks), teks) == teks


def test_blank_rows_of_an_open_template_do_not_count():
    assert Isian(Templat.JUMLAH, "", "Jumlah A", " ", "Jumlah B", "") == Isian(Templat.JUMLAH, "Jumlah A", "Jumlah B")
    with pytest.raises(TemplatSalah) as galat:
        susun(Isian(Templat.JUMLAH, "", "Jumlah A"))
    assert (galat.value.kolom, galat.value.letak) == ("bagian", 0)


@pytest.mark.parametrize("ekor", [("",), ()])
def test_half_a_pair_misses_its_other_half(ekor):
    with pytest.raises(TemplatSalah) as galat:
        susun(Isian(Templat.TERTIMBANG, "Skor A", "Responden A", "Skor B", *ekor))
    assert (galat.value.kolom, galat.value.letak) == ("bobot", 3)


def test_too_many_parts_are_refused():
    with pytest.raises(TemplatSalah, match="20"):
        susun(Isian(Templat.JUMLAH, *(f"Jumlah bagian {chr(97 + n)}" for n in range(21))))


def test_every_template_has_boxes_with_examples():
    assert [satu.templat for satu in TEMPLAT] == list(Templat)
    for satu in TEMPLAT:
        assert satu.label and satu.bidang and all(bidang.contoh for bidang in satu.bidang)
