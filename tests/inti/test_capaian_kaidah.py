"""Targets as stored, national scales, stored inputs, efficiency and averages side by side."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian import (
    SKALA_AKIP,
    SKALA_PERMENDAGRI_86,
    SKALA_SKM,
    URUTAN,
    CaraEfisiensi,
    Galat,
    Kebijakan,
    Metode,
    Predikat,
    Target,
    TargetNol,
    dari_masukan,
    efisiensi,
    gabungan,
    hitung,
    hitung_terhadap,
    kategori,
    pilih_metode,
    predikat,
)
from kinerja.angka import bulatkan, tulis

D = Decimal
positif = st.decimals(min_value=D("0.01"), max_value=D("99999999"), places=2)
apa_saja = st.decimals(min_value=D("-99999999"), max_value=D("99999999"), places=2)


# ── What holds for every figure ─────────────────────────────────────────────────────────────────────────────────────


@given(positif, apa_saja, apa_saja)
def test_naik_dan_turun_monoton(target, satu, dua):
    kecil, besar = sorted((satu, dua))
    naik = [hitung(metode=Metode.NAIK, target=target, realisasi=r).persen for r in (kecil, besar)]
    turun = [hitung(metode=Metode.TURUN, target=target, realisasi=r).persen for r in (kecil, besar)]
    assert naik[0] <= naik[1] and turun[0] >= turun[1]


@given(positif, st.sampled_from([Metode.NAIK, Metode.TURUN, Metode.TURUN_BALIK]))
def test_realisasi_sama_dengan_target_selalu_seratus(target, metode):
    assert hitung(metode=metode, target=target, realisasi=target).persen == 100


@given(apa_saja, positif)
def test_kategori_diputus_pada_nilai_tercetak(realisasi, target):
    persen = hitung(metode=Metode.NAIK, target=target, realisasi=realisasi).persen
    assert kategori(persen) == kategori(bulatkan(persen, 2))
    assert kategori(persen).label == next(
        label for batas, termasuk, label, _ in SKALA_PERMENDAGRI_86 if batas is None or bulatkan(persen, 2) > batas
    )


kebijakan_ = st.builds(
    Kebijakan,
    batas_atas=st.sampled_from([None, D(100), D(110), D(120)]),
    batas_bawah=st.sampled_from([None, D(0)]),
    target_nol=st.sampled_from(list(TargetNol)),
    rasio_predikat=st.booleans(),
)
grade = st.sampled_from(["", "TMP", "WDP", "WTP", "Baik"])


@given(
    st.sampled_from(list(Metode)), st.none() | apa_saja, st.none() | apa_saja, st.none() | apa_saja, st.booleans(),
    kebijakan_, st.none() | st.builds(Predikat, grade, grade, st.sampled_from([(), URUTAN["opini BPK"]])),
)  # fmt: skip
def test_hasil_dapat_dibangun_ulang_dari_masukan_tersimpan(metode, target, realisasi, maks, turun, kebijakan, nilai):
    hasil = hitung(
        metode=metode, target=target, realisasi=realisasi, target_maks=maks, rentang_turun=turun, satuan="orang",
        kebijakan=kebijakan, predikat=nilai,
    )  # fmt: skip
    ulang = dari_masukan(hasil.masukan | {"jenis_target": "angka"})
    assert (ulang.persen, ulang.persen_dibatasi, ulang.galat) == (hasil.persen, hasil.persen_dibatasi, hasil.galat)
    assert (ulang.bukti_hitung, ulang.keterangan) == (hasil.bukti_hitung, hasil.keterangan)
    assert ulang.masukan == hasil.masukan


@pytest.mark.parametrize(
    "rusak", [{}, {"metode": "LAIN"}, {"metode": "NAIK", "target": "x"}, {"metode": "NAIK", "batas_atas": "105"}]
)
def test_masukan_rusak_ditolak_dengan_kalimat(rusak):
    with pytest.raises(ValueError, match="tidak dapat dibaca"):
        dari_masukan(rusak)


# ── Targets as they were read ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arah", "jenis", "pilihan", "metode"),
    [
        ("naik", "angka", "", Metode.NAIK),
        ("turun", "angka", "", Metode.TURUN),
        ("turun", "angka", "TURUN_BALIK", Metode.TURUN_BALIK),
        ("naik", "angka", "TERCAPAI", Metode.TERCAPAI),
        ("naik", "rentang", "", Metode.RENTANG),
        ("naik", "rentang", "NAIK", Metode.RENTANG),
        ("naik", "batas_atas", "", Metode.TURUN),
        ("turun", "batas_atas", "TURUN_BALIK", Metode.TURUN_BALIK),
        ("naik", "batas_bawah", "", Metode.NAIK),
        ("naik", "predikat", "", Metode.PREDIKAT),
        ("turun", "predikat", "", Metode.TURUN),
        ("naik", "kosong", "", Metode.NAIK),
    ],
)
def test_metode_menurut_arah_dan_jenis_target(arah, jenis, pilihan, metode):
    assert pilih_metode(arah, jenis, pilihan=pilihan) is metode


def terhadap(target, realisasi, arah="naik", **lain):
    return hitung_terhadap(arah=arah, target=target, realisasi=realisasi, **lain)


def test_batas_ketat_dibaca_dan_dikatakan():
    bawah = terhadap(Target("batas_bawah", D(80), satuan="%", ketat=True), D(80))
    assert (bawah.persen, bawah.metode) == (100, Metode.NAIK)
    assert bawah.keterangan == "“Lebih dari” dibaca sebagai batas bawah; nilai batasnya sendiri dianggap memenuhi."
    atas = terhadap(Target("batas_atas", D(5), D(5), ketat=True), D(4))
    assert (atas.persen, atas.metode) == (120, Metode.TURUN)
    assert atas.keterangan.startswith("“Kurang dari”")
    assert terhadap(Target("batas_bawah", D(80)), D(82)).keterangan == ""


def test_predikat_angka_di_balik_huruf_menang():
    target = Target("predikat", D("80.50"), predikat="A", skala="AKIP")
    hasil = terhadap(target, D("79.39"), predikat_realisasi="BB")
    assert (tulis(hasil.persen), hasil.metode) == ("98,62", Metode.PREDIKAT)


def test_predikat_menurut_urutan_nasional():
    wtp = Target("predikat", predikat="WTP", skala="opini BPK")
    assert terhadap(wtp, None, predikat_realisasi="Wajar Tanpa Pengecualian").persen == 100
    assert terhadap(wtp, None, predikat_realisasi="WDP").galat is Galat.PREDIKAT_TIDAK_TERCAPAI
    rasio = terhadap(wtp, None, predikat_realisasi="WDP", kebijakan=Kebijakan(rasio_predikat=True))
    assert rasio.bukti_hitung == "WDP terhadap target WTP: 3 ÷ 4 × 100 = 75,00 %"
    assert terhadap(wtp, None).galat is Galat.TANPA_REALISASI


def test_angka_tanpa_huruf_mendapat_huruf_skalanya():
    target = Target("predikat", predikat="A", skala="AKIP")
    hasil = terhadap(target, D("80.5"))
    assert (hasil.persen, hasil.keterangan) == (100, "Predikat tercapai. 80,5 pada skala AKIP adalah A.")
    assert terhadap(target, D(79)).galat is Galat.PREDIKAT_TIDAK_TERCAPAI


def test_tingkat_yang_makin_rendah_makin_baik_dibalik():
    kerawanan = Target("predikat", predikat="Sedang", skala="tingkat")
    assert terhadap(kerawanan, None, "turun", predikat_realisasi="Rendah").persen == 100
    assert terhadap(kerawanan, None, "turun", predikat_realisasi="Tinggi").galat is Galat.PREDIKAT_TIDAK_TERCAPAI
    assert terhadap(kerawanan, None, "naik", predikat_realisasi="Rendah").galat is Galat.PREDIKAT_TIDAK_TERCAPAI


def test_tanpa_target_dan_status():
    assert terhadap(None, D(5)).galat is Galat.TANPA_TARGET
    ada = Target("predikat", D(1), predikat="Ada", skala="status")
    assert [terhadap(ada, D(n)).persen for n in (1, 0)] == [100, 0]


@pytest.mark.parametrize(
    ("skala", "urutan"),
    [
        ("opini BPK", "TMP < TW < WDP < WTP"),
        ("AKIP", "D < C < CC < B < BB < A < AA"),
        ("SKM", "D < C < B < A"),
        ("akreditasi", "Tidak terakreditasi < Dasar < Madya < Utama < Paripurna"),
        ("tingkat", "Sangat rendah < Rendah < Sedang < Tinggi < Sangat tinggi"),
        ("level", "Level 1 < Level 2 < Level 3 < Level 4 < Level 5"),
    ],
)
def test_urutan_nasional(skala, urutan):
    assert " < ".join(URUTAN[skala]) == urutan


def test_huruf_akip_dan_skm_sama_dengan_skalanya():
    for nama, skala in (("AKIP", SKALA_AKIP), ("SKM", SKALA_SKM)):
        assert URUTAN[nama] == tuple(label for _, _, label, _ in reversed(skala))


def test_huruf_yang_ada_di_dua_skala_tidak_ditebak():
    assert predikat("A", "B").urutan == ()  # AKIP or SKM?
    assert predikat("BB", "CC").urutan == URUTAN["AKIP"]
    assert predikat("Tidak Wajar", "wajar  dengan pengecualian").urutan == URUTAN["opini BPK"]


# ── Efficiency ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("capaian", "serapan", "cara", "nilai", "bukti", "simpulan"),
    [
        ("112.62", "94.3", "selisih", "18,32", "112,62 % − 94,30 % = 18,32", "efisien"),
        ("112.62", "94.3", "rasio", "1,19", "112,62 % ÷ 94,30 % = 1,19", "efisien"),
        ("112.62", "94.3", "volume", "16,27", "(112,62 − 94,30) ÷ 112,62 × 100 = 16,27 %", "efisien"),
        ("100", "100", "selisih", "0,00", "100,00 % − 100,00 % = 0,00", "berimbang"),
        ("100", "100", "rasio", "1,00", "100,00 % ÷ 100,00 % = 1,00", "berimbang"),
        ("100", "105", "selisih", "−5,00", "100,00 % − 105,00 % = −5,00", "tidak efisien"),
        ("100", "105", "volume", "−5,00", "(100,00 − 105,00) ÷ 100,00 × 100 = −5,00 %", "tidak efisien"),
        ("99.995", "80", "selisih", "20,00", "100,00 % − 80,00 % = 20,00", "efisien"),  # decided as printed
    ],
)
def test_efisiensi(capaian, serapan, cara, nilai, bukti, simpulan):
    hasil = efisiensi(D(capaian), D(serapan), CaraEfisiensi(cara))
    assert (tulis(hasil.nilai), hasil.bukti, hasil.simpulan) == (nilai, bukti, simpulan)
    assert simpulan in hasil.keterangan


@pytest.mark.parametrize("cara", CaraEfisiensi)
def test_capaian_di_bawah_seratus_tidak_disimpulkan_efisien(cara):
    hasil = efisiensi(D("99.99"), D(10), cara)
    assert (hasil.nilai, hasil.galat, hasil.bukti) == (None, Galat.CAPAIAN_DI_BAWAH_100, "")
    assert hasil.simpulan == "tidak disimpulkan efisien"
    assert hasil.keterangan == "Capaian 99,99 % di bawah 100 %: tidak disimpulkan efisien."


def test_efisiensi_tanpa_angka_tidak_disimpulkan():
    assert efisiensi(None, D(10)).keterangan == "Capaian belum ada, efisiensi tidak dapat dihitung."
    assert efisiensi(D(100), None).simpulan == ""
    assert efisiensi(D(100), D(0), CaraEfisiensi.RASIO).galat is Galat.SERAPAN_NOL
    assert efisiensi(D(100), D(0)).nilai == 100


# ── Averages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_gabungan_adalah_jumlah_dibagi_jumlah():
    """Two OPD with 90 % of 10 and 50 % of 90: pooled 54 %, not 70 %."""
    hasil = gabungan([(D(9), D(10)), (D(45), D(90))])
    assert (tulis(hasil.nilai), hasil.bukti) == ("54,00", "(9 + 45) ÷ (10 + 90) × 100 = 54,00 %")
    kurang = gabungan([(D(9), D(10)), (D(45), None)])
    assert (kurang.jumlah, kurang.tanpa_capaian, kurang.lengkap) == (1, 1, False)
    assert gabungan([]).nilai is None
    assert gabungan([(D(0), D(0))]).nilai is None
    assert "… (5 nilai lagi)" in gabungan([(D(1), D(2))] * 30).bukti
