"""Texts made to keep the reader of a decree busy for ever: they come back only where it reads each letter once."""

import pytest

from laporan.kaidah.aturan_rujukan import _HURUF
from laporan.naskah.pecah import PANJANG_MAKS, pecah
from tests.laporan.kaidah_kecil import PENUTUP, menimbang, temuan

BAGIAN = ("menimbang", "mengingat", "diktum")


@pytest.mark.parametrize("sela", [", dan ", " dan , ", ",,", "dan dan ", " ,dan "])
def test_a_row_of_separators_in_a_reference(sela):
    teks = f"bahwa sebagaimana dimaksud dalam {sela * 700}x;"
    assert not temuan("KEP-04", menimbang=menimbang(teks, PENUTUP))


@pytest.mark.parametrize("sela", [" dan ", ", ", ", dan ", "   ,  dan   "])
def test_letters_are_still_read_with_every_separator(sela):
    assert _HURUF.search(f"dimaksud dalam huruf a{sela}huruf b, perlu")[1] == f"huruf a{sela}huruf b"


@pytest.mark.parametrize("bagian", BAGIAN)
@pytest.mark.parametrize(
    "baris", ["aaaaaaaa", "dan", ", dan , dan", "bahwa x,", "1.\n b. xyz", "Aa x", "diktum\nKESATU", "- a. b"]
)
def test_a_paste_of_very_many_short_lines(bagian, baris):
    banyak = PANJANG_MAKS // (len(baris) + 1)
    butir = pecah("\n".join([baris] * banyak) + ";", bagian)
    huruf = sum(len(satu.isi) + sum(len(sub.isi) for sub in satu.sub) for satu in butir)
    assert huruf > 0 and butir == pecah("\n".join([baris] * banyak) + ";", bagian)


def test_a_sentence_broken_over_many_lines_is_whole_again():
    kata = [f"kata{n}" for n in range(5_000)]
    assert [satu.isi for satu in pecah("\n".join(["bahwa", *kata]) + ";", "menimbang")] == [f"bahwa {' '.join(kata)};"]
