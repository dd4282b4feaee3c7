"""The one sanitiser of narratives: what Word, strangers and careless hands paste becomes plain text, lists, tables."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.domain.lkjip import bersih
from laporan.domain.lkjip.bersih import bersihkan
from organisasi.galat import IsianSalah

WORD = Path(__file__).parents[1] / "data/tempel/word_berbahaya.html"
ATRIBUT = {"type", "start", "colspan", "rowspan", "data-usulan", "data-angka", "data-gambar", "alt"}


class Isi(HTMLParser):
    """Every tag and attribute of a text."""

    def __init__(self, html: str):
        super().__init__()
        self.tag, self.atribut = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tag.add(tag)
        self.atribut |= {nama for nama, _ in attrs}

    def handle_comment(self, data):
        raise AssertionError("komentar tersisa")


@pytest.mark.parametrize(
    ("kotor", "hasil"),
    [
        ("<p>a</p>\n<p>b <b>c</b></p>", "<p>a</p><p>b <b>c</b></p>"),
        ("x <b>y</b><p>z</p> w", "<p>x <b>y</b></p><p>z</p><p>w</p>"),
        ("<h1>Judul</h1><div>isi<br>dua</div>", "<p><strong>Judul</strong></p><p>isi<br>dua</p>"),
        ("<div><div><p>x</p></div>y</div>", "<p>x</p><p>y</p>"),
        ('<b style="font-weight:normal"><span style="font-weight:700">t</span></b>', "<p><b>t</b></p>"),
        ("<ul><li><p>a</p><ul><li>b</li></ul></li><li>\n</li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul>x<p>y</p><ul><li>z</li></ul></ul>", "<ul><li>x</li><li>y<ul><li>z</li></ul></li></ul>"),
        ("<li>lepas", "<p>lepas</p>"),
        ('<ol start="3" type="a" style="x"><li>c</li></ol>', '<ol start="3" type="a"><li>c</li></ol>'),
        ('<p data-usulan="1">u</p><p data-usulan="ya">v</p>', '<p data-usulan="1">u</p><p>v</p>'),
        ('<p>x <span data-angka="a.b">5<b>6</b></span></p>', '<p>x <span data-angka="a.b">56</span></p>'),
        ("<p>a</p><p>&nbsp;</p><p></p>", "<p>a</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("&#11;\x0bx\ud800", "<p>x</p>"),
        ("", ""),
    ],
)
def test_bentuk(kotor, hasil):
    assert bersihkan(kotor) == hasil


def test_tabel_tetap_dengan_sel_gabungnya():
    kotor = (
        "<table><caption>Judul</caption><tr><th><p>A</p></th><th colspan=2 width=3>B</th></tr>"
        "<tr><td rowspan=2><p>x</p><p>y</p></td><td colspan=1>1</td><td></td></tr></table>"
    )
    assert bersihkan(kotor) == (
        '<p>Judul</p><table><thead><tr><th>A</th><th colspan="2">B</th></tr></thead><tbody>'
        '<tr><td rowspan="2"><p>x</p><p>y</p></td><td>1</td><td></td></tr></tbody></table>'
    )


def test_gambar_hanya_dengan_kuncinya():
    hasil = bersihkan('<p>q<img data-gambar="5" src="http://jahat.test" alt=" Bagan  1">r</p><img src="x">')
    assert hasil == '<p>qr</p><figure><img data-gambar="5" alt="Bagan 1"></figure>'
    assert bersihkan('<figure><img src="data:image/png;base64,AA"><figcaption>k</figcaption></figure>') == "<p>k</p>"


def test_tempelan_word_yang_berbahaya():
    hasil = bersihkan(WORD.read_text())
    isi = Isi(hasil)
    assert isi.tag <= bersih.TAG and isi.atribut <= ATRIBUT
    assert not re.search(r"jahat|javascript|file:|data:|mso|alert|url\(|onerror|svg|supportLists|rahasia", hasil)
    assert hasil.startswith("<p><strong>3.1 Capaian Kinerja</strong></p>")
    assert "<p>Capaian <b>sebesar</b> <i>101,55&nbsp;%</i>, naik <u>dari</u> tahun lalu<sup>1</sup>.</p>" in hasil
    assert (
        '<ol><li>Faktor pendukung;<ol type="a"><li>Dukungan pimpinan;</li><li>Anggaran tersedia;</li></ol></li>'
        "<li>Faktor penghambat.</li></ol><ul><li>Butir bebas</li></ul>"
    ) in hasil
    assert '<td rowspan="2"><b>Sasaran</b></td><td colspan="2">Capaian</td>' in hasil
    assert "<td>95,10</td><td>101,55</td>" in hasil
    assert '12,00 dan <span data-angka="rata.utama">95,51 %</span>' in hasil
    assert "tautan luar berkas" in hasil
    assert bersihkan(hasil) == hasil


def daftar_word(tanda: str) -> str:
    return f"<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{tanda}</span>x</p>"


@pytest.mark.parametrize(
    ("tanda", "daftar"),
    [
        ("3)", '<ol start="3">'),
        ("(b)", '<ol type="a" start="2">'),
        ("IV.", '<ol type="I" start="4">'),
        ("1.2.", '<ol start="2">'),
        ("§", "<ul>"),
        ("o", "<ul>"),
        ("", "<ul>"),
    ],
)
def test_tanda_daftar_word(tanda, daftar):
    hasil = bersihkan(daftar_word(tanda))
    assert hasil.startswith("<ol" if daftar.startswith("<ol") else "<ul")
    assert set(daftar.strip("<>").split()) == set(hasil.partition(">")[0].strip("<").split())


@pytest.mark.parametrize(
    "terlalu",
    [
        "<b>" * 60_000,
        "<p><i>" * 20_000,
        "<div>" * 300 + "x",
        "<blockquote>" * 61 + "x" + "</blockquote>" * 61,
        "<table><tr>" + "<td>1" * (bersih.SEL_MAKS + 1),
        "x" * (bersih.ISI_MAKS + 1),
        "<p>" * (bersih.UNSUR_MAKS + 1),
        " " * (bersih.MENTAH_MAKS + 1),
        "<p " + " ".join(f"a{ke}='>'" for ke in range(bersih.ATRIBUT_MAKS + 1)) + ">x",
        "<p " + "/".join(f"a{ke}" for ke in range(bersih.ATRIBUT_MAKS + 1)) + ">x",
        '<img data-gambar="1">' * (bersih.GAMBAR_MAKS + 1),
    ],
)
def test_terlalu_besar_ditolak(terlalu):
    with pytest.raises(IsianSalah) as galat:
        bersihkan(terlalu)
    assert set(galat.value.kolom) == {"isi"}


def test_banyak_unsur_yang_larut_tetap_utuh_katanya():
    satu = "<span style='font-weight:bold'>a</span> <b style='font-weight:normal'>b</b> <img src='http://x'>c "
    assert bersihkan(f"<p>{satu * 300}</p>") == f"<p>{('<b>a</b> b c ' * 300).strip()}</p>"
    garis = "<span style='text-decoration-line : underline'>u</span><span style='text-decoration:none'>v</span>"
    assert bersihkan(garis) == "<p><u>u</u>v</p>"


POTONGAN = """
<p> </p> <div> </div> <b> </b> <span§style='font-weight:bold'> </span> <ul> </ul> <ol§type=a> </ol> <li> <table> <tr>
<td> <th> </table> <caption> <h2> <figure> <img§data-gambar=3§alt=x> <img§src=http://x> </figure> <br> <!-- -->
<span§data-angka=a.b> <p§data-usulan=1> <p§style='mso-list:l0§level1§lfo1'> <p§style='mso-list:l1§level3§lfo1'>
<script> </script> <span§style='mso-list:Ignore'>1. <svg> <math> <style> </style> <select> <blockquote> </blockquote>
<dl><dt> <dd> </dl> § \u00a0 teks 1§<§2§&amp;§3 \x0b ]]> <template> </template> <noscript> <textarea>
<a§href=javascript:x> <u§onclick=x> <tfoot>
"""
POTONGAN = st.sampled_from([satu.replace("§", " ") for satu in re.split(r"[ \n]+", POTONGAN.strip())])


@given(st.lists(POTONGAN | st.text(max_size=5), max_size=40).map("".join))
def test_apa_pun_menjadi_aman_dan_tetap(kotor):
    hasil = bersihkan(kotor)
    isi = Isi(hasil)
    assert isi.tag <= bersih.TAG and isi.atribut <= ATRIBUT
    assert bersihkan(hasil) == hasil


@given(st.lists(st.text("abc ", min_size=1, max_size=8), min_size=1, max_size=6))
def test_kata_tidak_hilang(kata):
    kotor = "".join(f"<div><p>{satu}</p><ul><li>{satu}</ul></div>" for satu in kata)
    huruf = re.sub(r"<[^>]*>|\s", "", bersihkan(kotor))
    assert huruf == "".join(2 * satu.replace(" ", "") for satu in kata)
