"""References between items of a decree: read as people type them, shown with the number of today."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laporan.naskah.denah import menurut_label, susun_denah
from laporan.naskah.rujukan import HILANG, ganti_kunci, kunci_dirujuk, kunci_hilang, serap, tampil

KUNCI = {nama: f"{n:032x}" for n, nama in enumerate(["m1", "m2", "m3", "g1", "g2", "d1", "d2", "d3", "r1", "r2"], 1)}
NAMA = {kunci: nama for nama, kunci in KUNCI.items()}
SUSUNAN = {
    "menimbang": [("m1", ()), ("m2", ()), ("m3", ())],
    "mengingat": [("g1", ()), ("g2", ())],
    "diktum": [("d1", ()), ("d2", ("r1", "r2")), ("d3", ())],
}


def denah(susunan=SUSUNAN):
    return susun_denah(
        {b: [(KUNCI[k], [KUNCI[s] for s in sub]) for k, sub in daftar] for b, daftar in susunan.items()}
    )


def disebut(teks: str) -> list[str]:
    return [NAMA[kunci] for kunci in kunci_dirujuk(teks)]


DIKTUM_KETIGA = {"bagian": "diktum", "pemilik": KUNCI["d3"]}
DIKTUM_KEDUA = {"bagian": "diktum", "pemilik": KUNCI["d2"]}
MENIMBANG = {"bagian": "menimbang"}


@pytest.mark.parametrize(
    ("teks", "letak", "kunci"),
    [
        ("dimaksud dalam huruf a, perlu", MENIMBANG, ["m1"]),
        ("dimaksud dalam huruf a dan huruf b, perlu", MENIMBANG, ["m1", "m2"]),
        ("dimaksud dalam huruf a, huruf b, dan huruf c, perlu", MENIMBANG, ["m1", "m2", "m3"]),
        ("dimaksud dalam huruf a sampai dengan huruf c perlu", MENIMBANG, ["m1", "m3"]),
        ("dimaksud dalam huruf a s.d. huruf c perlu", MENIMBANG, ["m1", "m3"]),
        ("dimaksud dalam huruf a, b dan c perlu", MENIMBANG, ["m1", "m2", "m3"]),
        ("sebagaimana dimaksud dalam diktum KESATU merupakan", DIKTUM_KETIGA, ["d1"]),
        ("dimaksud dalam Diktum Kesatu dan diktum kedua", DIKTUM_KETIGA, ["d1", "d2"]),
        ("dimaksud dalam diktum KESATU dan KEDUA", DIKTUM_KETIGA, ["d1", "d2"]),
        ("dimaksud pada “Diktum Pertama” bermanfaat", DIKTUM_KETIGA, ["d1"]),
        ("dimaksud dalam diktum KEDUA huruf b", DIKTUM_KETIGA, ["r2"]),
        ("dimaksud dalam diktum KEDUA huruf a dan huruf b", DIKTUM_KETIGA, ["r1", "r2"]),
        ("sebagaimana dimaksud dalam huruf a", DIKTUM_KEDUA, ["r1"]),
        ("sebagaimana dimaksud dalam huruf a", DIKTUM_KETIGA, []),
        ("dimaksud dalam Menimbang huruf b", DIKTUM_KETIGA, ["m2"]),
        ("peraturan dalam Mengingat angka 2", DIKTUM_KETIGA, ["g2"]),
        ("diubah dengan peraturan dimaksud dalam angka 1", {"bagian": "mengingat"}, ["g1"]),
        ("diktum KESATU Keputusan ini", DIKTUM_KETIGA, ["d1"]),
    ],
)
def test_what_people_type_becomes_links(teks, letak, kunci):
    tersimpan = serap(teks, denah(), **letak)
    assert disebut(tersimpan) == kunci
    assert serap(tersimpan, denah(), **letak) == tersimpan  # reading it again changes nothing


@pytest.mark.parametrize(
    ("teks", "letak"),
    [
        ("Pasal 5 huruf a Undang-Undang Nomor 23 Tahun 2014", MENIMBANG),
        ("Pasal 4 ayat (3) huruf b", MENIMBANG),
        ("Pasal 5 huruf a, huruf b dan ayat (2) huruf c", MENIMBANG),
        ("huruf a dan huruf b Peraturan Bupati", MENIMBANG),
        ("Lampiran I huruf a", MENIMBANG),
        ("angka 2 huruf a", MENIMBANG),
        ("huruf a angka 1", MENIMBANG),
        ("predikat huruf A", MENIMBANG),
        ("ditulis dengan huruf dan angka 2", MENIMBANG),
        ("huruf a/b", MENIMBANG),
        ("dalam huruf a dan huruf z", MENIMBANG),
        ("diktum KESATU Keputusan Bupati Nomor 3 Tahun 2020", DIKTUM_KETIGA),
        ("Keputusan Nomor 84 Tahun 2023 diktum KESATU", DIKTUM_KETIGA),
        ("diktum KEDELAPAN", DIKTUM_KETIGA),
        ("KESATU", DIKTUM_KETIGA),
        ("Peraturan Pemerintah Nomor 8 angka 1", {"bagian": "mengingat"}),
        ("[[butir:bukan-kunci]] dan [[butir:123]] serta ]]", MENIMBANG),
    ],
)
def test_citations_and_what_is_not_there_stay_as_typed(teks, letak):
    assert serap(teks, denah(), **letak) == teks
    assert tampil(teks, denah(), letak.get("pemilik", "")) == teks


@pytest.mark.parametrize(
    ("teks", "letak", "baru", "jadi"),
    [
        (
            "dimaksud dalam huruf a dan huruf b, perlu",
            MENIMBANG,
            {"menimbang": [("m3", ()), ("m2", ()), ("m1", ())]},
            "dimaksud dalam huruf c dan huruf b, perlu",
        ),
        (
            "Diktum KEDUA huruf b dan diktum KESATU",
            DIKTUM_KETIGA,
            {"diktum": [("d3", ()), ("r2", ()), ("d2", ("r1",)), ("d1", ())]},
            "Diktum KEDUA dan diktum KEEMPAT",
        ),
        (
            "dimaksud dalam huruf b",
            DIKTUM_KEDUA,
            {"diktum": [("d1", ("r2",)), ("d2", ("r1",)), ("d3", ())]},
            "dimaksud dalam diktum KESATU huruf a",
        ),
        (
            "diktum KESATU serta diktum KETIGA",
            DIKTUM_KEDUA,
            {"diktum": [("d2", ("d1", "r1"))]},
            f"diktum KESATU huruf a serta diktum {HILANG}",
        ),
        ("dalam huruf a, b dan c", MENIMBANG, {"menimbang": [("m1", ())]}, f"dalam huruf a, {HILANG} dan {HILANG}"),
    ],
)
def test_numbers_follow_their_items(teks, letak, baru, jadi):
    tersimpan = serap(teks, denah(), **letak)
    terkini = denah(SUSUNAN | baru)
    assert tampil(tersimpan, terkini, letak.get("pemilik", "")) == jadi


def test_a_lost_reference_keeps_its_item_through_an_edit():
    awal, tanpa = denah(), denah(SUSUNAN | {"menimbang": [("m1", ()), ("m3", ())]})
    tersimpan = serap("dalam huruf b dan huruf c", awal, "menimbang")
    assert kunci_hilang(tersimpan, tanpa) == (KUNCI["m2"],)
    terbaca = tampil(tersimpan, tanpa)
    assert terbaca == f"dalam huruf {HILANG} dan huruf b"
    disunting = serap(f"{terbaca}, perlu", tanpa, "menimbang", lama=tersimpan)
    assert disebut(disunting) == ["m2", "m3"]
    assert tampil(disunting, awal) == "dalam huruf b dan huruf c, perlu"
    assert serap("dalam huruf b, perlu", tanpa, "menimbang", lama=tersimpan) == serap(
        "dalam huruf b, perlu", tanpa, "menimbang"
    )


def test_labels_of_a_source_say_what_its_references_mean():
    label = {KUNCI["d1"]: "Kesatu", KUNCI["d2"]: "KETIGA", KUNCI["d3"]: "KETIGA"}
    sumber = menurut_label(denah(), label)
    assert disebut(serap("diktum KESATU", sumber, "diktum")) == ["d1"]
    assert disebut(serap("diktum KETIGA", sumber, "diktum")) == []  # two carry it
    assert disebut(serap("diktum KEDUA", sumber, "diktum")) == []  # nobody carries it
    assert disebut(serap("diktum Pertama", sumber, "diktum", persis=True)) == []


def test_a_copy_has_its_own_keys():
    tersimpan = serap("huruf a dan huruf b", denah(), "menimbang")
    assert kunci_dirujuk(ganti_kunci(tersimpan, {KUNCI["m1"]: "f" * 32})) == ("f" * 32, KUNCI["m2"])


FRASA = st.sampled_from(
    [
        "huruf a", "huruf b", "huruf c", "huruf z", "diktum KESATU", "Diktum Kedua", "diktum KETIGA huruf a",
        "diktum KEDUA huruf b", "KEDUA", "b", "angka 1", "Pasal 5", "ayat (2)", "Menimbang", "Mengingat", "dan", ",",
        "sampai dengan", "serta", "Keputusan ini", "Undang-Undang", "perlu", "dimaksud dalam", HILANG,
        f"[[butir:{'e' * 32}]]", "[[butir:x]]",
    ]
)  # fmt: skip
TEMPAT = st.sampled_from(
    [("menimbang", ""), ("mengingat", ""), ("diktum", KUNCI["d1"]), ("diktum", KUNCI["d2"]), ("tembusan", "")]
)


def acak(benih: random.Random) -> dict:
    """Some order of all items, sub-items anywhere below a diktum."""
    pokok = ["d1", "d2", "d3", "r1", "r2"]
    benih.shuffle(pokok)
    banyak = benih.randint(1, 5)
    per: dict[str, list[str]] = {kunci: [] for kunci in pokok[:banyak]}
    for kunci in pokok[banyak:]:
        per[benih.choice(pokok[:banyak])].append(kunci)
    lain = {b: benih.sample(SUSUNAN[b], len(SUSUNAN[b])) for b in ("menimbang", "mengingat")}
    return lain | {"diktum": list(per.items())}


@settings(max_examples=300, deadline=None)
@given(st.lists(FRASA, max_size=12), TEMPAT, st.randoms(use_true_random=False))
def test_a_reference_names_the_same_item_whatever_moves(frasa, tempat, benih):
    """Stored, shown among items in another order, edited and stored again: the same items are named."""
    bagian, pemilik = tempat
    awal = denah()
    tersimpan = serap(" ".join(frasa), awal, bagian, pemilik)
    ada = [kunci for kunci in kunci_dirujuk(tersimpan) if kunci in awal]
    for _ in range(3):
        terkini = denah(acak(benih))
        if pemilik and terkini[pemilik].induk:
            pemilik = terkini[pemilik].induk
        terbaca = tampil(tersimpan, terkini, pemilik)
        assert "[[butir:" not in terbaca.replace("[[butir:x]]", "")
        assert set(ada) <= set(kunci_dirujuk(serap(terbaca, terkini, bagian, pemilik, tersimpan)))
        tersimpan = serap(f"{terbaca} ini", terkini, bagian, pemilik, tersimpan)
        assert set(ada) <= set(kunci_dirujuk(tersimpan)), (terbaca, tersimpan)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), TEMPAT)
def test_any_text_survives(teks, tempat):
    assert (
        tampil(serap(teks, denah(), *tempat), denah(), tempat[1]) == teks
        or "[[butir:" in teks
        or "diktum" in (teks.lower())
    )
