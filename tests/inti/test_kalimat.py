"""Sentences of the LKjIP: number words without exception, and no figure that was not handed in."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from laporan.kalimat import capaian, laporan, pembuka, sasaran
from laporan.kalimat.bilangan import PALING_BESAR, berkata, kata
from laporan.kalimat.fakta import Banding, Indikator, Kegiatan, Laporan, Rata, Sasaran, TahunLalu, Uang
from laporan.kalimat.kata_angka import angka_indikator, bernama
from laporan.kalimat.susun import Angka, deretkan, gabung, paragraf, polos, rangkai, sebagai_html

SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
NILAI = {
    **{kata_satuan: nilai for nilai, kata_satuan in enumerate(SATUAN)},
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
}


def baca_kata(teks: str) -> int:
    """The number behind the words, read in another way than they were written."""
    jumlah = kelompok = satuan = 0
    for satu in teks.replace("seribu", "satu ribu").split():
        if satu == "belas":
            satuan += 10
        elif satu == "puluh":
            kelompok, satuan = kelompok + satuan * 10, 0
        elif satu == "ratus":
            kelompok, satuan = kelompok + satuan * 100, 0
        elif satu in ("ribu", "juta", "miliar"):
            kali = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}[satu]
            jumlah, kelompok, satuan = jumlah + (kelompok + satuan) * kali, 0, 0
        elif satu == "seratus":
            kelompok += 100
        else:
            satuan += NILAI[satu]
    return jumlah + kelompok + satuan


@given(st.integers(0, PALING_BESAR))
@example(0)
@example(1_000)
@example(11_011_111_011)
@example(PALING_BESAR)
def test_bilangan_dan_katanya(bilangan):
    teks = kata(bilangan)
    assert baca_kata(teks) == bilangan
    assert "satu ratus" not in teks and "satu puluh" not in teks and "satu belas" not in teks
    assert "satu ribu" not in teks or bilangan >= 21_000


@given(st.integers(0, 999_999))
def test_kata_tiap_bilangan_berbeda(bilangan):
    assert kata(bilangan) != kata(bilangan + 1)


@pytest.mark.parametrize(
    ("bilangan", "teks"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (100, "seratus"),
        (110, "seratus sepuluh"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_018_000_000, "satu miliar delapan belas juta"),
        (
            999_000_000_999,
            "sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan",
        ),
    ],
)
def test_bilangan_tertentu(bilangan, teks):
    assert kata(bilangan) == teks


def test_di_luar_jangkauan():
    assert berkata(5) == "5 (lima)" and berkata(1_234) == "1.234 (seribu dua ratus tiga puluh empat)"
    assert berkata(PALING_BESAR + 1) == "1.000.000.000.000"
    for salah in (-1, PALING_BESAR + 1):
        with pytest.raises(ValueError):
            kata(salah)
    for salah in (True, Decimal(5), 5.0):
        with pytest.raises(TypeError):
            kata(salah)


# --- sentences -------------------------------------------------------------------------------------------------------

IKM = Indikator(
    "indikator.ikm",
    "Rata-rata Nilai IKM",
    2020,
    target="80",
    realisasi="81,25",
    capaian=Decimal("101.5625"),
    kategori="Baik Sekali",
    lalu=(
        TahunLalu(2019, "79,41", Decimal("101.55242967"), "101,55 %", "LKjIP Tahun 2019"),
        TahunLalu(2018, "", Decimal(100), "100%", "LKjIP 2019"),
    ),
    akhir=Banding("82,5", 2023, "Renstra", Decimal("98.4848")),
    baku=Banding("76,61", 2017, "PermenPANRB 14/2017", Decimal("106.05"), "lebih baik daripada"),
)
KOSONG = Indikator("indikator.kosong", "Nilai AKIP", 2020)
TIAP_INDIKATOR = (
    capaian.tahun_ini,
    capaian.tahun_sebelumnya,
    capaian.jangka_menengah,
    capaian.standar_nasional,
    capaian.penyebab,
)


def test_kalimat_capaian():
    assert polos(capaian.tahun_ini(IKM)) == (
        "Indikator “Rata-rata Nilai IKM” ditargetkan 80 pada tahun 2020 dan terealisasi 81,25, sehingga capaiannya "
        "sebesar 101,56\u00a0% (melampaui target), kategori Baik Sekali."
    )
    assert polos(capaian.tahun_sebelumnya(IKM)) == (
        "Capaian “Rata-rata Nilai IKM” sebesar 101,56\u00a0% pada tahun 2020, naik dari 101,55\u00a0% pada tahun 2019 "
        "(LKjIP Tahun 2019). Capaian tahun-tahun sebelumnya: 100,00\u00a0% (tahun 2018)."
    )
    assert polos(capaian.jangka_menengah(IKM)).endswith(
        "target akhir Renstra (tahun 2023) 82,5 menurut Renstra, atau 98,48\u00a0%."
    )
    assert "lebih baik daripada standar nasional 76,61" in polos(capaian.standar_nasional(IKM))


@pytest.mark.parametrize(
    ("kini", "lalu", "kata_gerak"),
    [("101.56", "101.55", "naik dari"), ("99", "100", "turun dari"), ("100.001", "100.004", "sama dengan capaian")],
)
def test_naik_turun_menurut_yang_tercetak(kini, lalu, kata_gerak):
    satu = IKM._replace(capaian=Decimal(kini), lalu=(TahunLalu(2019, "", Decimal(lalu)),))
    assert kata_gerak in polos(capaian.tahun_sebelumnya(satu))


@pytest.mark.parametrize(
    ("persen", "simpulan"),
    [("100.004", "memenuhi target"), ("100.005", "melampaui target"), ("99.99", "belum memenuhi target")],
)
def test_terhadap_target(persen, simpulan):
    assert angka_indikator(IKM._replace(capaian=Decimal(persen)))["simpulan"].teks == simpulan


def test_yang_tidak_ada_dikatakan():
    """A missing figure gives a sentence without any number but the year."""
    assert capaian.penyebab(KOSONG) == ()
    for buat in TIAP_INDIKATOR[:-1]:
        kalimat = polos(buat(KOSONG))
        assert re.search(r"belum|tidak", kalimat)
        assert set(re.findall(r"\d+", kalimat)) <= {"2020"}
    tanpa_realisasi = polos(capaian.tahun_ini(IKM._replace(realisasi="", capaian=None)))
    assert tanpa_realisasi.endswith("realisasinya belum ada.")
    alasan = IKM._replace(capaian=None, keterangan="Target 0 tidak dapat menjadi pembagi.")
    assert "belum dapat disebut: target 0 tidak dapat menjadi pembagi." in polos(capaian.tahun_ini(alasan))
    assert polos(capaian.standar_nasional(IKM._replace(baku=Banding(tidak_ada=True)))) == (
        "Tidak ada standar nasional untuk indikator “Rata-rata Nilai IKM”."
    )
    teks_lalu = IKM._replace(lalu=(TahunLalu(2019, "", None, "tercapai"),))
    assert "capaian tahun 2019 tercatat tercapai" in polos(capaian.tahun_sebelumnya(teks_lalu))


UANG = Uang(
    "sasaran.s1.anggaran",
    Decimal(200),
    Decimal(150),
    Decimal(75),
    kegiatan=(Kegiatan("Survei", Decimal(120), Decimal(60), Decimal(50)), Kegiatan("Lomba", Decimal(80), Decimal(90))),
)
SASARAN = Sasaran(
    "sasaran.s1", "Pelayanan prima", 2020, (IKM, KOSONG), Decimal("101.5625"), 1, "", UANG, "efisien"
)  # fmt: skip
LAPORAN = Laporan(
    "Bagian Contoh",
    2020,
    (SASARAN, Sasaran("sasaran.s2", "Kelembagaan", 2020)),
    jumlah_indikator=7,
    jumlah_nilai=10,
    rata=Rata("rata.utama", "Rata-rata indikator", Decimal("95.514"), 6, 1),
    kategori=(("Baik Sekali", 5), ("Baik", 0), ("Tanpa capaian", 2)),
    uang=Uang("anggaran", Decimal(1_018_000_000), Decimal(864_918_744), Decimal("84.9626")),
)


def test_kata_pengantar_ikhtisar_penutup():
    pengantar = " ".join(map(polos, laporan.kata_pengantar(LAPORAN)))
    assert "2 (dua) sasaran strategis dan 7 (tujuh) indikator" in pengantar
    ikhtisar = " ".join(map(polos, laporan.ikhtisar(LAPORAN)))
    assert "rata-rata indikator capaiannya sebesar 95,51\u00a0%." in ikhtisar
    assert "1 (satu) dari 7 (tujuh) belum ada capaiannya dan tidak ikut dirata-ratakan." in ikhtisar
    assert "Baik Sekali 5 (lima) indikator dan Tanpa capaian 2 (dua) indikator" in ikhtisar
    assert "Rp\u00a01.018.000.000 terealisasi Rp\u00a0864.918.744 atau 84,96\u00a0%" in ikhtisar
    penutup = " ".join(map(polos, laporan.penutup(LAPORAN)))
    assert "Sebanyak 1 (satu) dari 2 (dua) sasaran" in penutup and "perhatian: “Kelembagaan”." in penutup
    kosong = Laporan("Bagian Contoh", 2020)
    for buat in (laporan.kata_pengantar, laporan.ikhtisar, laporan.penutup, pembuka.pengukuran, pembuka.anggaran):
        teks = " ".join(map(polos, buat(kosong)))
        assert teks and not set(re.findall(r"\d+", teks)) - {"2020", "53", "2014"}


def test_efisiensi_dan_kegiatan():
    assert polos(sasaran.efisiensi(SASARAN)).endswith("serapan anggaran 75,00\u00a0%: penggunaan sumber daya efisien.")
    tanpa = SASARAN._replace(efisiensi="", alasan_efisiensi="Serapan anggaran belum ada.")
    assert polos(sasaran.efisiensi(tanpa)).endswith("belum dapat disimpulkan: serapan anggaran belum ada.")
    assert "ditunjang 2 (dua) kegiatan: Survei dan Lomba." in polos(sasaran.program(SASARAN))
    assert (
        polos(sasaran.program(SASARAN._replace(uang=None))) == "Belum ada kegiatan yang dikaitkan dengan sasaran ini."
    )
    assert "1 (satu) belum ada capaiannya" in polos(sasaran.pembuka(SASARAN))


def test_setiap_angka_kalimat_ada_dalam_daftar():
    """What a sentence says under a key is what the list gives for it."""
    daftar = {satu.kunci: satu.teks for _, satu in bernama(LAPORAN)}
    kalimat = [
        *(buat(IKM) for buat in TIAP_INDIKATOR),
        *(buat(SASARAN) for buat in (sasaran.pembuka, sasaran.efisiensi, sasaran.program)),
        *laporan.ikhtisar(LAPORAN),
        *laporan.penutup(LAPORAN),
        *pembuka.pengukuran(LAPORAN),
        *pembuka.anggaran(LAPORAN),
    ]
    angka = [satu for isi in kalimat for satu in isi if isinstance(satu, Angka)]
    assert len(angka) > 30 and all(daftar[satu.kunci] == satu.teks for satu in angka)


@given(st.text(), st.text())
def test_html_aman(nama, teks):
    """Whatever stands in a name or figure stays text."""
    html = sebagai_html(rangkai("{a} {b}", a=nama, b=Angka("kunci.satu", teks)))
    assert set(re.findall(r"<[^>]*>", html)) == {'<span data-angka="kunci.satu">', "</span>"}


def test_susun():
    assert polos(deretkan([("a",), ("b",), ("c",)])) == "a, b dan c"
    assert gabung([(), ("A.",), (), ("B.",)]) == ("A.", " ", "B.")
    assert paragraf(()) == "" and paragraf(("x",)) == '<p data-usulan="1">x</p>'
    with pytest.raises(KeyError):
        rangkai("{tidak_ada}")
