"""The decree's content: numbering computed, differences from the source told, nothing invented."""

import datetime

import pytest

from laporan.domain import keputusan as domain_keputusan
from laporan.domain.isi_keputusan import susun_keputusan
from organisasi import penyewa
from tests import pabrik
from tests.laporan import dokumen_contoh


@pytest.fixture
def paser(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("paser")):
        yield dokumen_contoh.isi_keputusan("paser")


@pytest.fixture
def blitar(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("blitar")):
        yield dokumen_contoh.isi_keputusan("blitar")


def test_penomoran_paser_dihitung(paser):
    assert [b.nomor for b in paser.menimbang] == ["a.", "b.", "c."]
    assert [b.nomor for b in paser.mengingat] == [f"{n}." for n in range(1, 13)]
    assert [b.nomor for b in paser.diktum] == ["KESATU", "KEDUA", "KETIGA", "KEEMPAT"]
    assert [b.nomor for b in paser.diktum[2].sub] == ["a.", "b.", "c.", "d.", "e."]


def test_lampiran_dihitung_dari_batang_tubuh(blitar):
    assert blitar.lampiran.nomor == "050/07/409.205/2018" and blitar.lampiran.tanggal == "2 Januari 2018"
    assert blitar.lampiran.keputusan.startswith("KEPUTUSAN KEPALA BADAN")
    assert len(blitar.lembar) == 38 and not blitar.rahmat


def test_lembar_paser(paser):
    assert [isi.jenis for isi in paser.lembar] == ["iku"] + ["iki"] * 45
    assert sum(len(isi.baris) for isi in paser.lembar) == 5 + 389
    assert paser.lembar[0].judul[-1] == "TAHUN 2021 - 2026"  # as the title of the decree says
    assert paser.rahmat and paser.menetapkan.startswith("KEPUTUSAN KEPALA BADAN KEPEGAWAIAN")


def test_tanda_tangan_paser(paser):
    tubuh, lampiran = paser.tanda_tangan, paser.tanda_tangan_lampiran
    assert (tubuh.tempat, tubuh.tanggal, tubuh.nama) == ("Tana Paser", "19 September 2023", "Drs. SUWITO")
    assert (lampiran.nama, lampiran.nip, lampiran.cara) == (tubuh.nama, tubuh.nip, "")


@pytest.fixture
def draf(db):
    """A decree written here: nothing registered yet."""
    with pabrik.dalam(pabrik.pemda("magetan", ibukota="Magetan")) as oleh:
        instansi = pabrik.instansi("Dinas Kesehatan")
        butir = {
            "menimbang": [{"isi": "bahwa perlu;"}, {"isi": "bahwa berdasarkan pertimbangan;"}],
            "diktum": [{"isi": "Menetapkan:", "butir": [{"isi": "satu"}, {"isi": "dua"}]}, {"isi": "Berlaku."}],
            "tembusan": [{"isi": "Bupati"}],
        }
        yield domain_keputusan.buat(
            oleh=oleh,
            instansi=instansi,
            tahun=2024,
            tentang="IKU Tahun 2024",
            butir=butir,
            jabatan_penetap="KEPALA DINAS KESEHATAN KABUPATEN MAGETAN",
        )


def test_draf_tidak_mengarang_nomor_tanggal_dan_nama(draf):
    isi = susun_keputusan(draf)
    assert (isi.nomor, isi.lampiran.nomor, isi.lampiran.tanggal) == ("", "", "")
    assert (isi.tanda_tangan.tanggal, isi.tanda_tangan.nama, isi.tanda_tangan.nip) == ("", "", "")
    assert isi.tanda_tangan.tempat == "Magetan" and isi.lembar == ()


def test_sub_butir_dan_tembusan_bernomor(draf):
    isi = susun_keputusan(draf)
    assert [b.nomor for b in isi.diktum[0].sub] == ["a.", "b."] and [b.nomor for b in isi.tembusan] == ["1."]


def test_plt_hanya_pada_tanda_tangan(draf):
    keputusan = draf
    orang = pabrik.pejabat("dr. Ani", nip="19800101 200501 2 001")
    pabrik.pemangku(orang, keputusan.instansi, nama_jabatan="Kepala", jenis="plt", mulai=datetime.date(2024, 1, 1))
    keputusan.penandatangan, keputusan.tanggal = orang, datetime.date(2024, 2, 1)
    isi = susun_keputusan(keputusan)
    assert isi.tanda_tangan.jabatan[0].startswith("Plt. KEPALA DINAS") and isi.jabatan[0].startswith("KEPALA DINAS")
    keputusan.tanggal = datetime.date(2023, 2, 1)  # before the acting appointment
    assert susun_keputusan(keputusan).tanda_tangan.jabatan[0].startswith("KEPALA DINAS")
