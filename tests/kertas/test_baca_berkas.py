"""Word, HTML and pasted documents as paragraphs and tables: numbers of lists, merged cells, formulas, underlining."""

import pytest

from indikator.tempel import Sel
from laporan.kertas.baca import baca, sisi_tempelan
from laporan.kertas.naskah import Alinea, NaskahTidakTerbaca, TabelNaskah
from tests.kertas.berkas_jahat import dokumen, paragraf
from tests.kertas.berkas_uji import docx, ganti

HALAMAN = r"""<h2>LAMPIRAN</h2><p>KEPUTUSAN<br>KEPALA DINAS</p>
<ol type="a"><li>bahwa satu;</li><li>bahwa dua<ol type="i"><li>kecil</li><li>kecil lagi</li></ol></li></ol>
<ol start="4"><li>empat</li></ol><ul><li>butir</li></ul><p>3. diketik sendiri</p>
<table><thead><tr><th rowspan="2">No</th><th rowspan="2">Sasaran</th><th colspan="2">Target</th></tr>
<tr><th>2023</th><th>2024</th></tr></thead>
<tr><td>1</td><td><u>kasus selesai</u> dibagi semua <span class="math inline">\(\frac{a}{b} \times 100\)</span></td>
<td>80</td><td><ol type="a"><li>satu</li><li>dua</li></ol></td></tr></table>"""


def alinea(naskah):
    return [(satu.label, satu.teks, satu.tingkat, satu.judul) for satu in naskah.unsur if isinstance(satu, Alinea)]


def tabel(naskah):
    return next(satu for satu in naskah.unsur if isinstance(satu, TabelNaskah))


@pytest.mark.parametrize("cara", ["html", "docx"])
def test_word_dan_html_sama(cara):
    naskah = baca("x.html", HALAMAN.encode()) if cara == "html" else baca("x.docx", docx(HALAMAN))
    assert alinea(naskah) == [
        ("", "LAMPIRAN", 2, True),
        ("", "KEPUTUSAN", 0, False),
        ("", "KEPALA DINAS", 0, False),
        ("a.", "bahwa satu;", 1, False),
        ("b.", "bahwa dua", 1, False),
        ("i.", "kecil", 2, False),
        ("ii.", "kecil lagi", 2, False),
        ("4.", "empat", 1, False),
        ("-", "butir", 1, False),
        ("3.", "diketik sendiri", 1, False),
    ]
    isi = tabel(naskah)
    assert isi.baris[0] == (Sel("No"), Sel("Sasaran"), Sel("Target"), Sel(gabung="kiri"))
    assert isi.baris[1] == (Sel(gabung="atas"), Sel(gabung="atas"), Sel("2023"), Sel("2024"))
    assert isi.baris[2][1].teks == r"<u>kasus selesai</u> dibagi semua $\frac{a}{b} \times 100$"
    assert isi.baris[2][3].teks == "a. satu\nb. dua"
    assert isi.nomor == ("tabel 1 baris 1", "tabel 1 baris 2", "tabel 1 baris 3")
    assert isi.letak == "tabel 1 baris 1"


def test_letak_paragraf_dihitung_dari_awal():
    naskah = baca("x.html", b"<p>satu</p><p></p><p>dua</p>")
    assert [satu.letak for satu in naskah.unsur] == ["paragraf 1", "paragraf 2"]


def test_bingkai_bukan_tabel():
    """A table of one cell, or around another, is how somebody laid out the page."""
    html = """<table><tr><td><p>JUDUL</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
    </td></tr></table><table><tr><td>kotak</td></tr></table>"""
    naskah = baca("x.html", html.encode())
    assert [getattr(satu, "teks", "tabel") for satu in naskah.unsur] == ["JUDUL", "tabel", "kotak"]
    assert tabel(naskah).baris == ((Sel("a"), Sel("b")), (Sel("c"), Sel("d")))


