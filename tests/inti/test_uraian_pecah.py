"""Lists as people paste them, read into items and written back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisasi.domain.uraian_pecah import gabung, pecah, rapikan

WORD = "a.\tMenyusun rencana;\nb.\tMelapor; dan\nc.\tTugas lain."
PDF = """1. menyiapkan bahan pelaksanaan monitoring, evaluasi dan
fasilitasi penyusunan tugas;

2. melakukan evaluasi dan menyusun laporan pelak-
sanaan tugas; dan
3.
melaksanakan tugas lain
yang diberikan oleh Kepala Bagian
"""
BERSARANG = """1. Menyusun rencana, meliputi:
   a. program;
   b. kegiatan
   lanjutan; dan
2. Melapor."""

CONTOH = [
    (WORD, [("a.", "Menyusun rencana;"), ("b.", "Melapor; dan"), ("c.", "Tugas lain.")]),
    (
        PDF,
        [
            ("1.", "menyiapkan bahan pelaksanaan monitoring, evaluasi dan fasilitasi penyusunan tugas;"),
            ("2.", "melakukan evaluasi dan menyusun laporan pelak-sanaan tugas; dan"),
            ("3.", "melaksanakan tugas lain yang diberikan oleh Kepala Bagian"),
        ],
    ),
    (BERSARANG, [("1.", "Menyusun rencana, meliputi:\na. program;\nb. kegiatan lanjutan; dan"), ("2.", "Melapor.")]),
    ("(1) Satu\n(2) Dua", [("(1)", "Satu"), ("(2)", "Dua")]),
    ("1) Satu\n2) Dua", [("1)", "Satu"), ("2)", "Dua")]),
    ("• Satu\n• Dua", [("•", "Satu"), ("•", "Dua")]),
    ("\uf0b7\tSatu\n\uf0b7\tDua", [("\uf0b7", "Satu"), ("\uf0b7", "Dua")]),
    ("- a. Satu\n- b. Dua", [("a.", "Satu"), ("b.", "Dua")]),
    ("1\tSatu\n2\tDua", [("1", "Satu"), ("2", "Dua")]),
    ("A. Satu\nB. Dua", [("A.", "Satu"), ("B.", "Dua")]),
    ("a. Satu\nB. Parman ikut", [("a.", "Satu B. Parman ikut")]),
    ("a. Satu:\n- x\n- y\nb. Dua", [("a.", "Satu:\n- x\n- y"), ("b.", "Dua")]),
    ("a. Satu:\ni. x\nii. y\nb. Dua", [("a.", "Satu:\ni. x\nii. y"), ("b.", "Dua")]),
    ("h. Delapan\ni. Sembilan", [("h.", "Delapan"), ("i.", "Sembilan")]),
    ("a. Satu\nb. Dua\n1. Tiga", [("a.", "Satu"), ("b.", "Dua"), ("1.", "Tiga")]),  # no sign of an inner list
    ("Menyusun\nrencana;\nMelapor.", [("", "Menyusun rencana;"), ("", "Melapor.")]),
    ("Menyusun rencana\nMelapor", [("", "Menyusun rencana"), ("", "Melapor")]),
    ("a. Satu\n\nKalimat sendiri", [("a.", "Satu"), ("", "Kalimat sendiri")]),
    ("a. Satu\n\nlanjutan halaman berikut", [("a.", "Satu lanjutan halaman berikut")]),
    ("a.\u00a0Satu\r\nb.\u00a0Dua", [("a.", "Satu"), ("b.", "Dua")]),
    ("undang-\nundangan", [("", "undang-"), ("", "undangan")]),
    ("1. undang-\nundangan", [("1.", "undang-undangan")]),
    ("a.\nb.\n", []),
]


@pytest.mark.parametrize(("teks", "butir"), CONTOH)
def test_pecah(teks, butir):
    assert [(b["label"], b["isi"]) for b in pecah(teks)] == butir


def test_huruf_sampai_delapan_belas():
    """i., v. and x. in a lettered list are letters."""
    teks = "\n".join(f"{huruf}. Tugas {huruf};" for huruf in "abcdefghijklmnopqrstuvwx")
    assert [b["label"] for b in pecah(teks)] == [f"{huruf}." for huruf in "abcdefghijklmnopqrstuvwx"]


@pytest.mark.parametrize("teks", [teks for teks, _ in CONTOH])
def test_yang_dibaca_ditulis_lalu_dibaca_lagi(teks):
    assert pecah(gabung(pecah(teks))) == pecah(teks)


@given(st.lists(st.text("Abcdef ghi;", min_size=3).map(str.strip).filter(bool), max_size=8), st.booleans())
def test_kata_tidak_pernah_hilang(baris, berlabel):
    """Whatever is pasted, the words come out in their order; only blanks and labels change."""
    teks = "\n".join(f"{nomor}. {satu}" if berlabel else satu for nomor, satu in enumerate(baris, 1))
    keluar = "".join("".join(b["isi"].split()) for b in pecah(teks))
    assert keluar == "".join("".join(satu.split()) for satu in baris)


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        ("Menyusun\nrencana", "Menyusun rencana"),
        ("Menyusun:\r\n  a. satu\r\n  b. dua", "Menyusun:\na. satu\nb. dua"),
        ("a. Menyusun", "a. Menyusun"),
        ("  ", ""),
    ],
)
def test_rapikan(isi, hasil):
    assert rapikan(isi) == hasil
