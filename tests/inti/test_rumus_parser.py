"""The typed formula: what is read, what is refused, and the tree's JSON form."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.rumus.ast import (
    DALAM_MAKS,
    SIMPUL_MAKS,
    Angka,
    Bagi,
    Banding,
    Fungsi,
    Kali,
    Kurang,
    Negatif,
    RumusTidakSah,
    Tambah,
    Variabel,
    dari_json,
    ke_json,
    kode_variabel,
    periksa,
    telusur,
)
from indikator.rumus.parser import RumusTidakTerbaca, baca
from indikator.rumus.tampil import ketikan, teks
from indikator.rumus.variabel import DaftarVariabel

D = Decimal
A, B, C = Variabel("a"), Variabel("b"), Variabel("c")
SERATUS = Angka(D(100))
PERSEN = Kali(Bagi(A, B), SERATUS)


@pytest.mark.parametrize(
    ("rumus", "pohon"),
    [
        ("a", A),
        ("12", Angka(D(12))),
        ("4.230,5", Angka(D("4230.5"))),
        ("a + b", Tambah(A, B)),
        ("a - b", Kurang(A, B)),
        ("a − b", Kurang(A, B)),
        ("a * b", Kali(A, B)),
        ("a × b", Kali(A, B)),
        ("a · b", Kali(A, B)),
        ("a x b", Kali(A, B)),
        ("a X b", Kali(A, B)),
        ("a / b", Bagi(A, B)),
        ("a ÷ b", Bagi(A, B)),
        ("a : b", Bagi(A, B)),
        ("a/b*100", PERSEN),
        ("a / b × 100%", PERSEN),
        ("a / b x 100 %", PERSEN),
        ("a / b x100", PERSEN),
        ("(a / b) * 100", PERSEN),
        ("a/b\n* 100", PERSEN),
        ("a\u00a0/\u00a0b*100", PERSEN),
        ("a + b × c", Tambah(A, Kali(B, C))),
        ("(a + b) × c", Kali(Tambah(A, B), C)),
        ("a - b - c", Kurang(Kurang(A, B), C)),
        ("a - (b - c)", Kurang(A, Kurang(B, C))),
        ("a / b / c", Bagi(Bagi(A, B), C)),
        ("(a − b) / b × 100", Kali(Bagi(Kurang(A, B), B), SERATUS)),
        ("-a", Negatif(A)),
        ("+a", A),
        ("--a", Negatif(Negatif(A))),
        ("-a * b", Kali(Negatif(A), B)),
        ("2 * x / b", Bagi(Kali(Angka(D(2)), Variabel("x")), B)),
        ("x x x", Kali(Variabel("x"), Variabel("x"))),
        ("RATA(a; b; c)", Fungsi("RATA", (A, B, C))),
        ("rata(a)", Fungsi("RATA", (A,))),
        ("RATA(a; b) × 25", Kali(Fungsi("RATA", (A, B)), Angka(D(25)))),
        ("JUMLAH(a × b) / JUMLAH(b)", Bagi(Fungsi("JUMLAH", (Kali(A, B),)), Fungsi("JUMLAH", (B,)))),
        ("MIN(a; 100)", Fungsi("MIN", (A, SERATUS))),
        ("MAX(a; 0)", Fungsi("MAX", (A, Angka(D(0))))),
        ("ABS(-a)", Fungsi("ABS", (Negatif(A),))),
        ("BULAT(a)", Fungsi("BULAT", (A,))),
        ("BULAT(a; 2)", Fungsi("BULAT", (A, Angka(D(2))))),
        ("JIKA(a > 0; b; c)", Fungsi("JIKA", (Banding(">", A, Angka(D(0))), B, C))),
        ("JIKA(a ≥ b; 1; 0)", Fungsi("JIKA", (Banding(">=", A, B), Angka(D(1)), Angka(D(0))))),
        ("JIKA(a ≤ b; 1; 0)", Fungsi("JIKA", (Banding("<=", A, B), Angka(D(1)), Angka(D(0))))),
        ("JIKA(a ≠ b; 1; 0)", Fungsi("JIKA", (Banding("<>", A, B), Angka(D(1)), Angka(D(0))))),
        ("JIKA(a = b; 1; 0)", Fungsi("JIKA", (Banding("=", A, B), Angka(D(1)), Angka(D(0))))),
    ],
)
def test_dibaca(rumus, pohon):
    assert baca(rumus) == pohon


@pytest.mark.parametrize(
    ("rumus", "posisi", "kata"),
    [
        ("", 0, "belum diisi"),
        ("   ", 0, "belum diisi"),
        ("a +", 3, "belum selesai"),
        ("(a", 2, "kurung yang belum ditutup"),
        ("a)", 2, "tidak pada tempatnya"),
        ("a b", 3, "“b” pada posisi 3"),
        ("* a", 1, "“*” pada posisi 1"),
        ("a $ b", 3, "“$” pada posisi 3"),
        ("a ^ 2", 3, "“^” pada posisi 3"),
        ("a ** 2", 4, "tidak pada tempatnya"),
        ("a = b", 3, "tidak pada tempatnya"),
        ("a > 1", 3, "tidak pada tempatnya"),
        ("a, b", 2, "titik koma"),
        ("RATA(a, b)", 7, "titik koma"),
        ("'a'", 1, "tidak dikenal"),
        ("a.b", 2, "tidak dikenal"),
        ("a[0]", 2, "tidak pada tempatnya"),
        ("1.23 + a", 1, "“1,23”"),
        ("a + 0.5", 5, "“0,5”"),
        ("5% * a", 1, "0,05"),
        ("a * 100,5%", 5, "bermakna ganda"),
        ("FOO(a)", 1, "RATA, JUMLAH, MIN, MAX, ABS, BULAT, JIKA"),
        ("a + exec(b)", 5, "“exec”"),
        ("ABS(a > 1)", 1, "di dalam JIKA"),
    ],
)
def test_ditolak_dengan_posisi(rumus, posisi, kata):
    with pytest.raises(RumusTidakTerbaca) as galat:
        baca(rumus)
    assert kata in str(galat.value)
    assert galat.value.posisi == posisi


@pytest.mark.parametrize(
    ("rumus", "kata"),
    [
        ("RATA()", "Banyaknya isian"),
        ("ABS(a; b)", "Banyaknya isian"),
        ("BULAT(a; 1; 2)", "Banyaknya isian"),
        ("JIKA(a > 1; 2)", "Banyaknya isian"),
        ("JIKA(a; b; c)", "perbandingan"),
        ("RATA(" + "; ".join(["a"] * 51) + ")", "Banyaknya isian"),
        ("a" * 2001, "paling banyak 2000"),
        ("(" * 301 + "a" + ")" * 301, "300 kurung"),
        ("-" * 200 + "a", "bertingkat"),
        ("+".join(["a"] * 70), "bertingkat"),
        ("JUMLAH(" + "; ".join(["a+a+a+a"] * 45) + ")", "300 bagian"),
    ],
)
def test_dibatasi(rumus, kata):
    with pytest.raises(RumusTidakSah, match=kata):
        baca(rumus)


def test_galat_adalah_value_error():
    assert issubclass(RumusTidakTerbaca, ValueError)


def test_kode_variabel_sekali_menurut_urutan():
    assert kode_variabel(baca("b / a × 100 + b")) == ("b", "a")


def test_telusur_memberi_kedalaman():
    assert [(type(simpul).__name__, dalam) for simpul, dalam in telusur(PERSEN)] == [
        ("Kali", 1),
        ("Bagi", 2),
        ("Variabel", 3),
        ("Variabel", 3),
        ("Angka", 2),
    ]


def _pohon():
    daun = st.one_of(
        st.decimals(min_value=0, max_value=10**6, places=2).map(Angka),
        st.sampled_from(["a", "b", "jumlah_asn", "x", "RATA", "v_2", "A"]).map(Variabel),
    )

    def cabang(anak):
        return st.one_of(
            st.builds(Tambah, anak, anak),
            st.builds(Kurang, anak, anak),
            st.builds(Kali, anak, anak),
            st.builds(Bagi, anak, anak),
            st.builds(Negatif, anak),
            st.builds(Fungsi, st.sampled_from(["RATA", "JUMLAH", "MIN", "MAX"]), st.tuples(anak, anak)),
            st.builds(Fungsi, st.sampled_from(["ABS", "BULAT", "RATA", "JUMLAH"]), st.tuples(anak)),
            st.builds(Fungsi, st.just("BULAT"), st.tuples(anak, st.just(Angka(D(2))))),
            st.builds(
                lambda tanda, a, b, c, d: Fungsi("JIKA", (Banding(tanda, a, b), c, d)),
                st.sampled_from(["=", "<>", "<", "<=", ">", ">="]),
                anak,
                anak,
                anak,
                anak,
            ),
        )

    return st.recursive(daun, cabang, max_leaves=12)


@given(_pohon())
def test_json_bolak_balik(pohon):
    assert dari_json(json.loads(json.dumps(ke_json(pohon)))) == pohon


@given(_pohon())
def test_teks_bolak_balik(pohon):
    """What is shown, typed again, is the same formula: no parenthesis is lost."""
    assert baca(teks(pohon)) == pohon


@pytest.mark.parametrize("rumus", ["-" * 60 + "a", "a" + "*-a" * 62, "(" * 300 + "a" + ")" * 300])
def test_yang_diterima_dapat_diketik_lagi(rumus):
    """Also where it is shown with more brackets than were typed."""
    pohon = baca(rumus)
    assert baca(teks(pohon)) == pohon and baca(ketikan(pohon)) == pohon


NAMA = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"])
    | st.sampled_from("x [](;)/-5%"),
    min_size=1,
    max_size=30,
)


@given(_pohon(), st.fixed_dictionaries({}, optional=dict.fromkeys(("a", "b", "jumlah_asn", "x", "A"), NAMA)))
def test_ketikan_dengan_nama_panjang_bolak_balik(pohon, nama):
    """[Jumlah ASN] / [Jumlah seluruh ASN]: any name, also shared or strange ones, comes back as the same variable."""
    assert baca(ketikan(pohon, nama), DaftarVariabel(nama)) == pohon


def test_nama_panjang_dalam_kurung_siku():
    daftar = DaftarVariabel()
    pohon = baca("[Jumlah ASN yang dilatih] / [Jumlah seluruh ASN (x 5; 100%)] x 100%", daftar)
    assert [(v.kode, v.nama) for v in daftar.semua()] == [
        ("jumlah_asn_yang_dilatih", "Jumlah ASN yang dilatih"),
        ("jumlah_seluruh_asn_x_5_100", "Jumlah seluruh ASN (x 5; 100%)"),
    ]
    assert pohon == Kali(Bagi(Variabel("jumlah_asn_yang_dilatih"), Variabel("jumlah_seluruh_asn_x_5_100")), SERATUS)


def test_nama_dan_kodenya_variabel_yang_sama():
    assert baca("[Jumlah ASN] + jumlah_asn + [jml. asn]") == Tambah(
        Tambah(Variabel("jumlah_asn"), Variabel("jumlah_asn")), Variabel("jumlah_asn")
    )


def test_nama_yang_dikenal_memakai_kodenya():
    dikenal = {"v1": "Jumlah ASN", "asn": "Lain"}
    daftar = DaftarVariabel(dikenal)
    assert baca("[jumlah asn] / [ASN]", daftar) == Bagi(Variabel("v1"), Variabel("asn_2"))
    assert [v.nama for v in daftar.semua()] == ["Jumlah ASN", "ASN"]


@pytest.mark.parametrize("rumus", ["[]", "[123]", "[a", "a]", "[a[b]]", "[" + "a" * 501 + "]", "b" * 61])
def test_nama_panjang_yang_salah(rumus):
    with pytest.raises(RumusTidakSah) as galat:
        baca(rumus)
    assert str(galat.value).endswith(".")


@pytest.mark.parametrize(
    "pohon",
    [
        Angka(D(-1)),
        Angka(D("NaN")),
        Angka(D(10) ** 16),
        Angka(D("0.12345678901234567")),
        Variabel("a b"),
        Banding(">", A, B),
        Tambah(A, Banding(">", A, B)),
        Fungsi("JIKA", (Banding(">", A, B), Banding(">", A, B), A)),
        Fungsi("RATA", ()),
    ],
)
def test_pohon_yang_tidak_dapat_diketik_ditolak(pohon):
    with pytest.raises(RumusTidakSah):
        periksa(pohon)


def test_angka_negatif_lama_menjadi_negatif():
    assert dari_json({"angka": "-5.5"}) == Negatif(Angka(D("5.5")))


@given(st.text(alphabet="ab12.,+-*/()x%;: JIKA>=", max_size=40))
def test_teks_apa_pun_dibaca_atau_ditolak_dengan_kalimat(rumus):
    try:
        pohon = baca(rumus)
    except RumusTidakSah as galat:
        assert str(galat).endswith(".")
    else:
        assert baca(teks(pohon)) == pohon


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "a",
        1.5,
        {},
        {"angka": 1.5},
        {"angka": "1,5"},
        {"angka": "NaN"},
        {"angka": "Infinity"},
        {"angka": "1E999999"},
        {"angka": "1" * 40},
        {"variabel": "a b"},
        {"variabel": "__class__.x"},
        {"variabel": ""},
        {"variabel": "a" * 61},
        {"variabel": "a", "lain": 1},
        {"op": "pangkat", "kiri": {"angka": "1"}, "kanan": {"angka": "2"}},
        {"op": "tambah", "kiri": {"angka": "1"}},
        {"fungsi": "EVAL", "argumen": []},
        {"fungsi": "ABS", "argumen": []},
        {"fungsi": "ABS", "argumen": "a"},
        {"fungsi": "JIKA", "argumen": [{"angka": "1"}, {"angka": "1"}, {"angka": "1"}]},
        {"banding": "!!", "kiri": {"angka": "1"}, "kanan": {"angka": "2"}},
        {"negatif": None},
    ],
)
def test_json_rusak_ditolak(data):
    with pytest.raises(RumusTidakSah):
        dari_json(data)


def test_json_terlalu_dalam_atau_terlalu_besar_ditolak():
    data = {"angka": "1"}
    for _ in range(DALAM_MAKS + 5):
        data = {"negatif": data}
    with pytest.raises(RumusTidakSah):
        dari_json(data)
    besar = {"fungsi": "JUMLAH", "argumen": [{"angka": "1"}] * 50}
    with pytest.raises(RumusTidakSah, match=str(SIMPUL_MAKS)):
        dari_json({"fungsi": "JUMLAH", "argumen": [besar] * 8})


def test_periksa_mengembalikan_pohon_yang_sama():
    assert periksa(PERSEN) is PERSEN


def test_bentuk_json_tetap():
    """Stored in the database: this form may grow but not change."""
    assert ke_json(baca("-a / b × 100")) == {
        "op": "kali",
        "kiri": {"op": "bagi", "kiri": {"negatif": {"variabel": "a"}}, "kanan": {"variabel": "b"}},
        "kanan": {"angka": "100"},
    }
    assert ke_json(baca("JIKA(a > 0; 1; 2)")) == {
        "fungsi": "JIKA",
        "argumen": [
            {"banding": ">", "kiri": {"variabel": "a"}, "kanan": {"angka": "0"}},
            {"angka": "1"},
            {"angka": "2"},
        ],
    }
