"""The entry grid as a page: who sees it, what its cells show, last year's value, the cost."""

import re
from html import escape, unescape

import pytest

from indikator.domain import rumus as domain_rumus
from indikator.domain.kisi import sel as domain_sel
from indikator.models import Dukungan, Indikator, Komponen, Rumus
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_kisi import banyak
from tests.indikator.dunia_rencana import PECAHAN, buka, jumlah_jejak, jumlah_kueri, kirim, kode, sub, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def halaman(d, lembar=None, siapa: str = "perencana"):
    return buka(d, siapa, f"2024/lembar/{(lembar or d.iki_draf).pk}/isi/")


def sel(jawaban, indikator, kolom: str) -> tuple[str, str]:
    """(raw text, shown HTML) of a cell."""
    isi = jawaban.content.decode()
    baris = isi.split(f'data-indikator="{indikator.pk}"')[1].split("</tr>")[0]
    potong = baris.split(f'data-kolom="{kolom}"')[1].split("</td>")[0]
    html = re.search(r'<div class="kisi-isi">(.*)</div><div class="kisi-kabar">', potong, re.DOTALL)
    return unescape(re.search(r'data-nilai="([^"]*)"', potong)[1]), html[1]


def test_who_opens_it(d):
    siapa = kode(d, f"2024/lembar/{d.iki_draf.pk}/isi/")
    assert siapa == {
        "perencana": 200,
        "rekan": 200,
        "pimpinan": 403,
        "verifikator": 403,
        "pembaca": 403,
        "luar": 403,
        "asing": 404,
    }
    assert buka(d, "perencana", f"2024/lembar/{d.lembar_asing.pk}/isi/").status_code == 404


def test_a_set_sheet_is_shown_as_it_is_printed(d):
    jawaban = halaman(d, d.iki)
    assert jawaban.headers["Location"] == f"/magetan/2024/iki/dinkes/{d.iki.pk}/"
    assert "sudah ditetapkan" in teks(
        pabrik.klien(d.perencana).get(f"/magetan/2024/lembar/{d.iki.pk}/isi/", follow=True)
    )


def test_cells_show_the_text_and_how_it_was_read(d):
    with pabrik.dalam(d.pemda):
        inovasi = d.iku_draf.indikator.get(nama="Persentase OPD berinovasi")
    jawaban = halaman(d, d.iku_draf)
    assert sel(jawaban, inovasi, "nama") == ("Persentase OPD berinovasi",) * 2
    nilai, html = sel(jawaban, inovasi, "rumus")
    assert nilai == PECAHAN and 'class="pecahan"' in html
    assert sel(jawaban, inovasi, "target_2024") == ("38%", "38%")
    assert sel(jawaban, inovasi, "arah") == ("naik", "makin tinggi makin baik")
    assert 'data-kolom="mendukung"' in jawaban.content.decode()


def test_markup_typed_into_a_cell_is_shown_as_text(d):
    with pabrik.dalam(d.pemda):
        jahat = "<script>alert(1)</script>"
        satu = pabrik.indikator(
            d.iki_draf,
            jahat,
            sasaran=d.sasaran_draf,
            target=jahat,
            rumus=jahat,
            sumber_data=jahat,
            penanggung_jawab=jahat,
        )
    jawaban = halaman(d)
    assert jahat not in jawaban.content.decode()
    for kolom in ("nama", "target_2024", "rumus", "sumber_data", "penanggung_jawab"):
        nilai, html = sel(jawaban, satu, kolom)
        assert nilai == jahat and "&lt;script&gt;" in html


def test_a_warning_is_said_at_once(d):
    with pabrik.dalam(d.pemda):
        satu = pabrik.indikator(d.iki_draf, "Indeks", sasaran=d.sasaran_draf, target="sekitar dua")
    html = sel(halaman(d), satu, "target_2024")[1]
    assert "tidak terbaca" in html and 'class="kisi-peringatan"' in html and "Perlu diperiksa" in html


def test_last_year_stands_beside(d):
    """From the document in force the year before, by lineage; a stranger's row and another OPD's say nothing."""
    with pabrik.dalam(d.pemda):
        lalu = pabrik.penetapan(d.dinkes, 2023, berlaku=True)
        pabrik.indikator(pabrik.lembar(lalu, d.analis), silsilah=d.laporan.silsilah, target="10 laporan")
        luar = pabrik.penetapan(d.dinsos, 2023, berlaku=True)
        pabrik.indikator(pabrik.lembar(luar), silsilah=d.kedua.silsilah, target="77 data")
        usang = pabrik.penetapan(d.dinkes, 2023, status="ditetapkan")
        pabrik.indikator(pabrik.lembar(usang, d.analis), silsilah=d.kedua.silsilah, target="88 data")
        kedua = d.iki_draf.indikator.get(nama="Jumlah data")
    jawaban = halaman(d)
    assert '<div class="kisi-lalu">2023: 10 laporan</div>' in sel(jawaban, d.laporan_draf, "target_2024")[1]
    assert "kisi-lalu" not in sel(jawaban, d.laporan_draf, "target_2025")[1]
    assert "kisi-lalu" not in sel(jawaban, kedua, "target_2024")[1]


