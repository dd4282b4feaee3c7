"""Component register: the list of a draft, ticks with evidence, the count as realisasi, late items."""

from datetime import date

import pytest

from indikator.domain import komponen, realisasi, reviu
from indikator.domain.komponen import BuktiBaru
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.models import BuktiDukung, Komponen, KomponenTerpenuhi, Realisasi
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import berkas_contoh, pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import TAHUN, indikator_jumlah, simpan

DAFTAR = (("Renstra", 3), ("Renja", 6), ("RKA", None))
TAUTAN = BuktiBaru(tautan="https://pemda.go.id/dokumen.pdf")
HARI = date(2024, 5, 2)


@pytest.fixture
def d(db):
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.dokumen_perencanaan = indikator_jumlah(d, "3 dokumen", satuan="dokumen")
        for urutan, (nama, bulan) in enumerate(DAFTAR, 1):
            Komponen(pemda=d.pemda, indikator=d.dokumen_perencanaan, urutan=urutan, nama=nama, bulan=bulan).save()
        d.butir = list(d.dokumen_perencanaan.komponen.all())
    return d


def centang(d, triwulan: int, *nama: str, bukti=TAUTAN, oleh=None, **lain):
    kunci = [satu.pk for satu in d.butir if satu.nama in nama]
    return komponen.centang(
        oleh=oleh or pabrik.mesin(),
        indikator=d.dokumen_perencanaan,
        tahun=TAHUN,
        triwulan=triwulan,
        dicentang=kunci,
        bukti=dict.fromkeys(kunci, bukti) if bukti else {},
        **lain,
    )


def register(d, triwulan: int, hari: date = HARI):
    return komponen.muat(d.dokumen_perencanaan, TAHUN, triwulan, hari)


def test_realisasi_adalah_banyaknya_centang(d):
    with pabrik.dalam(d.pemda):
        r = centang(d, 1, "Renstra", "RKA")
        assert (r.nilai, r.teks, r.capaian.nilai_sd) == (2, "2 dokumen", 2)
        assert centang(d, 2, "Renja").capaian.bukti_sd == "2 + 1 = 3"
        tahun = next(b for b in pengukuran_instansi(d.instansi, TAHUN).baris if b.indikator == d.dokumen_perencanaan)
        assert tahun.bukti == "3 ÷ 3 × 100 = 100,00 %" and tahun.nilai_saja == ""
        jejak = Jejak.objects.filter(model="indikator.Realisasi", tindakan="tambah").last()
        assert jejak.perubahan["komponen terpenuhi"] == [None, ["renstra", "rka"]]


def test_sampai_dengan_menghitung_semua_yang_lalu(d):
    with pabrik.dalam(d.pemda):
        type(d.dokumen_perencanaan).objects.filter(pk=d.dokumen_perencanaan.pk).update(cara_isi="sd_triwulan")
        d.dokumen_perencanaan.cara_isi = "sd_triwulan"
        centang(d, 1, "Renstra")
        assert centang(d, 2, "Renja").nilai == 2
        centang(d, 1, "Renstra", "RKA")
        kedua = Realisasi.objects.get(pengukuran__triwulan=2, indikator=d.dokumen_perencanaan)
        assert (kedua.nilai, kedua.teks, kedua.capaian.nilai_sd) == (3, "3 dokumen", 3)


def test_butir_dicentang_sekali_setahun(d):
    with pabrik.dalam(d.pemda):
        centang(d, 1, "Renstra")
        with pytest.raises(IsianSalah, match="“Renstra” sudah dicentang di Triwulan I"):
            centang(d, 2, "Renstra", "Renja")
        butir = {satu.komponen.nama: satu for satu in register(d, 2).butir}
        assert (butir["Renstra"].triwulan, butir["Renstra"].dapat_dicentang) == (1, False)
        assert butir["Renja"].dapat_dicentang


