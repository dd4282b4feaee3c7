"""The engine of capaian: methods, proof lines, limits. Figures from the LKjIP Magetan 2019 and DOMAIN section 3."""

import json
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indikator.capaian import BAWAAN, Galat, Hasil, Kebijakan, Metode, Predikat, TargetNol, hitung
from indikator.capaian.hasil import delapan_desimal, persentase, tercetak
from kinerja.angka import tulis

D = Decimal
positif = st.decimals(min_value=D("0.01"), max_value=D("99999999"), places=2)
apa_saja = st.decimals(min_value=D("-99999999"), max_value=D("99999999"), places=2)


def naik(target, realisasi, **lain):
    return hitung(metode=Metode.NAIK, target=_d(target), realisasi=_d(realisasi), **lain)


def turun(target, realisasi, **lain):
    return hitung(metode=Metode.TURUN, target=_d(target), realisasi=_d(realisasi), **lain)


def _d(teks):
    return None if teks is None else D(teks)


MAGETAN_2019 = [
    ("78.2", "79.41", "101,55", "79,41 ÷ 78,2 × 100 = 101,55 %"),
    ("38", "47", "123,68", "47 ÷ 38 × 100 = 123,68 %"),
    ("52", "58", "111,54", "58 ÷ 52 × 100 = 111,54 %"),
    ("40", "30", "75,00", "30 ÷ 40 × 100 = 75,00 %"),
    ("10.1", "11.65", "115,35", "11,65 ÷ 10,1 × 100 = 115,35 %"),
    ("25", "25", "100,00", "25 ÷ 25 × 100 = 100,00 %"),
    ("3.6", "1.65", "45,83", "1,65 ÷ 3,6 × 100 = 45,83 %"),
    ("5.3", "1.49", "28,11", "1,49 ÷ 5,3 × 100 = 28,11 %"),
    ("5.2", "2.48", "47,69", "2,48 ÷ 5,2 × 100 = 47,69 %"),
    ("4.85", "2.14", "44,12", "2,14 ÷ 4,85 × 100 = 44,12 %"),
]


@pytest.mark.parametrize(("target", "realisasi", "tertulis", "bukti"), MAGETAN_2019)
def test_lkjip_magetan_2019(target, realisasi, tertulis, bukti):
    hasil = naik(target, realisasi)
    assert tulis(hasil.persen) == tertulis
    assert hasil.bukti_hitung == bukti
    assert (hasil.galat, hasil.keterangan) == (Galat.TIDAK_ADA, "")


def test_target_salah_cetak_10_01_dan_4_8():
    assert tulis(naik("10.01", "11.65").persen) == "116,38"
    assert tulis(naik("4.8", "2.14").persen) == "44,58"


@pytest.mark.parametrize(
    ("target", "realisasi", "tertulis", "bukti"),
    [
        ("5", "4", "120,00", "(2 × 5 − 4) ÷ 5 × 100 = 120,00 %"),
        ("5", "5", "100,00", "(2 × 5 − 5) ÷ 5 × 100 = 100,00 %"),
        ("5", "6", "80,00", "(2 × 5 − 6) ÷ 5 × 100 = 80,00 %"),
        ("5", "0", "200,00", "(2 × 5 − 0) ÷ 5 × 100 = 200,00 %"),
        ("5", "15", "−100,00", "(2 × 5 − 15) ÷ 5 × 100 = −100,00 %"),
        ("2.5", "2.25", "110,00", "(2 × 2,5 − 2,25) ÷ 2,5 × 100 = 110,00 %"),
        ("3", "-0.5", "216,67", "(2 × 3 − (−0,5)) ÷ 3 × 100 = 216,67 %"),
    ],
)
def test_turun(target, realisasi, tertulis, bukti):
    hasil = turun(target, realisasi)
    assert tulis(hasil.persen) == tertulis
    assert hasil.bukti_hitung == bukti


