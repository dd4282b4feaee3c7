"""Realisasi of triwulan through the domain: to date ÷ target to date, kemajuan, later triwulan, the year from them."""

from decimal import Decimal

import pytest

from indikator.domain import pk, realisasi
from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.models import Capaian, Pengukuran, Realisasi
from organisasi.models import Jejak
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


# --- percentages over four triwulan ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("penyebut", "asn", "nilai", "bukti"),
    [
        ("posisi", ("1.000",) * 4, "20", "(50 + 60 + 40 + 50) ÷ 1.000 × 100 = 20"),
        ("arus", ("250",) * 4, "20", "(50 + 60 + 40 + 50) ÷ (250 + 250 + 250 + 250) × 100 = 20"),
        ("posisi", ("1.100", "1.050", "1.020", "1.000"), "20", "(50 + 60 + 40 + 50) ÷ 1.000 × 100 = 20"),
    ],
)
def test_persentase_setahun_dari_variabelnya(d, penyebut, asn, nilai, bukti):
    """Trained 50 + 60 + 40 + 50 of 1.000 ASN is 20 %: neither the sum nor the mean of the percentages."""
    with pabrik.dalam(d.pemda):
        satu = indikator_asn(d, penyebut)
        rencana(satu, "5%", "10%", "15%", "20%")
        for tw, (dilatih, banyak) in enumerate(zip(("50", "60", "40", "50"), asn, strict=True), 1):
            isi_asn(satu, tw, dilatih, banyak)
        akhir = hitungan(satu, 4)
        assert (akhir.nilai_sd, akhir.bukti_sd, akhir.target_sd) == (Decimal(nilai), bukti, 20)
        assert (akhir.persen, akhir.kemajuan) == (100, 100)
        tahun = baris(d, satu)
        assert (tahun.realisasi_teks, tahun.persen, tahun.kategori.label) == (
            "20 (s.d. Triwulan IV)",
            100,
            "Sangat tinggi",
        )


def test_persentase_tanpa_variabel_tidak_dijumlahkan(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_asn(d)
        rencana(satu, "5%", "10%")
        simpan(satu, "5%", triwulan=1)
        simpan(satu, "6%", triwulan=2)
        pertama, kedua = hitungan(satu, 1), hitungan(satu, 2)
        assert pertama.persen == 100  # a single value needs no adding
        assert kedua.nilai_sd is None and kedua.persen is None and "tidak dijumlahkan" in kedua.galat
        assert baris(d, satu, 2).nilai_saja == "Hanya nilainya yang diisi; komponen rumusnya belum."
        isi_asn(satu, 2, "60")
        assert "hanya nilainya" in hitungan(satu, 2).galat  # triwulan I still lacks its variables


# --- counts ------------------------------------------------------------------------------------------------------


def test_kumulatif_dan_kemajuan(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        rencana(satu, "20 laporan", "30 laporan", "25 laporan", "25 laporan")
        simpan(satu, "15", triwulan=1)
        simpan(satu, "30", triwulan=2)
        kedua = hitungan(satu, 2)
        assert (kedua.bukti_sd, kedua.target_sd, kedua.target_sd_teks) == ("15 + 30 = 45", 50, "50 laporan")
        assert kedua.bukti_hitung == "45 ÷ 50 × 100 = 90,00 %"
        assert kedua.bukti_kemajuan == "45 ÷ 100 × 100 = 45,00 %"
        assert kedua.masukan["bukti_target_sd"] == "20 + 30 = 50"
        assert (kedua.target_teks, kedua.masukan["setahun_teks"]) == ("30 laporan", "100 laporan")


def test_isian_sampai_dengan_tidak_ditambahkan(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d, cara_isi="sd_triwulan")
        rencana(satu, "20", "50")
        simpan(satu, "15", triwulan=1)
        simpan(satu, "45", triwulan=2)
        assert hitungan(satu, 2).bukti_hitung == "45 ÷ 50 × 100 = 90,00 %"


def test_pk_menjadi_target_setahun_yang_berlaku_di_triwulannya(d):
    with pabrik.dalam(d.pemda) as mesin:
        satu = indikator_jumlah(d)
        lama = pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, baris=[(satu, "80 laporan")])
        pabrik.tandatangani(lama)
        isi = {"versi_ke": 2, "berlaku_mulai_triwulan": 3, "baris": [(satu, "120 laporan")]}
        pabrik.tandatangani(pk.buat(oleh=mesin, instansi=d.instansi, tahun=2024, **isi))
        for tw in (1, 2, 3):
            simpan(satu, "10", triwulan=tw)
        assert hitungan(satu, 2).bukti_kemajuan == "20 ÷ 80 × 100 = 25,00 %"
        assert hitungan(satu, 3).bukti_kemajuan == "30 ÷ 120 × 100 = 25,00 %"


def test_rentang_dan_batas(d):
    with pabrik.dalam(d.pemda):
        hari = indikator_jumlah(d, "20-28 hari", satuan="hari", arah="turun")
        rencana(hari, "5-7 hari", "5-7 hari")
        simpan(hari, "6", triwulan=1)
        simpan(hari, "8", triwulan=2)
        assert (hitungan(hari, 2).target_sd_teks, hitungan(hari, 2).persen) == ("10–14 hari", 100)
        aduan = indikator_jumlah(d, "≤ 12 aduan", satuan="aduan")
        rencana(aduan, "≤ 3 aduan")
        simpan(aduan, "6", triwulan=1)
        assert hitungan(aduan, 1).bukti_hitung == "(2 × 3 − 6) ÷ 3 × 100 = 0,00 %"
        assert "belum berarti tercapai" in hitungan(aduan, 1).keterangan_kemajuan
        inovasi = indikator_jumlah(d, "minimal 8 inovasi", satuan="inovasi", arah="turun")
        simpan(inovasi, "10")
        assert hitungan(inovasi, 0).bukti_hitung == "10 ÷ 8 × 100 = 125,00 %"


@pytest.mark.parametrize(
    ("target", "kata"),
    [("< 3 aduan", "“Kurang dari”"), ("di bawah 3 aduan", "“Kurang dari”"), ("> 3 aduan", "“Lebih dari”")],
)
def test_batas_ketat_dikatakan_juga_di_triwulan(d, target, kata):
    """ "<" read as a bound that itself is met: told for the triwulan, for the kemajuan and for the year alike."""
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d, target, satuan="aduan", arah="turun", tipe_penghitungan="non_kumulatif")
        kalimat = f"{kata} dibaca sebagai batas"
        simpan(satu, "3", triwulan=1)
        assert "Belum ada target triwulan" in hitungan(satu, 1).galat  # nothing was compared, nothing to say
        assert kalimat in hitungan(satu, 1).keterangan_kemajuan
        rencana(satu, target)
        simpan(satu, "3", triwulan=1, versi=1, catatan="x")
        assert hitungan(satu, 1).persen == 100 and kalimat in hitungan(satu, 1).keterangan
        assert kalimat in simpan(satu, "3").capaian.keterangan
        biasa = indikator_jumlah(d, "≤ 3 aduan", satuan="aduan", arah="turun")
        rencana(biasa, "≤ 3 aduan")
        simpan(biasa, "3", triwulan=1)
        assert "dibaca sebagai batas" not in hitungan(biasa, 1).keterangan + hitungan(biasa, 1).keterangan_kemajuan