def test_setiap_centang_perlu_bukti(d):
    with pabrik.dalam(d.pemda):
        with pytest.raises(IsianSalah) as galat:
            centang(d, 1, "Renstra", bukti=None)
        assert galat.value.kolom == {f"komponen_{d.butir[0].pk}": "Lampirkan bukti “Renstra”: tautan atau berkasnya."}
        assert not Realisasi.objects.filter(indikator=d.dokumen_perencanaan).exists()
        centang(d, 1, "Renstra")
        centang(d, 1, "Renstra", "Renja", bukti=BuktiBaru(berkas=(("Renja.PDF", berkas_contoh.pdf()),)))
        bukti = BuktiDukung.objects.get(komponen__nama="Renja")
        assert (bukti.berkas.nama, bukti.berkas.jenis_mime) == ("Renja.PDF", "application/pdf")
        assert [len(satu.bukti) for satu in register(d, 1).butir] == [2, 1, 0]


@pytest.mark.parametrize(
    ("bukti", "kalimat"),
    [
        (BuktiBaru(tautan="ftp://pemda.go.id/x"), "https://"),
        (BuktiBaru(berkas=(("virus.exe", b"x"),)), "PDF, JPG"),
        (BuktiBaru(berkas=(("besar.pdf", b"x" * (10 * 1024 * 1024 + 1)),)), "10 MB"),
    ],
)
def test_bukti_salah_di_butirnya(d, bukti, kalimat):
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah) as galat:
        centang(d, 1, "Renstra", bukti=bukti)
    assert kalimat in galat.value.kolom[f"komponen_{d.butir[0].pk}"]


def test_dilepas_bersama_buktinya(d):
    with pabrik.dalam(d.pemda):
        r = centang(d, 1, "Renstra", "Renja")
        r = centang(d, 1, "Renja", bukti=None, versi=r.versi)
        assert r.nilai == 1 and list(BuktiDukung.objects.values_list("komponen__nama", flat=True)) == ["Renja"]
        with pytest.raises(Bentrok):
            centang(d, 1, "Renstra", versi=1)
        assert centang(d, 1, "Renja", bukti=None, versi=1).versi == r.versi  # the same twice: nothing happens
        r = centang(d, 1, bukti=None)
        assert (r.nilai, r.teks) == (0, "0 dokumen")  # said, not blank


def test_bukti_terakhir_tidak_dihapus_selama_dicentang(d):
    with pabrik.dalam(d.pemda):
        r = centang(d, 1, "Renstra")
        with pytest.raises(IsianSalah, match="bukti terakhir"):
            simpan(d.dokumen_perencanaan, r.teks, triwulan=1, hapus_bukti=[r.bukti.get().pk])
        simpan(d.dokumen_perencanaan, r.teks, triwulan=1, sifat="sementara")  # the rest of the form still works
        with pytest.raises(IsianSalah, match="komponen yang dicentang"):
            simpan(d.dokumen_perencanaan, "3", triwulan=1)


def test_hanya_angkanya_boleh_dan_ditandai(d):
    with pabrik.dalam(d.pemda):
        simpan(d.dokumen_perencanaan, "3")
        baris = next(b for b in pengukuran_instansi(d.instansi, TAHUN).baris if b.indikator == d.dokumen_perencanaan)
        assert baris.nilai_saja == "Hanya nilainya yang diisi; daftar komponennya belum dicentang."
        assert baris.nilai_saja in baris.keterangan and baris.persen == 100


@pytest.mark.parametrize(("hari", "terlambat"), [(date(2024, 3, 31), 0), (date(2024, 4, 1), 1), (date(2025, 1, 1), 2)])
def test_terlambat_setelah_bulannya_lewat(d, hari, terlambat):
    with pabrik.dalam(d.pemda):
        assert register(d, 1, hari).terlambat == terlambat
        centang(d, 1, "Renstra")
        assert register(d, 1, hari).terlambat == max(terlambat - 1, 0)


def test_target_lain_dari_panjang_daftar(d):
    with pabrik.dalam(d.pemda):
        assert register(d, 1).catatan == ""
        d.dokumen_perencanaan.target.update(teks="5 dokumen", nilai=5)
        assert register(d, 1).catatan == "Target 5 dokumen, sedangkan daftar komponennya berisi 3."