def test_turun_sama_dengan_rumus_lama_permenpanrb_8_2021():
    for target, realisasi in (("5", "4"), ("12.5", "13"), ("3", "0")):
        lama = (1 + (1 - D(realisasi) / D(target))) * 100
        assert turun(target, realisasi).persen == delapan_desimal(lama)


@pytest.mark.parametrize(
    ("target", "realisasi", "tertulis", "bukti"),
    [
        ("5", "4", "125,00", "5 ÷ 4 × 100 = 125,00 %"),
        ("4", "5", "80,00", "4 ÷ 5 × 100 = 80,00 %"),
        ("0", "0", "100,00", "0 dari target 0 = 100,00 %"),
    ],
)
def test_turun_balik(target, realisasi, tertulis, bukti):
    hasil = hitung(metode=Metode.TURUN_BALIK, target=D(target), realisasi=D(realisasi))
    assert tulis(hasil.persen) == tertulis
    assert hasil.bukti_hitung == bukti


def test_turun_balik_menolak_pembagi_nol_dan_negatif():
    nol = hitung(metode=Metode.TURUN_BALIK, target=D(5), realisasi=D(0))
    assert (nol.persen, nol.galat) == (None, Galat.REALISASI_NOL)
    assert nol.bukti_hitung == "5 ÷ 0 × 100 = tidak dapat dihitung"
    negatif = hitung(metode=Metode.TURUN_BALIK, target=D(5), realisasi=D(-1))
    assert (negatif.persen, negatif.galat) == (None, Galat.REALISASI_NEGATIF)


@pytest.mark.parametrize("metode", [Metode.NAIK, Metode.TURUN, Metode.TURUN_BALIK, Metode.RENTANG])
def test_yang_belum_diisi_bukan_nol_dan_bukan_seratus(metode):
    tanpa_target = hitung(metode=metode, target=None, realisasi=D(5), target_maks=D(9))
    assert (tanpa_target.persen, tanpa_target.persen_dibatasi) == (None, None)
    assert tanpa_target.galat is Galat.TANPA_TARGET
    assert "Belum ada target" in tanpa_target.keterangan
    assert tanpa_target.bukti_hitung == ""
    tanpa_realisasi = hitung(metode=metode, target=D(5), realisasi=None, target_maks=D(9))
    assert tanpa_realisasi.persen is None
    assert tanpa_realisasi.galat is Galat.TANPA_REALISASI


def test_target_nol():
    assert turun("0", "0").persen == 100
    assert turun("0", "0").keterangan == "Nihil sesuai rencana."
    for hasil in (naik("0", "4"), naik("0", "0"), turun("0", "3")):
        assert hasil.persen is None
        assert hasil.galat is Galat.TARGET_NOL
        assert "Target 0" in hasil.keterangan
    assert naik("0", "4").bukti_hitung == "4 ÷ 0 × 100 = tidak dapat dihitung"


@pytest.mark.parametrize(("kebijakan", "persen"), [(TargetNol.NOL, "0"), (TargetNol.SERATUS, "100")])
def test_target_nol_menurut_kebijakan(kebijakan, persen):
    hasil = naik("0", "4", kebijakan=Kebijakan(target_nol=kebijakan))
    assert hasil.persen == D(persen)
    assert "kebijakan" in hasil.keterangan
    assert "kebijakan" in hasil.bukti_hitung
    assert hasil.masukan["target_nol"] == kebijakan.value
    nihil = turun("0", "0", kebijakan=Kebijakan(target_nol=TargetNol.NOL))
    assert nihil.persen == 100  # nihil as planned stands before the policy


def test_realisasi_negatif_dicetak_apa_adanya():
    hasil = naik("10", "-4.401")
    assert tulis(hasil.persen) == "−44,01"
    assert hasil.bukti_hitung == "(−4,401) ÷ 10 × 100 = −44,01 %"