def test_metode_pilihan_indikator(d):
    with pabrik.dalam(d.pemda):
        lama = pabrik.indikator(d.lembar, "Lama layanan", target="4 hari", arah="turun", metode="TURUN_BALIK")
        assert simpan(lama, "5").capaian.bukti_hitung == "4 ÷ 5 × 100 = 80,00 %"
        status = pabrik.indikator(
            d.lembar, "Tersusunnya Renstra", target="Ada", metode="TERCAPAI", frekuensi="triwulan"
        )
        assert (simpan(status, "tidak").capaian.persen, simpan(status, "ya", triwulan=4).capaian.persen) == (0, 100)


def test_predikat_per_triwulan(d):
    with pabrik.dalam(d.pemda):
        opini = pabrik.indikator(d.lembar, "Opini BPK", target="WTP", frekuensi="triwulan")
        assert simpan(opini, "WDP", triwulan=1).predikat == "WDP"
        pertama = hitungan(opini, 1)
        assert pertama.persen is None and pertama.galat.startswith("Belum ada target triwulan")
        assert pertama.keterangan_kemajuan == "Tidak tercapai: WDP terhadap target WTP."
        simpan(opini, "WTP", triwulan=4)
        assert hitungan(opini, 4).persen == 100
        assert baris(d, opini).realisasi_teks == "WTP (s.d. Triwulan IV)"


# --- a change of an earlier triwulan -----------------------------------------------------------------------------


def test_triwulan_berikutnya_ikut_dihitung_ulang(d):
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        rencana(satu, "20", "30", "25")
        for tw, isi in enumerate(("20", "30", "25"), 1):
            simpan(satu, isi, triwulan=tw)
        simpan(satu, "10", triwulan=1)
        assert [hitungan(satu, tw).bukti_sd for tw in (1, 2, 3)] == [
            "nilai triwulan I = 10",
            "10 + 30 = 40",
            "10 + 30 + 25 = 65",
        ]
        assert hitungan(satu, 3).bukti_hitung == "65 ÷ 75 × 100 = 86,67 %"
        jejak = Jejak.objects.filter(tindakan="hitung", model="indikator.Realisasi")
        assert jejak.count() == 2 and "75 ÷ 75" in jejak.first().perubahan["perhitungan capaian"][0]
        realisasi.hapus(Realisasi.objects.get(indikator=satu, pengukuran__triwulan=1), oleh=pabrik.mesin())
        assert hitungan(satu, 3).nilai_sd is None and "Triwulan I belum diisi" in hitungan(satu, 3).galat


@pytest.mark.parametrize("status", ["diajukan", "terverifikasi", "dikunci"])
def test_yang_sudah_diajukan_tetap(d, status):
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        rencana(satu, "20", "30")
        simpan(satu, "20", triwulan=1)
        simpan(satu, "30", triwulan=2)
        Pengukuran.objects.filter(triwulan=2).update(status=status)
        simpan(satu, "10", triwulan=1)
        assert hitungan(satu, 2).bukti_hitung == "50 ÷ 50 × 100 = 100,00 %"
        kalimat = "s.d. triwulan ini sekarang 40; capaian dihitung dengan 50."
        assert kalimat in baris(d, satu, 2).catatan
        assert baris(d, satu, 2, terverifikasi_saja=True).catatan == ""  # triwulan I is a draft
        assert not Jejak.objects.filter(tindakan="hitung").exists()


def test_dibuka_lagi_mengikuti_triwulan_sebelumnya(d):
    with pabrik.dalam(d.pemda) as mesin:
        satu = indikator_jumlah(d)
        rencana(satu, "20", "30")
        simpan(satu, "20", triwulan=1)
        kedua = simpan(satu, "30", triwulan=2)
        ukur = alur_pengukuran.jalankan(kedua.pengukuran, "ajukan", oleh=mesin)
        simpan(satu, "10", triwulan=1)
        alur_pengukuran.jalankan(ukur, "tolak", oleh=mesin, alasan="Periksa.")
        assert hitungan(satu, 2).bukti_hitung == "40 ÷ 50 × 100 = 80,00 %"
