"""Correcting what was read of a document: versions, states, rights; rows split, joined, moved; lists; years."""

import pytest

from laporan.domain.impor_dokumen import sunting, sunting_baris, sunting_lembar, sunting_sisa
from laporan.domain.impor_dokumen.sunting_halangan import halangan
from laporan.domain.impor_dokumen.sunting_ringkas import berikutnya, letak_singkat, ringkas
from organisasi.domain.impor import boleh_buka
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Impor, Jejak
from tests import pabrik
from tests.laporan.impor_kecil import bacaan, baris, dunia, iki, siap, taman
from tests.laporan.impor_tinjau_kecil import Kertas

pytestmark = pytest.mark.django_db


@pytest.fixture
def k():
    d = dunia()
    with pabrik.dalam(d.pemda):
        yield Kertas(d)


def ubah(k, satu, **isi):
    return sunting_baris.ubah_baris(oleh=k.oleh, baris=satu, versi=satu.versi, isi=isi)


def test_a_corrected_cell_keeps_its_source_and_loses_its_doubt(k):
    ragu = k.baris(lembar=k.kas)
    assert (ragu.keyakinan, ringkas(k.impor).perlu_dilihat) == (40, 1)
    ubah(k, ragu, sumber="Buku kas")
    assert k.baris(lembar=k.kas).keyakinan == 40  # another cell says nothing about the doubtful one
    hasil = ubah(k, k.baris(lembar=k.kas), target="12  laporan\n")
    assert (hasil.target, hasil.mentah["target"], hasil.keyakinan) == ("12 laporan", "1 2laporan", 100)
    assert ringkas(k.impor).perlu_dilihat == 0
    assert Jejak.objects.filter(objek_id=ragu.pk, tindakan="ubah").count() == 2


def test_a_lost_update_is_told_and_nothing_is_overwritten(k):
    satu, lama = k.baris(), k.baris()
    ubah(k, satu, indikator="Persentase taman bersih")
    with pytest.raises(Bentrok) as galat:
        ubah(k, lama, indikator="Yang lain")
    assert galat.value.terkini.indikator == "Persentase taman bersih"
    assert k.indikator()[0] == "Persentase taman bersih"


@pytest.mark.parametrize("status", ["dibaca", "gagal", "diterapkan", "dibatalkan"])
def test_only_a_document_under_review_can_be_corrected(k, status):
    Impor.objects.filter(pk=k.impor.pk).update(status=status)
    with pytest.raises(SalahStatus):
        ubah(k, k.baris(), indikator="x")
    with pytest.raises(SalahStatus):
        sunting_sisa.abaikan_sisa(oleh=k.oleh, sisa=k.sisa(), versi=1)
    with pytest.raises(SalahStatus):
        sunting_lembar.tandai_lembar(oleh=k.oleh, lembar=k.taman, versi=k.taman.versi, diperiksa=True)


def test_who_may_correct(k):
    luar, admin = pabrik.pelaku(k.d.luar), pabrik.pelaku(k.d.admin)
    satu = k.baris()
    with pytest.raises(Ditolak):
        sunting_baris.ubah_baris(oleh=luar, baris=satu, versi=1, isi={"indikator": "x"})
    sunting_baris.ubah_baris(oleh=admin, baris=satu, versi=satu.versi, isi={"indikator": "Milik admin"})
    assert list(sunting.terlihat(luar)) == [] and list(sunting.terlihat(admin)) == [k.impor]
    assert list(sunting.terlihat(k.oleh)) == [k.impor]


def test_without_an_instansi_it_belongs_to_who_made_it(k):
    milik = siap(k.oleh, bacaan(taman(), instansi=""))
    rekan = pabrik.pelaku_baru("perencana", k.d.dinas)
    assert boleh_buka(k.oleh, milik) and boleh_buka(pabrik.pelaku(k.d.admin), milik)
    assert not boleh_buka(rekan, milik)
    assert milik not in sunting.terlihat(rekan)


def test_one_row_becomes_two(k):
    satu = k.baris()
    ubah(k, satu, indikator="Persentase taman\nJumlah bangku", target="80%", sumber="Laporan\nDaftar bangku")
    satu = k.baris()
    atas, bawah = sunting_baris.usul_pecah(satu)
    assert (bawah["indikator"], bawah["sumber"], bawah["sasaran"]) == ("Jumlah bangku", "Daftar bangku", satu.sasaran)
    baru = sunting_baris.pecah_baris(oleh=k.oleh, baris=satu, versi=satu.versi, atas=atas, bawah=bawah)
    assert k.indikator() == ["Persentase taman", "Jumlah bangku", "Jumlah pohon"]
    assert baru.mentah == satu.mentah
    with pytest.raises(IsianSalah):
        sunting_baris.pecah_baris(oleh=k.oleh, baris=baru, versi=baru.versi, atas=atas, bawah={"sasaran": "x"})


