"""IKU: the list of instansi and the IKU table of one, as each role sees them."""

import pytest

from indikator.models import Tujuan
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_rencana import PECAHAN, buka, jumlah_jejak, jumlah_kueri, kode, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def test_user_of_one_instansi_goes_straight_to_its_sheet(d):
    assert buka(d, "perencana", "2024/iku/").headers["Location"] == "/magetan/2024/iku/dinkes/"
    assert buka(d, "luar", "2024/iku/").headers["Location"] == "/magetan/2024/iku/dinsos/"


def test_list_shows_state_version_and_number_of_iku(d):
    halaman = teks(buka(d, "verifikator", "2024/iku/"))
    assert "2 perangkat daerah" in halaman
    baris = halaman[halaman.index("/2024/iku/dinkes/") : halaman.index("/2024/iku/dinsos/")]
    assert "status-draf" in baris and ">2<" in baris  # the draft review is version 2 with 2 IKU
    assert "belum ada dokumen" in halaman


def test_reader_sees_the_document_in_force_in_the_list(d):
    halaman = teks(buka(d, "pembaca", "2024/iku/"))
    assert "status-berlaku" in halaman and "status-draf" not in halaman


@pytest.mark.parametrize(
    ("kueri", "ada", "tidak"),
    [("?q=sosial", "dinsos", "dinkes"), ("?status=draf", "dinkes", "dinsos"), ("?status=belum", "dinsos", "dinkes")],
)
def test_search_and_filter_stay_in_the_url(d, kueri, ada, tidak):
    halaman = teks(buka(d, "verifikator", f"2024/iku/{kueri}"))
    assert f"/2024/iku/{ada}/" in halaman and f"/2024/iku/{tidak}/" not in halaman
    assert "Saringan yang dipakai" in halaman


@pytest.mark.parametrize("kolom", ["nama", "status", "versi_dokumen", "jumlah_indikator"])
@pytest.mark.parametrize("tanda", ["", "-"])
def test_every_column_sorts_both_ways(d, kolom, tanda):
    assert buka(d, "verifikator", f"2024/iku/?urut={tanda}{kolom}").status_code == 200


def test_sheet_looks_like_the_decree(d):
    with pabrik.dalam(d.pemda):
        Tujuan(pemda=d.pemda, instansi=d.dinkes, isi="Mewujudkan masyarakat sehat").save()
    halaman = teks(buka(d, "pembaca", "2024/iku/dinkes/"))
    assert "Mewujudkan masyarakat sehat" in halaman
    assert (
        f'<td rowspan="2" class="sel-sasaran" data-label="SASARAN STRATEGIS" id="sasaran-{d.pelayanan.pk}">' in halaman
    )
    assert '<span class="pembilang" aria-hidden="true">Jumlah OPD berinovasi</span>' in halaman
    assert '<span class="penyebut" aria-hidden="true">Jumlah OPD</span>' in halaman
    assert "dibaca 78,2 · nilai (satuan tidak tertulis)" in halaman
    assert "dibaca 38" not in halaman  # "38%" says itself what was read


def test_two_levels_of_sasaran_share_number_and_head(d):
    with pabrik.dalam(d.pemda):
        rpjmd = pabrik.sasaran(nama="Akuntabilitas pemda")
        lembar = pabrik.lembar(
            pabrik.penetapan(d.dinsos, 2024, berlaku=True),
            kolom={"nomor": "No.", "sasaran_rpjmd": "Sasaran RPJMD", "sasaran": "Sasaran PD", "indikator": "IKU"},
        )
        for nama in ("Sasaran satu", "Sasaran dua"):
            pabrik.indikator(lembar, sasaran=pabrik.sasaran(lembar, nama, induk=rpjmd))
    halaman = teks(buka(d, "pembaca", "2024/iku/dinsos/"))
    assert '<th scope="colgroup" colspan="2">Sasaran Strategis</th>' in halaman
    assert '<td class="hp-sembunyi" rowspan="2">Akuntabilitas pemda</td>' in halaman


def test_who_may_read_the_sheet(d):
    assert kode(d, "2024/iku/dinkes/") == {
        "perencana": 200,
        "rekan": 200,
        "pimpinan": 200,
        "verifikator": 200,
        "pembaca": 200,
        "luar": 403,
        "asing": 404,
    }
    assert buka(d, "verifikator", "2024/iku/tidak-ada/").status_code == 404


def test_draft_is_shown_to_planners_with_a_switch_to_the_one_in_force(d):
    halaman = teks(buka(d, "perencana", "2024/iku/dinkes/"))
    assert "Draf reviu · versi 2" in halaman and "Berlaku · versi 1" in halaman
    assert "Tambah sasaran" in halaman
    berlaku = teks(buka(d, "perencana", f"2024/iku/dinkes/?dokumen={d.berlaku.pk}"))
    assert "Tambah sasaran" not in berlaku and "tidak dapat diubah" in berlaku


def test_draft_is_hidden_from_readers(d):
    assert "Draf reviu" not in teks(buka(d, "pembaca", "2024/iku/dinkes/"))
    assert buka(d, "pembaca", f"2024/iku/dinkes/?dokumen={d.draf.pk}").status_code == 403


@pytest.mark.parametrize("kunci", ["999999", "x", "9" * 30, "²", "-1"])
def test_unknown_document_is_404(d, kunci):
    assert buka(d, "perencana", f"2024/iku/dinkes/?dokumen={kunci}").status_code == 404


def test_document_of_another_instansi_year_or_pemda_is_404(d):
    assert buka(d, "verifikator", f"2024/iku/dinsos/?dokumen={d.berlaku.pk}").status_code == 404
    assert buka(d, "verifikator", f"2030/iku/dinkes/?dokumen={d.berlaku.pk}").status_code == 404
    assert buka(d, "perencana", f"2024/iku/dinkes/?dokumen={d.dokumen_asing.pk}").status_code == 404


def test_target_of_another_year_is_shown_with_its_year(d):
    halaman = teks(buka(d, "pembaca", "2025/iku/dinkes/"))
    assert '<span class="redup kecil">2024:</span> 78,2' in halaman


def test_year_without_document_says_what_to_do(d):
    assert "Buat dokumen" in teks(buka(d, "perencana", "2030/iku/dinkes/"))
    assert "Buat dokumen" not in teks(buka(d, "pembaca", "2030/iku/dinkes/"))


def test_planner_makes_a_missing_iku_sheet(d):
    with pabrik.dalam(d.pemda):
        dokumen = pabrik.penetapan(d.dinsos, 2024)
    assert "Buat lembar IKU" in teks(buka(d, "luar", "2024/iku/dinsos/"))
    assert "Buat lembar IKU" not in teks(buka(d, "verifikator", "2024/iku/dinsos/"))
    assert dokumen.pk


@pytest.mark.parametrize(("siapa", "alamat"), [("pembaca", "2024/iku/dinkes/"), ("verifikator", "2024/iku/")])
def test_query_counts_do_not_grow(d, siapa, alamat):
    sebelum = jumlah_kueri(d, siapa, alamat)
    with pabrik.dalam(d.pemda):
        for _ in range(3):
            pabrik.indikator(d.iku, target="10", rumus=PECAHAN)
            pabrik.lembar(pabrik.penetapan(pabrik.instansi(), 2024, berlaku=True))
    assert jumlah_kueri(d, siapa, alamat) == sebelum <= kueri(17)


def test_reading_writes_nothing(d):
    sebelum = jumlah_jejak(d)
    buka(d, "perencana", "2024/iku/dinkes/")
    assert jumlah_jejak(d) == sebelum
