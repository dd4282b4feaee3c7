"""Documents of IKU and IKI: list, page, the flow from draft to in force, review, a new one."""

import pytest

from indikator.domain import penetapan as domain_penetapan
from indikator.domain.alur import dokumen as alur_dokumen
from indikator.models import Penetapan, PenetapanBerlaku
from organisasi.galat import IsianSalah
from tests import pabrik
from tests.basis import kueri as kueri_basis
from tests.indikator.dunia_rencana import (
    TAHUN,
    buka,
    jumlah_jejak,
    jumlah_kueri,
    kirim,
    kode,
    segarkan,
    susun,
    teks,
)

pytestmark = pytest.mark.django_db
KOLOM = ["judul", "instansi", "tahun_mulai", "versi_ke", "status", "jumlah_lembar", "jumlah_iku", "jumlah_iki"]


@pytest.fixture
def d():
    return susun()


def alur(d, siapa: str, tindakan: str, **data):
    data = {"versi": segarkan(d, d.draf).versi} | data
    return kirim(d, siapa, f"dokumen/{d.draf.pk}/{tindakan}/", data)


def status(d) -> str:
    return segarkan(d, d.draf).status


# --- list --------------------------------------------------------------------------------------------------------


def test_list_shows_what_each_role_may_see(d):
    semua = teks(buka(d, "verifikator", "dokumen/"))
    assert "2 dokumen" in semua and "Berlaku 2024–2025" in semua and "status-draf" in semua
    assert "1 dokumen" in teks(buka(d, "pembaca", "dokumen/"))
    assert "0 dokumen" in teks(buka(d, "luar", "dokumen/"))
    assert "BKPSDM" not in semua


@pytest.mark.parametrize(
    ("kueri", "jumlah"),
    [("?status=draf", 1), ("?status=ditetapkan", 1), ("?q=kesehatan", 2), ("?q=zzz", 0), ("?berlaku=2025", 1)],
)
def test_search_and_filters(d, kueri, jumlah):
    assert f"{jumlah} dokumen" in teks(buka(d, "verifikator", f"dokumen/{kueri}"))


@pytest.mark.parametrize("kolom", KOLOM)
@pytest.mark.parametrize("tanda", ["", "-"])
def test_every_column_sorts_both_ways(d, kolom, tanda):
    assert buka(d, "verifikator", f"dokumen/?urut={tanda}{kolom}").status_code == 200


def test_planner_without_a_document_is_offered_to_make_one(d):
    assert "/magetan/dokumen/tambah/dinsos/" in teks(buka(d, "luar", "dokumen/?tahun=2024"))
    assert "/dokumen/tambah/" not in teks(buka(d, "perencana", "dokumen/?tahun=2024"))
    assert "1 perangkat daerah belum punya dokumen" in teks(buka(d, "verifikator", "dokumen/?tahun=2024"))


def test_list_has_a_constant_number_of_queries(d):
    sebelum = jumlah_kueri(d, "verifikator", "dokumen/")
    with pabrik.dalam(d.pemda):
        for _ in range(3):
            pabrik.indikator(pabrik.lembar(pabrik.penetapan(pabrik.instansi(), TAHUN, berlaku=True)))
    assert jumlah_kueri(d, "verifikator", "dokumen/") == sebelum <= 12


# --- page --------------------------------------------------------------------------------------------------------


def test_who_may_open_a_document(d):
    semua = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200, "pembaca": 200}
    assert kode(d, f"dokumen/{d.berlaku.pk}/") == semua | {"luar": 403, "asing": 404}
    assert kode(d, f"dokumen/{d.draf.pk}/") == semua | {"pembaca": 403, "luar": 403, "asing": 404}
    assert buka(d, "perencana", f"dokumen/{d.dokumen_asing.pk}/").status_code == 404