def test_a_row_cut_by_a_page_is_joined_and_taken_apart_again(k):
    dua = k.baris(1)
    hasil = sunting_baris.gabung_baris(oleh=k.oleh, baris=dua, versi=dua.versi)
    assert k.indikator() == ["Persentase taman terawat\nJumlah pohon"]
    assert hasil.sasaran == "Terawatnya taman" and hasil.target == "80% 1.200 pohon"
    sunting_baris.pisahkan_lagi(oleh=k.oleh, baris=k.baris())
    assert k.indikator() == ["Persentase taman terawat", "Jumlah pohon"]
    assert (k.baris(1).target, k.baris().mentah) == ("1.200 pohon", {**k.baris().mentah})
    assert "gabung" not in k.baris().mentah
    satu = k.baris()
    with pytest.raises(IsianSalah):
        sunting_baris.gabung_baris(oleh=k.oleh, baris=satu, versi=satu.versi)


def test_a_joined_row_that_was_edited_is_not_taken_apart(k):
    dua = k.baris(1)
    sunting_baris.gabung_baris(oleh=k.oleh, baris=dua, versi=dua.versi)
    ubah(k, k.baris(), indikator="Disunting")
    with pytest.raises(SalahStatus):
        sunting_baris.pisahkan_lagi(oleh=k.oleh, baris=k.baris())
    assert k.indikator() == ["Disunting"]


def test_a_row_moves_with_its_sub_indicators(k):
    dua = k.baris(1)
    sunting_baris.jadikan_sub(oleh=k.oleh, baris=dua, versi=dua.versi, sub=True)
    satu = k.baris()
    with pytest.raises(IsianSalah):
        sunting_baris.jadikan_sub(oleh=k.oleh, baris=satu, versi=satu.versi, sub=True)
    hasil = sunting_baris.pindah_baris(oleh=k.oleh, baris=satu, versi=satu.versi, ke=k.kas)
    assert [(b.indikator, b.sub) for b in hasil] == [("Persentase taman terawat", False), ("Jumlah pohon", True)]
    assert k.indikator() == [] and len(k.indikator(k.kas)) == 3
    lain = siap(k.oleh, bacaan(taman()), instansi=k.d.dinas).lembar_bacaan.get()
    satu = k.baris(lembar=k.kas)
    with pytest.raises(IsianSalah):
        sunting_baris.pindah_baris(oleh=k.oleh, baris=satu, versi=satu.versi, ke=lain)


def test_a_row_that_was_missed_is_added_once(k):
    isi = {"indikator": "Jumlah bangku", "target": "5"}
    versi = k.taman.versi
    sunting_baris.tambah_baris(oleh=k.oleh, lembar=k.taman, versi=versi, isi=isi)
    with pytest.raises(Bentrok):  # the second press of the button
        sunting_baris.tambah_baris(oleh=k.oleh, lembar=k.taman, versi=versi, isi=isi)
    assert k.indikator()[2:] == ["Jumlah bangku"]


def test_left_out_rows_and_sheets_do_not_count(k):
    dua = k.baris(1)
    sunting_baris.lewati_baris(oleh=k.oleh, baris=dua, versi=dua.versi, lewat=True)
    sunting_lembar.atur_lembar(oleh=k.oleh, lembar=k.kas, versi=k.kas.versi, nama="Bendahara", cara="lewat")
    isi = ringkas(k.impor)
    assert (isi.jabatan, isi.baris, isi.tugas, isi.perlu_dilihat) == (1, 1, 1, 0)


def test_a_sheet_is_matched_with_a_jabatan_of_its_own_instansi(k):
    ada, asing = pabrik.jabatan(k.d.dinas, "Juru Taman"), pabrik.jabatan(k.d.lain, "Nelayan")
    isi = {"oleh": k.oleh, "lembar": k.taman, "versi": k.taman.versi, "nama": "Pengelola Taman"}
    with pytest.raises(IsianSalah):
        sunting_lembar.atur_lembar(**isi, cara="cocok")
    with pytest.raises(IsianSalah):
        sunting_lembar.atur_lembar(**isi, cara="cocok", jabatan=asing)
    hasil = sunting_lembar.atur_lembar(**isi, cara="cocok", jabatan=ada)
    assert (hasil.jabatan, hasil.cara, ringkas(k.impor).jabatan_baru) == (ada, "cocok", 1)
    sunting_lembar.atur_lembar(
        oleh=k.oleh, lembar=k.kas, versi=k.kas.versi, nama="Bendahara", cara="cocok", jabatan=ada
    )
    assert "Dua lembar" in halangan(k.oleh, k.impor, ringkas(k.impor))[0].kalimat