def test_daftar_hanya_di_draf(d):
    with pabrik.dalam(d.pemda) as mesin:
        with pytest.raises(SalahStatus):
            komponen.atur(oleh=mesin, indikator=d.dokumen_perencanaan, daftar=DAFTAR)
        draf = reviu.mulai_reviu(d.dokumen, oleh=mesin)
        baris = draf.lembar.get(jenis="iku").indikator.get(silsilah=d.dokumen_perencanaan.silsilah)
        perencana = pabrik.pelaku(d.perencana)
        komponen.atur(oleh=perencana, indikator=baris, daftar=[("Renstra", 1), ("Renja", 6), ("", None)], versi=1)
        assert [(k.nama, k.bulan) for k in baris.komponen.all()] == [("Renstra", 1), ("Renja", 6)]
        assert d.dokumen_perencanaan.komponen.count() == 3  # the set document is untouched
        with pytest.raises(Bentrok):
            komponen.atur(oleh=perencana, indikator=baris, daftar=[("Lain", None)], versi=1)
        for daftar in ([("Renja", 1), ("renja", 2)], [("Renja", 13)], [("x" * 501, None)]):
            with pytest.raises(IsianSalah):
                komponen.atur(oleh=perencana, indikator=baris, daftar=daftar)
        with pytest.raises(Ditolak):
            komponen.atur(oleh=pabrik.pelaku(d.luar), indikator=baris, daftar=[])


def test_centang_terbawa_ke_versi_dokumen_berikutnya(d):
    with pabrik.dalam(d.pemda) as mesin:
        centang(d, 1, "Renstra")
        baru = reviu.mulai_reviu(d.dokumen, oleh=mesin)
        baru = pabrik.tetapkan(baru)
        d.dokumen_perencanaan = baru.lembar.get(jenis="iku").indikator.get(silsilah=d.dokumen_perencanaan.silsilah)
        d.butir = list(d.dokumen_perencanaan.komponen.all())
        assert register(d, 2).butir[0].triwulan == 1
        with pytest.raises(IsianSalah, match="sudah dicentang"):
            centang(d, 2, "Renstra")
        assert centang(d, 1, "Renstra", "Renja", bukti=TAUTAN).nilai == 2


def test_menghapus_realisasi_melepas_centangnya(d):
    with pabrik.dalam(d.pemda):
        r = centang(d, 1, "Renstra")
        realisasi.hapus(r, oleh=pabrik.mesin())
        assert not KomponenTerpenuhi.objects.exists()
        jejak = Jejak.objects.filter(model="indikator.Realisasi", tindakan="hapus").get()
        assert jejak.perubahan["komponen terpenuhi"] == [["Renstra"], None]


def test_orang_lain_dan_pemda_lain(d):
    with pabrik.dalam(d.pemda_asing):
        asing = Komponen(pemda=d.pemda_asing, indikator=d.indikator_asing, urutan=1, nama="Renstra")
        asing.save()
    with pabrik.dalam(d.pemda):
        for orang in (d.luar, d.verifikator, d.pimpinan):
            with pytest.raises(Ditolak):
                centang(d, 1, "Renstra", oleh=pabrik.pelaku(orang))
        with pytest.raises(IsianSalah, match="bukan dari daftar"):
            komponen.centang(
                oleh=pabrik.mesin(),
                indikator=d.dokumen_perencanaan,
                tahun=TAHUN,
                triwulan=1,
                dicentang=[asing.pk],
            )
        with pytest.raises(IsianSalah, match="tidak punya daftar komponen"):
            komponen.centang(oleh=pabrik.mesin(), indikator=d.ikm, tahun=TAHUN, triwulan=1, dicentang=[])


def test_yang_sudah_diajukan_tidak_dicentang_lagi(d):
    with pabrik.dalam(d.pemda):
        r = centang(d, 1, "Renstra")
        type(r.pengukuran).objects.update(status="diajukan")
        with pytest.raises(SalahStatus):
            centang(d, 1, "Renstra", "Renja")


def test_jumlah_kueri_tetap(d, django_assert_max_num_queries):
    with pabrik.dalam(d.pemda):
        centang(d, 1, "Renstra")
        with django_assert_max_num_queries(10) as satu:
            register(d, 1)
        for urutan in range(4, 9):
            Komponen(pemda=d.pemda, indikator=d.dokumen_perencanaan, urutan=urutan, nama=f"Laporan {urutan}").save()
        d.butir = list(d.dokumen_perencanaan.komponen.all())
        centang(d, 1, "Renstra", "Laporan 4", "Laporan 5")
        with django_assert_max_num_queries(len(satu)):
            register(d, 1)
