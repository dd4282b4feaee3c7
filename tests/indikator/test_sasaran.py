"""Sasaran of a sheet: add, change, delete, move; twice, late, and by the wrong people."""

import pytest

from indikator.domain import sasaran as domain
from indikator.models import Kegiatan, SasaranStrategis
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_jejak, kirim, kode, segarkan, susun, teks

pytestmark = pytest.mark.django_db
KUNCI = "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f"


@pytest.fixture
def d():
    return susun()


def tambah(d, siapa: str = "perencana", **data):
    isi = {"silsilah": KUNCI, "nama": "Meningkatnya mutu data"} | data
    return kirim(d, siapa, f"2024/lembar/{d.iki_draf.pk}/sasaran/", isi)


def daftar(d, lembar) -> list[str]:
    with pabrik.dalam(d.pemda):
        return list(lembar.sasaran.values_list("nama", flat=True))


def test_added_sasaran_stands_last_and_is_audited(d):
    jawaban = tambah(d, nama="  Meningkatnya   mutu data ")
    with pabrik.dalam(d.pemda):
        baru = SasaranStrategis.objects.get(silsilah=KUNCI)
        assert Jejak.objects.filter(objek_id=baru.pk, tindakan="tambah", nama_pengguna=str(d.perencana)).exists()
    assert baru.nama == "Meningkatnya mutu data" and baru.tingkat == "jabatan"
    assert jawaban.headers["Location"] == f"/magetan/2024/iki/dinkes/{d.iki_draf.pk}/#sasaran-{baru.pk}"
    assert daftar(d, d.iki_draf)[-1] == baru.nama


def test_second_submit_adds_nothing(d):
    tambah(d)
    sebelum = jumlah_jejak(d)
    assert tambah(d).status_code == 302
    assert jumlah_jejak(d) == sebelum and daftar(d, d.iki_draf).count("Meningkatnya mutu data") == 1


def test_second_submit_with_something_else_is_told(d):
    """Somebody went Back and typed another sasaran: it is not lost without a word."""
    tambah(d)
    sebelum = jumlah_jejak(d)
    jawaban = tambah(d, nama="Meningkatnya mutu layanan")
    halaman = teks(jawaban)
    assert jawaban.status_code == 422 and jumlah_jejak(d) == sebelum
    assert "sudah terkirim dan tersimpan sebagai “Meningkatnya mutu data”" in halaman
    assert "Meningkatnya mutu layanan</textarea>" in halaman