def test_lists_are_edited_as_text(k):
    teks = "a. Menanam;\nb. Menyiram:\n   1) pagi\n   2) sore\nc. Memangkas."
    hasil = sunting_lembar.atur_daftar(oleh=k.oleh, lembar=k.taman, versi=k.taman.versi, jenis="fungsi", teks=teks)
    assert [b["label"] for b in hasil.fungsi] == ["a.", "b.", "c."] and "1) pagi" in hasil.fungsi[1]["isi"]
    hasil = sunting_lembar.atur_daftar(
        oleh=k.oleh, lembar=k.taman, versi=hasil.versi, jenis="fungsi", teks=" ", keadaan="strip"
    )
    assert (hasil.fungsi, hasil.isi_fungsi) == ([], "strip")


def test_the_tick_holds_for_the_rows_and_leads_on(k):
    assert berikutnya(k.taman, ringkas(k.impor)) == k.kas
    hasil = sunting_lembar.tandai_lembar(oleh=k.oleh, lembar=k.kas, versi=k.kas.versi, diperiksa=True)
    assert k.baris(lembar=k.kas).diperiksa and ringkas(k.impor).perlu_dilihat == 0
    assert berikutnya(hasil, ringkas(k.impor)) == k.taman  # not doubtful, but not looked at
    sunting_lembar.tandai_banyak(oleh=k.oleh, impor=k.impor, pilih=[k.taman.pk])
    assert berikutnya(hasil, ringkas(k.impor)) is None


def test_another_instansi_matches_the_sheets_anew(k):
    ada = pabrik.jabatan(k.d.lain, "Pengelola Taman")
    isi = {"impor": k.impor, "versi": k.impor.versi, "judul": "Lain", "instansi": k.d.lain, "tahun": 2024}
    with pytest.raises(Ditolak):
        sunting.atur_kepala(oleh=k.oleh, **isi)
    hasil = sunting.atur_kepala(oleh=pabrik.pelaku(k.d.admin), **isi, sampai=2026)
    k.taman.refresh_from_db()
    assert (k.taman.jabatan, k.taman.cara, hasil.kepala["tahun"]["teks"]) == (ada, "cocok", "2024-2026")
    with pytest.raises(IsianSalah):
        sunting.atur_kepala(oleh=pabrik.pelaku(k.d.admin), **isi | {"impor": hasil, "versi": hasil.versi}, sampai=2020)


def test_cancelling_leaves_nothing_behind(k):
    assert sunting.batalkan(oleh=k.oleh, impor=k.impor, versi=k.impor.versi).status == "dibatalkan"
    assert sunting.batalkan(oleh=k.oleh, impor=k.impor, versi=0).status == "dibatalkan"  # twice is harmless
    assert k.d.dinas.jabatan.count() == 0


def test_what_stands_in_the_way_is_told(k):
    kosong = siap(k.oleh, bacaan(iki("", baris("Sasaran", "")), instansi="", tahun=""))
    kalimat = [satu.kalimat for satu in halangan(k.oleh, kosong, ringkas(kosong))]
    assert len(kalimat) == 4 and "Perangkat daerahnya" in kalimat[0] and "tanpa indikator" in kalimat[3]
    assert halangan(k.oleh, k.impor, ringkas(k.impor)) == []


def test_a_document_that_is_set_already_stands_in_the_way(k):
    ada = pabrik.penetapan(k.d.dinas, 2024)
    assert halangan(k.oleh, k.impor, ringkas(k.impor)) == []  # an open draft of the same years takes the sheets
    pabrik.beri_status(ada, "ditetapkan")
    assert "sudah ditetapkan" in halangan(k.oleh, k.impor, ringkas(k.impor))[0].kalimat


def test_who_may_not_fill_the_document_is_told_before(k):
    """An admin prepares, the perencana applies; an instansi that is not there yet has none."""
    admin = pabrik.pelaku(k.d.admin)
    kalimat = [satu.kalimat for satu in halangan(admin, k.impor, ringkas(k.impor))]
    assert len(kalimat) == 1 and kalimat[0].startswith("Yang menerapkan perencana")
    k.impor.instansi, k.impor.kepala = None, k.impor.kepala | {"buat_instansi": True}
    kalimat = [satu.kalimat for satu in halangan(admin, k.impor, ringkas(k.impor))]
    assert len(kalimat) == 1 and "undang perencananya" in kalimat[0]


def test_where_something_stands_is_short():
    assert letak_singkat("baris 7, baris 8, baris 9, …") == "baris 7 … baris 9"
    assert letak_singkat("baris 7, baris 8") == "baris 7, baris 8"
