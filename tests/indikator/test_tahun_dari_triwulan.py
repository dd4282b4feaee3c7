"""The year as its triwulan know it: marked until triwulan IV, an annual realisasi wins, roll-ups, Rekap, queries."""

import pytest

from indikator.domain.pengukuran import pengukuran_instansi
from indikator.domain.rekap import rekap_pemda
from indikator.models import Capaian, KebijakanCapaian, Pengukuran, Realisasi
from laporan.domain.isi_pengukuran import susun_pengukuran
from organisasi.domain import tulis
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import indikator_asn, indikator_jumlah, isi_asn, rencana, simpan


@pytest.fixture
def d(db):
    return dunia_ukur.susun()


def hitungan(indikator, triwulan: int) -> Capaian:
    return Capaian.objects.get(realisasi__indikator=indikator, realisasi__pengukuran__triwulan=triwulan)


def baris(d, indikator, triwulan: int = 0, **lain):
    isi = pengukuran_instansi(d.instansi, 2024, triwulan, **lain)
    return next(b for b in isi.baris if b.indikator == indikator)


def test_tahun_berjalan_bertanda_dan_tidak_dirata_ratakan(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        for tw in (1, 2, 3):
            simpan(satu, "30", triwulan=tw)
        isi = pengukuran_instansi(d.instansi, 2024)
        tahun = baris(d, satu)
        assert (tahun.persen, tahun.realisasi, tahun.kategori) == (90, None, None)
        assert tahun.realisasi_teks == "90 (s.d. Triwulan III)" and tahun.belum_final
        assert tahun.realisasi_bukti.pengukuran.triwulan == 3 and "belum final" in tahun.keterangan
        assert (isi.rata[0].belum_final, isi.rata[0].nilai, isi.kategori) == (1, None, None)
        assert ("Belum final", "tanpa-data", 1) in isi.per_kategori
        cetak, rata, _ = susun_pengukuran(d.instansi, 2024).tabel
        assert "Realisasi bertanda s.d. triwulan belum final" in cetak.catatan[0]
        assert rata.kolom[3].judul == "Belum final"
        assert "90 (s.d. Triwulan III)" in [sel.teks for b in cetak.baris for sel in b.sel]
        simpan(satu, "20", triwulan=4)
        tahun = baris(d, satu)
        assert (tahun.persen, tahun.realisasi_teks) == (110, "110 (s.d. Triwulan IV)")
        assert tahun.kategori.label == "Sangat tinggi" and not tahun.belum_final
        assert tahun.realisasi_setahun == "110"  # a report of the whole year does not say that it is whole
        cetak = susun_pengukuran(d.instansi, 2024).tabel[0]
        assert "110" in [sel.teks for b in cetak.baris for sel in b.sel]


def test_realisasi_tahunan_menang(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        for tw in (1, 2, 3, 4):
            simpan(satu, "25", triwulan=tw)
        simpan(satu, "97")
        tahun = baris(d, satu)
        assert (tahun.realisasi_teks, tahun.persen, tahun.turunan) == ("97", 97, None)
        assert tahun.catatan == "Realisasi tahunan yang dipakai; s.d. Triwulan IV 100."
        assert hitungan(satu, 4).nilai_sd == 100  # the year is never added to a triwulan
        simpan(satu, "100")
        assert baris(d, satu).catatan == ""


def test_batas_atas_kebijakan_berlaku_juga_untuk_kemajuan(d):
    with pabrik.dalam(d.pemda) as mesin:
        tulis.buat(KebijakanCapaian, oleh=mesin, tahun_mulai=2020, batas_atas=100, catat=False)
        satu = indikator_jumlah(d)
        rencana(satu, "20", "30", "25", "25")
        for tw in (1, 2, 3, 4):
            simpan(satu, "30", triwulan=tw)
        assert hitungan(satu, 4).kemajuan == 120 and baris(d, satu).persen == 100
        assert baris(d, satu, 4).sd.kemajuan == 100


def test_sub_indikator_digulung_juga_per_triwulan(d):
    with pabrik.dalam(d.pemda):
        for sub, isi in zip(d.sub, ("1,8", "5,2"), strict=True):
            type(sub).objects.filter(pk=sub.pk).update(frekuensi="triwulan", tipe_penghitungan="non_kumulatif")
            sub.refresh_from_db()
            rencana(sub, "3,6" if sub == d.sub[0] else "5,2")
            simpan(sub, isi, triwulan=1)
        assert baris(d, d.rb, 1).persen == 75
        tahun = baris(d, d.rb)
        assert tahun.belum_final and tahun.persen is None and tahun.sub[0].persen == 50


def test_rekap_memakai_triwulan_untuk_tahunnya(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        for tw in (1, 2, 3):
            simpan(satu, "30", triwulan=tw)
        rekap = {b.nama: b for b in rekap_pemda(2024)}["Bagian Organisasi"]
        assert rekap.rata == pengukuran_instansi(d.instansi, 2024).rata_indikator and rekap.rata.belum_final == 1
        simpan(satu, "20", triwulan=4)
        Pengukuran.objects.filter(triwulan=4).update(status="terverifikasi")
        rekap = {b.nama: b for b in rekap_pemda(2024)}["Bagian Organisasi"]
        assert (rekap.persen, rekap.status_ukur) == (110, "terverifikasi")
        assert rekap.rata == pengukuran_instansi(d.instansi, 2024).rata_indikator
        luar = {b.nama: b for b in rekap_pemda(2024, boleh_draf=False)}["Bagian Organisasi"]
        assert luar.rata == pengukuran_instansi(d.instansi, 2024, terverifikasi_saja=True).rata_indikator


@pytest.mark.parametrize("triwulan", [0, 4])
def test_jumlah_kueri_tetap(d, triwulan, django_assert_max_num_queries):
    with pabrik.dalam(d.pemda):
        for tw in (1, 2, 3, 4):
            isi_asn(indikator_asn(d) if tw == 1 else Realisasi.objects.last().indikator, tw, "50")
        with django_assert_max_num_queries(22) as satu:
            pengukuran_instansi(d.instansi, 2024, triwulan)
        for _ in range(3):
            lain = indikator_asn(d)
            for tw in (1, 2, 3, 4):
                isi_asn(lain, tw, "50")
        with django_assert_max_num_queries(len(satu)):
            pengukuran_instansi(d.instansi, 2024, triwulan)
