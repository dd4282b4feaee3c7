"""IKI: jabatan of an instansi with their sheets, and the sheet of one jabatan as in the decrees."""

import pytest

from indikator.models import Lembar
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_rencana import PECAHAN, buka, jumlah_kueri, kode, segarkan, sub, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def lembar(d, satu, tahun: int = 2024) -> str:
    return f"{tahun}/iki/dinkes/{satu.pk}/"


def test_list_and_redirect(d):
    assert buka(d, "perencana", "2024/iki/").headers["Location"] == "/magetan/2024/iki/dinkes/"
    halaman = teks(buka(d, "verifikator", "2024/iki/"))
    baris = halaman[halaman.index("/2024/iki/dinkes/") : halaman.index("/2024/iki/dinsos/")]
    assert ">1<" in baris and ">2<" in baris  # one sheet of a jabatan, two indicators


@pytest.mark.parametrize("kolom", ["nama", "status", "versi_dokumen", "jumlah_lembar", "jumlah_indikator"])
@pytest.mark.parametrize("tanda", ["", "-"])
def test_every_column_sorts_both_ways(d, kolom, tanda):
    assert buka(d, "verifikator", f"2024/iki/?urut={tanda}{kolom}").status_code == 200


def test_jabatan_tree_counts_sheets_and_indicators(d):
    halaman = teks(buka(d, "pembaca", "2024/iki/dinkes/"))
    assert "3 jabatan · 1 lembar · 2 indikator" in halaman
    assert "tanpa lembar" in halaman and "Buat lembar" not in halaman
    assert f"/magetan/2024/iki/dinkes/{d.iki.pk}/" in halaman


def test_planner_is_offered_to_make_missing_sheets_and_sees_what_is_missing(d):
    with pabrik.dalam(d.pemda):
        pabrik.sasaran(d.iki_draf, "Sasaran kosong")
    halaman = teks(buka(d, "perencana", "2024/iki/dinkes/"))
    assert halaman.count("Buat lembar") == 2  # kadis and kasubag
    assert "Sasaran “Sasaran kosong” di lembar IKI Analis Kesehatan belum punya indikator." in halaman
    assert "status-draf" in halaman


def test_search_of_jabatan(d):
    halaman = teks(buka(d, "perencana", "2024/iki/dinkes/?q=analis"))
    assert "Analis Kesehatan" in halaman and "Kepala Sub Bagian" not in halaman
    assert "Tidak ada jabatan yang cocok" in teks(buka(d, "perencana", "2024/iki/dinkes/?q=zzz"))


def test_jabatan_out_of_use_stays_only_where_it_has_a_sheet(d):
    with pabrik.dalam(d.pemda):
        type(d.analis).objects.filter(pk__in=[d.analis.pk, d.kasubag.pk]).update(aktif=False)
    halaman = teks(buka(d, "pembaca", "2024/iki/dinkes/"))
    assert "Analis Kesehatan" in halaman and "Kepala Sub Bagian" not in halaman


def test_who_may_read(d):
    semua = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200, "pembaca": 200}
    assert kode(d, "2024/iki/dinkes/") == semua | {"luar": 403, "asing": 404}
    assert kode(d, lembar(d, d.iki)) == semua | {"luar": 403, "asing": 404}
    assert kode(d, lembar(d, d.iki_draf)) == semua | {"pembaca": 403, "luar": 403, "asing": 404}


def test_sheet_of_another_instansi_pemda_or_kind_is_404(d):
    assert buka(d, "verifikator", f"2024/iki/dinsos/{d.iki.pk}/").status_code == 404
    assert buka(d, "perencana", lembar(d, d.lembar_asing)).status_code == 404
    assert buka(d, "perencana", lembar(d, d.iku)).status_code == 404


def test_sheet_says_jabatan_tugas_fungsi_and_rows(d):
    halaman = teks(buka(d, "pembaca", lembar(d, d.iki)))
    assert "<dt>Jabatan</dt><dd>Analis Kesehatan</dd>" in halaman
    assert "<dt>Tugas</dt><dd> Menyusun laporan </dd>" in halaman
    assert "<dt>Fungsi</dt><dd>-</dd>" in halaman  # a dash of the document stays a dash
    assert "12 laporan" in halaman and "Jumlah laporan yang terkirim" in halaman
    assert "Ubah" not in halaman[halaman.index("<article") :]


def test_heading_that_the_document_lacks_is_left_out(d):
    with pabrik.dalam(d.pemda):
        satu = pabrik.lembar(d.berlaku, d.kasubag)
        kosong = pabrik.lembar(d.berlaku, pabrik.jabatan(d.dinkes, "Sopir", tugas="", fungsi=["Satu", "Dua"]))
    assert "<dt>Tugas</dt>" not in teks(buka(d, "pembaca", lembar(d, satu)))
    halaman = teks(buka(d, "pembaca", lembar(d, kosong)))
    assert "<dt>Tugas</dt><dd>&nbsp;</dd>" in halaman and "<span>Dua</span>" in halaman
    assert "Lembar ini belum berisi sasaran." in halaman


