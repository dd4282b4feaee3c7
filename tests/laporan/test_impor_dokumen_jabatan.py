"""Instansi, units, jabatan and their tasks out of an imported document."""

from dataclasses import replace

import pytest

from indikator.models import Target
from laporan.domain.impor_dokumen.terapkan import terapkan
from laporan.domain.impor_dokumen.terapkan_jabatan import perubahan_uraian, pilih_uraian
from laporan.kertas.bentuk import Terbaca
from laporan.models import BacaanLembar
from organisasi.domain.instansi import atur_uraian
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Jabatan
from tests import pabrik
from tests.laporan.impor_kecil import bacaan, baris, daftar, dunia, iki, iku, perencana, siap, taman

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return dunia()


def test_no_year_no_instansi(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        with pytest.raises(IsianSalah, match="tidak menyebut tahunnya"):
            terapkan(oleh=oleh, impor=siap(oleh, bacaan(taman(), tahun="")))
        tanpa = siap(oleh, bacaan(taman(), instansi="Dinas Antah"))
        with pytest.raises(IsianSalah, match="Pilih dulu perangkat daerah"):
            terapkan(oleh=oleh, impor=tanpa)


def test_a_new_instansi_only_where_it_was_asked_for(d):
    with pabrik.dalam(d.pemda):
        isi = bacaan(taman(), instansi="BADAN KEPEGAWAIAN DAN PENGEMBANGAN SDM KABUPATEN HIJAU")
        oleh = pabrik.mesin()
        hasil = terapkan(oleh=oleh, impor=siap(oleh, isi, buat_instansi=True))
        badan = Instansi.objects.get(jenis="badan")
        assert badan.nama == "Badan Kepegawaian dan Pengembangan SDM Kabupaten Hijau"
        assert badan.slug == "badan-kepegawaian-dan-pengembangan-sdm" and hasil.instansi_baru == 1
        lagi = siap(oleh, isi, buat_instansi=True)
        assert lagi.instansi == badan and lagi.lembar_bacaan.get().cara == "cocok"


def test_a_document_of_another_pemda_is_told(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        isi = replace(bacaan(taman()), pemda=Terbaca("Kabupaten Biru"))
        assert "menyebut Kabupaten Biru" in terapkan(oleh=oleh, impor=siap(oleh, isi)).kalimat[0]


def test_a_matched_jabatan_keeps_its_lists_unless_the_review_says_otherwise(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        jabatan = pabrik.jabatan(d.dinas, "Pengelola Taman", tugas=["Tugas lama"], fungsi="-")
        impor = siap(oleh, bacaan(taman()))
        lembar = impor.lembar_bacaan.get()
        beda = perubahan_uraian(lembar)
        assert [(s.jenis, s.lama, s.dipakai) for s in beda] == [
            ("tugas", [{"label": "", "isi": "Tugas lama"}], False),
            ("fungsi", "-", False),
        ]
        pilih_uraian(oleh=oleh, lembar=lembar, timpa=["fungsi"], versi=lembar.versi)
        hasil = terapkan(oleh=oleh, impor=impor)
        assert list(jabatan.uraian.values_list("jenis", "isi")) == [
            ("fungsi", "Menanam;"),
            ("fungsi", "Menyiram."),
            ("tugas", "Tugas lama"),
        ]
        assert "Tugas Pengelola Taman di dokumen berbeda; yang tersimpan tidak diubah." in hasil.kalimat


def test_the_iku_sheet_tells_the_tasks_of_the_instansi(d):
    """Taken where none are stored; others stay unless the review chose the text of the document."""
    isi = replace(iku(baris("S", "I")), tugas=daftar("Mengurus taman"), fungsi=daftar("Menanam", "Merawat"))
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        atur_uraian(oleh=oleh, instansi=d.dinas, jenis="tugas", daftar=["Tugas lama"])
        hasil = terapkan(oleh=oleh, impor=siap(oleh, bacaan(isi)))
        assert list(d.dinas.uraian.values_list("isi", flat=True)) == ["Menanam", "Merawat", "Tugas lama"]
        assert "Tugas Dinas Pertamanan di dokumen berbeda; yang tersimpan tidak diubah." in hasil.kalimat
        lagi = siap(oleh, bacaan(isi, tahun="2025"))
        lembar = lagi.lembar_bacaan.get()
        assert [(s.jenis, s.dipakai) for s in perubahan_uraian(lembar)] == [("tugas", False)]
        pilih_uraian(oleh=oleh, lembar=lembar, timpa=["tugas"])
        terapkan(oleh=oleh, impor=lagi)
        assert list(d.dinas.uraian.filter(jenis="tugas").values_list("isi", flat=True)) == ["Mengurus taman"]


def test_two_sheets_of_one_jabatan_are_refused(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        jabatan = pabrik.jabatan(d.dinas, "Pengelola Taman")
        impor = siap(oleh, bacaan(taman(), iki("Pengelola Kebun", baris("S", "I"))))
        BacaanLembar.objects.filter(impor=impor).update(cara="cocok", jabatan=jabatan)
        with pytest.raises(IsianSalah, match="ke-1 dan ke-2 dipasangkan dengan jabatan yang sama"):
            terapkan(oleh=oleh, impor=impor)


def test_control_characters_are_left_out(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        impor = siap(oleh, bacaan(iki("Ben\x07dahara", baris("S\x00", "I", "5\x1f"), tugas=("a\x0bb",))))
        terapkan(oleh=oleh, impor=impor)
        assert Jabatan.objects.get().nama == "Bendahara" and Target.objects.get().teks == "5"


def test_dash_and_blank_lists_stay_what_they_are(d):
    strip = daftar()
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        impor = siap(oleh, bacaan(iki("Bendahara", baris("S", "I"))))
        BacaanLembar.objects.update(isi_tugas="strip", isi_fungsi="kosong")
        terapkan(oleh=oleh, impor=impor)
        jabatan = Jabatan.objects.get()
        assert (jabatan.isi_tugas, jabatan.isi_fungsi, strip.isi) == ("strip", "kosong", "tidak_ada")
