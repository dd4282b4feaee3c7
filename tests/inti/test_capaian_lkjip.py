"""Uji hitung LKjIP: tables as people have them, and the verdict on every printed figure."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian import Kebijakan, Metode, hitung
from indikator.capaian.angka_bebas import baca_bebas, baca_bila_angka
from indikator.capaian.tabel_lkjip import BarisTabel, temukan
from indikator.capaian.uji_hitung import Verdict, bandingkan, periksa_baris
from indikator.capaian.uji_ringkasan import periksa_tabel
from kinerja.angka import AngkaTidakTerbaca, tulis

D = Decimal
UJI = Path(__file__).resolve().parent.parent
EMAS = list(csv.reader((UJI / "data/lkjip_magetan_2019.csv").read_text().splitlines(), delimiter=";"))
HARAPAN = {nomor: (isi[0], isi[5]) for nomor, isi in enumerate(EMAS, 1) if isi[5] in set(Verdict)}
KEPALA = ["Indikator", "Target", "Realisasi", "Capaian"]


def periksa(*baris, kepala=(KEPALA,), **lain):
    return list(periksa_tabel(temukan([*kepala, *baris]), **lain))


def satu(target, realisasi, capaian, arah="", **lain):
    return periksa_baris(BarisTabel(1, "x", target, realisasi, capaian, arah), **lain)


# ── The LKjIP of 2019 ───────────────────────────────────────────────────────────────────────────────────────────────


def test_lkjip_magetan_2019_sama_dengan_inventaris():
    hasil = {uji.baris.baris: str(uji.verdict) for uji in periksa_tabel(temukan(EMAS))}
    assert hasil == {nomor: verdict for nomor, (_, verdict) in HARAPAN.items()}
    assert len(hasil) == 38


@pytest.mark.parametrize(
    ("kode", "hitung_ulang"),
    [
        ("L01", "101,55"), ("L02", "101,55"), ("L03", "123,68"), ("L04", "111,54"), ("L05", "75,00"),
        ("L06", "115,35"), ("L07", "116,38"), ("L08", "100,00"), ("L09", "45,83"), ("L10", "28,11"),
        ("L11", "47,69"), ("L12", "44,12"), ("L13", "112,62"), ("L16", "77,43"), ("L17", "80,42"),
        ("L18", "73,37"), ("L19", "85,55"), ("L20", "86,07"),
    ],
)  # fmt: skip
def test_angka_yang_benar_menurut_inventaris(kode, hitung_ulang):
    hasil = next(u for u in periksa_tabel(temukan(EMAS)) if HARAPAN[u.baris.baris][0] == kode)
    assert tulis(next(iter(hasil.hitung.values()))) == hitung_ulang


def test_naskah_asli_terbaca_tanpa_dirapikan():
    """The converted document itself: several values in one cell, merged headings, page breaks."""
    naskah = (UJI / "sumber/3_magetan_bagian_organisasi_lkjip_2019.txt").read_text().splitlines()
    tabel = [baris.split("\t") for baris in naskah[239:372] if "\t" in baris]
    hasil = list(periksa_tabel(temukan(tabel)))
    terbaca = {(u.baris.target, u.baris.realisasi, u.baris.capaian): str(u.verdict) for u in hasil}
    assert len(hasil) == 40 and hasil[0].baris.indikator == "Rata-rata Nilai IKM"
    for isi in EMAS:  # the golden file was typed from this document; it only leaves sasaran 3 out
        if isi[5] in set(Verdict):
            assert terbaca[isi[2], isi[3], isi[4]] == isi[5]


# ── Verdicts ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("capaian", "verdict"),
    [
        ("123,68 %", "cocok"),
        ("123,684", "cocok"),
        ("123,7", "cocok"),
        ("124 %", "cocok"),
        ("123.68", "cocok"),
        ("123", "pembulatan"),
        ("123,6", "pembulatan"),
        ("123,69", "pembulatan"),
        ("124,00", "pembulatan"),  # rounded to whole percent, printed with two decimals
        ("123,00", "pembulatan"),
        ("122", "salah"),
        ("123,5", "salah"),
        ("125", "salah"),
        ("-", "tidak dapat dihitung"),
        ("", "tidak dapat dihitung"),
        ("n/a", "tidak dapat dihitung"),
    ],
)
def test_verdict_menurut_desimal_yang_tercetak(capaian, verdict):
    assert satu("38%", "47%", capaian).verdict == verdict


def test_naik_satu_persen_bukan_pembulatan():
    assert satu("90%", "85%", "95,00").verdict == "salah"  # 94,44


def test_metode_yang_cocok_disebut():
    turun = satu("5", "4", "120")
    assert (turun.metode, str(turun.verdict)) == ("TURUN", "cocok")
    assert "makin rendah makin baik" in turun.keterangan
    assert "makin rendah makin baik" in satu("5", "4", "120", arah="positif").keterangan
    assert satu("5", "4", "125").metode == "TURUN_BALIK"
    assert satu("5", "4", "80").metode == "NAIK"
    assert satu("5", "5", "100").metode == "NAIK"
    naik = satu("5", "4", "120", arah="naik")
    assert (naik.metode, str(naik.verdict), list(naik.hitung)) == ("", "salah", ["NAIK"])
    assert list(satu("5", "4", "120", arah="turun").hitung) == ["TURUN", "TURUN_BALIK"]


def test_batas_menjelaskan_angka_bulat():
    tanpa = satu("38", "47", "100", arah="naik")
    assert str(tanpa.verdict) == "salah" and tanpa.keterangan.endswith("Sama bila capaian dibatasi 100 %.")
    dengan = satu("38", "47", "100", arah="naik", kebijakan=Kebijakan(batas_atas=D(100)))
    assert str(dengan.verdict) == "cocok"


@pytest.mark.parametrize(
    ("target", "realisasi", "kata"),
    [
        ("", "5", "Belum ada target"),
        ("-", "5", "Belum ada target"),
        ("5", "", "Belum ada realisasi"),
        ("0", "5", "Target 0"),
        ("1 3dokumen", "5", "diusulkan dibaca 13"),
        ("100 dari 110 organisasi", "5", "lebih dari satu angka"),
        ("#DIV/0!", "5", "bukan target"),
        ("5", "banyak", "bukan angka"),
        ("12 bulan", "1 tahun", "tidak dapat dibandingkan"),
    ],
)
def test_yang_tidak_dapat_dihitung_mengatakan_sebabnya(target, realisasi, kata):
    hasil = satu(target, realisasi, "100", arah="naik")
    assert str(hasil.verdict) == "tidak dapat dihitung"
    assert kata in hasil.keterangan


def test_rentang_dan_predikat():
    assert satu("7-8 bulan", "7,5", "100").metode == "RENTANG"
    assert satu("A (80,50)", "BB (79,39)", "98,62").metode == "PREDIKAT"
    assert satu("WTP", "WTP", "100").metode == "PREDIKAT"
    sakip = periksa_baris(BarisTabel(1, "Nilai SAKIP", "B", "BB", "100"))
    assert (sakip.metode, str(sakip.verdict)) == ("PREDIKAT", "cocok")  # the name says which scale


@given(st.decimals(1, 9999, places=2), st.decimals(0, 9999, places=2), st.integers(0, 4))
def test_hasil_mesin_yang_dicetak_selalu_cocok(target, realisasi, desimal):
    persen = hitung(metode=Metode.NAIK, target=target, realisasi=realisasi).persen
    cetak = baca_bebas(tulis(persen, desimal))
    assert bandingkan(cetak, persen) is Verdict.COCOK
    jauh = cetak._replace(nilai=cetak.nilai + 2)
    assert bandingkan(jauh, persen) is Verdict.SALAH


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_teks_apa_pun_mendapat_jawaban(target, realisasi, capaian):
    hasil = satu(target, realisasi, capaian)
    assert hasil.verdict in Verdict
    assert hasil.verdict is Verdict.COCOK or hasil.keterangan


# ── Tables as people have them ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "kepala",
    [
        [["indikator", "target", "realisasi", "capaian"]],
        [["Indikator Kinerja Utama", "Target 2023", "Realisasi 2023", "Capaian (%)"]],
        [["Laporan Kinerja Tahun 2023"], ["", "", "", ""], ["Uraian", "TARGET", "REALISASI", "% Capaian"]],
        [["Indikator Kinerja", "Tahun 2023", "", ""], ["", "Target", "Realisasi", "Tingkat Capaian"]],
        [["Sasaran Strategis", "Target", "Realisasi", "Persentase Capaian"], ["1", "2", "3", "4"]],
        [["Program/Kegiatan", "Pagu Anggaran", "Realisasi Anggaran", "%"]],
        [
            ["Kegiatan", "Anggaran", "", ""],
            ["", "Alokasi (Rp)", "Realisasi (Rp)", "Serapan"],
            ["(1)", "(2)", "(3)", "(4)"],
        ],
    ],
)
def test_kepala_tabel_dikenali(kepala):
    (hasil,) = periksa(["Nilai IKM", "80", "60", "75"], kepala=kepala)
    assert (hasil.baris.indikator, hasil.baris.target, str(hasil.verdict)) == ("Nilai IKM", "80", "cocok")
    assert hasil.baris.baris == len(kepala) + 1


def test_kolom_tahun_ini_yang_dipakai():
    kepala = [
        ["No", "Indikator Kinerja", "Capaian Tahun 2018", "Tahun 2019", "", "", "Capaian Tahun 2020"],
        ["", "", "", "Target", "Realisasi", "Capaian", ""],
    ]
    (hasil,) = periksa(["1", "IKM", "50", "80", "60", "75", "99"], kepala=kepala)
    assert (hasil.baris.capaian, str(hasil.verdict)) == ("75", "cocok")


def test_kolom_arah_dan_baris_judul():
    kepala = [["No.", "Sasaran", "Indikator", "Arah", "Target", "Realisasi", "Capaian"]]
    hasil = periksa(
        ["", "Sasaran 1", "", "", "", "", ""],
        ["1", "", "Angka kematian", "turun", "5", "4", "120"],
        ["2", "", "Realisasi anggaran", "naik", "5", "4", "80"],
        kepala=kepala,
    )
    assert [(u.baris.indikator, str(u.verdict)) for u in hasil] == [
        ("Angka kematian", "cocok"),
        ("Realisasi anggaran", "cocok"),
    ]


def test_baris_tanpa_nama_milik_indikator_di_atasnya():
    hasil = periksa(["Nilai RB", "3,6", "1,65", "45,83"], ["", "5,3", "1,49", "28,11"])
    assert [u.baris.indikator for u in hasil] == ["Nilai RB", "Nilai RB"]


def test_beberapa_nilai_dalam_satu_sel():
    hasil = periksa(["- IKM\n- Inovasi", "78,2\n38%", "79,41\n47%", "101,55%\n123,68%"])
    assert [(u.baris.indikator, str(u.verdict)) for u in hasil] == [("IKM", "cocok"), ("Inovasi", "cocok")]
    (utuh,) = periksa(["x", "78,2 38%", "79,41", "100"])
    assert str(utuh.verdict) == "tidak dapat dihitung"


def test_rata_rata_nilai_adalah_indikator_bukan_ringkasan():
    hasil = periksa(["Rata-rata nilai IKM", "80", "60", "75"], ["Rata-rata lama sekolah", "8", "8", "100"])
    assert [u.baris.jenis for u in hasil] == ["baris", "baris"]


@pytest.mark.parametrize(
    "nama", ["Rata-rata", "RATA – RATA", "Rata-Rata Capaian", "rerata", "Rata-rata capaian sasaran 1"]
)
def test_rata_rata_dihitung_dari_baris_di_atasnya(nama):
    hasil = periksa(["a", "80", "60", "75"], ["b", "100", "90", "90"], [nama, "", "", "82,5"])
    assert (hasil[2].baris.jenis, str(hasil[2].verdict)) == ("rata-rata", "cocok")
    assert hasil[2].bukti == "(75,00 + 90,00) ÷ 2 = 82,50 %"


def test_ringkasan_hanya_atas_kelompoknya():
    hasil = periksa(
        ["a", "80", "60", "75"], ["Rata-rata", "", "", "75"], ["b", "100", "90", "90"], ["Rata-rata", "", "", "90"],
        ["Rata-rata keseluruhan", "", "", "82,5"],
    )  # fmt: skip
    assert [str(u.verdict) for u in hasil] == ["cocok"] * 5


def test_rata_rata_dengan_baris_tanpa_capaian():
    hasil = periksa(["a", "80", "60", "75"], ["b", "", "90", ""], ["Rata-rata", "", "", "75"])
    assert str(hasil[2].verdict) == "cocok"
    assert "1 dari 2 tanpa capaian" in hasil[2].keterangan


def test_jumlah_anggaran():
    kepala = [["Kegiatan", "Alokasi", "Realisasi", "Capaian"]]
    rincian = [["a", "100.000.000", "90.000.000", "90"], ["b", "300.000.000", "150.000.000", "50"]]
    benar = periksa(*rincian, ["Jumlah", "400.000.000", "240.000.000", "60"], kepala=kepala)[2]
    assert (str(benar.verdict), benar.metode, benar.keterangan) == ("cocok", "JUMLAH", "")
    salah = periksa(*rincian, ["Total", "400.000.000", "240.000.000", "70"], kepala=kepala)[2]
    assert str(salah.verdict) == "salah"
    assert "70 adalah rata-rata persentase baris-barisnya" in salah.keterangan
    kurang = periksa(*rincian, ["Jumlah", "500.000.000", "240.000.000", "60"], kepala=kepala)[2]
    assert str(kurang.verdict) == "salah" and "Target tertulis 500.000.000" in kurang.keterangan
    tanpa = periksa(["a", "100", "", ""], ["Jumlah", "100", "", "60"], kepala=kepala)[1]
    assert str(tanpa.verdict) == "tidak dapat dihitung"


def test_capaian_kinerja_tidak_dijumlahkan():
    hasil = periksa(["a", "80", "60", "75"], ["Jumlah", "80", "60", "75"])
    assert str(hasil[1].verdict) == "tidak dapat dihitung" and "tidak dijumlahkan" in hasil[1].keterangan
    assert "Tidak ada baris" in periksa(["Rata-rata", "", "", "75"])[0].keterangan


def test_tanpa_kepala_tidak_ada_tabel():
    assert temukan([["a", "1", "2", "3"], ["target", "realisasi"]]) == []
    assert temukan([]) == []


# ── Numbers in files ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("teks", "nilai", "desimal"),
    [
        ("79,41", "79.41", 2), ("79.41", "79.41", 2), ("1.250", "1250", 0), ("1.250,5", "1250.5", 1),
        ("1250.55", "1250.55", 2), ("0.500", "0.500", 3), ("100,00 %", "100", 2), ("Rp 1.000.000,-", "1000000", 0),
        ("-44,01", "-44.01", 2), ("−3.5", "-3.5", 1), ("Nilai 10,1", "10.1", 1), ("1234.567", "1234.567", 3),
    ],
)  # fmt: skip
def test_angka_dalam_berkas(teks, nilai, desimal):
    hasil = baca_bebas(teks)
    assert (hasil.nilai, hasil.desimal) == (D(nilai), desimal)


@pytest.mark.parametrize(
    ("teks", "kata"), [("1.234", "dibaca 1234: titik memisahkan ribuan"), ("1,234", "koma memulai")]
)
def test_angka_bermakna_ganda_dikatakan(teks, kata):
    assert kata in baca_bebas(teks).catatan
    assert baca_bebas("79,41").catatan == baca_bebas("1.234.567").catatan == ""


@pytest.mark.parametrize("teks", ["", "abc", "1,234.56", "1.2.3", "7-8", "1e5", "9.999.999.999.999.999", "٣"])
def test_bukan_angka(teks):
    assert baca_bila_angka(teks) is None
    with pytest.raises(AngkaTidakTerbaca):
        baca_bebas(teks)
