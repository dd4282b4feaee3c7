"""The pages of the import of a document: a journey over HTTP, conflicts, JSON of a cell, strangers, queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from laporan.kertas.bentuk import BarisBaca, Terbaca
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import Impor, Jabatan
from tests import pabrik
from tests.basis import kueri
from tests.laporan.impor_kecil import DOKUMEN, bacaan, baris, dunia, iki, siap, taman

pytestmark = pytest.mark.django_db
PANGKAL = "/hijau/impor/dokumen/"
KUERI_RINCIAN, KUERI_LEMBAR = 8, 11
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def d():
    return dunia()


def buat(d, *lembar, **lain) -> Impor:
    with pabrik.dalam(d.pemda):
        return siap(pabrik.pelaku(d.perencana), bacaan(*(lembar or (taman(),)), **lain), instansi=d.dinas)


def lembar_dari(d, impor) -> BacaanLembar:
    with pabrik.dalam(d.pemda):
        return impor.lembar_bacaan.first()


def baris_dari(d, impor) -> list[BacaanBaris]:
    with pabrik.dalam(d.pemda):
        return list(BacaanBaris.objects.filter(lembar__impor=impor))


def unggah(d, peramban, **isi):
    jawab = peramban.post(PANGKAL, {"kunci_kirim": "6b1f7c0e-0a1a-4c0c-9d3e-1c8e6d0d8c11"} | isi)
    kuras()  # not inside the tenant: it walks from pemda to pemda
    return jawab


def test_from_upload_to_applied(d):
    peramban = pabrik.klien(d.perencana)
    assert peramban.get(PANGKAL).status_code == 200
    jawab = unggah(d, peramban, berkas=SimpleUploadedFile("iki.txt", DOKUMEN.encode()))
    alamat = jawab["Location"]
    isi = peramban.get(alamat).content.decode()
    assert "Pengelola Taman" in isi and "Siap diperiksa" in isi
    terapkan = f"{alamat}terapkan/"
    assert "2 jabatan baru" in peramban.get(terapkan).content.decode()
    with pabrik.dalam(d.pemda):
        versi = Impor.objects.get().versi
    assert peramban.post(terapkan, {"versi": versi}).status_code == 302
    kuras()
    with pabrik.dalam(d.pemda):
        assert sorted(Jabatan.objects.values_list("nama", flat=True)) == ["Bendahara", "Pengelola Taman"]
    hasil = peramban.get(alamat).content.decode()
    assert "Diterapkan" in hasil and "Buka dokumennya" in hasil
    assert peramban.get(terapkan).status_code == 409


def test_the_same_upload_twice_is_one_import(d):
    peramban = pabrik.klien(d.perencana)
    satu, dua = (unggah(d, peramban, tempelan=DOKUMEN, html="") for _ in range(2))
    assert satu["Location"] == dua["Location"]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih berkasnya"),
        ({"tempelan": "x", "berkas": SimpleUploadedFile("a.txt", b"x")}, "salah satu"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "PDF"),
        ({"tempelan": DOKUMEN, "tahun": "1800"}, "Tahun"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(d, isi, kalimat):
    jawab = unggah(d, pabrik.klien(d.perencana), **isi)
    assert jawab.status_code == 422 and kalimat in jawab.content.decode()
    with pabrik.dalam(d.pemda):
        assert not Impor.objects.exists()


def test_an_unreadable_document_says_what_to_do(d):
    peramban = pabrik.klien(d.perencana)
    jawab = unggah(d, peramban, tempelan="Hanya sebuah kalimat biasa.")
    isi = peramban.get(jawab["Location"]).content.decode()
    assert "belum terbaca" in isi and "Yang dapat dicoba" in isi and "Tidak ada data yang berubah" in isi
    assert peramban.post(f"{jawab['Location']}baca-lagi/").status_code == 302


def test_a_cell_is_saved_as_json_and_a_conflict_shows_both(d):
    impor = buat(d)
    satu, peramban = baris_dari(d, impor)[0], pabrik.klien(d.perencana)
    alamat = f"{PANGKAL}baris/{satu.pk}/"
    isi = {"versi": satu.versi, "sasaran": satu.sasaran, "indikator": "Persentase bersih", "target": "90%"}
    jawab = peramban.post(alamat, isi, **JSON)
    assert jawab.status_code == 200 and jawab.json() == {"versi": satu.versi + 1, "ragu": []}
    jawab = peramban.post(alamat, isi | {"indikator": "Yang lain"}, **JSON)
    assert jawab.status_code == 409
    assert {"nama": "Indikator", "teks": "Persentase bersih"} in jawab.json()["tersimpan"]
    jawab = peramban.post(alamat, isi | {"indikator": "Yang lain"})  # without the script: a page with both
    teks = jawab.content.decode()
    assert jawab.status_code == 409 and "Persentase bersih" in teks and "Yang lain" in teks
    jawab = peramban.post(alamat, isi | {"versi": satu.versi + 1, "satuan": "x" * 61}, **JSON)
    assert jawab.status_code == 422 and "satuan" in jawab.json()["bidang"]


def test_a_button_saves_what_was_typed_first(d):
    impor = buat(d)
    satu, dua = baris_dari(d, impor)
    isi = {"versi": dua.versi, "sasaran": dua.sasaran, "indikator": "Jumlah pohon rindang", "target": dua.target}
    jawab = pabrik.klien(d.perencana).post(f"{PANGKAL}baris/{dua.pk}/gabung/", isi)
    assert jawab.status_code == 302 and jawab["Location"].endswith(f"#baris-{satu.pk}")
    (hasil,) = baris_dari(d, impor)
    assert hasil.indikator == "Persentase taman terawat\nJumlah pohon rindang"


def test_a_button_on_an_old_page_loses_nothing(d):
    impor = buat(d)
    dua = baris_dari(d, impor)[1]
    isi = {"versi": dua.versi - 1, "indikator": "Ketikan saya", "nilai": "on"}
    jawab = pabrik.klien(d.perencana).post(f"{PANGKAL}baris/{dua.pk}/lewat/", isi)
    assert jawab.status_code == 409 and "Ketikan saya" in jawab.content.decode()
    assert not baris_dari(d, impor)[1].lewat


def test_the_review_screen_shows_source_reading_and_doubt(d):
    ragu = BarisBaca(Terbaca("Kas"), Terbaca("Laporan"), Terbaca("13 dokumen", "1 3dokumen", 40, ("Teks pecah.",)))
    impor = buat(d, iki("Bendahara", ragu, tugas=("Mengelola kas",)))
    lembar = lembar_dari(d, impor)
    teks = pabrik.klien(d.perencana).get(f"{PANGKAL}lembar/{lembar.pk}/").content.decode()
    assert "1 3dokumen" in teks and "13 dokumen" in teks and "Perlu dilihat: 1" in teks
    assert teks.count("Teks pecah.") == 2  # in the list on top, and at its cell


def test_ticking_leads_to_the_next_sheet(d):
    impor = buat(d, taman(), iki("Bendahara", baris("Kas", "Laporan", "12")))
    with pabrik.dalam(d.pemda):
        satu, dua = impor.lembar_bacaan.all()
    peramban = pabrik.klien(d.perencana)
    isi = {"nilai": "on", "lanjut": "1"}
    jawab = peramban.post(f"{PANGKAL}lembar/{satu.pk}/periksa/", isi | {"versi": satu.versi})
    assert jawab["Location"] == f"{PANGKAL}lembar/{dua.pk}/"
    jawab = peramban.post(f"{PANGKAL}lembar/{dua.pk}/periksa/", isi | {"versi": dua.versi})
    assert jawab["Location"] == f"{PANGKAL}{impor.pk}/"


def test_the_list_of_a_stored_jabatan_is_replaced_only_where_chosen(d):
    with pabrik.dalam(d.pemda):
        pabrik.jabatan(d.dinas, "Pengelola Taman", tugas=["Memotong rumput"])
    lembar, peramban = lembar_dari(d, buat(d)), pabrik.klien(d.perencana)
    alamat = f"{PANGKAL}lembar/{lembar.pk}/"
    teks = peramban.get(alamat).content.decode()
    assert "Memotong rumput" in teks and "dipertahankan" in teks
    assert peramban.post(f"{alamat}tugas/pakai/", {"versi": lembar.versi, "nilai": "on"}).status_code == 302
    assert "akan diganti" in peramban.get(alamat).content.decode()


@pytest.mark.parametrize("orang", ["asing", "luar"])
def test_strangers(d, orang):
    """Another pemda: not there. Another OPD of the same pemda: not theirs."""
    impor, harapan = buat(d, sisa=("Teks",)), {"asing": 404, "luar": 403}[orang]
    lembar, satu = lembar_dari(d, impor), baris_dari(d, impor)[0]
    with pabrik.dalam(d.pemda):
        sisa = impor.sisa.get()
    peramban = pabrik.klien(getattr(d, orang))
    jejak = [f"{impor.pk}/", f"{impor.pk}/sisa/", f"lembar/{lembar.pk}/", f"baris/{satu.pk}/", f"sisa/{sisa.pk}/"]
    assert {peramban.get(PANGKAL + satu).status_code for satu in jejak} == {harapan}
    assert peramban.post(f"{PANGKAL}baris/{satu.pk}/", {"versi": 1, "indikator": "x"}).status_code == harapan
    milik_sendiri = f"/biru/impor/dokumen/lembar/{lembar.pk}/"
    if orang == "asing":
        assert peramban.get(milik_sendiri).status_code == 404
    assert baris_dari(d, impor)[0].indikator == satu.indikator


def test_pages_cost_the_same_with_many_sheets(d, django_assert_num_queries):
    peramban = pabrik.klien(d.perencana)
    rows = [baris("S", f"Indikator {n}", "1") for n in range(12)]
    kecil = buat(d, iki("A", rows[0]))
    besar = buat(d, *(iki(f"Jabatan {n}", *rows, tugas=("T",)) for n in range(20)))
    peramban.get(PANGKAL)  # the first page of a session remembers the year
    for impor in (kecil, besar):
        lembar = lembar_dari(d, impor)
        with django_assert_num_queries(kueri(KUERI_RINCIAN)):
            assert peramban.get(f"{PANGKAL}{impor.pk}/").status_code == 200
        with django_assert_num_queries(kueri(KUERI_LEMBAR)):
            assert peramban.get(f"{PANGKAL}lembar/{lembar.pk}/").status_code == 200


def test_leftovers_by_the_hundreds_are_shown_in_part(d, monkeypatch):
    """A document of noise alone does not make a page of megabytes; what was dealt with makes room."""
    monkeypatch.setattr("laporan.views.impor_dokumen_sisa.TAMPIL_MAKS", 2)
    impor, peramban = buat(d, sisa=("Teks satu", "Teks dua", "Teks tiga")), pabrik.klien(d.perencana)
    alamat = f"{PANGKAL}{impor.pk}/sisa/"
    isi = peramban.get(alamat).content.decode()
    assert "3 teks belum ditaruh" in isi and "2 teks pertama ditampilkan" in isi
    assert "Teks dua" in isi and "Teks tiga" not in isi
    with pabrik.dalam(d.pemda):
        satu = impor.sisa.first()
    peramban.post(f"{PANGKAL}sisa/{satu.pk}/abaikan/", {"versi": satu.versi})
    isi = peramban.get(alamat).content.decode()
    assert "2 teks belum ditaruh" in isi and "Teks tiga" in isi and "pertama ditampilkan" not in isi