def test_page_shows_sheets_with_counts_versions_and_history(d):
    halaman = teks(buka(d, "perencana", f"dokumen/{d.draf.pk}/"))
    assert "Indikator Kinerja Utama" in halaman and "Analis Kesehatan" in halaman
    assert f"/magetan/dokumen/{d.berlaku.pk}/" in halaman  # what it reviews
    assert "memulai reviu" in halaman
    assert "Riwayat" not in teks(buka(d, "pembaca", f"dokumen/{d.berlaku.pk}/"))


def test_history_keeps_deleted_rows(d):
    kirim(d, "perencana", f"2024/indikator/{d.laporan_draf.pk}/hapus/", {"versi": 1})
    halaman = teks(buka(d, "verifikator", f"dokumen/{d.draf.pk}/"))
    assert "menghapus indikator “Jumlah laporan”" in halaman


def test_page_lists_what_is_missing(d):
    with pabrik.dalam(d.pemda):
        pabrik.lembar(d.draf, d.kasubag)
        pabrik.sasaran(d.iki_draf, "Belum berisi")
    halaman = teks(buka(d, "perencana", f"dokumen/{d.draf.pk}/"))
    assert "Lembar IKI Kepala Sub Bagian Umum belum berisi indikator." in halaman
    assert "Sasaran “Belum berisi” di lembar IKI Analis Kesehatan belum punya indikator." in halaman
    jawaban = alur(d, "perencana", "ajukan")
    assert jawaban.status_code == 422 and "Dokumen belum dapat diajukan" in teks(jawaban)
    assert status(d) == "draf"


def test_page_has_a_constant_number_of_queries(d):
    alamat = f"dokumen/{d.draf.pk}/"
    sebelum = jumlah_kueri(d, "perencana", alamat)
    with pabrik.dalam(d.pemda):
        for _ in range(3):
            pabrik.indikator(pabrik.lembar(d.draf, pabrik.jabatan(d.dinkes)))
    assert jumlah_kueri(d, "perencana", alamat) == sebelum <= kueri_basis(19)


@pytest.mark.parametrize(
    ("siapa", "keadaan", "tombol"),
    [
        ("perencana", "draf", {"Ajukan dokumen"}),
        ("perencana", "diajukan", {"Tarik kembali"}),
        ("perencana", "dikembalikan", {"Ajukan dokumen"}),
        ("perencana", "disetujui", {"Tarik kembali"}),
        ("perencana", "ditarik", {"Ajukan dokumen"}),
        ("verifikator", "diajukan", set()),
        ("verifikator", "disetujui", {"Verifikasi dokumen", "Kembalikan"}),
        ("verifikator", "terverifikasi", {"Kembalikan"}),
        ("pimpinan", "terverifikasi", {"Tetapkan dokumen"}),
        ("pimpinan", "diajukan", {"Setujui dokumen", "Kembalikan pengajuan"}),
        ("verifikator", "draf", set()),
    ],
)
def test_buttons_are_those_of_role_and_state(d, siapa, keadaan, tombol):
    with pabrik.dalam(d.pemda):
        pabrik.beri_status(d.draf, keadaan)
    halaman = teks(buka(d, siapa, f"dokumen/{d.draf.pk}/"))
    semua = {p.label for p in alur_dokumen.PERALIHAN.values()}
    assert {satu for satu in semua if f">{satu}</button>" in halaman} == tombol


# --- flow --------------------------------------------------------------------------------------------------------


def test_from_draft_to_in_force(d):
    for siapa, tindakan, menjadi in (
        ("perencana", "ajukan", "diajukan"),
        ("perencana", "tarik", "ditarik"),
        ("perencana", "ajukan", "diajukan"),
        ("pimpinan", "setujui", "disetujui"),
        ("verifikator", "verifikasi", "terverifikasi"),
        ("pimpinan", "tetapkan", "ditetapkan"),
    ):
        jawaban = alur(d, siapa, tindakan)
        assert jawaban.headers["Location"] == f"/magetan/dokumen/{d.draf.pk}/"
        assert status(d) == menjadi
    with pabrik.dalam(d.pemda):
        berlaku = dict(PenetapanBerlaku.objects.values_list("tahun", "penetapan"))
        assert berlaku == {2024: d.draf.pk, 2025: d.draf.pk}
        assert set(d.draf.lembar.values_list("status", flat=True)) == {"ditetapkan"}
    assert "status-digantikan" in teks(buka(d, "pembaca", f"dokumen/{d.berlaku.pk}/"))


