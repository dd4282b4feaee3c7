"""Rules about the lampiran, its sheets and the signature."""

from datetime import date

import pytest

from laporan.kaidah.bahan import LampiranKaidah, LembarKaidah, PenandaKaidah
from tests.laporan.kaidah_kecil import PENETAP, temuan

LENGKAP = ("LAMPIRAN KEPUTUSAN KEPALA DINAS", "NOMOR : 1", "TANGGAL : 1 Maret 2024", "TENTANG : IKU")
NOMOR = {"nomor": "1 TAHUN 2024", "tanggal": date(2024, 3, 1)}


@pytest.mark.parametrize(
    ("kode", "lampiran", "sesudah"),
    [
        ("KEP-10", LampiranKaidah(nomor="2 TAHUN 2024"), "1 TAHUN 2024"),
        ("KEP-11", LampiranKaidah(tanggal="Mei 2024"), "1 Maret 2024"),
        ("KEP-12", LampiranKaidah(tentang="IKI Tahun 2024"), "Indikator Kinerja Utama Tahun 2024"),
    ],
)
def test_lampiran_berbeda_dari_batang_tubuh(kode, lampiran, sesudah):
    (satu,) = temuan(kode, lampiran=lampiran, **NOMOR)
    assert satu.tingkat == "halang" and satu.usul.sesudah == sesudah
    assert not temuan(kode, **NOMOR)
    sama = LampiranKaidah(nomor="1 tahun 2024", tanggal="1 MARET 2024", tentang="INDIKATOR KINERJA UTAMA TAHUN 2024")
    assert not temuan(kode, lampiran=sama, **NOMOR)


def test_batang_tubuh_belum_bernomor():
    (satu,) = temuan("KEP-10", lampiran=LampiranKaidah(nomor="2 TAHUN 2024"))
    assert "di batang tubuh belum diisi" in satu.kalimat


def test_kepala_lampiran_tidak_lengkap():
    (satu,) = temuan("KEP-13", lampiran=LampiranKaidah(kepala=("INDIKATOR KINERJA UTAMA", "TAHUN 2024")), **NOMOR)
    assert "tanpa KEPUTUSAN, NOMOR, TANGGAL dan TENTANG" in satu.kalimat
    assert satu.usul.sesudah.startswith(f"LAMPIRAN KEPUTUSAN {PENETAP.upper()} NOMOR 1 TAHUN 2024")
    assert not temuan("KEP-13", lampiran=LampiranKaidah(kepala=LENGKAP))
    assert not temuan("KEP-13")


def test_lampiran_tanpa_tanda_tangan():
    catatan = "tidak ada blok tanda tangan pada akhir lampiran."
    assert temuan("KEP-14", lampiran=LampiranKaidah(catatan=catatan))[0].tingkat == "halang"
    assert not temuan("KEP-14", lampiran=LampiranKaidah(catatan="Blok penutup mencetak: Mei 2023."))


def test_penandatangan_belum_dipilih():
    assert temuan("KEP-15", penanda=None) and not temuan("KEP-15")


def test_blok_tidak_lengkap():
    (satu,) = temuan("KEP-16", penanda=PenandaKaidah("Ani"))
    assert "belum punya pangkat dan NIP" in satu.kalimat and satu.tingkat == "saran"
    assert not temuan("KEP-16", penanda=PenandaKaidah("Ani"), kepala_daerah=True)
    assert not temuan("KEP-16")


@pytest.mark.parametrize(("jenis", "ada"), [("plh", True), ("plt", False), ("definitif", False)])
def test_plh_diperingatkan(jenis, ada):
    assert bool(temuan("KEP-17", penanda=PenandaKaidah("Ani", "P", "1", jenis))) == ada


@pytest.mark.parametrize(("memangku", "tingkat"), [(True, []), (False, ["halang"]), (None, ["saran"])])
def test_bukan_pemangku_pada_tanggalnya(memangku, tingkat):
    penanda = PenandaKaidah("Ani", "P", "1", "", memangku)
    assert [satu.tingkat for satu in temuan("KEP-18", penanda=penanda)] == tingkat


def test_jabatan_penandatangan():
    (satu,) = temuan("KEP-19", jabatan_penanda="Kepala Dinas")
    assert satu.usul.sesudah == PENETAP.upper()
    assert not temuan("KEP-19", jabatan_penanda=PENETAP.upper())
    assert not temuan("KEP-19", jabatan_penanda="Sekretaris", atas_nama=True)


def test_lembar_kosong():
    lembar = (LembarKaidah(1, "iku", "IKU", 2), LembarKaidah(2, "iki", "Sekretaris", 0))
    assert [satu.tempat for satu in temuan("KEP-60", lembar=lembar)] == ["Lembar Sekretaris"]


def test_lampiran_menurut_jenis():
    assert "Belum ada dokumen" in temuan("KEP-61", lembar=None)[0].kalimat
    iku = (LembarKaidah(1, "iku", "IKU", 2),)
    assert "Tidak ada lembar IKI" in temuan("KEP-61", lembar=iku)[0].kalimat
    assert not temuan("KEP-61", lembar=iku, jenis="iku")
    iki = (LembarKaidah(1, "iki", "Sekretaris", 2),)
    assert "Tidak ada lembar IKI untuk Kepala Dinas" in temuan("KEP-61", lembar=iki, jenis="iki")[0].kalimat
    kepala = (*iki, LembarKaidah(2, "iki", "Kepala Dinas", 2))
    assert not temuan("KEP-61", lembar=kepala, jenis="iki")


def test_catatan_kualitas_hanya_dihitung():
    (satu,) = temuan("KEP-62", mutu=(("NOM-01", 1), ("TGT-05", 2)))
    assert "3 catatan kualitas" in satu.kalimat and "NOM-01 (1) dan TGT-05 (2)" in satu.kalimat
    assert not temuan("KEP-62")
