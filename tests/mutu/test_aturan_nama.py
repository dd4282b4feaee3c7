"""Rules about names: places, offices, units, tasks of another field."""

import pytest

from indikator.mutu.bahan import UnitMutu
from tests.mutu.bahan_kecil import baris, kena, lembar, sasaran, temuan

KECAMATAN = {
    "pemda": "Kabupaten Contoh",
    "instansi": "Kecamatan Melati",
    "sebutan": "Kec. Melati",
    "jenis": "kecamatan",
    "tempat": ("Kota Contoh",),
}


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ("Jumlah dokumen Kecamatan Mawar yang disusun", True),
        ("Jumlah operasi di Kecamatan Melati Mawar", True),
        ("Laporan Kabupaten Sebelah", True),
        ("Jumlah dokumen Kecamatan Melati yang disusun", False),
        ("Jumlah dokumen Kec.Melati", False),
        ("Pemkab Contoh", False),
        ("Profil Kecamatan", False),
        ("Camat dan Kepala Desa se-Kecamatan", False),
        ("Rekapitulasi Kabupaten/Kota", False),
    ],
)
def test_tempat_lain(teks, salah):
    assert kena("NAM-01", baris("Jumlah dokumen", teks), **KECAMATAN) is salah


def test_nama_yang_sekali_dikenal_dicari_di_mana_mana():
    """As in Ngronggot: "Kecamatan Mawar" in one sheet, a bare "Mawar" in another."""
    satu = lembar(baris("Jumlah A", "Dokumen Kecamatan Mawar"), jabatan="Satu")
    dua = lembar(baris("Jumlah B", "Operasi di lingkungan Mawar"), jabatan="Dua")
    assert [t.lembar for t in temuan("NAM-01", satu, dua, **KECAMATAN)] == ["satu", "dua"]
    assert not kena("NAM-01", dua, **KECAMATAN)


def test_kata_biasa_sesudah_kecamatan():
    """A word that the document also writes small is no name."""
    isi = (baris("Jumlah A", "Laporan Kecamatan Tepat waktu"), baris("Jumlah B", "Laporan yang tepat waktu"))
    assert not kena("NAM-01", *isi, **KECAMATAN)


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ("Jumlah pegawai Dinas Pertanian", True),
        ("Jumlah pegawai Dinas Kesehatan", False),
        ("Data Badan Pusat Statistik", False),
        ("Kendaraan Dinas Operasional dan kendaraan operasional lain", False),
    ],
)
def test_instansi_lain(teks, salah):
    assert kena("NAM-02", baris("Jumlah pegawai", teks)) is salah


BIDANG = UnitMutu("b", "Bidang Mutasi, Promosi dan Diklat")


def test_satu_unit_beberapa_nama():
    """Other wordings are found in the text itself; an alias helps where the name shares no beginning."""
    isi = (
        baris("Jumlah A", sumber_data="Bidang Mutasi, Promosi dan Diklat"),
        baris("Jumlah B", sumber_data="Bidang Mutasi, Promosi dan Karir"),
        baris("Jumlah C", sumber_data="Bidang Kepangkatan"),
    )
    (satu,) = temuan("NAM-03", *isi, unit=(BIDANG,))
    assert "Promosi dan Karir” (1 kali)" in satu.kalimat and "Kepangkatan" not in satu.kalimat
    beralias = UnitMutu("b", BIDANG.nama, alias=("Bidang Kepangkatan", "BIDANG MUTASI PROMOSI DAN DIKLAT"))
    (dua,) = temuan("NAM-03", *isi, unit=(beralias,))
    assert "Kepangkatan" in dua.kalimat and "BIDANG" not in dua.kalimat


def test_nama_unit_lain_bukan_nama_kedua():
    isi = baris("Jumlah A", sumber_data="Bidang Mutasi dan Arsip")
    assert not kena("NAM-03", isi, unit=(BIDANG, UnitMutu("c", "Bidang Mutasi dan Arsip")))


@pytest.mark.parametrize(
    ("sebutan", "lain"),
    [
        ("Bidang Mutasi", False),
        ("Bidang Mutasi, Promosi dan Karir", True),
        ("Bidang Mupromdik", False),
        ("Bidang Mutasi dan Arsip", True),
    ],
)
def test_sebutan_pendek_bukan_nama_kedua(sebutan, lain):
    """The name without its end, or drawn together, is no second name; other words are."""
    unit = UnitMutu("b", "Bidang Mutasi, Promosi dan Diklat", alias=(sebutan,))
    assert kena("NAM-03", baris("Jumlah A", sumber_data=sebutan), unit=(unit,)) is lain


def test_unit_yang_tidak_ada():
    isi = baris("Jumlah laporan Sub Bidang Karir")
    sub_bagian = UnitMutu("s", "Sub Bagian Umum")
    assert kena("NAM-04", isi, unit=(BIDANG, sub_bagian))
    assert not kena("NAM-04", isi, unit=(BIDANG, UnitMutu("k", "Sub Bidang Karir")))
    assert not kena("NAM-04", isi, unit=(BIDANG,)), "susunan di bawah bidang tidak diketahui"


def test_tugas_asing():
    asing = lembar(sasaran("Terkelolanya alat berat", baris("Jumlah alat berat")), jabatan="Pengelola Data")
    lain = lembar(baris("Jumlah pasien"), jabatan="Perawat")
    (satu,) = temuan("UNT-01", lain, asing)
    assert satu.lembar == "pengelola data" and "pekerjaan umum" in satu.kalimat
    pupr = {"instansi": "Dinas Pekerjaan Umum Kabupaten Contoh", "sebutan": "DPU"}
    assert not kena("UNT-01", asing, **pupr)
    assert not kena("UNT-01", lain, asing, uraian=("pengelolaan alat berat",))
    assert not kena("UNT-01", lain, asing, lembar(baris("Jumlah alat berat"), jabatan="Lain"))
    assert not kena("UNT-01", lain, asing, **KECAMATAN)
