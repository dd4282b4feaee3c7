"""Rules about the laws of Mengingat and how they are cited."""

from dataclasses import replace
from datetime import date

import pytest

from laporan.kaidah.langkah import HapusButir, KutipHukum, TambahButir, UrutkanButir
from laporan.sitasi import Sitasi, tulis
from tests.laporan.kaidah_kecil import PENUTUP, UU_23, butir, daftar, hukum, kutipan, menimbang, temuan

BARU = hukum(Sitasi("UU", "23", 2014, "Pemerintahan Daerah", ln="2014/244", tln="5587"), "n2")
LAMA = hukum(Sitasi("UU", "32", 2004, "Pemerintahan Daerah"), "n1", status="dicabut", oleh=BARU)
PP = hukum(Sitasi("PP", "39", 2006, "Rencana", ln="2006/96", tln="4663"), "n3")
TEKS_LAMA = "Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;"
TEKS_PP = "Peraturan Pemerintah Nomor 39 Tahun 2006 tentang Rencana;"


def test_peraturan_yang_dicabut():
    isi = daftar(kutipan(TEKS_LAMA, LAMA))
    (satu,) = temuan("KEP-30", mengingat=isi)
    assert satu.tingkat == "halang" and not satu.usul.serempak
    assert satu.usul.langkah == (KutipHukum(isi[0].pk, "n2", f"{BARU.kutipan};"),)
    ragu = replace(LAMA, pasti=False)
    (satu,) = temuan("KEP-30", mengingat=daftar(kutipan(TEKS_LAMA, ragu)))
    assert satu.tingkat == "saran" and "perlu dikonfirmasi" in satu.kalimat
    assert not temuan("KEP-30", mengingat=daftar(kutipan(UU_23, BARU)))


def test_yang_dicabut_di_samping_penggantinya():
    isi = daftar(kutipan(TEKS_LAMA, LAMA), kutipan(UU_23, BARU))
    (satu,) = temuan("KEP-31", mengingat=isi)
    assert satu.usul.langkah == (HapusButir(isi[0].pk),) and not satu.usul.serempak
    assert not temuan("KEP-30", mengingat=isi) and not temuan("KEP-31", mengingat=isi[:1])


def test_peraturan_sesudah_keputusan():
    isi = daftar(kutipan("Undang-Undang Nomor 1 Tahun 2025 tentang A;"))
    assert temuan("KEP-32", mengingat=isi) and not temuan("KEP-32", mengingat=isi, pada=date(2025, 1, 1))


def test_dikutip_dua_kali():
    isi = daftar(
        kutipan("PP No. 08 Tahun 2006 tentang A;"), kutipan("Peraturan Pemerintah Nomor 8 Tahun 2006 tentang A;")
    )
    (satu,) = temuan("KEP-33", mengingat=isi)
    assert satu.usul.langkah == (HapusButir(isi[1].pk),)
    lain = kutipan("Peraturan Pemerintah Nomor 8 Tahun 2008 tentang A;")
    assert not temuan("KEP-33", mengingat=daftar(isi[0], lain))


def test_urutan_mengingat():
    isi = daftar(kutipan(TEKS_PP), kutipan(UU_23), butir("sesuatu yang lain;"))
    (satu,) = temuan("KEP-34", mengingat=isi)
    assert satu.usul.langkah == (UrutkanButir("mengingat", (isi[1].pk, isi[0].pk, isi[2].pk)),)
    assert not temuan("KEP-34", mengingat=daftar(isi[1], isi[0], isi[2]))


def test_disebut_menimbang_tidak_di_mengingat():
    isi = menimbang(butir("bahwa menurut PP 39;", dasar=(PP,)), PENUTUP)
    (satu,) = temuan("KEP-35", menimbang=isi)
    assert satu.usul.langkah == (TambahButir("mengingat", f"{PP.kutipan};", None, "n3"),)
    perda = daftar(kutipan(UU_23), kutipan("Peraturan Daerah Nomor 1 Tahun 2016 tentang A;"))
    (satu,) = temuan("KEP-35", menimbang=isi, mengingat=perda)
    assert satu.usul.langkah[0].sebelum == perda[1].pk  # at its place by rank
    assert not temuan("KEP-35", menimbang=isi, mengingat=daftar(kutipan(TEKS_PP, PP)))


def test_rencana_lewat_masanya():
    teks = "Peraturan Presiden Nomor 5 Tahun 2010 tentang RPJMN Tahun 2010-2014;"
    assert temuan("KEP-36", mengingat=daftar(kutipan(teks)))
    assert not temuan("KEP-36", mengingat=daftar(kutipan(teks)), pada=date(2014, 5, 1))


def test_terbitan_salah():
    beda = (("Lembaran Negara", "2007/140", "2006/96"), ("UU 9/2015: Tambahan Lembaran Negara", "1", "5679"))
    isi = daftar(kutipan(TEKS_PP, PP, beda=beda))
    (satu,) = temuan("KEP-40", mengingat=isi)
    assert "“2007/140”, di pustaka “2006/96”" in satu.kalimat and "UU 9/2015" in satu.kalimat
    assert satu.usul.langkah == (KutipHukum(isi[0].pk, "n3", f"{tulis(PP.resmi)};"),)
    assert not temuan("KEP-40", mengingat=daftar(kutipan(TEKS_PP, PP)))
    ragu = daftar(kutipan(TEKS_PP, replace(PP, pasti=False), beda=beda))
    assert [satu.tingkat for satu in temuan("KEP-40", mengingat=ragu)] == ["saran"]


