"""Sheets: made and removed; their rows, joined cells, numbers and readings."""

import pytest

from indikator.domain import lembar as domain
from indikator.domain import penetapan as domain_penetapan
from indikator.models import Lembar
from organisasi.galat import Bentrok, IsianSalah
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_jejak, kirim, sub, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def isi(d, satu, tahun: int = 2024):
    with pabrik.dalam(d.pemda):
        return domain.susun(domain.muat(Lembar.objects.filter(pk=satu.pk)).get(), tahun)


def buat(d, siapa: str, **data):
    return kirim(d, siapa, f"2024/dokumen/{d.draf.pk}/lembar/", {"jenis": "iki"} | data)


def test_planner_makes_the_sheet_of_a_jabatan(d):
    jawaban = buat(d, "perencana", jabatan=d.kasubag.pk)
    with pabrik.dalam(d.pemda):
        baru = Lembar.objects.get(penetapan=d.draf, jabatan=d.kasubag)
    assert jawaban.headers["Location"] == f"/magetan/2024/lembar/{baru.pk}/isi/"
    assert baru.kolom == domain_penetapan.KOLOM_BAWAAN["iki"] and baru.status == "draf"
    assert "Lembar ini belum berisi sasaran." in teks(buka(d, "perencana", f"2024/iki/dinkes/{baru.pk}/"))


def test_second_click_opens_the_sheet_that_is_there(d):
    buat(d, "perencana", jabatan=d.kasubag.pk)
    sebelum = jumlah_jejak(d)
    assert buat(d, "perencana", jabatan=d.kasubag.pk).status_code == 302
    assert jumlah_jejak(d) == sebelum


@pytest.mark.parametrize("data", [{}, {"jabatan": "x"}, {"jabatan": "999999"}, {"jenis": "xxx"}, {"jenis": "iku"}])
def test_sheet_without_a_proper_jabatan_is_not_made(d, data):
    data = {"jabatan": d.kasubag.pk} | data if data.get("jenis") else data
    sebelum = jumlah_jejak(d)
    assert buat(d, "perencana", **data).status_code == 302
    assert jumlah_jejak(d) == sebelum


