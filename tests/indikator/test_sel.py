"""One cell of the entry grid: saving, words for choices, bad input, two people on one cell."""

import html

import pytest

from indikator.domain.kisi import tabel as kisi
from indikator.models import Indikator, Lembar, Target
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_kisi import JSON, ambil, banyak, hitung_kueri, kueri_tulis, post, sel
from tests.indikator.dunia_rencana import PECAHAN, jumlah_jejak, segarkan, susun

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def tersimpan(d, indikator, kolom: str) -> str:
    with pabrik.dalam(d.pemda):
        satu = Indikator.objects.select_related("rumus").get(pk=indikator.pk)
        if kolom.startswith("target_"):
            target = Target.objects.filter(indikator=satu, tahun=int(kolom[7:]), triwulan=0).first()
            return target.teks if target else ""
        if kolom == "rumus":
            return satu.rumus.teks if hasattr(satu, "rumus") else ""
        return getattr(satu, kolom)


def sel_halaman(d, indikator) -> dict:
    """Every cell of the row as the page shows it now."""
    with pabrik.dalam(d.pemda):
        lembar = kisi.muat(Lembar.objects.filter(pk=indikator.lembar_id)).get()
        baris = [satu for kelompok in kisi.susun(lembar).kelompok for satu in kelompok.baris]
        milik = next(satu for satu in baris if satu.indikator.pk == indikator.pk)
        return {satu.kolom: {"nilai": satu.nilai, "html": satu.html} for satu in milik.sel}


def terjawab(isi: dict) -> dict:
    """The cells of an answer, as `sel_halaman` gives them."""
    return {kolom: {"nilai": satu["nilai"], "html": satu["html"]} for kolom, satu in isi["sel"].items()}


@pytest.mark.parametrize(
    ("kolom", "nilai", "disimpan", "terlihat"),
    [
        ("nama", "Jumlah  laporan\nyang terkirim", "Jumlah laporan yang terkirim", "Jumlah laporan yang terkirim"),
        ("satuan", "dokumen", "dokumen", "dokumen"),
        ("target_2024", "79,41 %", "79,41 %", "79,41 %"),
        ("target_2025", "13 laporan", "13 laporan", "13 laporan"),
        ("target_2024", "sekitar dua", "sekitar dua", "Perlu diperiksa"),
        ("rumus", "Jumlah A / Jumlah B x 100%", "Jumlah A / Jumlah B x 100%", 'class="pecahan"'),
        ("rumus", PECAHAN, PECAHAN, 'class="pecahan"'),
        ("rumus", "Jumlah laporan", "Jumlah laporan", "dibaca sebagai satu nilai"),
        ("tipe_penghitungan", "kumulatif", "kumulatif", "Kumulatif"),
        ("tipe_penghitungan", "Non-Kumulatif", "non_kumulatif", "Non kumulatif"),
        ("tipe_penghitungan", "rata", "rata_rata", "Rata-rata triwulan"),
        ("arah", "turun", "turun", "makin rendah makin baik"),
        ("arah", "Makin rendah", "turun", "makin rendah makin baik"),
        ("frekuensi", "Triwulanan", "triwulan", "Triwulanan"),
        ("sumber_data", "Simpeg\r\nBKPSDM", "Simpeg\nBKPSDM", "Simpeg<br>BKPSDM"),
        ("penanggung_jawab", "Bidang Mutasi", "Bidang Mutasi", "Bidang Mutasi"),
    ],
)
def test_saving_answers_with_the_cells_as_they_were_read(d, kolom, nilai, disimpan, terlihat):
    jawaban = sel(d, d.laporan_draf, kolom, nilai, dasar=tersimpan(d, d.laporan_draf, kolom))
    assert jawaban.status_code == 200
    isi = jawaban.json()
    assert tersimpan(d, d.laporan_draf, kolom) == disimpan == isi["sel"][kolom]["nilai"]
    assert terlihat in isi["sel"][kolom]["html"]
    assert isi["versi"] == segarkan(d, d.laporan_draf).versi == 2
    assert terjawab(isi) == {k: v for k, v in sel_halaman(d, d.laporan_draf).items() if k in isi["sel"]}
    assert len(isi["waktu"]) == 5 and isi["waktu"][2] == "."


