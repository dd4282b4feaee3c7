"""The master of satuan and how a satuan is found behind a number."""

from collections import Counter
from decimal import Decimal

import pytest

from indikator.target import Status, baca
from indikator.target.periksa import KELIPATAN_RUPIAH
from indikator.target.satuan import MASTER, Kata, jenis, kenali, kunci


def test_master_lengkap_dan_tidak_bermakna_ganda():
    assert len(MASTER) >= 80
    ejaan = Counter(kunci(kata) for satu in MASTER for kata in (satu.nama, *satu.sinonim))
    assert [kata for kata, banyak in ejaan.items() if banyak > 1] == []
    assert {satu.jenis for satu in MASTER} == {"cacah", "persen", "nilai", "waktu", "uang", "ukuran"}
    assert max(len(satu.nama) for satu in MASTER) <= 60


@pytest.mark.parametrize(
    "satu", [satu for satu in MASTER if satu.nama not in KELIPATAN_RUPIAH], ids=lambda satu: satu.nama
)
def test_setiap_satuan_dan_sinonimnya_terbaca(satu):
    for kata in (satu.nama, *satu.sinonim, satu.nama.upper(), satu.nama.title()):
        bacaan = baca(f"3 {kata}")
        assert (bacaan.status, bacaan.nilai, bacaan.satuan) == (Status.TERBACA, 3, satu.nama), kata


@pytest.mark.parametrize("satuan", KELIPATAN_RUPIAH)
def test_kelipatan_rupiah(satuan):
    """Money is read in rupiah, except where the indicator itself counts in thousands or millions."""
    rupiah, milik = baca(f"2,5 {satuan}"), baca(f"2,5 {satuan}", satuan_indikator=satuan)
    assert (rupiah.nilai, rupiah.satuan) == (25 * 10 ** (KELIPATAN_RUPIAH[satuan] - 1), "rupiah")
    assert (milik.nilai, milik.satuan, milik.peringatan) == (Decimal("2.5"), satuan, ())
    assert baca("2,5", satuan_indikator=satuan).nilai == Decimal("2.5")


@pytest.mark.parametrize(
    ("teks", "satuan"),
    [
        ("dok", "dokumen"),
        ("Dok.", "dokumen"),
        ("lap.", "laporan"),
        ("ORG", "orang"),
        ("keg.", "kegiatan"),
        ("bln", "bulan"),
        ("persen", "%"),
        ("m²", "meter persegi"),
        ("hr kerja", "hari"),
        ("kali / tahun", "kali/tahun"),
        ("dok per bln", "dokumen/bulan"),
        ("Rp/orang", "rupiah/orang"),
        ("per 100.000 kelahiran hidup", "per 100.000 kelahiran hidup"),
        ("/1.000 KH", "per 1.000 KH"),
        ("kasus per 1.000 penduduk", "kasus per 1.000 penduduk"),
    ],
)
def test_ejaan(teks, satuan):
    assert kenali(teks).satuan == satuan


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("% pegawai", Kata("%", "pegawai")),
        ("dokumen perencanaan", Kata("dokumen", "perencanaan")),
        ("dokumen dan laporan", Kata("dokumen", "dan laporan", menyambung=True)),
        ("gajebo", Kata("gajebo", dikenal=False)),
        ("", Kata()),
    ],
)
def test_sisa_kata(teks, kata):
    assert kenali(teks) == kata


@pytest.mark.parametrize("teks", ["orang (12)", "kali 5", "dokumen + 2", "-", "/", "½", "x" * 61])
def test_yang_bukan_satuan(teks):
    assert kenali(teks) is None


def test_jenis():
    assert [jenis(satuan) for satuan in ("dokumen", "%", "rupiah", "kali/tahun", "gajebo")] == [
        "cacah",
        "persen",
        "uang",
        "",
        "",
    ]