def test_jabatan_of_another_instansi_is_refused(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.jabatan(d.dinsos, "Kepala Dinas Sosial")
        with pytest.raises(IsianSalah):
            domain_penetapan.buat_lembar(oleh=pabrik.mesin(), penetapan=d.draf, jenis="iki", jabatan=lain)
    buat(d, "perencana", jabatan=lain.pk)
    with pabrik.dalam(d.pemda):
        assert not Lembar.objects.filter(jabatan=lain).exists()


def test_only_the_planner_of_a_draft_makes_sheets(d):
    for siapa, status in (("verifikator", 403), ("pimpinan", 403), ("luar", 403), ("pembaca", 403), ("asing", 404)):
        assert buat(d, siapa, jabatan=d.kasubag.pk).status_code == status
    alamat = f"2024/dokumen/{d.berlaku.pk}/lembar/"
    assert kirim(d, "perencana", alamat, {"jenis": "iki", "jabatan": d.kasubag.pk}).status_code == 409
    assert buka(d, "perencana", alamat).status_code == 405


def test_only_an_empty_sheet_can_be_removed(d):
    buat(d, "perencana", jabatan=d.kasubag.pk)
    with pabrik.dalam(d.pemda):
        baru = Lembar.objects.get(penetapan=d.draf, jabatan=d.kasubag)
    alamat = f"2024/lembar/{baru.pk}/hapus/"
    assert kirim(d, "verifikator", alamat).status_code == 403
    assert kirim(d, "perencana", alamat, {"versi": 9}).status_code == 409
    assert kirim(d, "perencana", alamat, {"versi": 1}).headers["Location"] == "/magetan/2024/iki/dinkes/"
    assert kirim(d, "perencana", alamat, {"versi": 1}).status_code == 404
    kirim(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/hapus/", {"versi": 1})
    with pabrik.dalam(d.pemda):
        assert Lembar.objects.filter(pk=d.iki_draf.pk).exists()


def test_removal_checks_the_version(d):
    with pabrik.dalam(d.pemda):
        kosong = pabrik.lembar(d.draf, d.kasubag)
        with pytest.raises(Bentrok):
            domain_penetapan.hapus_lembar(kosong, oleh=pabrik.mesin(), versi=3)


def test_rows_span_and_numbers(d):
    with pabrik.dalam(d.pemda):
        kedua = pabrik.sasaran(d.iku, "Sasaran tanpa indikator", nomor_sumber="2.")
    baris = isi(d, d.iku).baris
    assert [(b.nomor, b.rentang_nomor, b.rentang_sasaran) for b in baris] == [("1.", 2, 2), ("1.", 0, 0), ("2.", 1, 1)]
    assert baris[2].indikator is None and baris[2].sasaran == kedua


def test_numbers_inside_the_cell_count_on_after_a_row_was_added(d):
    with pabrik.dalam(d.pemda):
        s = pabrik.sasaran(d.iki)
        for label in ("a.", "b.", ""):
            pabrik.indikator(d.iki, sasaran=s, nomor_sumber=label)
    assert [b.nomor_indikator for b in isi(d, d.iki).baris if b.sasaran == s] == ["a.", "b.", "c."]


def test_irregular_numbers_of_a_source_stay(d):
    with pabrik.dalam(d.pemda):
        s = pabrik.sasaran(d.iki)
        for label in ("4.", "2.", "-"):
            pabrik.indikator(d.iki, sasaran=s, nomor_sumber=label)
    assert [b.nomor_indikator for b in isi(d, d.iki).baris if b.sasaran == s] == ["4.", "2.", "-"]


def test_sub_indicator_without_number_gets_a_dash(d):
    sub(d, d.laporan_draf, "Anak")
    baris = isi(d, d.iki_draf).baris
    assert [(b.nomor_indikator, b.sub, b.punya_sub) for b in baris[:2]] == [("", False, True), ("–", True, False)]


def test_merged_cells_begin_anew_after_an_empty_sasaran(d):
    with pabrik.dalam(d.pemda):
        pabrik.sasaran(d.iki, "Kosong")
        pabrik.indikator(d.iki, gabung_rumus=True)
    assert [b.rentang_rumus for b in isi(d, d.iki).baris] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("teks_target", "jelas"),
    [("12 laporan", True), ("38%", True), ("4.230 data", True), ("78,2", False), ("Nilai 10,1", False), ("-", False)],
)
def test_reading_is_repeated_only_where_the_text_does_not_say_it(d, teks_target, jelas):
    with pabrik.dalam(d.pemda):
        pabrik.indikator(d.iki, "Sesuatu yang diukur", target=teks_target)
    assert isi(d, d.iki).baris[-1].target[0].jelas is jelas


@pytest.mark.parametrize(("kolom", "jelas"), [({"satuan": "Satuan"}, True), ({}, False)])
def test_a_bare_number_is_plain_beside_its_satuan_column(d, kolom, jelas):
    with pabrik.dalam(d.pemda):
        lembar = pabrik.lembar(d.berlaku, d.kasubag, kolom={"sasaran": "Kinerja", "indikator": "Indikator"} | kolom)
        pabrik.indikator(lembar, "Nilai SAKIP", satuan="nilai", target="85,5")
    assert isi(d, lembar).baris[-1].target[0].jelas is jelas
    halaman = teks(buka(d, "pembaca", f"2024/iki/{d.berlaku.instansi.slug}/{lembar.pk}/"))
    assert ("dibaca 85,5 · nilai" in halaman) is not jelas
    assert "85,5" in halaman and "satuan tidak tertulis" not in halaman


def test_columns_of_the_document_and_those_with_content(d):
    with pabrik.dalam(d.pemda):
        satu = pabrik.lembar(d.berlaku, d.kasubag, kolom={"sasaran": "Kinerja", "indikator": "Indikator"})
        pabrik.indikator(satu)
    assert [k for k, _ in isi(d, satu).urutan_kolom] == ["indikator"]
    with pabrik.dalam(d.pemda):
        pabrik.indikator(satu, target="9 dokumen", rumus="Jumlah dokumen", sumber_data="Register")
    assert [k for k, _ in isi(d, satu).urutan_kolom] == ["indikator", "target", "rumus", "sumber_data"]


def test_implied_year_of_targets_is_told_once(d):
    with pabrik.dalam(d.pemda):
        d.laporan.target.update(tahun_tersirat=True)
    assert isi(d, d.iki).tahun_tersirat == 2024
    assert teks(buka(d, "pembaca", f"2024/iki/dinkes/{d.iki.pk}/")).count("Dokumen tidak menulis tahun") == 1


@pytest.mark.parametrize(
    ("sumber", "html"),
    [
        ("satu\ndua", "satu<br>dua"),
        ("<p>satu</p>\n<p>dua</p>", "<p>satu</p><p>dua</p>"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_raw_cells_are_safe_and_keep_their_lines(sumber, html):
    assert domain.sel_aman(sumber) == html