def test_a_formula_that_stays_text_says_why(d):
    with pabrik.dalam(d.pemda):
        satu = pabrik.indikator(d.iki_draf, "Persentase kebijakan", sasaran=d.sasaran_draf)
    html = sel(d, satu, "rumus", "Kebijakan pimpinan").json()["sel"]["rumus"]["html"]
    assert '<span class="lencana">teks</span>' in html and len(html.split("</span>")[1]) > 20


def test_blank_clears_a_cell_but_not_the_name(d):
    assert sel(d, d.laporan_draf, "target_2024", "", dasar="12 laporan").status_code == 200
    assert tersimpan(d, d.laporan_draf, "target_2024") == ""
    jawaban = sel(d, d.laporan_draf, "nama", "  ", dasar="Jumlah laporan")
    assert (jawaban.status_code, jawaban.json()) == (422, {"galat": "Nama indikator belum diisi."})


def test_a_new_satuan_reads_the_target_anew(d):
    assert sel(d, d.laporan_draf, "target_2024", "12", dasar="12 laporan").status_code == 200
    assert "Satuan tidak tertulis" in sel_halaman(d, d.laporan_draf)["target_2024"]["html"]
    jawaban = sel(d, d.laporan_draf, "satuan", "berkas")
    assert jawaban.json()["sel"]["target_2024"]["html"] == "12"  # the column beside it says the satuan
    with pabrik.dalam(d.pemda):
        assert d.laporan_draf.target.get(tahun=2024).satuan == "berkas"


def test_only_a_target_that_no_column_explains_says_that_its_satuan_is_not_written(d):
    """The proposed satuan and the typed one are the same: the target as stored does not change, its cell does."""
    with pabrik.dalam(d.pemda):
        satu = pabrik.indikator(d.iki_draf, "Nilai SAKIP", sasaran=d.sasaran_draf, target="85,5")
    assert "dibaca 85,5 · nilai (satuan tidak tertulis)" in sel_halaman(d, satu)["target_2024"]["html"]
    jawaban = sel(d, satu, "satuan", "nilai", versi=satu.versi).json()
    assert jawaban["sel"]["target_2024"]["html"] == sel_halaman(d, satu)["target_2024"]["html"] == "85,5"
    jawaban = sel(d, satu, "satuan", "", dasar="nilai", versi=jawaban["versi"]).json()
    assert "(satuan tidak tertulis)" in jawaban["sel"]["target_2024"]["html"]
    assert sel(d, satu, "satuan", "nilai", versi=jawaban["versi"]).status_code == 200
    jawaban = sel(d, satu, "target_2024", "85.500", dasar="85,5").json()["sel"]["target_2024"]["html"]
    assert "tidak tertulis" not in jawaban


PANJANG = "x" * 10_000
ANEH = (
    "abc",
    PANJANG,
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "Kinerja 🎯 baik",
    "a\x00b",
    "a\x07b",
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "\ud83d\ude00",
    "  ",
    "“kutip” & 'petik' \"dua\"",
)
KOLOM = ("nama", "satuan", "target_2024", "rumus", "tipe_penghitungan", "arah", "frekuensi", "sumber_data")


BUKAN_KOLOM = ("mendukung", "pemda_id", "sasaran", "target_1999", "target_x", "")


