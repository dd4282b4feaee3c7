"""Categories, named averages, roll-up of sub-indicators, and budgets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian import (
    BAWAAN,
    SKALA_AKIP,
    SKALA_MAGETAN_2019,
    SKALA_PERMENDAGRI_86,
    SKALA_SKM,
    SKALA_TERCAPAI,
    Galat,
    Kebijakan,
    Metode,
    SkalaTidakSah,
    gulung,
    hitung,
    jumlah_anggaran,
    kategori,
    periksa_skala,
    persen_serapan,
    rata_rata,
)
from indikator.domain.gulungan import NilaiUkur, gulung_sub, rata_ukur
from kinerja.angka import tulis

D = Decimal
persen = st.decimals(min_value=D(-300), max_value=D(300), places=4)

# Target and realisasi of the ten measured values, LKjIP Magetan 2019; the last four are the sub-indicators of RB.
SEPULUH = [
    ("78.2", "79.41"),
    ("38", "47"),
    ("52", "58"),
    ("40", "30"),
    ("10.1", "11.65"),
    ("25", "25"),
    ("3.6", "1.65"),
    ("5.3", "1.49"),
    ("5.2", "2.48"),
    ("4.85", "2.14"),
]


def magetan(kebijakan=BAWAAN):
    """The ten results and the three named averages: of values, of indicators, of sasaran."""
    hasil = [hitung(metode=Metode.NAIK, target=D(t), realisasi=D(r), kebijakan=kebijakan) for t, r in SEPULUH]
    nilai = [satu.persen_dibatasi for satu in hasil]
    rb = gulung(hasil[6:], dibatasi=True)
    indikator = [*nilai[:6], rb.nilai]
    sasaran = [
        rata_rata(nilai[0:2], "sasaran 1").nilai,
        nilai[2],
        nilai[3],
        nilai[4],
        rata_rata([nilai[5], rb.nilai], "sasaran 5").nilai,
    ]
    return hasil, rb, rata_rata(nilai), rata_rata(indikator), rata_rata(sasaran, "rata-rata sasaran")


def test_rata_rata_magetan_2019():
    _, rb, sepuluh, tujuh, lima = magetan()
    assert tulis(rb.nilai) == "41,44"
    assert (tulis(sepuluh.nilai), sepuluh.jumlah) == ("79,29", 10)
    assert (tulis(tujuh.nilai), tujuh.jumlah) == ("95,51", 7)
    assert (tulis(lima.nilai), lima.jumlah) == ("97,04", 5)


def test_rata_rata_magetan_2019_dibatasi_100():
    _, rb, sepuluh, tujuh, lima = magetan(Kebijakan(batas_atas=D(100)))
    assert [tulis(satu.nilai) for satu in (sepuluh, tujuh, lima)] == ["74,08", "88,06", "89,14"]
    assert tulis(rb.nilai) == "41,44"


def test_rata_rata_sasaran_1():
    hasil, *_ = magetan()
    assert tulis(rata_rata([hasil[0].persen, hasil[1].persen]).nilai) == "112,62"


def test_rata_rata_bernama_dan_berbukti():
    rerata = rata_rata([D("101.55"), D("123.68")], "rata-rata sasaran 1")
    assert rerata.nama == "rata-rata sasaran 1"
    assert rerata.bukti == "(101,55 + 123,68) ÷ 2 = 112,62 %"
    assert rata_rata([D(1)]).nama == "rata-rata capaian indikator"


def test_tanpa_capaian_dihitung_dan_dikatakan():
    rerata = rata_rata([D(80), None, D(100), None])
    assert (rerata.nilai, rerata.jumlah, rerata.tanpa_capaian) == (D(90), 2, 2)
    assert rerata.keterangan == "2 dari 4 tanpa capaian, tidak ikut dirata-ratakan."
    assert rata_rata([D(80)]).keterangan == ""


@pytest.mark.parametrize(("nilai", "kosong"), [([], 0), ([None], 1), ([None, None], 2)])
def test_tanpa_satu_pun_capaian_tidak_ada_rata_rata(nilai, kosong):
    rerata = rata_rata(nilai)
    assert (rerata.nilai, rerata.jumlah, rerata.tanpa_capaian, rerata.bukti) == (None, 0, kosong, "")


def test_nol_ikut_dirata_ratakan():
    assert rata_rata([D(0), D(100)]).nilai == 50


def test_rata_rata_tertimbang():
    rerata = rata_rata([D(100), D(50)], "rata-rata tertimbang", bobot=[D(3), D(1)])
    assert tulis(rerata.nilai) == "87,50"
    assert rerata.bukti == "(100,00 × 3 + 50,00 × 1) ÷ 4 = 87,50 %"


def test_bobot_nilai_kosong_tidak_ikut_membagi():
    rerata = rata_rata([D(100), None, D(50)], bobot=[D(1), D(8), D(1)])
    assert (rerata.nilai, rerata.tanpa_capaian) == (D(75), 1)


def test_bobot_nol_pada_yang_tersisa_bukan_pembagian_nol():
    rerata = rata_rata([None, D(50)], bobot=[D(1), D(0)])
    assert (rerata.nilai, rerata.jumlah, rerata.tanpa_capaian) == (None, 1, 1)


@pytest.mark.parametrize(
    ("bobot", "kata"),
    [([D(1)], "tidak sama"), ([D(1), D(-1)], "negatif"), ([D(0), D(0)], "tidak boleh 0")],
)
def test_bobot_yang_salah(bobot, kata):
    with pytest.raises(ValueError, match=kata):
        rata_rata([D(1), D(2)], bobot=bobot)


def test_bukti_panjang_diringkas_tetapi_dihitung_semua():
    rerata = rata_rata([D(100)] * 40)
    assert "(15 nilai lagi)" in rerata.bukti
    assert rerata.bukti.endswith("÷ 40 = 100,00 %")


def test_bukti_nilai_negatif_berkurung():
    assert rata_rata([D("-44.01"), D(0)]).bukti == "((−44,01) + 0,00) ÷ 2 = −22,01 %"


@given(st.lists(persen, min_size=1, max_size=30))
def test_rata_rata_di_antara_terkecil_dan_terbesar(nilai):
    rerata = rata_rata(nilai).nilai
    assert min(nilai) - D("1E-8") <= rerata <= max(nilai) + D("1E-8")


@given(st.lists(persen, min_size=1, max_size=10), st.integers(min_value=1, max_value=9))
def test_bobot_sama_berarti_rata_rata_biasa(nilai, bobot):
    assert rata_rata(nilai, bobot=[D(bobot)] * len(nilai)).nilai == rata_rata(nilai).nilai


@given(st.lists(persen | st.none(), max_size=30))
def test_tidak_ada_yang_hilang_diam_diam(nilai):
    rerata = rata_rata(nilai)
    assert rerata.jumlah + rerata.tanpa_capaian == len(nilai)


def test_gulung_menerima_hasil_dan_angka():
    hasil, *_ = magetan()
    dari_hasil, dari_angka = gulung(hasil[6:]), gulung([satu.persen for satu in hasil[6:]])
    assert dari_hasil == dari_angka
    assert dari_hasil.nama == "rata-rata sub-indikator"


def test_gulung_tertimbang():
    rerata = gulung([D(100), D(50)], "tertimbang", bobot=[D(1), D(3)])
    assert (rerata.nama, tulis(rerata.nilai)) == ("rata-rata tertimbang sub-indikator", "62,50")


def test_gulung_memakai_yang_dibatasi_bila_diminta():
    hasil = [hitung(metode=Metode.NAIK, target=D(1), realisasi=D(2), kebijakan=Kebijakan(batas_atas=D(120)))]
    assert gulung(hasil).nilai == 200
    assert gulung(hasil, dibatasi=True).nilai == 120


def test_gulung_menghitung_sub_tanpa_capaian():
    kosong = hitung(metode=Metode.NAIK, target=None, realisasi=D(1))
    rerata = gulung([kosong, D(50)])
    assert (rerata.nilai, rerata.tanpa_capaian) == (D(50), 1)


@pytest.mark.parametrize(("cara", "kata"), [("jumlah", "hanya"), ("", "hanya"), ("tertimbang", "Bobot")])
def test_gulung_menolak_cara_lain(cara, kata):
    with pytest.raises(ValueError, match=kata):
        gulung([D(1)], cara)


@pytest.mark.parametrize(
    ("skala", "nilai", "label"),
    [
        (SKALA_PERMENDAGRI_86, "100", "Sangat tinggi"),
        (SKALA_PERMENDAGRI_86, "123.68", "Sangat tinggi"),
        (SKALA_PERMENDAGRI_86, "90.01", "Sangat tinggi"),
        (SKALA_PERMENDAGRI_86, "90.005", "Sangat tinggi"),  # printed 90,01
        (SKALA_PERMENDAGRI_86, "90.004", "Tinggi"),  # printed 90,00
        (SKALA_PERMENDAGRI_86, "90", "Tinggi"),
        (SKALA_PERMENDAGRI_86, "75.5", "Tinggi"),  # falls into a gap of the printed scale 66–75, 76–90
        (SKALA_PERMENDAGRI_86, "75", "Sedang"),
        (SKALA_PERMENDAGRI_86, "65", "Rendah"),
        (SKALA_PERMENDAGRI_86, "50", "Sangat rendah"),
        (SKALA_PERMENDAGRI_86, "-44.01", "Sangat rendah"),
        (SKALA_MAGETAN_2019, "101.55", "Baik sekali"),
        (SKALA_MAGETAN_2019, "85", "Baik sekali"),
        (SKALA_MAGETAN_2019, "84.995", "Baik sekali"),
        (SKALA_MAGETAN_2019, "84.99", "Baik"),
        (SKALA_MAGETAN_2019, "75.00", "Baik"),
        (SKALA_MAGETAN_2019, "70", "Baik"),
        (SKALA_MAGETAN_2019, "55", "Cukup baik"),
        (SKALA_MAGETAN_2019, "54.99", "Kurang baik"),
        (SKALA_TERCAPAI, "100.004", "Tercapai"),
        (SKALA_TERCAPAI, "100.01", "Melampaui"),
        (SKALA_TERCAPAI, "99.995", "Tercapai"),
        (SKALA_TERCAPAI, "99.99", "Tidak tercapai"),
        (SKALA_AKIP, "90", "A"),
        (SKALA_AKIP, "90.01", "AA"),
        (SKALA_AKIP, "80", "BB"),
        (SKALA_AKIP, "79.39", "BB"),
        (SKALA_AKIP, "68.94", "B"),
        (SKALA_AKIP, "65", "B"),
        (SKALA_AKIP, "60", "CC"),
        (SKALA_AKIP, "50", "C"),
        (SKALA_AKIP, "30", "D"),
        (SKALA_SKM, "88.31", "A"),
        (SKALA_SKM, "88.30", "B"),
        (SKALA_SKM, "88.305", "A"),
        (SKALA_SKM, "80", "B"),
        (SKALA_SKM, "76.60", "C"),
        (SKALA_SKM, "65", "C"),
        (SKALA_SKM, "64.99", "D"),
    ],
)
def test_kategori_diputuskan_pada_nilai_tercetak(skala, nilai, label):
    assert kategori(D(nilai), skala).label == label


def test_tanpa_persen_tanpa_kategori():
    assert kategori(None) is None


def test_kategori_membawa_urutan_dan_warna():
    temuan = kategori(D(95))
    assert (temuan.urutan, temuan.warna) == (0, "sangat-baik")
    assert kategori(D(10)).urutan == 4


@pytest.mark.parametrize(
    ("skala", "kata"),
    [
        ((), "tanpa batas bawah"),
        (((D(50), True, "Baik", "x"),), "tanpa batas bawah"),
        (((D(50), True, "Baik", "x"), (D(70), True, "Cukup", "x"), (None, False, "Kurang", "x")), "lebih rendah"),
        (((D(50), True, "Baik", "x"), (D(50), True, "Cukup", "x"), (None, False, "Kurang", "x")), "lebih rendah"),
        (((D(50), True, "Baik", "x"), (D(50), False, "Cukup", "x"), (None, False, "Kurang", "x")), "lebih rendah"),
        (((None, False, "Baik", "x"), (None, False, "Kurang", "x")), "Hanya kategori terakhir"),
        (((D(50), True, "Baik", "x"), (None, False, "Baik", "x")), "berulang"),
        (((D(50), True, " ", "x"), (None, False, "Kurang", "x")), "bernama"),
    ],
)
def test_skala_bercelah_atau_tumpang_tindih_ditolak(skala, kata):
    with pytest.raises(SkalaTidakSah, match=kata):
        periksa_skala(skala)
    with pytest.raises(SkalaTidakSah):
        kategori(D(10), skala)


SEMUA_SKALA = [SKALA_PERMENDAGRI_86, SKALA_MAGETAN_2019, SKALA_TERCAPAI, SKALA_AKIP, SKALA_SKM]


@given(persen, persen, st.sampled_from(SEMUA_SKALA))
def test_setiap_nilai_punya_satu_kategori_dan_lebih_tinggi_tidak_lebih_buruk(satu, dua, skala):
    rendah, tinggi = sorted((satu, dua))
    assert kategori(tinggi, skala).urutan <= kategori(rendah, skala).urutan


# Kegiatan of 2019: pagu, realisasi (rupiah), percentage recomputed.
KEGIATAN = [
    ("130000000", "100660885", "77,43"),
    ("70000000", "60188582", "85,98"),
    ("295000000", "252381937", "85,55"),
    ("70000000", "60348140", "86,21"),
    ("100000000", "64379012", "64,38"),
    ("140000000", "132498392", "94,64"),
    ("130000000", "122167208", "93,97"),
    ("83000000", "72294588", "87,10"),
]


@pytest.mark.parametrize(("pagu", "realisasi", "tertulis"), KEGIATAN)
def test_serapan_kegiatan(pagu, realisasi, tertulis):
    hasil = persen_serapan(D(pagu), D(realisasi))
    assert tulis(hasil.persen) == tertulis
    assert hasil.satuan == "rupiah"


@pytest.mark.parametrize(
    ("kegiatan", "pagu", "realisasi", "tertulis"),
    [
        (KEGIATAN, "1018000000", "864918744", "84,96"),
        (KEGIATAN[1:], "888000000", "764257859", "86,07"),  # the seven printed rows, SOTK missing
        (KEGIATAN[0:2], "200000000", "160849467", "80,42"),  # sasaran 3
        (KEGIATAN[3:5], "170000000", "124727152", "73,37"),  # sasaran 5
        (KEGIATAN[2:3], "295000000", "252381937", "85,55"),  # sasaran 4
    ],
)
def test_jumlah_anggaran_bukan_rata_rata_persen(kegiatan, pagu, realisasi, tertulis):
    jumlah = jumlah_anggaran([(D(p), D(r)) for p, r, _ in kegiatan])
    assert (jumlah.pagu, jumlah.realisasi) == (D(pagu), D(realisasi))
    assert tulis(jumlah.serapan.persen) == tertulis
    assert jumlah.belum_lengkap == 0


def test_bukti_serapan():
    assert persen_serapan(D("200000000"), D("160849467")).bukti_hitung == ("160.849.467 ÷ 200.000.000 × 100 = 80,42 %")


@pytest.mark.parametrize(
    ("pagu", "realisasi", "galat", "kata"),
    [
        (None, D(1), Galat.TANPA_TARGET, "Pagu belum diisi"),
        (D(1), None, Galat.TANPA_REALISASI, "Realisasi anggaran belum diisi"),
        (D(0), D(0), Galat.TARGET_NOL, "Pagu 0"),
        (D(-1), D(1), Galat.TARGET_NEGATIF, "Pagu negatif"),
        (D(-1), D(-1), Galat.DUA_NEGATIF, "Pagu negatif"),
    ],
)
def test_serapan_yang_tidak_terhitung_berbicara_tentang_pagu(pagu, realisasi, galat, kata):
    hasil = persen_serapan(pagu, realisasi)
    assert (hasil.persen, hasil.galat) == (None, galat)
    assert kata in hasil.keterangan


def test_baris_anggaran_yang_belum_lengkap_tidak_dianggap_nol():
    jumlah = jumlah_anggaran([(D(100), D(50)), (None, None)])
    assert (jumlah.pagu, jumlah.belum_lengkap, tulis(jumlah.serapan.persen)) == (D(100), 1, "50,00")
    kosong = jumlah_anggaran([])
    assert (kosong.pagu, kosong.realisasi, kosong.serapan.persen) == (None, None, None)


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ([(D(100), None)], "1 kegiatan belum punya realisasi;"),
        ([(None, D(7))], "1 kegiatan belum punya pagu;"),
        (
            [(None, D(7)), (D(1), None), (D(2), None)],
            "1 kegiatan belum punya pagu dan 2 kegiatan belum punya realisasi;",
        ),
    ],
)
def test_serapan_jumlah_tidak_membandingkan_baris_yang_berlainan(baris, kalimat):
    """Σ of the known realisasi is never divided by Σ of all pagu (or the other way round)."""
    jumlah = jumlah_anggaran([(D(100), D(50)), (None, None), *baris])
    serapan = jumlah.serapan
    assert (serapan.persen, serapan.galat, serapan.bukti_hitung) == (None, Galat.BELUM_LENGKAP, "")
    assert serapan.keterangan.startswith(kalimat)
    assert jumlah.pagu == 100 + sum(p or 0 for p, _ in baris)
    assert jumlah.realisasi == 50 + sum(r or 0 for _, r in baris)


def test_belum_waktunya_dihitung_tersendiri():
    nilai = [NilaiUkur(D(80)), NilaiUkur(None), NilaiUkur(None, belum_waktunya=True)]
    rata = rata_ukur(nilai, "x")
    assert (rata.nilai, rata.jumlah, rata.tanpa_capaian, rata.belum_waktunya) == (80, 1, 1, 1)
    assert rata.keterangan == "1 dari 2 tanpa capaian, tidak ikut dirata-ratakan. 1 belum waktunya diukur."
    assert not rata.lengkap and rata_ukur(nilai[::2], "x").lengkap
    assert rata_ukur(nilai[2:], "x").semua_belum_waktunya


def test_gulungan_menimbang_yang_sudah_waktunya():
    sub = [NilaiUkur(D(100), D(1)), NilaiUkur(D(50), D(3)), NilaiUkur(None, D(6), True)]
    assert (gulung_sub(sub).nilai, gulung_sub(sub).belum_waktunya) == (D("62.5"), 1)
    assert gulung_sub([*sub, NilaiUkur(D(0))]).nilai == 50  # one has no weight: a plain mean
    assert gulung_sub([NilaiUkur(D(40), D(0)), sub[2]]).nilai == 40