def test_planner_of_a_draft_gets_the_actions(d):
    halaman = teks(buka(d, "perencana", lembar(d, d.iki_draf)))
    for alamat in (
        f"/magetan/2024/lembar/{d.iki_draf.pk}/sasaran/",
        f"/magetan/2024/sasaran/{d.sasaran_draf.pk}/indikator/",
        f"/magetan/2024/indikator/{d.laporan_draf.pk}/ubah/",
        f"/magetan/2024/sasaran/{d.sasaran_draf.pk}/indikator/?induk={d.laporan_draf.pk}",
    ):
        assert alamat in halaman
    for siapa in ("verifikator", "pimpinan"):
        assert "/ubah/" not in teks(buka(d, siapa, lembar(d, d.iki_draf))).partition("<article")[2]


def test_version_switch_leads_to_the_sheet_of_the_same_jabatan(d):
    halaman = teks(buka(d, "perencana", lembar(d, d.iki_draf)))
    assert f'href="/magetan/2024/iki/dinkes/{d.iki.pk}/">Berlaku · versi 1' in halaman
    assert f'href="/magetan/2024/iki/dinkes/{d.iki_draf.pk}/" aria-current="true">Draf reviu · versi 2' in halaman


def test_superseded_document_says_so(d):
    with pabrik.dalam(d.pemda):
        lama = pabrik.penetapan(d.dinkes, 2024, status="ditetapkan")
        satu = pabrik.lembar(lama, d.kasubag)
    assert "status-digantikan" in teks(buka(d, "pembaca", lembar(d, satu)))


def test_previous_and_next_jabatan(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.lembar(d.berlaku, d.kasubag, urutan=3)
    assert f'rel="next" href="/magetan/2024/iki/dinkes/{lain.pk}/"' in teks(buka(d, "pembaca", lembar(d, d.iki)))
    halaman = teks(buka(d, "pembaca", lembar(d, lain)))
    assert f'rel="prev" href="/magetan/2024/iki/dinkes/{d.iki.pk}/"' in halaman and 'rel="next"' not in halaman


def test_year_switch_keeps_the_jabatan(d):
    assert buka(d, "pembaca", lembar(d, d.iki, 2025)).status_code == 200
    assert buka(d, "pembaca", lembar(d, d.iki, 2030)).headers["Location"] == "/magetan/2030/iki/dinkes/"
    with pabrik.dalam(d.pemda):
        baru = pabrik.lembar(pabrik.penetapan(d.dinkes, 2030, berlaku=True), d.analis)
    assert buka(d, "pembaca", lembar(d, d.iki, 2030)).headers["Location"] == f"/magetan/2030/iki/dinkes/{baru.pk}/"


def test_merged_cells_span_their_rows(d):
    with pabrik.dalam(d.pemda):
        pabrik.indikator(
            d.iki, "Ketiga", sasaran=d.laporan.sasaran, rumus=PECAHAN, gabung_rumus=True, gabung_sumber=True
        )
    halaman = teks(buka(d, "pembaca", lembar(d, d.iki)))
    baris = halaman[halaman.index(f'id="indikator-{d.kedua.pk}"') :]
    assert baris.count('rowspan="2"') == 2 and baris.count("sama dengan indikator di atasnya") == 2


def test_sub_indicators_follow_their_parent(d):
    anak = sub(d, d.laporan_draf, "Bagian pertama", target={2024: "3,6"})
    halaman = teks(buka(d, "perencana", lembar(d, d.iki_draf)))
    urutan = [f'id="indikator-{d.laporan_draf.pk}"', f'id="indikator-{anak.pk}" class="sub"', "Jumlah data"]
    letak = [halaman.index(satu) for satu in urutan]
    assert letak == sorted(letak)


def test_direction_and_missing_target_are_said(d):
    with pabrik.dalam(d.pemda):
        pabrik.indikator(d.iki, "Jumlah keluhan", arah="turun")
    halaman = teks(buka(d, "pembaca", lembar(d, d.iki)))
    assert "makin rendah makin baik" in halaman and "belum diisi" in halaman


def test_markup_of_a_source_cannot_break_out(d):
    with pabrik.dalam(d.pemda):
        pabrik.indikator(d.iki, "<script>alert(1)</script>", target="<b>9</b>", rumus="<img src=x onerror=alert(1)>")
    halaman = buka(d, "pembaca", lembar(d, d.iki)).content.decode()
    assert "<script>alert" not in halaman and "<img src=x" not in halaman


def test_constant_number_of_queries(d):
    alamat = (lembar(d, d.iki_draf), "2024/iki/dinkes/")
    sebelum = [jumlah_kueri(d, "perencana", satu) for satu in alamat]
    with pabrik.dalam(d.pemda):
        for _ in range(3):
            pabrik.indikator(d.iki_draf, target="10", rumus=PECAHAN)
            pabrik.lembar(d.draf, pabrik.jabatan(d.dinkes))
    assert [jumlah_kueri(d, "perencana", satu) for satu in alamat] == sebelum
    assert max(sebelum) <= kueri(42)  # 22 of the sheet, and a constant for the quality notes of its whole document


def test_document_set_later_replaces_the_draft_on_the_page(d):
    with pabrik.dalam(d.pemda):
        Lembar.objects.filter(penetapan=d.draf).update(status="ditetapkan")
        type(d.draf).objects.filter(pk=d.draf.pk).update(status="ditetapkan")
    assert segarkan(d, d.draf).status == "ditetapkan"
    assert "Draf reviu" not in teks(buka(d, "perencana", "2024/iki/dinkes/"))
