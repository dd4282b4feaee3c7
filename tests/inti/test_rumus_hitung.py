"""Evaluating formulas: exact, bounded, and a sentence for everything that cannot be computed."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.rumus.ast import Angka, Bagi, Kali, Negatif, Tambah, Variabel
from indikator.rumus.hitung import HasilHitung, hitung
from indikator.rumus.parser import baca

D = Decimal
bulat = st.integers(min_value=-(10**9), max_value=10**9)


def nilai(rumus, **isi):
    return hitung(baca(rumus), isi).nilai


@pytest.mark.parametrize(
    ("rumus", "hasil"),
    [
        ("1 + 2 × 3", "7"),
        ("(1 + 2) × 3", "9"),
        ("10 - 4 - 3", "3"),
        ("100 / 8 / 5", "2.5"),
        ("-3 + 5", "2"),
        ("--3", "3"),
        ("0,1 + 0,2", "0.3"),
        ("47 / 38 × 100%", "123.6842105263157894736842105"),
        ("RATA(1; 2; 6)", "3"),
        ("JUMLAH(1; 2; 6)", "9"),
        ("MIN(3; 1; 2)", "1"),
        ("MAX(3; 1; 2)", "3"),
        ("ABS(2 - 5)", "3"),
        ("BULAT(2,5)", "3"),
        ("BULAT(-2,5)", "-3"),
        ("BULAT(2,345; 2)", "2.35"),
        ("BULAT(2,344; 2)", "2.34"),
        ("JIKA(1 > 0; 10; 20)", "10"),
        ("JIKA(1 < 0; 10; 20)", "20"),
        ("JIKA(1 = 1; 10; 20)", "10"),
        ("JIKA(1 <> 1; 10; 20)", "20"),
        ("JIKA(1 >= 1; 10; 20)", "10"),
        ("JIKA(1 <= 0; 10; 20)", "20"),
        ("RATA(3; 4) × 25", "87.5"),
    ],
)
def test_hasil(rumus, hasil):
    assert nilai(rumus) == D(hasil)


def test_persentase_dari_variabel_dengan_langkah():
    hasil = hitung(baca("hadir / pegawai × 100"), {"hadir": D(47), "pegawai": D(120)})
    assert hasil.galat == ""
    assert hasil.langkah == "47 ÷ 120 × 100 = 39,17"
    assert hasil.nilai == D(47) * 100 / D(120)


def test_dilatih_200_dari_1000_asn_adalah_20_persen():
    """DOMAIN section 3: variables are added first, the percentage is computed last."""
    dilatih = sum((D(50), D(60), D(40), D(50)))
    assert nilai("dilatih / asn × 100", dilatih=dilatih, asn=D(1000)) == 20


def test_selisih_terhadap_dasar():
    assert nilai("(lalu − ini) / lalu × 100", lalu=D(40), ini=D(50)) == -25


@pytest.mark.parametrize(
    ("rumus", "isi", "kata"),
    [
        ("a / b", {"a": D(1), "b": D(0)}, "Penyebut bernilai 0"),
        ("0 / 0", {}, "Penyebut bernilai 0"),
        ("a / (b - b)", {"a": D(1), "b": D(7)}, "Penyebut bernilai 0"),
        ("a / b", {"a": D(1)}, "“b” belum diisi"),
        ("a / b", {"a": D(1), "b": None}, "“b” belum diisi"),
        ("a", {"a": ()}, "“a” belum diisi"),
        ("a", {"a": D("NaN")}, "bukan angka"),
        ("a", {"a": D("Infinity")}, "bukan angka"),
        ("a", {"a": (D(1), D(2))}, "berupa deret"),
        ("JUMLAH(a × b)", {"a": (D(1), D(2)), "b": (D(1),)}, "tidak sama"),
        ("ABS(a)", {"a": (D(1), D(2))}, "satu nilai"),
        ("JIKA(a > 1; 1; 2)", {"a": (D(1), D(2))}, "satu nilai"),
        ("JUMLAH(a)", {"a": (D(1),) * 1001}, "lebih dari 1000"),
        ("BULAT(a; 9)", {"a": D(1)}, "0 sampai 8"),
        ("BULAT(a; -1)", {"a": D(1)}, "0 sampai 8"),
        ("BULAT(a; 0,5)", {"a": D(1)}, "0 sampai 8"),
        ("a × a × a", {"a": D(10) ** 14}, "terlalu besar"),
        ("BULAT(a × a; 8)", {"a": D(10) ** 14}, "terlalu besar"),
    ],
)
def test_yang_tidak_terhitung_menjadi_kalimat(rumus, isi, kata):
    hasil = hitung(baca(rumus), isi)
    assert hasil.nilai is None
    assert kata in hasil.galat
    assert hasil.galat.endswith(".")
    assert hasil.langkah == ""


def test_kalimat_menyebut_nama_variabel():
    hasil = hitung(baca("a / b"), {"a": D(1)}, {"b": "Jumlah {seluruh} ASN"})
    assert hasil.galat == "Nilai variabel “Jumlah {seluruh} ASN” belum diisi."


def test_kosong_bukan_nol():
    assert nilai("a + b", a=D(1), b=D(0)) == 1
    assert hitung(baca("a + b"), {"a": D(1), "b": None}).nilai is None


def test_cabang_yang_tidak_dipilih_tidak_dihitung():
    assert nilai("JIKA(b = 0; 0; a / b)", a=D(5), b=D(0)) == 0
    assert hitung(baca("JIKA(b = 0; 0; a / b)"), {"b": D(0)}).nilai == 0


def test_rata_rata_tertimbang_atas_deret():
    hasil = hitung(baca("JUMLAH(skor × f) / JUMLAH(f)"), {"skor": (D(3), D(4), D("2.5")), "f": (D(10), D(30), D(10))})
    assert hasil.nilai == D("3.5")
    assert hasil.langkah == "JUMLAH((3; 4; 2,5) × (10; 30; 10)) ÷ JUMLAH((10; 30; 10)) = 3,50"


def test_satu_angka_berlaku_untuk_setiap_butir_deret():
    assert nilai("JUMLAH(skor × 25)", skor=(D(1), D(2))) == 75
    assert nilai("JUMLAH(100 - skor)", skor=[D(1), D(2)]) == 197
    assert nilai("RATA(skor; 6)", skor=(D(1), D(2))) == 3
    assert nilai("MAX(-skor)", skor=(D(1), D(2))) == -1


def test_deret_dengan_satu_nilai_sama_dengan_nilainya():
    assert nilai("JUMLAH(a)", a=(D(7),)) == nilai("JUMLAH(a)", a=D(7)) == 7


@pytest.mark.parametrize("isi", [1.5, "1", True])
def test_float_dan_teks_ditolak(isi):
    with pytest.raises(TypeError, match="must be Decimal"):
        hitung(baca("a"), {"a": isi})
    with pytest.raises(TypeError, match="must be Decimal"):
        hitung(baca("JUMLAH(a)"), {"a": [isi]})


def test_int_diterima_sebagai_bilangan_tepat():
    assert nilai("a / 4", a=1) == D("0.25")


def test_pohon_yang_terlalu_dalam_ditolak_tanpa_meledak():
    pohon = Variabel("a")
    for _ in range(5000):
        pohon = Negatif(pohon)
    hasil = hitung(pohon, {"a": D(1)})
    assert (hasil.nilai, hasil.galat) == (None, "Rumus terlalu bertingkat: paling dalam 64 tingkat.")


def test_pohon_yang_dibuat_langsung():
    pohon = Kali(Bagi(Variabel("a"), Angka(D(4))), Angka(D(100)))
    assert hitung(pohon, {"a": D(1)}) == HasilHitung(D(25), "", "1 ÷ 4 × 100 = 25,00")


def test_langkah_memberi_kurung_pada_angka_negatif():
    assert hitung(Tambah(Variabel("a"), Variabel("b")), {"a": D(1), "b": D(-2)}).langkah == "1 + (−2) = −1,00"


def test_minus_nol_menjadi_nol():
    assert str(nilai("a × 0", a=D(-5))) == "0"


@given(bulat, bulat, bulat)
def test_sama_dengan_pecahan_tepat(a, b, c):
    hasil = hitung(baca("(a − b) / c × 100"), {"a": D(a), "b": D(b), "c": D(c)})
    if c == 0:
        assert hasil.nilai is None
        return
    tepat = Fraction(a - b, c) * 100
    assert abs(Fraction(hasil.nilai) - tepat) <= abs(tepat) * Fraction(1, 10**26)


@given(st.lists(bulat, min_size=1, max_size=20))
def test_rata_kali_banyak_adalah_jumlah(isi):
    deret = tuple(map(D, isi))
    assert nilai("JUMLAH(a)", a=deret) == sum(isi)
    assert nilai("MIN(a)", a=deret) == min(isi)
    assert nilai("MAX(a)", a=deret) == max(isi)
    assert abs(nilai("RATA(a)", a=deret) * len(isi) - sum(isi)) < D("0.000001")


def test_tidak_bergantung_pada_konteks_pemanggil():
    with localcontext() as konteks:
        konteks.prec = 3
        assert nilai("1 / 3") == D("0.3333333333333333333333333333")
