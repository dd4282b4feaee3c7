"""Writes that come from a page that is no longer true: nothing doubled, nothing in a submitted document, no 500."""

import pytest

from indikator.domain import indikator as domain_indikator
from indikator.domain import penetapan, realisasi
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.alur import dokumen as alur
from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.models import Indikator, Lembar, Realisasi, SasaranStrategis
from organisasi.galat import Bentrok, SalahStatus
from tests import pabrik
from tests.basis import serentak
from tests.indikator import dunia_rencana, dunia_ukur
from tests.indikator.dunia_rencana import isian, kirim, segarkan

KUNCI = "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f"


@pytest.fixture
def d(db):
    return dunia_rencana.susun()


def test_nobody_writes_into_a_document_submitted_meanwhile(d):
    with pabrik.dalam(d.pemda) as mesin:
        lembar = Lembar.objects.select_related("penetapan__instansi").get(pk=d.iki_draf.pk)
        baris = Indikator.objects.select_related("lembar__penetapan__instansi").get(pk=d.laporan_draf.pk)
        sasaran = SasaranStrategis.objects.select_related("lembar__penetapan__instansi").get(pk=d.sasaran_draf.pk)
        alur.jalankan(d.draf, "ajukan", oleh=mesin)
        telat = [
            lambda: domain_sasaran.buat(oleh=mesin, lembar=lembar, nama="Telat"),
            lambda: domain_sasaran.ubah(sasaran, oleh=mesin, nama="Telat"),
            lambda: domain_sasaran.pindah(sasaran, oleh=mesin, arah=1),
            lambda: domain_indikator.buat(oleh=mesin, sasaran=sasaran, nama="Telat"),
            lambda: domain_indikator.ubah(baris, oleh=mesin, target={2024: "99"}),
            lambda: domain_indikator.hapus(baris, oleh=mesin),
            lambda: penetapan.buat_lembar(oleh=mesin, penetapan=lembar.penetapan, jenis="iki", jabatan=d.kasubag),
            lambda: penetapan.hapus_lembar(lembar, oleh=mesin),
        ]
        for tulis in telat:
            with pytest.raises(SalahStatus, match="diajukan"):
                tulis()


def test_a_row_deleted_meanwhile_is_told(d):
    with pabrik.dalam(d.pemda) as mesin:
        satu = Indikator.objects.select_related("lembar__penetapan__instansi").get(pk=d.laporan_draf.pk)
        domain_indikator.hapus(segarkan(d, satu), oleh=mesin)
        for tulis in (domain_indikator.hapus, domain_indikator.ubah):
            with pytest.raises(SalahStatus, match="dihapus orang lain"):
                tulis(satu, oleh=mesin)


def test_second_click_of_move_moves_nothing(d):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.sasaran(d.iki_draf, "Kedua")
        sama = SasaranStrategis.objects.select_related("lembar__penetapan__instansi").get(pk=d.sasaran_draf.pk)
        domain_sasaran.pindah(sama, oleh=mesin, arah=1, versi=1)
        with pytest.raises(Bentrok):  # `sama` still says version 1
            domain_sasaran.pindah(sama, oleh=mesin, arah=1, versi=1)


def test_a_sheet_is_made_once(d):
    with pabrik.dalam(d.pemda) as mesin:
        isi = {"oleh": mesin, "penetapan": d.draf, "jenis": "iki", "jabatan": d.kasubag}
        assert penetapan.buat_lembar(**isi).pk == penetapan.buat_lembar(**isi).pk
        assert penetapan.buat_lembar(oleh=mesin, penetapan=d.draf, jenis="iku").pk == d.iku_draf.pk


def test_realisasi_is_not_deleted_from_a_submitted_triwulan(db):
    u = dunia_ukur.susun()
    with pabrik.dalam(u.pemda) as mesin:
        baris = dunia_ukur.simpan(u.ikm, "79,41")
        lama = Realisasi.objects.select_related("pengukuran__instansi").get(pk=baris.pk)
        alur_pengukuran.jalankan(lama.pengukuran, "ajukan", oleh=mesin)
        with pytest.raises(SalahStatus, match="diajukan"):
            realisasi.hapus(lama, oleh=mesin)


def test_the_same_forms_at_once_have_one_effect(basis_salinan):
    d = dunia_rencana.susun()
    alamat = f"2024/lembar/{d.iki_draf.pk}/sasaran/"
    jawaban = serentak(lambda: kirim(d, "perencana", alamat, {"silsilah": KUNCI, "nama": "Balapan"}).status_code)
    assert jawaban == [302] * 6
    isi = isian(d.sasaran_draf)
    jawaban = serentak(lambda: kirim(d, "perencana", f"2024/sasaran/{d.sasaran_draf.pk}/indikator/", isi).status_code)
    assert jawaban == [302] * 6
    lembar = {"jenis": "iki", "jabatan": d.kasubag.pk}
    jawaban = serentak(lambda: kirim(d, "perencana", f"2024/dokumen/{d.draf.pk}/lembar/", lembar).status_code)
    assert jawaban == [302] * 6
    with pabrik.dalam(d.pemda):
        assert SasaranStrategis.objects.filter(nama="Balapan").count() == 1
        assert Indikator.objects.filter(nama=isi["nama"]).count() == 1
        assert Lembar.objects.filter(penetapan=d.draf, jabatan=d.kasubag).count() == 1
    hapus = f"2024/indikator/{d.laporan_draf.pk}/hapus/"
    jawaban = serentak(lambda: kirim(d, "perencana", hapus, {"versi": 1}).status_code)
    assert jawaban.count(302) == 1 and set(jawaban) <= {302, 404, 409}
