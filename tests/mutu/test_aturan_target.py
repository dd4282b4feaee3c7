"""Rules about targets."""

import pytest

from indikator.mutu.temuan import Tingkat
from tests.mutu.bahan_kecil import baca_target, bahan, baris, iku, kena, lembar, sasaran, temuan


@pytest.mark.parametrize(
    ("nama", "target", "satuan", "salah"),
    [
        ("Nilai reformasi birokrasi", "78,2", "", True),
        ("Jumlah rapat", "12", "", True),
        ("Jumlah rapat", "12", "kali", False),
        ("Jumlah rapat", "12 kali", "", False),
        ("Persentase hadir", "95%", "", False),
        ("Nilai SAKIP", "B (65)", "", False),
        ("Nilai AKIP", "Nilai 10,1", "", False),
        ("Jumlah rapat", "-", "", False),
    ],
)
def test_tanpa_satuan(nama, target, satuan, salah):
    assert kena("TGT-01", baris(nama, target=target, satuan=satuan)) is salah


def test_usul_satuan_dari_induk():
    induk = baris("Nilai RB bidang", kunci="induk")
    (satu,) = temuan("TGT-01", lembar(sasaran("S", induk, baris("Pelayanan publik", target="5,2", induk="induk"))))
    assert "“nilai”" in satu.saran


def test_satu_target_kosong_di_antara_yang_terisi():
    (satu,) = temuan("TGT-02", baris("Jumlah A", target="1 dokumen"), baris("Jumlah B", target=""))
    assert (satu.tingkat, satu.kolom) == (Tingkat.PERINGATAN, "target") and "Jumlah B" in satu.kalimat


def test_lembar_tanpa_target_satu_catatan():
    """Not one note per row: the whole sheet, or all such sheets of the document together."""
    kosong = lembar(baris("Jumlah A"), baris("Jumlah B"), jabatan="Satu")
    isi = lembar(baris("Jumlah C", target="2 dokumen"), jabatan="Dua")
    (satu,) = temuan("TGT-02", kosong, isi)
    assert (satu.tingkat, satu.lembar, satu.baris) == (Tingkat.SARAN, "satu", ())
    (dua,) = temuan("TGT-02", kosong, lembar(baris("Jumlah D"), jabatan="Tiga"), isi)
    assert dua.lembar == "" and dua.kalimat.startswith("2 dari 3 lembar")


def test_strip_bukan_target_kosong():
    assert not kena("TGT-02", baris("Jumlah A", target="-"), baris("Jumlah B", target="1 dokumen"))


@pytest.mark.parametrize(
    ("target", "salah"), [("1 3dokumen", True), ("100 dari 110", True), ("13 dokumen", False), ("", False)]
)
def test_tak_terbaca(target, salah):
    assert kena("TGT-03", baris("Jumlah laporan", target=target)) is salah


@pytest.mark.parametrize(
    ("nama", "target", "salah"),
    [
        ("Nilai SAKIP", "A (65)", True),
        ("Nilai SAKIP", "B (65)", False),
        ("Indeks Kepuasan Masyarakat", "A (80)", True),
        ("Indeks Kepuasan Masyarakat", "B (80)", False),
        ("Nilai akreditasi", "A (65)", False),
    ],
)
def test_predikat_tidak_sesuai(nama, target, salah):
    assert kena("TGT-04", baris(nama, target=target)) is salah


TIGA = ("Renja", "Renstra", "Perjanjian kinerja")


@pytest.mark.parametrize(("target", "salah"), [("2 dokumen", True), ("3 dokumen", False), ("12 dokumen", False)])
def test_komponen_lebih_panjang(target, salah):
    assert kena("TGT-05", baris("Jumlah dokumen perencanaan", target=target, komponen=TIGA)) is salah


def test_satu_naskah_beberapa_bagian_hanya_saran():
    """One note for all such rows of a sheet."""
    aset, surat = (baris(f"Jumlah {nama}", target="1 dokumen", komponen=TIGA) for nama in ("aset", "surat"))
    (satu,) = temuan("TGT-05", aset)
    assert satu.tingkat is Tingkat.SARAN and "3 hal" in satu.kalimat
    (dua,) = temuan("TGT-05", aset, surat)
    assert len(dua.baris) == 2 and dua.kalimat.startswith("2 baris")


def test_daftar_jenis_berkas_hanya_saran():
    """Files that come as often as someone asks: the list says which kinds, not how many."""
    satu = baris("Jumlah berkas", "Berkas usulan Renja, Renstra dan PK yang terlayani", "2 dokumen", komponen=TIGA)
    assert [t.tingkat for t in temuan("TGT-05", satu)] == [Tingkat.SARAN]


def test_unsur_survei_bukan_daftar_dokumen():
    assert not kena("TGT-05", baris("Nilai kepuasan masyarakat (SKM)", target="2", komponen=TIGA))
    assert not kena("TGT-05", baris("Persentase laporan tepat waktu", target="1%", komponen=TIGA))


@pytest.mark.parametrize(
    ("target", "rumus", "salah"),
    [
        ("5 dokumen", "terdiri dari tiga dokumen", True),
        ("12 dokumen", "terdiri dari tiga dokumen", False),
        ("6 dokumen", "terdiri dari tiga dokumen", False),
        ("5 dokumen", "laporan bulanan dan tahunan", False),
        ("5 dokumen", "rancangan surat keputusan pengangkatan dan pemberhentian", False),
    ],
)
def test_komponen_lebih_pendek(target, rumus, salah):
    assert kena("TGT-06", baris("Jumlah dokumen", rumus, target, komponen=TIGA)) is salah


@pytest.mark.parametrize(
    ("nama", "target", "salah"),
    [
        ("Jumlah pegawai yang dilatih", "12 dokumen", True),
        ("Persentase pegawai yang dilatih", "12 orang", True),
        ("Jumlah pegawai yang dilatih", "12 orang", False),
        ("Jumlah data pegawai", "31 pegawai", False),
        ("Jumlah laporan rapat", "12 kali", False),
        ("Persentase pegawai yang dilatih", "12 %", False),
    ],
)
def test_satuan_tidak_sesuai(nama, target, salah):
    assert kena("TGT-07", baris(nama, target=target)) is salah


def test_beberapa_tahun_tanpa_tahun():
    tersirat = baris("Jumlah A").__class__(
        kunci="x", nama="Jumlah A", target=(baca_target("2 dokumen", "Jumlah A", 2023, tersirat=True),)
    )
    assert kena("TGT-08", tersirat, tahun_mulai=2021, tahun_selesai=2026)
    assert not kena("TGT-08", tersirat, tahun_mulai=2023, tahun_selesai=2023)
    assert not kena("TGT-08", baris("Jumlah A", target="2 dokumen"), tahun_mulai=2021, tahun_selesai=2026)


def test_iku_tanpa_iki_tidak_merusak():
    """A document with an IKU only, or with nothing, is checked like any other."""
    assert not kena("TGT-02", iku(baris("Nilai A", target="80 nilai")))
    assert bahan(lembar()).lembar[0].baris == ()