def test_return_needs_a_reason_which_the_planner_reads(d):
    alur(d, "perencana", "ajukan")
    alur(d, "pimpinan", "setujui")
    jawaban = alur(d, "verifikator", "kembalikan", alasan="  ")
    assert jawaban.status_code == 422 and 'id="id_kembalikan_alasan_error"' in teks(jawaban)
    alur(d, "verifikator", "kembalikan", alasan="Lengkapi target 2025.")
    halaman = teks(buka(d, "perencana", f"dokumen/{d.draf.pk}/"))
    assert "Dikembalikan oleh" in halaman and "Lengkapi target 2025." in halaman
    alur(d, "perencana", "ajukan")
    assert "Dikembalikan oleh" not in teks(buka(d, "perencana", f"dokumen/{d.draf.pk}/"))


def test_reason_that_is_too_long_is_kept(d):
    alur(d, "perencana", "ajukan")
    jawaban = alur(d, "pimpinan", "tolak", alasan="x" * 2001)
    assert jawaban.status_code == 422 and "x" * 2001 in teks(jawaban) and status(d) == "diajukan"


@pytest.mark.parametrize(
    ("siapa", "tindakan", "jawaban"),
    [
        ("verifikator", "ajukan", 403),
        ("luar", "ajukan", 403),
        ("pembaca", "ajukan", 403),
        ("asing", "ajukan", 404),
        ("perencana", "verifikasi", 403),
        ("verifikator", "tetapkan", 403),
        ("perencana", "tetapkan", 403),
        ("pimpinan", "tetapkan", 409),
        ("verifikator", "verifikasi", 409),
        ("perencana", "hancurkan", 404),
    ],
)
def test_moves_that_are_refused(d, siapa, tindakan, jawaban):
    sebelum = jumlah_jejak(d)
    assert alur(d, siapa, tindakan, alasan="x").status_code == jawaban
    assert status(d) == "draf" and jumlah_jejak(d) == sebelum


def test_who_submitted_does_not_verify(d):
    with pabrik.dalam(d.pemda):
        pabrik.anggota("verifikator", orang=d.perencana)
    alur(d, "perencana", "ajukan")
    alur(d, "pimpinan", "setujui")
    assert "Verifikasi dokumen" not in teks(buka(d, "perencana", f"dokumen/{d.draf.pk}/"))
    assert alur(d, "perencana", "verifikasi").status_code == 403


def test_old_version_and_second_click(d):
    assert alur(d, "perencana", "ajukan", versi=7).status_code == 409
    assert alur(d, "perencana", "ajukan", versi="").status_code == 422
    assert status(d) == "draf"
    assert alur(d, "perencana", "ajukan", versi=1).status_code == 302
    assert alur(d, "perencana", "ajukan", versi=1).status_code == 409
    assert buka(d, "perencana", f"dokumen/{d.draf.pk}/tarik/").status_code == 405


# --- review and new document -------------------------------------------------------------------------------------


def test_review_copies_and_keeps_the_lineage():
    d = susun(reviu=False)
    alamat = f"dokumen/{d.berlaku.pk}/"
    assert "Mulai reviu" in teks(buka(d, "perencana", alamat))
    assert "Mulai reviu" not in teks(buka(d, "verifikator", alamat))
    jawaban = kirim(d, "perencana", f"{alamat}reviu/", {"tahun_mulai": "2025"})
    with pabrik.dalam(d.pemda):
        baru = Penetapan.objects.get(asal=d.berlaku)
        salinan = baru.lembar.get(jenis="iki").indikator.get(nama="Jumlah laporan")
    assert jawaban.headers["Location"] == f"/magetan/dokumen/{baru.pk}/"
    assert (baru.versi_ke, baru.tahun_mulai, baru.tahun_selesai) == (2, 2025, 2025)
    assert salinan.silsilah == segarkan(d, d.laporan).silsilah
    assert kirim(d, "perencana", f"{alamat}reviu/", {"tahun_mulai": "2025"}).status_code == 409
    assert "Mulai reviu" not in teks(buka(d, "perencana", alamat))