@pytest.mark.parametrize("kolom", [*KOLOM, "penanggung_jawab", *BUKAN_KOLOM])
def test_bad_input_is_stored_as_text_or_answered_at_the_cell(d, kolom):
    """Never an error page: what comes back is inert, or a sentence."""
    dikenal = kolom in (*KOLOM, "penanggung_jawab")
    for nilai in ANEH:
        nilai = nilai.encode("utf-16", "surrogatepass").decode("utf-16")
        lama = tersimpan(d, d.laporan_draf, kolom) if dikenal else ""
        jawaban = sel(d, d.laporan_draf, kolom, nilai, dasar=lama)
        if jawaban.status_code == 422:
            assert len(jawaban.json()["galat"]) > 10
            assert not dikenal or tersimpan(d, d.laporan_draf, kolom) == lama
        else:
            assert dikenal and jawaban.status_code == 200, (kolom, nilai[:20])
            assert tersimpan(d, d.laporan_draf, kolom) == " ".join(nilai.split())
            tampil = jawaban.json()["sel"][kolom]["html"]
            assert "<script" not in tampil and "<img" not in tampil
            assert html.escape(nilai.strip()[:10], quote=False)[:5] in html.unescape(tampil) or nilai[:1] == "<"


@pytest.mark.parametrize(
    ("kolom", "nilai", "kata"),
    [
        ("nama", PANJANG, "Indikator terlalu panjang (10000 huruf; paling banyak 2000)"),
        ("satuan", "x" * 61, "Satuan terlalu panjang (61 huruf; paling banyak 60)"),
        ("target_2024", "9" * 201, "Target 2024 terlalu panjang (201 huruf; paling banyak 200)"),
        ("rumus", "x" * 10_001, "Rumus terlalu panjang (10001 huruf; paling banyak 10000)"),
        ("arah", "makin", "“makin” tidak dikenal. Pilih “makin tinggi makin baik”, “makin rendah makin baik”."),
        ("arah", "", "Arah belum dipilih. Pilih “makin tinggi"),
        ("tipe_penghitungan", "dijumlah", "“Rata-rata triwulan”, atau kosongkan."),
        ("nama", "a\x00b", "karakter tak terlihat"),
        ("mendukung", "12", "dipilih dari daftarnya"),
    ],
)
def test_the_sentence_says_what_to_do(d, kolom, nilai, kata):
    jawaban = sel(
        d, d.laporan_draf, kolom, nilai, dasar=tersimpan(d, d.laporan_draf, kolom) if kolom != "mendukung" else ""
    )
    assert jawaban.status_code == 422
    assert kata in jawaban.json()["galat"]


def test_a_direction_that_contradicts_its_method_is_refused(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.laporan_draf.pk).update(arah="turun", metode="TURUN_BALIK")
    jawaban = sel(d, d.laporan_draf, "arah", "naik", dasar="turun")
    assert jawaban.status_code == 422 and "Periksa arahnya" in jawaban.json()["galat"]


def test_two_people_in_different_columns_both_stay(d):
    assert sel(d, d.laporan_draf, "satuan", "laporan").status_code == 200
    jawaban = sel(d, d.laporan_draf, "sumber_data", "Simpeg", siapa="rekan")  # still with version 1
    assert jawaban.status_code == 200 and jawaban.json()["versi"] == 3
    satu = segarkan(d, d.laporan_draf)
    assert (satu.satuan, satu.sumber_data) == ("laporan", "Simpeg")


@pytest.mark.parametrize(
    ("kolom", "dasar"),
    [("nama", "Jumlah laporan"), ("target_2024", "12 laporan"), ("target_2025", ""), ("rumus", None)],
)
def test_two_people_in_one_cell_see_both_values(d, kolom, dasar):
    dasar = tersimpan(d, d.laporan_draf, kolom) if dasar is None else dasar
    assert sel(d, d.laporan_draf, kolom, "Punya rekan", dasar=dasar, siapa="rekan").status_code == 200
    tulisan = jumlah_jejak(d)
    jawaban = sel(d, d.laporan_draf, kolom, "Punya saya", dasar=dasar)
    isi = jawaban.json()
    assert jawaban.status_code == 409
    assert isi["tersimpan"]["nilai"] == "Punya rekan" and "Punya rekan" in isi["tersimpan"]["html"]
    assert isi["oleh"] == str(d.rekan) and len(isi["waktu"]) == 5
    assert isi["versi"] == segarkan(d, d.laporan_draf).versi
    assert tersimpan(d, d.laporan_draf, kolom) == "Punya rekan" and jumlah_jejak(d) == tulisan
    assert sel(d, d.laporan_draf, kolom, "Punya saya", dasar="Punya rekan").status_code == 200


