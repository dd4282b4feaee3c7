"""Target cells: every row of DOMAIN section 2, and what real documents add to it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.baca_target import BacaanTarget, Jenis, baca, rapikan
from indikator.predikat_target import skala_dari_nama, usul_satuan


def terbaca(teks, nama="", **lain):
    """(jenis, nilai, satuan) of a reading; nilai as text."""
    bacaan = baca(teks, nama, **lain)
    return bacaan.jenis, None if bacaan.nilai is None else f"{bacaan.nilai:f}", bacaan.satuan


@pytest.mark.parametrize(
    ("teks", "nilai", "satuan"),
    [
        ("9 dokumen", "9", "dokumen"),
        ("31 orang", "31", "orang"),
        ("288 laporan", "288", "laporan"),
        ("48 laporan", "48", "laporan"),
        ("15 kali", "15", "kali"),
        ("800 lembar", "800", "lembar"),
        ("4.230 data", "4230", "data"),
        ("2600 dokumen", "2600", "dokumen"),
        ("1020 dokumen", "1020", "dokumen"),
        ("80%", "80", "%"),
        ("100 %", "100", "%"),
        ("80 persen", "80", "%"),
        ("12\ndokumen", "12", "dokumen"),
        ("12 \u00a0dokumen", "12", "dokumen"),
        ("<p>85%</p>", "85", "%"),
        ("**75%**", "75", "%"),
        ("Nilai 10,1", "10.1", "nilai"),
        ("nilai: 11,65", "11.65", "nilai"),
        ("Indeks 3,2", "3.2", "indeks"),
        ("Skor 90", "90", "skor"),
        ("0 kasus", "0", "kasus"),
        ("0,5 %", "0.5", "%"),
        ("12dokumen", "12", "dokumen"),
        ("4 kali/tahun", "4", "kali/tahun"),
        ("2 unit kerja", "2", "unit kerja"),
        ("Rp 1.500.000,-", "1500000", "rupiah"),
        ("5 (lima) dokumen", "5", "dokumen"),
        ("12 (dua belas) laporan;", "12", "laporan"),
    ],
)
def test_angka_dengan_satuan(teks, nilai, satuan):
    assert terbaca(teks) == (Jenis.ANGKA, nilai, satuan)
    assert baca(teks).peringatan == ()
    assert baca(teks).keyakinan == 1
    assert not baca(teks).perlu_diperiksa


def test_teks_asli_disimpan_apa_adanya():
    assert baca("<p> 85% </p>").teks == "<p> 85% </p>"
    assert baca(" 12\ndokumen ").teks == " 12\ndokumen "


def test_kosong_strip_nol_dan_na_adalah_empat_hal():
    kosong, strip, nol, na = baca(""), baca("-"), baca("0 kasus"), baca("N/A")
    assert [satu.jenis for satu in (kosong, strip, nol, na)] == [
        Jenis.KOSONG,
        Jenis.STRIP,
        Jenis.ANGKA,
        Jenis.TAK_TERBACA,
    ]
    assert [satu.nilai for satu in (kosong, strip, nol, na)] == [None, None, Decimal(0), None]


@pytest.mark.parametrize("teks", ["", "   ", "\u00a0", "<p></p>", "<br>", None])
def test_kosong_ditandai(teks):
    bacaan = baca(teks)
    assert bacaan.jenis is Jenis.KOSONG
    assert bacaan.peringatan == ("Target belum diisi.",)


@pytest.mark.parametrize("teks", ["-", " - ", "–", "—", "<p>-</p>"])
def test_strip_bukan_galat(teks):
    bacaan = baca(teks)
    assert bacaan.jenis is Jenis.STRIP
    assert not bacaan.perlu_diperiksa


@pytest.mark.parametrize(
    ("teks", "nama", "predikat", "nilai", "skala"),
    [
        ("B (65)", "Nilai SAKIP Perangkat Daerah", "B", "65", "AKIP"),
        ("BB (79,39)", "Nilai AKIP", "BB", "79.39", "AKIP"),
        ("A (80,50)", "Nilai AKIP Kabupaten", "A", "80.50", "AKIP"),
        ("B(80)", "Tingkat kepuasan pelayanan administrasi umum PD", "B", "80", "SKM"),
        ("B (80)", "Indeks Survei Kepuasan Pegawai", "B", "80", "SKM"),
        ("A (88,31)", "Nilai IKM", "A", "88.31", "SKM"),
        ("Predikat B (65)", "Nilai SAKIP", "B", "65", "AKIP"),
    ],
)
def test_predikat_dengan_angka(teks, nama, predikat, nilai, skala):
    bacaan = baca(teks, nama)
    assert (bacaan.jenis, bacaan.predikat, f"{bacaan.nilai:f}", bacaan.skala) == (
        Jenis.PREDIKAT,
        predikat,
        nilai,
        skala,
    )
    assert bacaan.peringatan == ()


@pytest.mark.parametrize(
    ("teks", "nama", "kata"),
    [
        ("B (80)", "Nilai SAKIP", "80 pada skala AKIP adalah BB"),
        ("B (65)", "Indeks Kepuasan", "65 pada skala SKM adalah C"),
        ("AA (80)", "Nilai AKIP", "adalah BB"),
        ("A (70)", "", "tidak cocok dengan angka 70"),
        ("B (78.2)", "Nilai IKM", "78,2"),
    ],
)
def test_huruf_yang_tidak_cocok_dengan_angkanya_ditandai(teks, nama, kata):
    bacaan = baca(teks, nama)
    assert bacaan.jenis is Jenis.PREDIKAT
    assert kata in bacaan.peringatan[0]
    assert bacaan.keyakinan < Decimal("0.9")


def test_skala_yang_tidak_disebut_tidak_ditebak_diam_diam():
    assert baca("B (65)").skala == "AKIP"
    assert "Skala tidak disebut" in baca("B (65)").peringatan[0]
    assert baca("B (80)").skala == "SKM"
    assert baca("B (80)").perlu_diperiksa
    mendua = baca("D (26)")  # D on both scales
    assert mendua.skala == ""
    assert "pilih AKIP atau SKM" in mendua.peringatan[0]


def test_huruf_tanpa_angka_minta_angka():
    bacaan = baca("B", "Nilai SAKIP")
    assert (bacaan.jenis, bacaan.predikat, bacaan.nilai, bacaan.skala) == (Jenis.PREDIKAT, "B", None, "AKIP")
    assert "tanpa angka" in bacaan.peringatan[0]


@pytest.mark.parametrize(
    ("teks", "predikat", "skala"),
    [
        ("WTP", "WTP", "opini BPK"),
        ("wtp", "WTP", "opini BPK"),
        ("Wajar Tanpa Pengecualian", "WTP", "opini BPK"),
        ("Tinggi", "Tinggi", "tingkat"),
        ("Sangat Tinggi", "Sangat tinggi", "tingkat"),
        ("Level 3", "Level 3", "level"),
        ("level 03", "Level 3", "level"),
        ("Paripurna", "Paripurna", "akreditasi"),
        ("Baik", "Baik", "mutu"),
    ],
)
def test_predikat_ordinal_tanpa_angka(teks, predikat, skala):
    bacaan = baca(teks)
    assert (bacaan.jenis, bacaan.predikat, bacaan.skala, bacaan.nilai) == (Jenis.PREDIKAT, predikat, skala, None)
    assert bacaan.peringatan == ()


@pytest.mark.parametrize(
    ("nama", "usul"),
    [
        ("Hasil penilaian mandiri penerapan system merit oleh KASN", "nilai"),
        ("Nilai RB bidang", "nilai"),
        ("- Rata-rata Nilai IKM", "nilai"),
        ("Indeks Survei Kepuasan Pegawai", "indeks"),
        ("IKM Kecamatan", "indeks"),
        ("Skor PMPRB", "skor"),
        ("Jumlah dokumen", ""),
        ("Penilaian pegawai", ""),
        ("", ""),
    ],
)
def test_satuan_diusulkan_menurut_nama(nama, usul):
    assert usul_satuan(nama) == usul
    bacaan = baca("125", nama)
    assert (bacaan.nilai, bacaan.satuan) == (Decimal(125), usul)
    assert ("diusulkan" if usul else "Lengkapi satuannya") in bacaan.peringatan[0]
    assert bacaan.perlu_diperiksa


@pytest.mark.parametrize(
    ("nama", "skala"),
    [
        ("Nilai SAKIP Perangkat Daerah", "AKIP"),
        ("Nilai AKIP komponen pelaporan", "AKIP"),
        ("Rata-rata Nilai IKM", "SKM"),
        ("Hasil SKM", "SKM"),
        ("Pemakaian ikmal", ""),
        ("Nilai sistem merit", ""),
    ],
)
def test_skala_menurut_nama(nama, skala):
    assert skala_dari_nama(nama) == skala


def test_teks_terputus_diusulkan_bukan_diam_diam():
    bacaan = baca("1 3dokumen")
    assert (bacaan.nilai, bacaan.satuan) == (Decimal(13), "dokumen")
    assert bacaan.keyakinan < Decimal("0.5")
    assert "13 dokumen" in bacaan.peringatan[0]


@pytest.mark.parametrize(
    ("teks", "bawah", "atas", "satuan"),
    [
        ("7-8 bulan", "7", "8", "bulan"),
        ("7 – 8 bulan", "7", "8", "bulan"),
        ("75% - 80%", "75", "80", "%"),
        ("75 s.d. 80 %", "75", "80", "%"),
        ("75 s/d 80 %", "75", "80", "%"),
        ("2,5 sampai dengan 3,5 indeks", "2.5", "3.5", "indeks"),
        ("10 hingga 12 hari", "10", "12", "hari"),
    ],
)
def test_rentang(teks, bawah, atas, satuan):
    bacaan = baca(teks)
    assert bacaan.jenis is Jenis.RENTANG
    assert (bacaan.nilai, bacaan.nilai_maks, bacaan.satuan) == (Decimal(bawah), Decimal(atas), satuan)


@pytest.mark.parametrize("teks", ["8-7 hari", "7-7 hari", "2021-2026", "2021 - 2026"])
def test_rentang_yang_bukan_target(teks):
    assert baca(teks).jenis is Jenis.TAK_TERBACA


@pytest.mark.parametrize(
    ("teks", "nilai", "satuan"),
    [
        ("≤ 1%", "1", "%"),
        ("<= 1 %", "1", "%"),
        ("maksimal 5 hari", "5", "hari"),
        ("Maks. 5 hari", "5", "hari"),
        ("paling banyak 3 kasus", "3", "kasus"),
        ("tidak lebih dari 2,5 %", "2.5", "%"),
    ],
)
def test_batas_atas(teks, nilai, satuan):
    bacaan = baca(teks)
    assert bacaan.jenis is Jenis.BATAS_ATAS
    assert (bacaan.nilai, bacaan.nilai_maks, bacaan.satuan) == (Decimal(nilai), Decimal(nilai), satuan)
    assert bacaan.peringatan == ()


def test_kurang_dari_yang_ketat_diberi_tahu():
    assert "batas atas" in baca("< 5 hari").peringatan[0]
    assert baca("kurang dari 5 hari").jenis is Jenis.BATAS_ATAS


def test_maksimal_tanpa_satuan_ditandai():
    bacaan = baca("maksimal 5")
    assert (bacaan.jenis, bacaan.nilai) == (Jenis.BATAS_ATAS, Decimal(5))
    assert "Satuan tidak tertulis" in bacaan.peringatan[0]


def test_batas_bawah_menjadi_target_dengan_catatan():
    bacaan = baca("minimal 80%")
    assert (bacaan.jenis, bacaan.nilai, bacaan.satuan) == (Jenis.ANGKA, Decimal(80), "%")
    assert "batas bawah" in bacaan.peringatan[0]


def test_minus_ditandai():
    bacaan = baca("-5 %")
    assert bacaan.nilai == -5
    assert "minus" in bacaan.peringatan[0]


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("100 dari 110 organisasi", "lebih dari satu angka"),
        ("140 Kelompok (1400 orang)", "lebih dari satu angka"),
        ("1:32", "lebih dari satu angka"),
        ("78,2 38%", "lebih dari satu angka"),
        ("12 dokumen dan 3 laporan", "lebih dari satu angka"),
        ("N/A", "bukan target"),
        ("n.a.", "bukan target"),
        ("#DIV/0!", "bukan target"),
        ("#REF!", "bukan target"),
        ("**)", "bukan target"),
        ("*)", "bukan target"),
        ("78.2", "78,2"),
        ("1.5 %", "1,5"),
        ("12,3,4 dokumen", "satu koma"),
        ("- 5 dokumen", "tidak terbaca"),
        ("12 dari seluruhnya", "tidak terbaca"),
        ("sesuai kebutuhan", "bukan predikat"),
        ("5 (enam) dokumen", "tidak sama"),
        ("1234567890123456 dokumen", "15 digit"),
        ("x" * 501, "terlalu panjang"),
    ],
)
def test_yang_tidak_terbaca_disimpan_dengan_alasan(teks, kata):
    bacaan = baca(teks)
    assert bacaan.jenis is Jenis.TAK_TERBACA
    assert bacaan.nilai is None
    assert bacaan.teks == teks
    assert kata in bacaan.peringatan[0]
    assert bacaan.keyakinan == 0


def test_satuan_dikenal_menyeragamkan_ejaan():
    kamus = {"dok": "dokumen", "dok.": "dokumen", "org": "orang"}
    assert terbaca("9 dok", satuan_dikenal=kamus) == (Jenis.ANGKA, "9", "dokumen")
    assert terbaca("9 Org", satuan_dikenal=kamus) == (Jenis.ANGKA, "9", "orang")
    assert terbaca("9 lembar", satuan_dikenal=kamus) == (Jenis.ANGKA, "9", "lembar")


def test_rapikan():
    assert rapikan("<p>a &amp; b</p>\n <i>c</i>;") == "a & b c"
    assert rapikan("≤ 1% < 2") == "≤ 1% < 2"
    assert rapikan("**") == "**"


@given(st.text(max_size=60), st.text(max_size=30))
def test_tidak_pernah_meledak_dan_selalu_menyimpan_teks(teks, nama):
    bacaan = baca(teks, nama)
    assert isinstance(bacaan, BacaanTarget)
    assert bacaan.teks == teks
    assert 0 <= bacaan.keyakinan <= 1
    assert bacaan.keyakinan >= Decimal("0.9") or bacaan.peringatan


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["dokumen", "orang", "%", "unit kerja"]))
def test_setiap_bilangan_dengan_satuan_terbaca(bilangan, satuan):
    bertitik = f"{bilangan:,}".replace(",", ".")
    assert terbaca(f"{bertitik} {satuan}") == (Jenis.ANGKA, str(bilangan), satuan)