@pytest.mark.parametrize("cara", [naik, turun])
def test_pertumbuhan_negatif_di_kedua_sisi_ditolak_dengan_penjelasan(cara):
    hasil = cara("-2", "-3")
    assert (hasil.persen, hasil.galat) == (None, Galat.DUA_NEGATIF)
    assert "sama-sama negatif" in hasil.keterangan
    assert "nilai dasarnya" in hasil.keterangan


@pytest.mark.parametrize("realisasi", ["0", "3"])
def test_target_negatif_ditolak(realisasi):
    assert naik("-2", realisasi).galat is Galat.TARGET_NEGATIF
    assert turun("-2", realisasi).persen is None


@pytest.mark.parametrize(
    ("batas_atas", "batas_bawah", "realisasi", "dibatasi"),
    [
        (None, None, "150", "150"),
        ("100", None, "150", "100"),
        ("110", None, "150", "110"),
        ("120", None, "150", "120"),
        ("120", None, "119.99", "119.99"),
        (None, "0", "-5", "0"),
        ("100", "0", "50", "50"),
        (None, None, "-5", "-5"),
    ],
)
def test_batas_menurut_kebijakan(batas_atas, batas_bawah, realisasi, dibatasi):
    kebijakan = Kebijakan(batas_atas=_d(batas_atas), batas_bawah=_d(batas_bawah))
    hasil = naik("100", realisasi, kebijakan=kebijakan)
    assert hasil.persen == D(realisasi)  # the raw value is always there
    assert hasil.persen_dibatasi == D(dibatasi)
    assert ("dibatasi" in hasil.keterangan) == (hasil.persen != hasil.persen_dibatasi)
    assert hasil.kebijakan == kebijakan


def test_kalimat_batas_menyebut_kedua_nilai():
    hasil = naik("38", "47", kebijakan=Kebijakan(batas_atas=D(100)))
    assert hasil.keterangan == "Capaian 123,68 % dibatasi menjadi 100,00 %."
    assert hasil.bukti_hitung == "47 ÷ 38 × 100 = 123,68 %"


@pytest.mark.parametrize("batas", ["105", "0", "-1", "1000"])
def test_batas_atas_lain_tidak_sah(batas):
    with pytest.raises(ValueError, match="100, 110, atau 120"):
        Kebijakan(batas_atas=D(batas))
    with pytest.raises(ValueError, match="kosong atau 0"):
        Kebijakan(batas_bawah=D("5"))


def rentang(bawah, atas, realisasi, turun_=False):
    return hitung(
        metode=Metode.RENTANG, target=D(bawah), target_maks=_d(atas), realisasi=D(realisasi), rentang_turun=turun_
    )


@pytest.mark.parametrize(
    ("realisasi", "turun_", "tertulis", "bukti"),
    [
        ("7", False, "100,00", "7 di dalam rentang 7–8 = 100,00 %"),
        ("7.5", False, "100,00", "7,5 di dalam rentang 7–8 = 100,00 %"),
        ("8", False, "100,00", "8 di dalam rentang 7–8 = 100,00 %"),
        ("10", False, "75,00", "(2 × 8 − 10) ÷ 8 × 100 = 75,00 %"),
        ("10", True, "75,00", "(2 × 8 − 10) ÷ 8 × 100 = 75,00 %"),
        ("3.5", False, "50,00", "3,5 ÷ 7 × 100 = 50,00 %"),
        ("3.5", True, "150,00", "(2 × 7 − 3,5) ÷ 7 × 100 = 150,00 %"),
    ],
)
def test_rentang(realisasi, turun_, tertulis, bukti):
    hasil = rentang("7", "8", realisasi, turun_)
    assert tulis(hasil.persen) == tertulis
    assert hasil.bukti_hitung == bukti
    assert "rentang" in hasil.keterangan


@pytest.mark.parametrize(("bawah", "atas"), [("8", "7"), ("7", None), ("-3", "5")])
def test_rentang_yang_tidak_sah(bawah, atas):
    hasil = rentang(bawah, atas, "6")
    assert (hasil.persen, hasil.galat) == (None, Galat.RENTANG_TIDAK_SAH)


