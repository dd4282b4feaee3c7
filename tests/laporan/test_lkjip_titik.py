"""The points of a sasaran: comparisons by the engine, what is missing shown, each in the section it belongs to."""

import pytest

from laporan.domain.lkjip.isi import susun_lkjip
from laporan.domain.tabel import BELUM_ADA, Tabel
from tests import pabrik
from tests.indikator.dunia_ukur import simpan
from tests.laporan import lkjip_dua_tahun
from tests.laporan.test_isi_lkjip import kolom, tabel


@pytest.fixture
def d(db):
    d = lkjip_dua_tahun.susun()
    with pabrik.dalam(d.pemda):
        yield d


def satu(d, kode: str, **lain) -> Tabel:
    (hasil,) = tabel(susun_lkjip(lkjip_dua_tahun.lkjip(d, **lain)), kode)
    return hasil


def test_titik_1_dengan_bukti_dan_tanda_sementara(d):
    analisis = satu(d, "analisis")
    assert kolom(analisis, "Capaian 2024") == ["102,56 %", "120,00 %", "111,28 %"]
    assert kolom(analisis, "Realisasi")[:2] == ["80", "8 *)"]
    assert kolom(analisis, "Capaian 2023")[:2] == ["98,68%", BELUM_ADA]
    catatan = " ".join(analisis.catatan)
    assert "*) Realisasi masih sementara." in catatan and "(2 × 10 − 8) ÷ 10 × 100 = 120,00 %" in catatan
    assert "satuannya berlainan (nilai; kejadian)" in catatan


def test_titik_2_kosong_tetap_kosong(d):
    lkjip_dua_tahun.riwayat(d.kejadian, 2021, realisasi_teks="12", capaian_teks="80 %", sementara=True)
    antar = satu(d, "analisis-tahun")
    assert [k.judul for k in antar.kolom] == ["Indikator Kinerja", "Uraian", "2021", "2022", "2023", "2024"]
    assert kolom(antar, "2021") == ["", "", "12 *)", "80 %"]
    assert kolom(antar, "2022") == [""] * 4
    assert kolom(antar, "2023") == ["75", "98,68%", "", ""]
    assert "Capaian 2021 menurut LKjIP 2021 cetak." in antar.catatan
    assert "Realisasi dan capaian 2019–2020 belum dimasukkan." in antar.catatan


def test_titik_3_target_akhir_dokumen_menurut_arah(d):
    menengah = satu(d, "analisis-menengah")
    assert kolom(menengah, "Target Akhir") == ["90", "5 kejadian"]
    assert kolom(menengah, "Tahun Akhir") == ["2026", "2026"]
    assert kolom(menengah, "Tingkat Kemajuan") == ["88,89 %", "40,00 %"]
    assert any("80 ÷ 90 × 100 = 88,89 %" in isi for isi in menengah.catatan)


def test_titik_3_yang_dimasukkan_menang(d):
    lkjip_dua_tahun.pembanding(d.nilai, "jangka_menengah", teks="100", tahun=2026, sumber="Renstra 2024–2026")
    lkjip_dua_tahun.pembanding(d.kejadian, "jangka_menengah", tidak_ada=True)
    menengah = satu(d, "analisis-menengah")
    assert kolom(menengah, "Target Akhir") == ["100", "tidak ada target jangka menengah"]
    assert kolom(menengah, "Tingkat Kemajuan") == ["80,00 %", ""]
    assert menengah.catatan[0].startswith("Target akhir menurut Renstra 2024–2026")


def test_titik_4_ada_tidak_ada_dan_belum(d):
    assert kolom(satu(d, "analisis-nasional"), "Standar Nasional") == ["belum diisi", "belum diisi"]
    lkjip_dua_tahun.pembanding(d.nilai, "nasional", teks="75", tahun=2024, sumber="RPJMN")
    lkjip_dua_tahun.pembanding(d.kejadian, "nasional", tidak_ada=True)
    laporan = d.instansi.lkjip.get()
    (nasional,) = tabel(susun_lkjip(laporan), "analisis-nasional")
    assert kolom(nasional, "Standar Nasional") == ["75", "tidak ada standar nasional"]
    assert kolom(nasional, "Realisasi terhadap Standar") == ["106,67 %", ""]


def test_titik_4_standar_pada_indikator_dan_beda_satuan(d):
    type(d.nilai).objects.filter(pk=d.nilai.pk).update(standar_nasional="75", sumber_standar="RPJMN")
    type(d.kejadian).objects.filter(pk=d.kejadian.pk).update(standar_nasional="4 %", sumber_standar="SPM")
    nasional = satu(d, "analisis-nasional")
    assert kolom(nasional, "Realisasi terhadap Standar") == ["106,67 %", "–"]
    assert any("Satuan realisasi (kejadian) dan pembandingnya (%) berlainan" in isi for isi in nasional.catatan)


def test_titik_6_dan_7(d):
    isi = susun_lkjip(lkjip_dua_tahun.lkjip(d))
    (hemat,), (uang,) = tabel(isi, "efisiensi"), tabel(isi, "anggaran-sasaran")
    assert kolom(hemat, "Efisiensi") == ["21,28"] and kolom(hemat, "Simpulan") == ["efisien"]
    assert "111,28 % − 90,00 % = 21,28" in hemat.catatan
    assert kolom(uang, "Capaian") == ["90,00 %", "90,00 %"]


def test_setiap_titik_di_bagiannya_sendiri(d):
    isi = susun_lkjip(lkjip_dua_tahun.lkjip(d, titik=(1, 2, 3, 4, 5, 6, 7)))
    letak = {bagian.kode: [b.tabel.kode for b in bagian.blok if b.tabel] for bagian in isi.bagian}
    assert letak["bab3-analisis-1"] == [] and letak["bab3-analisis-1-5"] == []
    assert letak["bab3-analisis-1-1"] == ["analisis"] and letak["bab3-analisis-1-7"] == ["anggaran-sasaran"]
    assert [b.kode for b in isi.daftar_isi if b.kode.startswith("bab3-analisis")] == ["bab3-analisis-1"]
    assert {b.tingkat for b in isi.bagian if b.kode.startswith("bab3-analisis-1-")} == {4}


def test_gambar_dengan_angka_tabel(d):
    isi = susun_lkjip(lkjip_dua_tahun.lkjip(d))
    judul = [satu.judul for satu in isi.grafik]
    assert judul[0] == "Capaian Indikator Kinerja Tahun 2024"
    assert "Tren Capaian Sasaran “Meningkatnya layanan”" in judul
    assert judul[-1] == "Capaian dan Serapan Anggaran per Sasaran Tahun 2024"
    assert [satu.nomor for satu in isi.grafik] == list(range(1, len(judul) + 1))
    banding = [satu for satu in isi.grafik if satu.judul.startswith("Target dan Realisasi")]
    assert all(len(satu.kategori) > 1 for satu in banding)  # one pair of bars is no chart
    assert isi.grafik[0].seri[0].nilai == ("102.56", "120.00")
    assert "<svg" in isi.grafik[0].svg and "120 %" in isi.grafik[0].svg.replace("\u00a0", " ")
    assert isi.grafik[0].png.startswith("data:image/png;base64,")


def test_jumlah_kueri_tetap(d, django_assert_num_queries):
    laporan = lkjip_dua_tahun.lkjip(d)
    with django_assert_num_queries(28):
        susun_lkjip(laporan)
    for _ in range(2):
        baru = pabrik.indikator(d.lembar, target="10")
        simpan(baru, "8", tahun=2024)
    with django_assert_num_queries(28):
        susun_lkjip(laporan)
