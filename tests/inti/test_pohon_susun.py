"""The tree of the pohon kinerja and its chain of support, pure."""

from itertools import chain

import pytest

from indikator.pohon import rantai
from indikator.pohon.baris import KUNCI_YATIM, baris_pohon
from indikator.pohon.susun import (
    BELUM_DIDUKUNG,
    BELUM_MENDUKUNG,
    BELUM_SAMPAI,
    BELUM_SAMPAI_PUNCAK,
    IKI,
    IKU,
    JABATAN,
    LUAR,
    MIRIP,
    RPJMD,
    SASARAN,
    Butir,
    jalan,
    susun,
)
from indikator.pohon.usul import usul


def sasaran(kunci: str = "s", letak: str = "") -> Butir:
    return Butir(kunci, SASARAN, f"Sasaran {kunci}", letak)


def iku(kunci: str, nama: str = "", letak: str = "s", **lain) -> Butir:
    return Butir(kunci, IKU, nama or f"Nilai utama {kunci}", letak, pangkal=True, **lain)


def iki(kunci: str, *mendukung: str, nama: str = "", jabatan: str = "Kasi", **lain) -> Butir:
    return Butir(kunci, IKI, nama or f"Jumlah laporan {kunci}", mendukung=mendukung, jabatan=jabatan, **lain)


def gambar(simpul) -> str:
    """A node as text: "s(u(a *b))"; * is a reference, ~ is only worded alike."""
    tanda = "*" if simpul.rujukan else "~" if simpul.tersirat else ""
    anak = " ".join(gambar(satu) for satu in simpul.anak)
    return f"{tanda}{simpul.butir.kunci}" + (f"({anak})" if anak else "")


def teks(pohon) -> str:
    return " ".join(map(gambar, pohon.akar))


def yatim(pohon) -> str:
    return " ".join(gambar(satu) for jabatan in pohon.yatim for satu in jabatan.anak)


def tanda(pohon, kunci: str) -> tuple[str, ...]:
    semua = chain.from_iterable(jalan(satu) for satu in (*pohon.akar, *pohon.yatim))
    return next(satu.tanda for satu in semua if satu.butir.kunci == kunci and not satu.rujukan)


def test_chain_from_rpjmd_to_staff():
    pohon = susun([Butir("r", RPJMD, "R"), sasaran(letak="r"), iku("u"), iki("a", "u"), iki("b", "a"), iki("c", "b")])
    assert teks(pohon) == "r(s(u(a(b(c)))))" and not pohon.yatim
    assert pohon.hitungan.iki_sampai == 3 and pohon.hitungan.tautan == 3
    assert pohon.akar[0].jumlah == 4


def test_supports_several_once_in_full_then_by_reference():
    pohon = susun([sasaran(), iku("u"), iku("v"), iki("a", "v", "u"), iki("b", "a")])
    assert teks(pohon) == "s(u(*a) v(a(b)))"
    (a,) = pohon.akar[0].anak[1].anak
    assert a.juga == ("Nilai utama u",) and pohon.akar[0].anak[0].anak[0].tanda == ()


def test_stands_in_full_where_the_chain_reaches_the_iku():
    pohon = susun([sasaran(), iku("u"), iki("lepas"), iki("a", "lepas", "u")])
    assert teks(pohon) == "s(u(a))" and yatim(pohon) == "lepas(*a)"


def test_orphans_stand_under_their_jabatan_with_what_supports_them():
    isi = [sasaran(), iku("u"), iki("a", jabatan="Kabid"), iki("b", "a"), iki("c", jabatan="Kabid"), iki("d", "u")]
    pohon = susun(isi)
    assert yatim(pohon) == "a(b) c" and [satu.butir.nama for satu in pohon.yatim] == ["Kabid"]
    assert tanda(pohon, "a") == (BELUM_MENDUKUNG,) and tanda(pohon, "b") == (BELUM_SAMPAI,)
    jumlah = pohon.hitungan
    assert (jumlah.iki_sampai, jumlah.iki_belum_mendukung, jumlah.iki_belum_sampai) == (1, 2, 1)


def test_what_nothing_supports_is_marked_where_somebody_could():
    isi = [sasaran(), iku("u"), iku("v"), iki("a", "u", punya_bawahan=True), iki("b", "u")]
    pohon = susun(isi)
    assert tanda(pohon, "v") == (BELUM_DIDUKUNG,) and tanda(pohon, "u") == ()
    assert tanda(pohon, "a") == (BELUM_DIDUKUNG,) and tanda(pohon, "b") == ()
    assert (pohon.hitungan.iku_belum_didukung, pohon.hitungan.iki_belum_didukung) == (1, 1)


