"""Pasted text of a decree as items: from Word, from a PDF, typed; labels gone, broken lines joined."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laporan.naskah.denah import nomor
from laporan.naskah.pecah import ButirTempel, pecah

WORD = (
    "Menimbang\t:\ta.\tbahwa satu;\n\tb.\tbahwa dua\ndengan sambungan;\n"
    "\tc.\tbahwa berdasarkan huruf a dan huruf b, perlu menetapkan;\n"
    "Mengingat\t:\t1.\tUndang-Undang Nomor 25 Tahun 2004 (Lembaran Negara Tahun\n2004 Nomor 104);\n"
    "\t2.\tPeraturan Pemerintah Nomor 8 Tahun 2006;\n"
    "MEMUTUSKAN:\nMenetapkan\t:\tKEPUTUSAN KEPALA DINAS TENTANG IKU.\n"
    "KESATU\t:\tMenetapkan IKU.\nKEDUA\t:\tIKU sebagaimana dimaksud dalam diktum KESATU untuk:\n"
    "\ta.\tperencanaan; dan\n\tb.\tpelaporan.\nKETIGA\t:\tMulai berlaku.\n"
    "Ditetapkan di Magetan\npada tanggal 1 Maret 2024\nTembusan:\n1. Bupati;\n2. Inspektur.\n"
)


def teks(daftar) -> list:
    return [(satu.isi, [sub.isi for sub in satu.sub]) if satu.sub else satu.isi for satu in daftar]


@pytest.mark.parametrize(
    ("bagian", "isi"),
    [
        (
            "menimbang",
            [
                "bahwa satu;",
                "bahwa dua dengan sambungan;",
                "bahwa berdasarkan huruf a dan huruf b, perlu menetapkan;",
            ],
        ),
        (
            "mengingat",
            [
                "Undang-Undang Nomor 25 Tahun 2004 (Lembaran Negara Tahun 2004 Nomor 104);",
                "Peraturan Pemerintah Nomor 8 Tahun 2006;",
            ],
        ),
        (
            "diktum",
            [
                "Menetapkan IKU.",
                ("IKU sebagaimana dimaksud dalam diktum KESATU untuk:", ["perencanaan; dan", "pelaporan."]),
                "Mulai berlaku.",
            ],
        ),
        ("tembusan", ["Bupati;", "Inspektur."]),
    ],
)
def test_each_part_is_taken_out_of_a_whole_decree(bagian, isi):
    assert teks(pecah(WORD, bagian)) == isi


def test_labels_are_kept_apart():
    assert [satu.label for satu in pecah(WORD, "diktum")] == ["KESATU", "KEDUA", "KETIGA"]
    assert [satu.label for satu in pecah(WORD, "diktum")[1].sub] == ["a.", "b."]


@pytest.mark.parametrize(
    ("tempelan", "bagian", "isi"),
    [
        ("KESATU\n:\nIsi satu yang\npanjang.\nKEDUA\n:\nIsi dua.", "diktum", ["Isi satu yang panjang.", "Isi dua."]),
        ("Kesatu : Isi satu.\nKedua : Isi dua.", "diktum", ["Isi satu.", "Isi dua."]),
        ("PERTAMA : Isi.\nKEDUA BELAS : Lain.", "diktum", ["Isi.", "Lain."]),
        ("KETIGA : a.\nKETIGA : b.", "diktum", ["a.", "b."]),
        ("Isi yang merujuk diktum\nKESATU juga.", "diktum", ["Isi yang merujuk diktum KESATU juga."]),
        ("1. Satu:\n   a. x;\n   b. y.\n2. Dua.", "diktum", [("Satu:", ["x;", "y."]), "Dua."]),
        ("1) satu\n2) dua", "mengingat", ["satu", "dua"]),
        ("• Bupati\n• Inspektur", "tembusan", ["Bupati", "Inspektur"]),
        ("Bupati\nInspektur", "tembusan", ["Bupati", "Inspektur"]),
        ("bahwa kalimat panjang\nyang terpotong oleh penam-\npil PDF;", "menimbang", None),
        ("bahwa x: 1. y; 2. z;", "menimbang", ["bahwa x: 1. y; 2. z;"]),
        ("a. bahwa x:\n   1. y;\n   2. z;\nb. bahwa w;", "menimbang", ["bahwa x: 1. y; 2. z;", "bahwa w;"]),
        ("", "diktum", []),
        ("\n \t\n:", "menimbang", []),
    ],
)
def test_pastes(tempelan, bagian, isi):
    hasil = teks(pecah(tempelan, bagian))
    assert hasil == (isi if isi is not None else [" ".join(tempelan.replace("-\n", "-").split())])


def test_html_counts_without_text():
    html = '<ol type="a"><li>bahwa satu;</li><li>bahwa dua;</li></ol>'
    assert teks(pecah("", "menimbang", html)) == ["bahwa satu;", "bahwa dua;"]
    tabel = (
        "<table><tr><td>KESATU</td><td>:</td><td>Isi.</td></tr><tr><td>KEDUA</td><td>:</td><td>Lain.</td></tr></table>"
    )
    assert teks(pecah("", "diktum", tabel)) == ["Isi.", "Lain."]
    assert teks(pecah("a. dari teks", "menimbang", html)) == ["dari teks"]


def test_hostile_html_is_only_words():
    html = "<p>a. bahwa <script>alert(1)</script><img src=http://x/y onerror=z>aman;</p>"
    assert teks(pecah("", "menimbang", html)) == ["bahwa aman;"]


KALIMAT = st.lists(st.sampled_from(["isi", "indikator", "kinerja", "utama", "daerah"]), min_size=2, max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.lists(KALIMAT, min_size=1, max_size=30), st.sampled_from(["menimbang", "mengingat", "diktum"]))
def test_a_numbered_list_comes_back(daftar, bagian):
    isi = [f"Bahwa {' '.join(kata)};" for kata in daftar]
    tanda = " :" if bagian == "diktum" else "."
    tempelan = "\n".join(f"{nomor(bagian, n)}{tanda} {satu}" for n, satu in enumerate(isi, start=1))
    assert teks(pecah(tempelan, bagian)) == isi


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["menimbang", "mengingat", "diktum", "tembusan", ""]))
def test_any_text_can_be_pasted(tempelan, bagian):
    for satu in pecah(tempelan, bagian):
        assert isinstance(satu, ButirTempel) and satu.isi == " ".join(satu.isi.split())


def test_a_list_goes_on_beyond_99():
    isi = [f"Peraturan Bupati Nomor {n} Tahun 2021;" for n in range(1, 131)]
    assert teks(pecah("\n".join(f"{n}. {satu}" for n, satu in enumerate(isi, start=1)), "mengingat")) == isi
    assert teks(pecah("1. Lembaran Negara Nomor\n126.", "mengingat")) == ["Lembaran Negara Nomor 126."]