def test_the_same_value_twice_writes_once(d):
    for _ in range(2):
        assert sel(d, d.laporan_draf, "satuan", "berkas").status_code == 200
    assert segarkan(d, d.laporan_draf).versi == 2
    assert sel(d, d.laporan_draf, "satuan", "berkas", dasar="apa saja").status_code == 200


def test_line_breaks_of_another_system_are_no_conflict(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.laporan_draf.pk).update(sumber_data="a\r\nb")
    assert sel(d, d.laporan_draf, "sumber_data", "c", dasar="a\nb").status_code == 200


def test_without_a_start_value_the_version_decides(d):
    alamat, isi = f"indikator/{d.laporan_draf.pk}/sel/", {"kolom": "satuan", "nilai": "berkas"}
    assert post(d, alamat, isi | {"versi": 9}).status_code == 409
    assert post(d, alamat, isi | {"versi": 1}).status_code == 200


def test_a_saved_cell_marks_a_copied_row_as_read(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.laporan_draf.pk).update(belum_ditinjau=True)
    jawaban = sel(d, d.laporan_draf, "sumber_data", "Simpeg").json()
    assert jawaban["belum_ditinjau"] is False and "belum ditinjau" not in jawaban["sel"]["nama"]["html"]
    assert segarkan(d, d.laporan_draf).belum_ditinjau is False


def test_an_own_text_in_a_joined_cell_stands_for_itself(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.laporan_draf.pk).update(gabung_rumus=True, gabung_sumber=True)
    lama = tersimpan(d, d.laporan_draf, "rumus")
    jawaban = sel(d, d.laporan_draf, "rumus", "Jumlah A", dasar=lama)
    assert "menyatu" not in jawaban.json()["sel"]["rumus"]["html"]
    assert "menyatu" in sel_halaman(d, d.laporan_draf)["sumber_data"]["html"]
    satu = segarkan(d, d.laporan_draf)
    assert (satu.gabung_rumus, satu.gabung_sumber) == (False, True)


def test_every_save_is_in_the_audit_trail(d):
    sel(d, d.laporan_draf, "target_2024", "14 laporan", dasar="12 laporan")
    with pabrik.dalam(d.pemda):
        jejak = Jejak.objects.filter(model="indikator.Target").first()
    assert jejak.perubahan["teks"] == ["12 laporan", "14 laporan"] and jejak.pengguna == d.perencana


def test_sasaran_cell(d):
    alamat = f"sasaran/{d.sasaran_draf.pk}/sel/"
    isi = {"kolom": "sasaran", "nilai": "Meningkatnya\nmutu", "dasar": d.sasaran_draf.nama, "versi": 1}
    jawaban = post(d, alamat, isi)
    assert jawaban.json()["sel"] == {"sasaran": {"nilai": "Meningkatnya mutu", "html": "Meningkatnya mutu"}}
    lagi = post(d, alamat, isi | {"nilai": "Lain"}, "rekan")
    assert lagi.status_code == 409 and lagi.json()["oleh"] == str(d.perencana)
    assert lagi.json()["tersimpan"]["nilai"] == "Meningkatnya mutu"
    assert post(d, alamat, isi | {"kolom": "nama"}).status_code == 422
    for nilai in (PANJANG, " ", "a\x00"):
        assert post(d, alamat, isi | {"nilai": nilai, "dasar": "Meningkatnya mutu"}).status_code == 422


@pytest.mark.parametrize(("siapa", "kode"), [("asing", 404), ("luar", 403), ("pimpinan", 403), ("verifikator", 403)])
def test_who_may_not(d, siapa, kode):
    assert sel(d, d.laporan_draf, "satuan", "x", siapa=siapa).status_code == kode
    assert segarkan(d, d.laporan_draf).satuan == ""