def test_terbitan_tidak_disebut():
    beda = (("Lembaran Negara", "", "2006/96"),)
    (satu,) = temuan("KEP-41", mengingat=daftar(kutipan(TEKS_PP, PP, beda=beda)))
    assert satu.perbaikan and "tanpa Lembaran Negara" in satu.kalimat
    assert not temuan("KEP-40", mengingat=daftar(kutipan(TEKS_PP, PP, beda=beda)))


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("Undang-Undang Nomor 1 Tahun 2020 tentang A;", "Lembaran Negara"),
        ("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang A;", "Berita Negara"),
        ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 tentang A;", ""),
        ("Peraturan Bupati Paser Nomor 39 Tahun 2020 tentang A;", "Lembaran atau Berita Daerah"),
        ("Peraturan Daerah Nomor 1 Tahun 2016 tentang A (Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 1);", ""),
        (UU_23, ""),
    ],
)
def test_terbitan_menurut_tingkat(teks, harap):
    semua = temuan("KEP-41", mengingat=daftar(kutipan(teks)))
    assert [harap in satu.kalimat for satu in semua] == ([True] if harap else [])
    assert not any(satu.usul for satu in semua)  # the library knows none


def test_dua_peraturan_satu_lembaran():
    sama = "(Lembaran Negara Tahun 2007 Nomor 140, Tambahan Lembaran Negara Nomor 4663);"
    satu = kutipan(f"Peraturan Pemerintah Nomor 39 Tahun 2006 tentang A {sama}")
    dua = kutipan(f"Peraturan Pemerintah Nomor 40 Tahun 2006 tentang B {sama}")
    semua = temuan("KEP-42", mengingat=daftar(satu, dua))
    assert [s.letak for s in semua] == [f"butir-{dua.pk}"] * 2
    assert "Mengingat 1 dan 2 memakai Lembaran Negara yang sama, “2007/140”" in semua[0].kalimat
    salah = replace(satu, hukum=PP, beda=(("Lembaran Negara", "2007/140", "2006/96"),))
    semua = temuan("KEP-42", mengingat=daftar(salah, dua))
    assert semua[0].letak == f"butir-{satu.pk}" and semua[0].perbaikan  # where the library knows better
    assert not temuan("KEP-42", mengingat=daftar(satu, kutipan(TEKS_PP)))


def test_nomor_dan_judul_salah():
    isi = daftar(kutipan(TEKS_PP, PP, beda=(("Nomor", "93", "39"),)))
    assert temuan("KEP-43", mengingat=isi)[0].tingkat == "halang" and not temuan("KEP-44", mengingat=isi)
    tahun = daftar(kutipan(TEKS_PP, PP, beda=(("Tahun", "2016", "2006"),)))
    assert temuan("KEP-43", mengingat=tahun)[0].tingkat == "saran"
    isi = daftar(kutipan(TEKS_PP, PP, beda=(("Nomor", "039", "39"), ("Judul", "Rancana", "Rencana"))))
    assert not temuan("KEP-43", mengingat=isi)
    (satu,) = temuan("KEP-44", mengingat=isi)
    assert "“Rancana”, resminya “Rencana”" in satu.kalimat and "“039”" in satu.kalimat


def test_perubahan_terakhir():
    isi = daftar(kutipan(UU_23, BARU, beda=(("Perubahan terakhir", "UU 9/2015", "UU 6/2023"),)))
    (satu,) = temuan("KEP-45", mengingat=isi)
    assert "terakhir dengan UU 6/2023, bukan UU 9/2015" in satu.kalimat and satu.tingkat == "saran"
    assert not temuan("KEP-45", mengingat=daftar(kutipan(UU_23, BARU)))


def test_kutipan_tidak_baku():
    (satu,) = temuan("KEP-46", mengingat=daftar(butir("Arahan pimpinan;")))
    assert "tidak terbaca" in satu.kalimat
    teks = "Undang - Undang Nomor 25 Tahun 2009 tentang A (Tambahan Negara Nomor 5038);"
    (satu,) = temuan("KEP-46", mengingat=daftar(kutipan(teks)))
    assert "“Undang - Undang” dan “Tambahan Negara”" in satu.kalimat
    assert not temuan("KEP-46", mengingat=daftar(kutipan(UU_23)))


def test_yang_tidak_diketahui_pustaka_tidak_hilang():
    """A citation with gazettes that the library does not have is not overwritten by it."""
    tanpa = hukum(Sitasi("UU", "23", 2014, "Pemerintahan Daerah"), "n9")
    isi = daftar(kutipan(UU_23, tanpa, beda=(("Judul", "A", "B"),)))
    assert temuan("KEP-44", mengingat=isi)[0].usul is None