def test_lineage_of_another_sheet_cannot_be_taken(d):
    asal = segarkan(d, d.pelayanan)
    tambah(d, silsilah=str(asal.silsilah))
    with pabrik.dalam(d.pemda):
        assert d.iki_draf.sasaran.get(nama="Meningkatnya mutu data").silsilah != asal.silsilah


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"nama": ""}, "Wajib diisi."),
        ({"nama": "   "}, "Wajib diisi."),
        ({"nama": "x" * 2001}, "2000 karakter"),
        ({"silsilah": "bukan-uuid"}, "UUID"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_lost(d, data, kalimat):
    sebelum = jumlah_jejak(d)
    jawaban = tambah(d, **data)
    assert jawaban.status_code == 422 and kalimat in teks(jawaban)
    assert data.get("nama", "Meningkatnya mutu data").strip() in teks(jawaban)
    assert jumlah_jejak(d) == sebelum


def test_rpjmd_sasaran_is_offered_on_the_iku_sheet_only(d):
    with pabrik.dalam(d.pemda):
        rpjmd = pabrik.sasaran(nama="Akuntabilitas pemda")
    with pabrik.dalam(d.pemda_asing):
        pabrik.sasaran(nama="Sasaran pemda asing")
    halaman = teks(buka(d, "perencana", f"2024/lembar/{d.iku_draf.pk}/sasaran/"))
    assert "Akuntabilitas pemda" in halaman and "Sasaran pemda asing" not in halaman
    assert "Akuntabilitas pemda" not in teks(buka(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/sasaran/"))
    isi = {"silsilah": KUNCI, "nama": "Renstra", "induk": rpjmd.pk}
    jawaban = kirim(d, "perencana", f"2024/lembar/{d.iku_draf.pk}/sasaran/", isi)
    assert jawaban.headers["Location"].startswith(f"/magetan/2024/iku/dinkes/?dokumen={d.draf.pk}#sasaran-")
    with pabrik.dalam(d.pemda):
        assert SasaranStrategis.objects.get(silsilah=KUNCI).induk == rpjmd


def test_change_keeps_the_lineage(d):
    alamat = f"2024/sasaran/{d.sasaran_draf.pk}/ubah/"
    assert d.sasaran_draf.nama in teks(buka(d, "perencana", alamat))
    assert kirim(d, "perencana", alamat, {"nama": "Tersusunnya laporan", "versi": 1}).status_code == 302
    baru = segarkan(d, d.sasaran_draf)
    assert (baru.nama, baru.versi, baru.silsilah) == ("Tersusunnya laporan", 2, d.sasaran_draf.silsilah)
    assert segarkan(d, d.laporan.sasaran).nama == d.laporan.sasaran.nama  # the document in force is untouched


def test_late_save_shows_both_versions(d):
    alamat = f"2024/sasaran/{d.sasaran_draf.pk}/ubah/"
    kirim(d, "rekan", alamat, {"nama": "Tulisan rekan", "versi": 1})
    jawaban = kirim(d, "perencana", alamat, {"nama": "Tulisan saya", "versi": 1})
    assert jawaban.status_code == 409
    assert "Tulisan rekan" in teks(jawaban) and "Tulisan saya" in teks(jawaban)
    assert segarkan(d, d.sasaran_draf).nama == "Tulisan rekan"
    assert 'name="versi" value="2"' in teks(jawaban)  # saving again is a decision


def test_only_an_empty_sasaran_is_deleted(d):
    alamat = f"2024/sasaran/{d.sasaran_draf.pk}/hapus/"
    assert "masih punya 2 indikator" in teks(buka(d, "perencana", alamat))
    assert kirim(d, "perencana", alamat, {"versi": 1}).status_code == 422
    with pabrik.dalam(d.pemda):
        kosong = pabrik.sasaran(d.iki_draf, "Kosong")
    alamat = f"2024/sasaran/{kosong.pk}/hapus/"
    assert "Hapus sasaran" in teks(buka(d, "perencana", alamat))
    assert kirim(d, "perencana", alamat, {"versi": 1}).status_code == 302
    assert kirim(d, "perencana", alamat, {"versi": 1}).status_code == 404
    with pabrik.dalam(d.pemda):
        assert Jejak.objects.get(objek_id=kosong.pk, tindakan="hapus").perubahan["nama"] == ["Kosong", None]


@pytest.mark.parametrize(("tahun", "ditolak"), [(2025, True), (2023, False)])
def test_budget_of_an_older_version_keeps_the_sasaran(d, tahun, ditolak):
    with pabrik.dalam(d.pemda) as mesin:
        lama = pabrik.sasaran(d.iki, "Lama")
        salinan = pabrik.sasaran(d.iki_draf, "Lama", silsilah=lama.silsilah)
        pabrik._buat(Kegiatan, instansi=d.dinkes, tahun=tahun, kunci="k", nama="Kegiatan", sasaran=lama)
        if ditolak:
            with pytest.raises(IsianSalah, match=r"dipakai 1 kegiatan anggaran .* Biarkan sasarannya"):
                domain.hapus(salinan, oleh=mesin)
        else:
            domain.hapus(salinan, oleh=mesin)


def test_sasaran_above_others_is_not_deleted(d):
    with pabrik.dalam(d.pemda):
        atas = pabrik.sasaran(d.iku_draf, "Atas")
        pabrik.sasaran(d.iki_draf, "Bawah", induk=atas)
        with pytest.raises(IsianSalah):
            domain.hapus(atas, oleh=pabrik.mesin())


def test_move_up_and_down(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.sasaran(d.iki_draf, "Kedua")
    alamat = f"2024/sasaran/{lain.pk}/pindah/"
    jawaban = kirim(d, "perencana", f"{alamat}?versi=1", {"arah": "-1"})
    assert jawaban.headers["Location"].endswith(f"#sasaran-{lain.pk}")
    assert daftar(d, d.iki_draf)[0] == "Kedua"
    assert kirim(d, "perencana", f"{alamat}?versi=1", {"arah": "-1"}).status_code == 409  # the second click
    kirim(d, "perencana", f"{alamat}?versi=2", {"arah": "1"})
    assert daftar(d, d.iki_draf)[1] == "Kedua"


@pytest.mark.parametrize("data", [{}, {"arah": "0"}, {"arah": "x"}])
def test_move_to_nowhere_changes_nothing(d, data):
    sebelum = jumlah_jejak(d)
    assert kirim(d, "perencana", f"2024/sasaran/{d.sasaran_draf.pk}/pindah/?versi=1", data).status_code == 302
    assert jumlah_jejak(d) == sebelum


def test_equal_places_are_spread_out(d):
    with pabrik.dalam(d.pemda):
        tiga = [pabrik.sasaran(d.iki_draf, nama, urutan=900) for nama in "abc"]
        domain.pindah(tiga[2], oleh=pabrik.mesin(), arah=-1)
    assert [nama for nama in daftar(d, d.iki_draf) if len(nama) == 1] == ["a", "c", "b"]


@pytest.mark.parametrize(
    "halaman", ["lembar/{lembar}/sasaran/", "sasaran/{sasaran}/ubah/", "sasaran/{sasaran}/hapus/"]
)
def test_pages_are_for_the_own_planner(d, halaman):
    alamat = f"2024/{halaman}".format(lembar=d.iki_draf.pk, sasaran=d.sasaran_draf.pk)
    lain = {"pimpinan": 403, "verifikator": 403, "pembaca": 403, "luar": 403, "asing": 404}
    assert kode(d, alamat) == {"perencana": 200, "rekan": 200} | lain
    assert kirim(d, "luar", alamat, {"nama": "x", "versi": 1, "silsilah": KUNCI}).status_code == 403
    assert kirim(d, "asing", alamat, {"nama": "x", "versi": 1, "silsilah": KUNCI}).status_code == 404


def test_rows_of_another_pemda_are_404(d):
    with pabrik.dalam(d.pemda_asing):
        asing = d.indikator_asing.sasaran
    for alamat in (f"lembar/{d.lembar_asing.pk}/sasaran/", f"sasaran/{asing.pk}/ubah/", f"sasaran/{asing.pk}/hapus/"):
        assert buka(d, "perencana", f"2024/{alamat}").status_code == 404


def test_set_document_cannot_be_changed(d):
    for alamat in (f"lembar/{d.iki.pk}/sasaran/", f"sasaran/{d.pelayanan.pk}/ubah/"):
        jawaban = buka(d, "perencana", f"2024/{alamat}")
        assert jawaban.status_code == 409 and "Mulai reviu untuk mengubahnya" in teks(jawaban)
        assert kirim(d, "perencana", f"2024/{alamat}", {"nama": "x", "versi": 1, "silsilah": KUNCI}).status_code == 409


def test_domain_refuses_by_itself(d):
    with pabrik.dalam(d.pemda):
        with pytest.raises(Ditolak):
            domain.buat(oleh=pabrik.pelaku(d.luar), lembar=d.iki_draf, nama="x")
        with pytest.raises(SalahStatus):
            domain.ubah(d.pelayanan, oleh=pabrik.pelaku(d.perencana), nama="x")
        with pytest.raises(IsianSalah):
            domain.buat(oleh=pabrik.pelaku(d.perencana), lembar=d.iki_draf, nama=" ")