def test_a_row_of_another_pemda_or_of_a_set_document(d):
    assert sel(d, d.indikator_asing, "satuan", "x").status_code == 404
    assert sel(d, d.laporan, "satuan", "x").status_code == 409
    assert segarkan(d, d.laporan).satuan == ""


def test_an_unreadable_request(d):
    assert post(d, f"indikator/{d.laporan_draf.pk}/sel/", {"kolom": "nama"}).status_code == 422
    assert post(d, f"indikator/{d.laporan_draf.pk}/sel/", {"kolom": "satuan", "nilai": "x"}).status_code == 422
    assert sel(d, d.laporan_draf, "nama", "x", versi="abc").status_code == 422
    assert pabrik.klien(d.perencana).get(f"/magetan/2024/indikator/{d.laporan_draf.pk}/sel/").status_code == 405


@pytest.mark.parametrize("jumlah", [0, 74])
def test_one_cell_costs_the_same_on_any_sheet(d, jumlah):
    banyak(d, jumlah)
    peramban = pabrik.klien(d.perencana)
    alamat = f"/magetan/2024/indikator/{ambil(d, 'Jumlah laporan').pk}/sel/"
    peramban.get(f"/magetan/2024/lembar/{d.iki_draf.pk}/isi/")
    isi = {"kolom": "sumber_data", "nilai": "Simpeg", "dasar": "", "versi": 1}
    assert hitung_kueri(lambda: peramban.post(alamat, isi, headers=JSON)) == kueri_tulis(13)
    isi = {"kolom": "target_2024", "nilai": "9 laporan", "dasar": "12 laporan", "versi": 2}
    assert hitung_kueri(lambda: peramban.post(alamat, isi, headers=JSON)) == kueri_tulis(17)
    isi = {"kolom": "satuan", "nilai": "berkas", "dasar": "", "versi": 3}
    assert hitung_kueri(lambda: peramban.post(alamat, isi, headers=JSON)) == kueri_tulis(15)


def test_a_target_read_otherwise_with_the_satuan_is_in_the_answer(d):
    """A bare number takes the satuan of its indicator; the target of the other year names its own."""
    assert sel(d, d.laporan_draf, "target_2024", "12", dasar="12 laporan", versi=1).status_code == 200
    awal = sel_halaman(d, d.laporan_draf)
    jawaban = sel(d, d.laporan_draf, "satuan", "berkas", dasar="", versi=2).json()
    kini = sel_halaman(d, d.laporan_draf)
    assert set(jawaban["sel"]) == {"satuan", "target_2024"} == {k for k in kini if kini[k] != awal[k]}


@pytest.mark.parametrize(
    ("kolom", "nilai", "berubah"),
    [
        ("sumber_data", "Simpeg", {"sumber_data"}),
        ("nama", "Jumlah berkas", {"nama", "rumus"}),
        ("satuan", "berkas", {"satuan"}),
        ("target_2024", "9 laporan", {"target_2024"}),
    ],
)
def test_the_answer_has_the_cells_that_the_page_does_not_show_yet(d, kolom, nilai, berubah):
    def kirim(teks: str, dasar: str, versi: int) -> dict:
        return sel(d, d.laporan_draf, kolom, teks, dasar=dasar, versi=versi).json()

    awal = sel_halaman(d, d.laporan_draf)
    jawaban = kirim(nilai, awal[kolom]["nilai"], 1)
    kini = sel_halaman(d, d.laporan_draf)
    assert set(jawaban["sel"]) == berubah >= {k for k in kini if kini[k] != awal[k]}
    assert sel(d, d.laporan_draf, "penanggung_jawab", "Bidang", siapa="rekan", versi=2).json()["versi"] == 3
    assert terjawab(kirim(awal[kolom]["nilai"], nilai, 2)) == sel_halaman(d, d.laporan_draf)