def test_rentang_mulai_nol():
    assert rentang("0", "2", "1").persen == 100
    assert rentang("0", "0", "1").galat is Galat.TARGET_NOL


URUTAN_BPK = ("TMP", "WDP", "WTP")


def predikat(target, realisasi, urutan=URUTAN_BPK, kebijakan=BAWAAN):
    return hitung(
        metode=Metode.PREDIKAT,
        target=None,
        realisasi=None,
        kebijakan=kebijakan,
        predikat=Predikat(target, realisasi, urutan),
    )


def test_predikat_memakai_angka_di_balik_hurufnya():
    hasil = hitung(
        metode=Metode.PREDIKAT, target=D("80.50"), realisasi=D("79.39"), predikat=Predikat("A", "BB", ("BB", "A"))
    )
    assert tulis(hasil.persen) == "98,62"
    assert hasil.bukti_hitung == "79,39 ÷ 80,5 × 100 = 98,62 %"
    assert hasil.masukan["predikat_target"] == "A"


@pytest.mark.parametrize(("target", "realisasi"), [("WTP", "WTP"), ("WDP", "WTP"), ("wtp", " WTP ")])
def test_predikat_sama_atau_lebih_baik(target, realisasi):
    hasil = predikat(target, realisasi)
    assert hasil.persen == 100
    assert hasil.keterangan == "Predikat tercapai."


def test_predikat_di_bawah_target_tanpa_angka():
    hasil = predikat("WTP", "WDP")
    assert hasil.persen is None
    assert hasil.galat is Galat.PREDIKAT_TIDAK_TERCAPAI
    assert hasil.keterangan == "Tidak tercapai: WDP terhadap target WTP."
    assert hasil.bukti_hitung == ""


def test_predikat_dengan_rasio_bila_pemda_memilihnya():
    hasil = predikat("WTP", "WDP", kebijakan=Kebijakan(rasio_predikat=True))
    assert tulis(hasil.persen) == "66,67"
    assert hasil.bukti_hitung == "WDP terhadap target WTP: 2 ÷ 3 × 100 = 66,67 %"


def test_predikat_tanpa_skala_atau_tanpa_isi():
    assert predikat("WTP", "Baik").galat is Galat.PREDIKAT_TAK_DIKENAL
    assert predikat("Baik", "Baik", ()).persen == 100
    assert predikat("", "WTP").galat is Galat.TANPA_TARGET
    assert predikat("WTP", "").galat is Galat.TANPA_REALISASI
    assert hitung(metode=Metode.PREDIKAT, target=None, realisasi=None).galat is Galat.TANPA_TARGET


@pytest.mark.parametrize(
    ("realisasi", "persen", "galat", "keterangan"),
    [
        ("1", "100", Galat.TIDAK_ADA, "Tercapai."),
        ("0", "0", Galat.TIDAK_ADA, "Tidak tercapai."),
        ("2", None, Galat.BUKAN_YA_TIDAK, "Isi ya (1) atau tidak (0) untuk indikator status."),
        (None, None, Galat.TANPA_REALISASI, "Belum ada realisasi, capaian tidak dapat dihitung."),
    ],
)
def test_tercapai(realisasi, persen, galat, keterangan):
    hasil = hitung(metode=Metode.TERCAPAI, target=None, realisasi=_d(realisasi))
    assert (hasil.persen, hasil.galat, hasil.keterangan) == (_d(persen), galat, keterangan)


def test_masukan_berupa_teks_dan_siap_json():
    hasil = naik("78.20", "79.41", kebijakan=Kebijakan(batas_atas=D(120)), satuan="nilai")
    assert hasil.masukan == {
        "metode": "NAIK",
        "target": "78.20",
        "realisasi": "79.41",
        "satuan": "nilai",
        "batas_atas": "120",
        "batas_bawah": "",
        "target_nol": "tolak",
        "rasio_predikat": "tidak",
    }
    assert json.loads(json.dumps(hasil.masukan)) == hasil.masukan