def test_rows_sub_rows_and_blank_rows(d):
    anak = sub(d, d.laporan_draf, "Laporan bulanan")
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.laporan_draf.pk).update(belum_ditinjau=True)
        Komponen.objects.create(pemda=d.pemda, indikator=anak, urutan=1, nama="Januari")
        kosong = pabrik.sasaran(d.iki_draf, "Sasaran tanpa baris")
    isi = teks(halaman(d))
    assert f'data-induk="{d.laporan_draf.pk}" class="sub"' in isi
    assert 'class="belum-ditinjau"' in isi and "1 baris salinan belum ditinjau" in isi
    assert "1 komponen" in isi
    assert re.search(rf'data-sasaran="{d.sasaran_draf.pk}".*?rowspan="4"', isi)
    assert re.search(rf'data-sasaran="{kosong.pk}" .*?rowspan="1"', isi)
    assert len(set(re.findall('class="baris-baru" data-baru data-silsilah="([^"]+)"', isi))) == 3
    assert '<template data-pilihan="arah"><option value="naik">makin tinggi makin baik</option>' in isi


def test_what_a_row_supports(d):
    with pabrik.dalam(d.pemda):
        iku = d.iku_draf.indikator.get(nama="Rata-rata Nilai IKM")
        Dukungan.objects.create(pemda=d.pemda, indikator=d.laporan_draf, mendukung=iku)
    nilai, html = sel(halaman(d), d.laporan_draf, "mendukung")
    assert nilai == str(iku.pk) and "Rata-rata Nilai IKM" in html


def test_the_sasaran_of_the_rpjmd_is_named(d):
    with pabrik.dalam(d.pemda):
        atas = pabrik.sasaran(None, "Sasaran daerah <b>")
        d.iku_draf.sasaran.update(induk=atas)
    assert '<div class="dibaca">RPJMD: Sasaran daerah &lt;b&gt;</div>' in halaman(d, d.iku_draf).content.decode()


def test_ways_to_the_grid(d):
    alamat = f"/magetan/2024/lembar/{d.iki_draf.pk}/isi/"
    assert alamat in teks(buka(d, "perencana", f"2024/iki/dinkes/{d.iki_draf.pk}/"))
    assert alamat not in teks(buka(d, "verifikator", f"2024/iki/dinkes/{d.iki_draf.pk}/"))
    assert f"/lembar/{d.iku_draf.pk}/isi/" in teks(buka(d, "perencana", "2024/iku/dinkes/"))
    baru = kirim(d, "perencana", f"2024/dokumen/{d.draf.pk}/lembar/", {"jenis": "iki", "jabatan": d.kasubag.pk})
    isi = pabrik.klien(d.perencana).get(baru.headers["Location"])
    assert isi.status_code == 200 and 'class="sasaran-baru"' in isi.content.decode()


def test_opening_it_writes_nothing_and_asks_no_linter(d, monkeypatch):
    monkeypatch.setattr("indikator.domain.mutu.periksa_instansi", None)
    sebelum = jumlah_jejak(d)
    assert halaman(d).status_code == 200
    assert jumlah_jejak(d) == sebelum


@pytest.mark.parametrize("jumlah", [0, 75])
def test_the_page_costs_the_same_for_any_number_of_rows(d, jumlah):
    banyak(d, jumlah)
    assert jumlah_kueri(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/isi/") == kueri(16)


def test_a_formula_in_latex_is_opened_as_it_would_be_typed(d):
    """The raw text is compared, the readable one is edited; saving it reads into the same tree."""
    latex = r"$\frac{\text{Jumlah laporan selesai}}{\text{Jumlah laporan}}\times 100\%$"
    with pabrik.dalam(d.pemda) as oleh:
        domain_rumus.atur(oleh=oleh, indikator=d.laporan_draf, teks=latex)
        pohon = Rumus.objects.get(indikator=d.laporan_draf).pohon
    isi = halaman(d).content.decode()
    sunting = unescape(re.search(r'data-kolom="rumus"[^>]* data-sunting="([^"]*)"', isi)[1])
    assert sunting == "[Jumlah laporan selesai] ÷ [Jumlah laporan] × 100" and escape(latex) in isi
    with pabrik.dalam(d.pemda) as oleh:
        indikator = Indikator.objects.get(pk=d.laporan_draf.pk)
        domain_sel.simpan(indikator, oleh=oleh, kolom="rumus", nilai=sunting, dasar=latex)
        assert Rumus.objects.get(indikator=indikator).pohon == pohon
    assert "data-sunting" not in halaman(d).content.decode()