def test_same_words_as_an_iku_count_but_say_so():
    """The head carries the IKU in the own sheet: it belongs there, visibly not linked."""
    pohon = susun([sasaran(), iku("u", "Nilai SAKIP"), iki("a", nama="nilai  sakip."), iki("b", "a")])
    assert teks(pohon) == "s(u(~a(b)))" and not pohon.yatim and pohon.hitungan.tautan == 1
    serupa = [
        sasaran(),
        iku("u", "Persentase pegawai yang naik pangkat"),
        iki("a", nama="Persentase pegawai naik pangkat"),
    ]
    pohon = susun(serupa)
    assert tanda(pohon, "u") == (MIRIP,) and yatim(pohon) == "a"


def test_sub_indicators_go_with_their_whole():
    isi = [sasaran(), iku("u"), iku("u1", letak="", induk="u"), iki("a"), iki("a1", "u1", induk="a"), iki("b", "u1")]
    pohon = susun(isi)
    assert teks(pohon) == "s(u(u1(a(a1) b)))" and not pohon.yatim
    assert tanda(pohon, "u") == () and pohon.hitungan.iki == 2 and pohon.hitungan.iku == 1
    assert pohon.hitungan.tautan == 2


def test_circles_lose_nothing():
    pohon = susun([sasaran(), iku("u"), iki("a", "b"), iki("b", "a"), iki("c", "a"), iki("d", "u")])
    assert sorted(yatim(pohon).replace("*", "").replace("(", " ").replace(")", " ").split()) == ["a", "a", "b", "c"]
    assert tanda(pohon, "a") == (BELUM_SAMPAI,)


def test_the_instansi_above_counts_as_reached():
    pohon = susun([sasaran(), iku("u"), iki("a", "x"), Butir("x", LUAR, "IKU Setda")])
    assert teks(pohon) == "x(a)" or teks(pohon) == "s(u) x(a)"
    assert not pohon.yatim and pohon.hitungan.iki_sampai == 1


def test_without_iku_sheet_the_topmost_jabatan_carry_the_tree():
    isi = [
        Butir("j1", JABATAN, "Sekretaris"),
        iki("a", letak="j1", pangkal=True, punya_bawahan=True),
        iki("b", "a"),
        iki("c"),
        iki("d", "c"),
    ]
    pohon = susun(isi)
    assert not pohon.ada_iku and teks(pohon) == "j1(a(b))" and yatim(pohon) == "c(d)"
    assert tanda(pohon, "d") == (BELUM_SAMPAI_PUNCAK,)


def test_nothing_at_all():
    pohon = susun([])
    assert pohon.akar == pohon.yatim == baris_pohon(pohon) == ()


def test_rows_of_the_page():
    baris = baris_pohon(susun([sasaran(), iku("u"), iku("v"), iki("a", "v", "u"), iki("b"), iki("c", "b")]))
    isi = [(satu.kunci, satu.tingkat, satu.nomor, satu.banyak) for satu in baris]
    assert isi[:5] == [("s", 1, 1, 2), ("u", 2, 1, 2), ("r-u-a", 3, 1, 1), ("v", 2, 2, 2), ("a", 3, 1, 1)]
    assert [satu.kunci for satu in baris if satu.lipat] == ["yatim-0", "b"]
    assert baris[5].kunci == KUNCI_YATIM and len({satu.kunci for satu in baris}) == len(baris)


@pytest.mark.parametrize(
    ("mulai", "panjang"), [("c", 2), ("b", 1), ("a", 0), ("x", 3)], ids=["two", "one", "end", "counts the longest"]
)
def test_length_of_a_chain(mulai, panjang):
    tautan = [("c", "b"), ("b", "a"), ("x", "a"), ("x", "c")]
    assert rantai.panjang(mulai, tautan, 9) == panjang
    assert rantai.panjang("p", [("p", "q"), ("q", "p")], 9) == 9, "a circle stops at the limit"


def test_everything_below_a_row():
    assert rantai.di_bawah(1, [(2, 1), (3, 2), (1, 9), (4, 5)]) == {1, 2, 3}


def test_suggestion_of_the_nearest_of_equal_likeness():
    nama = {"a": "Nilai SAKIP", "kasi": "nilai sakip", "iku": "Nilai SAKIP", "lain": "Jumlah surat masuk"}
    (satu,) = usul(nama, [("a", [["lain", "kasi"], ["iku"]])])
    assert (satu.ke, satu.sama) == ("kasi", True)
    assert usul(nama, [("lain", [["kasi"], []])]) == []
    mirip = nama | {"b": "Jumlah surat masuk dan keluar"}
    (satu,) = usul(mirip, [("b", [["lain"]])])
    assert satu.ke == "lain" and not satu.sama