def test_yang_tersembunyi_dan_skrip_tidak_dibaca():
    html = """<script>x=1</script><p style="display:none">rahasia</p><div>tampak <!-- catatan --><b>tebal</b></div>"""
    assert [satu.teks for satu in baca("x.html", html.encode()).unsur] == ["tampak tebal"]


def test_rumus_mathml():
    html = """<p>Nilai <math><mfrac><mrow><mi>a</mi></mrow><msup><mi>b</mi><mn>2</mn></msup></mfrac></math></p>"""
    assert baca("x.html", html.encode()).unsur[0].teks == r"Nilai $\frac{a}{b^{2}}$"


def test_gambar_disebut():
    naskah = baca("x.html", b'<p>isi <img src="data:image/png;base64,AA"></p>')
    assert any("gambar" in satu for satu in naskah.catatan)


def test_judul_word_dan_kotak_teks_lama_ikut():
    """What Word styles as a title, heads of pages, and text boxes of old versions."""
    gaya = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>JUDUL</w:t></w:r></w:p>'
    kotak = f"<w:p><w:r><w:pict><w:txbxContent>{paragraf('dalam kotak')}</w:txbxContent></w:pict></w:r></w:p>"
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kop = f'<w:hdr xmlns:w="{ns}">{paragraf("DINAS PERTANIAN")}{paragraf("Halaman 1")}{paragraf("isi")}</w:hdr>'
    naskah = baca("x.docx", ganti(dokumen(gaya + paragraf("isi") + kotak), word__header1_x=kop.encode()))
    assert [(satu.letak, satu.teks) for satu in naskah.unsur] == [
        ("kepala halaman", "DINAS PERTANIAN"),
        ("paragraf 1", "JUDUL"),
        ("paragraf 2", "isi"),
        ("kotak teks", "dalam kotak"),
    ]


def test_perubahan_yang_dilacak():
    siapa = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
    isi = f"<w:ins {siapa}><w:r><w:t>sisip</w:t></w:r></w:ins>"
    isi += f"<w:del {siapa}><w:r><w:delText>hapus</w:delText></w:r></w:del>"
    naskah = baca("x.docx", dokumen(f"<w:p>{isi}</w:p>"))
    assert [satu.teks for satu in naskah.unsur] == ["sisip"]


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_pengodean(sandi):
    naskah = baca("x.html", "<p>“Kinerja” – 100 %</p>".encode(sandi))
    assert naskah.unsur[0].teks == "“Kinerja” – 100 %"


def test_isi_menentukan_bukan_nama():
    assert tabel(baca("x.xls", b"<html><table><tr><td>a</td><td>b</td></tr></table></html>")).baris
    assert baca("x.html", docx("<p>Word</p>")).unsur[0].teks == "Word"
    assert baca("x.md", b"# Judul\n\nisi").unsur[0].judul


def test_tempelan():
    """HTML where it says more than the text, else the text."""
    html = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert tabel(baca(*sisi_tempelan("a\tb\nc\td", html))).letak == "tabel 1 baris 1"
    assert baca(*sisi_tempelan("satu\ndua", "<span>satu dua</span>")).unsur[1].teks == "dua"
    assert baca(*sisi_tempelan("", "<p>hanya html</p>")).unsur[0].teks == "hanya html"
    with pytest.raises(NaskahTidakTerbaca, match="kosong"):
        baca(*sisi_tempelan(" ", ""))


def test_daftar_word_pada_papan_klip():
    """Word writes the numbers of its lists as text that a browser would not show."""
    nomor = "<span style='mso-list:Ignore'>b.<span>&nbsp;&nbsp;</span></span>"
    html = f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{nomor}bahwa dua</p><ul></ul>"
    assert alinea(baca(*sisi_tempelan("", html))) == [("b.", "bahwa dua", 1, False)]


def test_terlalu_besar():
    with pytest.raises(NaskahTidakTerbaca, match="10 MB"):
        baca("x.html", b"<p>" + b"a" * (10 * 1024 * 1024))
