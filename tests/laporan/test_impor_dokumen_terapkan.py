"""Applying a reading: sheets and rows, all or nothing, and nothing twice."""

import pytest

from indikator.domain.penetapan import buat as buat_dokumen
from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis, Target
from laporan.domain.impor_dokumen.hasil import tautan
from laporan.domain.impor_dokumen.terapkan import terapkan
from organisasi.enums import StatusImpor, Tindakan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Impor, Jabatan, Jejak
from tests import pabrik
from tests.laporan.impor_kecil import (
    bacaan,
    baris,
    berkas,
    dunia,
    iki,
    iku,
    isi_basis,
    keputusan,
    perencana,
    siap,
    taman,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return dunia()


def test_everything_of_the_document_is_stored(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        dua = iki("Bendahara", baris("Tertib kas", "Jumlah laporan", "12 laporan", nomor="1"), unit="Sub Bagian Umum")
        impor = siap(oleh, bacaan(taman(), dua))
        hasil = terapkan(oleh=oleh, impor=impor)
        dokumen = Penetapan.objects.get()
        assert (dokumen.instansi, dokumen.status, dokumen.dasar) == (d.dinas, "draf", "dokumen_sumber")
        assert (dokumen.tahun_mulai, dokumen.tahun_selesai) == (2024, 2024)
        kiri, kanan = Jabatan.objects.order_by("urutan")
        assert (kiri.nama, kiri.unit, kanan.nama, kanan.unit.nama) == (
            "Pengelola Taman",
            None,
            "Bendahara",
            "Sub Bagian Umum",
        )
        uraian = kiri.uraian.values_list("jenis", "label_sumber", "isi")
        assert list(uraian) == [
            ("fungsi", "a.", "Menanam;"),
            ("fungsi", "b.", "Menyiram."),
            ("tugas", "a.", "Merawat taman"),
        ]
        assert (kanan.isi_tugas, kanan.isi_fungsi) == ("tidak_ada", "tidak_ada")
        lembar = dokumen.lembar.get(jabatan=kiri)
        assert lembar.kolom == {
            "nomor": "NO",
            "sasaran": "SASARAN KINERJA",
            "indikator": "INDIKATOR",
            "target": "TARGET",
            "rumus": "RUMUS",
            "sumber_data": "SUMBER DATA",
        }
        assert [(s.nama, s.nomor_sumber, s.indikator.count()) for s in lembar.sasaran.all()] == [
            ("Terawatnya taman", "1", 2)
        ]
        satu = lembar.indikator.first()
        assert (satu.rumus.teks, satu.target.get().nilai, satu.target.get().tahun) == (
            "Taman terawat dibagi taman x 100%",
            80,
            2024,
        )
        assert (hasil.jabatan, hasil.unit, hasil.lembar, hasil.sasaran, hasil.indikator, hasil.target) == (
            2,
            1,
            2,
            2,
            3,
            3,
        )
        impor.refresh_from_db()
        assert impor.status == StatusImpor.DITERAPKAN and impor.diterapkan_oleh == d.perencana
        assert impor.ringkas["hasil"]["dokumen"][0]["pk"] == dokumen.pk
        assert tautan(impor, d.pemda) == [(dokumen.judul, f"/hijau/dokumen/{dokumen.pk}/")]
        assert Jejak.objects.filter(tindakan=Tindakan.IMPOR, objek_id=impor.pk, pengguna=d.perencana).count() == 1
    with pabrik.dalam(d.pemda_asing):
        assert isi_basis() == [1, 0, 1, 0, 0, 0, 0, 0, 0]


def test_the_same_import_twice(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        impor = siap(oleh, bacaan(taman()))
        terapkan(oleh=oleh, impor=impor)
        ada = isi_basis()
        lagi = terapkan(oleh=oleh, impor=impor)
        assert lagi.baru == 0 and "sudah diterapkan" in lagi.kalimat[0]
        assert isi_basis() == ada


def test_the_same_file_twice(d):
    """Also with three jabatan of one name, which only their places tell apart."""
    tiga = [iki("Pengelola Kepegawaian", baris("S", f"Jumlah {n}"), tugas=(f"Tugas {n}",)) for n in "abc"]
    with pabrik.dalam(d.pemda):
        oleh, sama = pabrik.mesin(), berkas()
        terapkan(oleh=oleh, impor=siap(oleh, bacaan(*tiga, keputusan=keputusan()), berkas_isi=sama))
        ada = isi_basis()
        lagi = siap(oleh, bacaan(*tiga, keputusan=keputusan()), berkas_isi=sama)
        assert len(set(lagi.lembar_bacaan.values_list("jabatan", flat=True))) == 3
        hasil = terapkan(oleh=oleh, impor=lagi)
        assert hasil.baru == 0 and "Berkas yang sama" in hasil.kalimat[0]
        assert isi_basis() == ada and ada[2] == 3


def test_the_same_file_for_another_year(d):
    with pabrik.dalam(d.pemda):
        oleh, sama = perencana(d), berkas()
        for tahun in (2019, 2020):
            terapkan(oleh=oleh, impor=siap(oleh, bacaan(taman(), tahun=""), tahun=tahun, berkas_isi=sama))
        assert list(Penetapan.objects.values_list("tahun_mulai", flat=True)) == [2020, 2019]
        assert Jabatan.objects.count() == 1 and Indikator.objects.count() == 4


def test_an_empty_sheet_of_a_draft_is_filled(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        jabatan = pabrik.jabatan(d.dinas, "PENGELOLA TAMAN", tugas=["Merawat taman"], fungsi=["Menanam;", "Menyiram."])
        draf = buat_dokumen(oleh=oleh, instansi=d.dinas, judul="IKI 2024", tahun_mulai=2024, tahun_selesai=2024)
        kosong = pabrik.lembar(draf, jabatan)
        hasil = terapkan(oleh=oleh, impor=siap(oleh, bacaan(taman())))
        assert Penetapan.objects.get() == draf and kosong.indikator.count() == 2
        assert (hasil.jabatan, hasil.lembar) == (0, 0)


def test_a_sheet_with_rows_is_never_filled(d):
    """All or nothing: the other sheet is not stored either."""
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        jabatan = pabrik.jabatan(d.dinas, "Pengelola Taman")
        draf = pabrik.penetapan(d.dinas, 2024)
        pabrik.indikator(pabrik.lembar(draf, jabatan), "Sudah ada")
        ada = isi_basis()
        impor = siap(oleh, bacaan(iki("Bendahara", baris("S", "I")), taman()))
        with pytest.raises(IsianSalah, match=r"sudah berisi 1 indikator.*Lewati lembar itu"):
            terapkan(oleh=oleh, impor=impor)
        assert isi_basis() == ada
        impor.lembar_bacaan.filter(nama="Pengelola Taman").update(cara="lewat")
        assert terapkan(oleh=oleh, impor=impor).jabatan == 1


def test_a_set_document_asks_for_a_review(d):
    with pabrik.dalam(d.pemda):
        pabrik.penetapan(d.dinas, 2024, berlaku=True)
        with pytest.raises(SalahStatus, match="Mulai reviu"):
            terapkan(oleh=perencana(d), impor=siap(perencana(d), bacaan(taman())))


def test_other_years_of_a_draft(d):
    with pabrik.dalam(d.pemda):
        pabrik.penetapan(d.dinas, 2023, 2026)
        with pytest.raises(IsianSalah, match="2023–2026, sedangkan impor ini untuk 2024"):
            terapkan(oleh=perencana(d), impor=siap(perencana(d), bacaan(taman())))


def test_who_may_apply(d):
    with pabrik.dalam(d.pemda):
        impor = siap(perencana(d), bacaan(taman()))
        with pytest.raises(Ditolak):
            terapkan(oleh=pabrik.pelaku(d.luar), impor=impor)
        with pytest.raises(Ditolak, match="perencana"):
            terapkan(oleh=pabrik.pelaku(d.admin), impor=impor)
        assert Jabatan.objects.count() == 0
    with pabrik.dalam(d.pemda_asing), pytest.raises(SalahStatus):  # there is no such row there
        terapkan(oleh=pabrik.pelaku(d.asing), impor=Impor(pk=impor.pk, instansi_id=impor.instansi_id))


def test_a_sheet_of_another_instansi_asks_for_the_right_there(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        impor = siap(oleh, bacaan(taman()))
        impor.lembar_bacaan.update(instansi=d.lain)
        with pytest.raises(Ditolak):
            terapkan(oleh=oleh, impor=impor)
        hasil = terapkan(oleh=pabrik.mesin(), impor=impor)
        assert Jabatan.objects.get().instansi == d.lain and hasil.jabatan == 1


def test_sub_indicators_and_other_columns(d):
    isi = iku(
        baris("Naiknya mutu", "Nilai RB", nomor="1", sasaran_induk="Baiknya pemerintahan"),
        baris("Naiknya mutu", "Kelembagaan", "3,6", nomor="1", sub=True),
        baris("Naiknya mutu", "SDM", "5,3", nomor="1", sub=True, tipe_penghitungan="Non kumulatif"),
        baris("Puasnya warga", "IKM", target_2025="81", target_2030="90", arah="entah", keterangan="baru", nomor="2"),
        kolom=(
            "No",
            "Sasaran Strategis Sasaran RPJMD",
            "Sasaran Strategis Sasaran Renstra",
            "IKU",
            "Target",
            "Penanggung Jawab PD",
        ),
    )
    with pabrik.dalam(d.pemda):
        oleh = pabrik.mesin()
        terapkan(oleh=oleh, impor=siap(oleh, bacaan(isi, tahun="2024-2026"), tahun=2025))
        lembar = Lembar.objects.get()
        assert lembar.kolom == {
            "nomor": "No",
            "sasaran_rpjmd": "Sasaran RPJMD",
            "sasaran": "Sasaran Renstra",
            "indikator": "IKU",
            "target": "Target",
            "penanggung_jawab": "Penanggung Jawab PD",
        }
        induk, kelembagaan, sdm, ikm = lembar.indikator.order_by("urutan")
        assert (kelembagaan.induk, sdm.induk, ikm.induk) == (induk, induk, None)
        assert sdm.tipe_penghitungan == "non_kumulatif" and induk.sasaran.induk.nama == "Baiknya pemerintahan"
        target = Target.objects.order_by("indikator__urutan", "tahun").values_list(
            "indikator", "tahun", "tahun_tersirat"
        )
        assert list(target) == [(kelembagaan.pk, 2025, True), (sdm.pk, 2025, True), (ikm.pk, 2025, True)]
        assert ikm.catatan_sumber.split("\n") == ["Arah tercetak: entah", "Keterangan: baru", "Target 2030: 90"]


def test_rows_left_out_and_rows_without_sasaran(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        impor = siap(oleh, bacaan(iki("Bendahara", baris("", "Jumlah A"), baris("", "Jumlah B"), baris("S", ""))))
        impor.lembar_bacaan.get().baris.filter(urutan=2).update(lewat=True)
        hasil = terapkan(oleh=oleh, impor=impor)
        assert list(Indikator.objects.values_list("nama", "sasaran__nama")) == [
            ("Jumlah A", "(sasaran tidak dicantumkan)")
        ]
        assert list(SasaranStrategis.objects.values_list("nama", flat=True)) == ["(sasaran tidak dicantumkan)", "S"]
        assert any("tanpa sasaran" in satu for satu in hasil.kalimat)


@pytest.mark.parametrize("status", ["dibaca", "gagal", "dibatalkan"])
def test_only_what_is_ready_is_applied(d, status):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        impor = siap(oleh, bacaan(taman()))
        Impor.objects.update(status=status)
        with pytest.raises(SalahStatus):
            terapkan(oleh=oleh, impor=impor)


def test_what_is_too_long_names_its_sheet_and_stores_nothing(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        impor = siap(oleh, bacaan(taman(), iki("Bendahara", baris("S", "I" * 2001))))
        ada = isi_basis()
        with pytest.raises(IsianSalah, match="IKI Bendahara: Nama indikator terlalu panjang"):
            terapkan(oleh=oleh, impor=impor)
        assert isi_basis() == ada
