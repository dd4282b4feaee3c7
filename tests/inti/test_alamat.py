"""What addresses name: search words and keys, whatever somebody types into them."""

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from kinerja.alamat import KATA_MAKS, alamat_baris, baca_kunci, kata_cari


@pytest.mark.parametrize(
    ("teks", "kunci"),
    [
        ("12", 12),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("", None),
        ("-1", None),
        ("1.0", None),
        (" 1", None),
        ("²", None),
        ("١٢", None),
        ("1\0", None),
    ],
)
def test_keys(teks, kunci):
    assert baca_kunci(teks) == kunci


def test_search_words():
    minta = RequestFactory()
    assert kata_cari(minta.get("/", {"q": "  nilai \n SAKIP\0 "})) == "nilai SAKIP"
    assert kata_cari(minta.get("/")) == "" and kata_cari(minta.get("/", {"q": "\0"})) == ""
    assert kata_cari(minta.post("/?q=lama", {"q": "baru"})) == "baru"
    assert len(kata_cari(minta.get("/", {"q": "x" * 1_000}))) == KATA_MAKS


def test_address_of_a_row_is_that_of_reverse():
    for nama, argumen in (
        ("dokumen_rincian", ("magetan", 7)),
        ("indikator_sel", ("magetan", 2024, 1)),
        ("instansi_rincian", ("magetan", "dinas-kesehatan_2")),
    ):
        assert alamat_baris(nama, *argumen) == reverse(nama, args=argumen)
    with pytest.raises(NoReverseMatch):
        alamat_baris("instansi_rincian", "magetan", "../jahat")