@pytest.mark.parametrize("tahun", ["", "2031", "x"])
def test_review_from_a_wrong_year(tahun):
    d = susun(reviu=False)
    jawaban = kirim(d, "perencana", f"dokumen/{d.berlaku.pk}/reviu/", {"tahun_mulai": tahun})
    assert jawaban.status_code == 422 and "id_tahun_mulai_error" in teks(jawaban)


def test_review_is_for_the_own_planner():
    d = susun(reviu=False)
    for siapa, jawaban in (("verifikator", 403), ("pimpinan", 403), ("luar", 403), ("pembaca", 403), ("asing", 404)):
        alamat = f"dokumen/{d.berlaku.pk}/reviu/"
        assert kirim(d, siapa, alamat, {"tahun_mulai": "2024"}).status_code == jawaban


def test_new_document(d):
    alamat = "dokumen/tambah/dinsos/"
    assert 'value="2027"' in teks(buka(d, "luar", f"{alamat}?tahun=2027"))
    data = {"judul": "IKU Sosial", "tahun_mulai": 2024, "tahun_selesai": 2026}
    jawaban = kirim(d, "luar", alamat, data)
    with pabrik.dalam(d.pemda):
        baru = Penetapan.objects.get(judul="IKU Sosial")
    assert jawaban.headers["Location"] == f"/magetan/dokumen/{baru.pk}/" and baru.status == "draf"
    assert "Dokumen ini belum punya lembar." in teks(buka(d, "luar", f"dokumen/{baru.pk}/"))
    jawaban = kirim(d, "luar", alamat, data)  # a second submit, or overlapping years
    assert jawaban.status_code == 422 and "sudah tercakup dalam “IKU Sosial” (2024–2026)" in teks(jawaban)
    assert "Lanjutkan di dokumen itu." in teks(jawaban) and "Mulai reviu" not in teks(jawaban)  # a draft has none
    with pabrik.dalam(d.pemda):
        Penetapan.objects.filter(pk=baru.pk).update(status="ditetapkan")
    assert "Mulai reviu dari dokumen itu." in teks(kirim(d, "luar", alamat, data))


@pytest.mark.parametrize(
    ("data", "bidang"),
    [
        ({"judul": ""}, "judul"),
        ({"judul": "x" * 301}, "judul"),
        ({"tahun_mulai": "1900"}, "tahun_mulai"),
        ({"tahun_mulai": "2,4"}, "tahun_mulai"),
        ({"tahun_selesai": "2023"}, "tahun_selesai"),
        ({"tahun_selesai": "99999"}, "tahun_selesai"),
    ],
)
def test_new_document_with_wrong_input(d, data, bidang):
    isi = {"judul": "IKU Sosial", "tahun_mulai": 2024, "tahun_selesai": 2026} | data
    jawaban = kirim(d, "luar", "dokumen/tambah/dinsos/", isi)
    assert jawaban.status_code == 422 and f"id_{bidang}" in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert not Penetapan.objects.filter(instansi=d.dinsos).exists()


def test_new_document_is_for_the_own_planner(d):
    lain = {"perencana": 403, "rekan": 403, "pimpinan": 403, "verifikator": 403, "pembaca": 403, "asing": 404}
    assert kode(d, "dokumen/tambah/dinsos/") == lain | {"luar": 200}
    assert buka(d, "luar", "dokumen/tambah/tidak-ada/").status_code == 404


def test_years_of_a_document(d):
    assert domain_penetapan.masa(d.berlaku) == "2024–2025"
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah):
        domain_penetapan.buat(oleh=pabrik.mesin(), instansi=d.dinkes, judul="x", tahun_mulai=2025, tahun_selesai=2025)