def test_masukan_rentang_memuat_batas_atasnya():
    assert rentang("7", "8", "9", True).masukan["target_maks"] == "8"
    assert rentang("7", "8", "9", True).masukan["rentang_turun"] == "ya"


def test_bilangan_besar_bertitik_dan_hasil_raksasa_ditolak():
    assert naik("1018000000", "864918744").bukti_hitung == "864.918.744 ÷ 1.018.000.000 × 100 = 84,96 %"
    hasil = naik("0.000000000000001", "999999999999999")
    assert (hasil.persen, hasil.galat) == (None, Galat.TERLALU_BESAR)


def test_dibulatkan_sekali_dari_nilai_sebenarnya():
    # 101,544999999995… would print 101,55 if it were first rounded half up to 8 decimals
    target, realisasi = D("999999999999999"), D("1015449999999949")
    persen = persentase(realisasi, target)
    tepat = Fraction(realisasi) * 100 / Fraction(target)
    assert tepat < Fraction("101.545")
    assert tulis(persen) == "101,54"


@given(apa_saja, positif)
def test_cetakan_sama_dengan_pecahan_tepat(realisasi, target):
    tepat = Fraction(realisasi) * 100 / Fraction(target)
    sen = abs(tepat) * 100
    bulat = int(sen + Fraction(1, 2))  # half up, away from zero
    assert tercetak(naik(target, realisasi).persen) == D(bulat if tepat >= 0 else -bulat) / 100


@given(positif, positif)
def test_delapan_desimal_dan_dua_metode_saling_melengkapi(target, realisasi):
    satu, dua = naik(target, realisasi).persen, turun(target, realisasi).persen
    assert satu.as_tuple().exponent == -8
    assert abs(satu + dua - 200) <= D("0.00000002")


@given(positif, apa_saja, st.sampled_from([None, D(100), D(110), D(120)]), st.sampled_from([None, D(0)]))
def test_dibatasi_selalu_di_dalam_batas(target, realisasi, atas, bawah):
    hasil = naik(target, realisasi, kebijakan=Kebijakan(batas_atas=atas, batas_bawah=bawah))
    assert atas is None or hasil.persen_dibatasi <= atas
    assert bawah is None or hasil.persen_dibatasi >= bawah
    assert hasil.persen == naik(target, realisasi).persen


@given(positif, positif, positif)
def test_naik_dan_turun_searah_dengan_namanya(target, sedikit, banyak):
    assume(sedikit < banyak)
    assert naik(target, sedikit).persen <= naik(target, banyak).persen
    assert turun(target, sedikit).persen >= turun(target, banyak).persen


@given(st.sampled_from(list(Metode)), st.none() | apa_saja, st.none() | apa_saja, st.none() | apa_saja)
def test_mesin_tidak_pernah_meledak(metode, target, realisasi, target_maks):
    hasil = hitung(metode=metode, target=target, realisasi=realisasi, target_maks=target_maks)
    assert isinstance(hasil, Hasil)
    assert (hasil.persen is None) == bool(hasil.galat)
    assert hasil.persen is not None or hasil.keterangan
    assert isinstance(hasil.bukti_hitung, str)


def test_tidak_bergantung_pada_konteks_pemanggil():
    with localcontext() as konteks:
        konteks.prec = 5
        assert naik("78.2", "79.41") == naik_tanpa_konteks
        assert turun("123456.78", "123456.70").bukti_hitung == (
            "(2 × 123.456,78 − 123.456,7) ÷ 123.456,78 × 100 = 100,00 %"
        )
        assert turun("123456.78", "123450.70").persen == turun_tanpa_konteks.persen


naik_tanpa_konteks = naik("78.2", "79.41")
turun_tanpa_konteks = turun("123456.78", "123450.70")
