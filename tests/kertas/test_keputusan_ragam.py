"""Decrees of other offices as offices write them: in tables, in one cell, with parts missing, signed for another."""

import pytest

from laporan.kertas.baca_html import baca_html
from laporan.kertas.identitas import kenali_identitas
from laporan.kertas.keputusan import pahami_keputusan
from laporan.kertas.naskah import TabelNaskah

KEPALA = """<p>PEMERINTAH KOTA CONTOH BARU</p><p>DINAS PERTANIAN</p><p>Jl. Mawar No. 1 Telp. (021) 123</p>
<p>KEPUTUSAN<br>KEPALA DINAS PERTANIAN<br>KOTA CONTOH BARU</p><p>NOMOR : 188/12/410/2024</p><p>TENTANG</p>
<p>INDIKATOR KINERJA INDIVIDU</p><p>DINAS PERTANIAN TAHUN 2024</p><p>KEPALA DINAS PERTANIAN KOTA CONTOH BARU,</p>"""
TUTUP = """<p>Ditetapkan di Contoh Baru</p><p>pada tanggal 3 Maret 2024</p><p>KEPALA DINAS PERTANIAN,</p><p>ttd</p>
<p>Ir. SRI AYU, M.P.</p><p>Pembina Tk. I</p><p>NIP. 19700101 199003 2 001</p>"""
LAMPIRAN = """<p>LAMPIRAN KEPUTUSAN KEPALA DINAS PERTANIAN</p><p>NOMOR : 188/13/410/2024</p>
<p>TANGGAL : 4 Maret 2024</p><p>INDIKATOR KINERJA INDIVIDU</p><p>JABATAN : Sekretaris</p>"""
TABEL = """<table>
<tr><td>Menimbang</td><td>:</td><td>a.</td><td>bahwa kinerja perlu diukur;</td></tr>
<tr><td></td><td></td><td>b.</td><td>bahwa perlu menetapkan keputusan;</td></tr>
<tr><td>Mengingat</td><td>:</td><td>1.</td><td>Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;</td></tr>
<tr><td></td><td></td><td>2.</td><td>Surat tugas kepala kantor;</td></tr>
<tr><td colspan=4>M E M U T U S K A N :</td></tr>
<tr><td>Menetapkan</td><td>:</td><td colspan=2>KEPUTUSAN TENTANG INDIKATOR KINERJA INDIVIDU.</td></tr>
<tr><td>KESATU</td><td>:</td><td colspan=2>Indikator sebagaimana Lampiran.</td></tr>
<tr><td>KEDUA</td><td>:</td><td colspan=2>Indikator dipakai untuk:
<ol type="a"><li>perencanaan; dan</li><li>pelaporan.</li></ol></td></tr>
<tr><td>KEDUA</td><td>:</td><td colspan=2>Keputusan ini mulai berlaku pada tanggal ditetapkan.</td></tr></table>"""


def baca(html):
    unsur = baca_html(f"<html><body>{html}</body></html>").unsur
    keputusan, sisa = pahami_keputusan(unsur)
    return unsur, keputusan, sisa


def pasangan(butir):
    return [(satu.label, satu.isi) for satu in butir]


def test_keputusan_dalam_tabel():
    _, keputusan, sisa = baca(KEPALA + TABEL + TUTUP + LAMPIRAN)
    assert keputusan.nomor.teks == "188/12/410/2024"
    assert keputusan.tentang.teks == "INDIKATOR KINERJA INDIVIDU DINAS PERTANIAN TAHUN 2024"
    assert keputusan.jabatan_penetap.teks == "KEPALA DINAS PERTANIAN KOTA CONTOH BARU"
    assert pasangan(keputusan.menimbang) == [
        ("a.", "bahwa kinerja perlu diukur;"),
        ("b.", "bahwa perlu menetapkan keputusan;"),
    ]
    assert keputusan.menetapkan.teks == "KEPUTUSAN TENTANG INDIKATOR KINERJA INDIVIDU."
    assert pasangan(keputusan.diktum) == [
        ("KESATU", "Indikator sebagaimana Lampiran."),
        ("KEDUA", "Indikator dipakai untuk:\na. perencanaan; dan\nb. pelaporan."),
        ("KEDUA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ]
    assert (keputusan.tempat.teks, keputusan.tanggal.teks) == ("Contoh Baru", "2024-03-03")
    assert (keputusan.nama_penetap.teks, keputusan.pangkat_penetap.teks) == ("Ir. SRI AYU, M.P.", "Pembina Tk. I")
    assert (keputusan.nip_penetap.teks, keputusan.nip_penetap.keyakinan) == ("197001011990032001", 100)
    assert [satu.teks for satu in sisa] == ["INDIKATOR KINERJA INDIVIDU", "JABATAN : Sekretaris"]
    assert "Mengingat 2. tidak terbaca sebagai peraturan: “Surat tugas kepala kantor;”." in keputusan.catatan
    assert "188/13/410/2024" in keputusan.catatan[-1]


def test_semua_dalam_satu_sel():
    """A part that somebody typed into one cell, its items as lines, and a head laid out as a table."""
    satu_sel = """<table><tr><td>Menimbang : <p>a. bahwa pertama;</p>
    <p>b. bahwa kedua yang<br>berlanjut ke baris ini;</p></td></tr>
    <tr><td>Mengingat : <p>1. Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara;</p></td></tr>
    <tr><td>MEMUTUSKAN</td></tr><tr><td>Menetapkan :</td></tr><tr><td>KESATU : Isi pertama.</td></tr></table>"""
    _, keputusan, _ = baca(KEPALA + satu_sel + TUTUP)
    assert pasangan(keputusan.menimbang) == [
        ("a.", "bahwa pertama;"),
        ("b.", "bahwa kedua yang berlanjut ke baris ini;"),
    ]
    assert len(keputusan.mengingat) == 1
    assert keputusan.menetapkan.teks == ""
    assert keputusan.menetapkan.catatan == ("“Menetapkan” di sumber kosong.",)
    assert pasangan(keputusan.diktum) == [("KESATU", "Isi pertama.")]


def test_bagian_yang_hilang_disebut_bukan_ditebak():
    isi = "<p>Menimbang : bahwa perlu;</p><p>MEMUTUSKAN :</p><p>KESATU : Isi.</p>"
    _, keputusan, sisa = baca(isi)
    for satu in (keputusan.nomor, keputusan.tanggal, keputusan.tentang, keputusan.nama_penetap, keputusan.menetapkan):
        assert satu.teks == ""
        assert satu.keyakinan == 0
        assert satu.catatan
    assert pasangan(keputusan.menimbang) == [("", "bahwa perlu;")]
    assert "Tidak ada Mengingat di sumber." in keputusan.catatan
    assert sisa == []


@pytest.mark.parametrize(
    ("tanggal", "iso"),
    [
        ("pada tanggal sembilan belas bulan September tahun dua ribu dua puluh tiga", "2023-09-19"),
        ("pada tanggal : dua puluh satu Pebruari dua ribu dua puluh empat", "2024-02-21"),
        ("Pada tanggal, 02-01-2018", "2018-01-02"),
        ("pada tanggal Mei 2023", ""),
        ("pada tanggal ..... 2023", ""),
        ("pada tanggal 31 Februari 2023", ""),
    ],
)
def test_tanggal(tanggal, iso):
    tutup = f"<p>Ditetapkan di Contoh</p><p>{tanggal}</p><p>KEPALA DINAS,</p><p>BUDI</p><p>NIP. 197001011990031001</p>"
    _, keputusan, _ = baca(KEPALA + TABEL + tutup)
    assert keputusan.tanggal.teks == iso
    assert bool(keputusan.tanggal.catatan) == (not iso or "ribu" in tanggal)
    assert keputusan.nama_penetap.teks == "BUDI"


@pytest.mark.parametrize(
    ("tanda", "jabatan", "nama", "nip"),
    [
        (
            "<p>a.n. WALI KOTA CONTOH BARU<br>SEKRETARIS DAERAH,</p><p>Dr. AMIR</p><p>NIP 196501011990031002</p>",
            "a.n. WALI KOTA CONTOH BARU SEKRETARIS DAERAH",
            "Dr. AMIR",
            "196501011990031002",
        ),
        ("<p>Plt. KEPALA DINAS PERTANIAN,</p><p>(cap)</p><p>SITI</p>", "Plt. KEPALA DINAS PERTANIAN", "SITI", ""),
        (
            "<p>WALI KOTA CONTOH BARU,</p><p>ttd.</p><p>H. UMAR</p>",
            "KEPALA DINAS PERTANIAN KOTA CONTOH BARU",
            "H. UMAR",
            "",
        ),
    ],
)
def test_penandatangan(tanda, jabatan, nama, nip):
    _, keputusan, sisa = baca(
        KEPALA + TABEL + "<p>Ditetapkan di Contoh pada tanggal 3 Maret 2024</p>" + tanda + LAMPIRAN
    )
    assert keputusan.jabatan_penetap.teks == jabatan
    assert (keputusan.nama_penetap.teks, keputusan.nip_penetap.teks) == (nama, nip)
    assert (keputusan.tempat.teks, keputusan.tanggal.teks) == ("Contoh", "2024-03-03")
    assert [satu.teks for satu in sisa] == ["INDIKATOR KINERJA INDIVIDU", "JABATAN : Sekretaris"]


def test_tembusan_dan_nip_kurang_angka():
    tembusan = "<p>Tembusan disampaikan kepada Yth.:</p><ol><li>Wali Kota;</li><li>Inspektur.</li></ol>"
    _, keputusan, sisa = baca(KEPALA + TABEL + TUTUP.replace("19700101 ", "1970 ") + tembusan + LAMPIRAN)
    assert pasangan(keputusan.tembusan) == [("1.", "Wali Kota;"), ("2.", "Inspektur.")]
    assert keputusan.nip_penetap.keyakinan < 70
    assert "14 angka" in keputusan.nip_penetap.catatan[0]
    assert len(sisa) == 2


def test_nomor_yang_belum_diisi():
    _, keputusan, _ = baca(KEPALA.replace("188/12/410/2024", "188/....../2024") + TABEL + TUTUP)
    assert keputusan.nomor.teks == ""
    assert "188/....../2024" in keputusan.nomor.catatan[0]


def test_lampiran_langsung_sesudah_diktum():
    """No signature: the table of the lampiran is none of the decree's."""
    lampiran = (
        "<table><tr><td>No</td><td>Sasaran</td><td>Indikator</td></tr><tr><td>x</td><td>y</td><td>z</td></tr></table>"
    )
    _, keputusan, sisa = baca(KEPALA + TABEL + lampiran)
    assert len(keputusan.diktum) == 3
    assert [type(satu) for satu in sisa] == [TabelNaskah]


@pytest.mark.parametrize(
    "html",
    [
        "<p>JABATAN : Kepala</p><p>TUGAS :</p><ol><li>Menetapkan rencana kerja;</li><li>Menimbang usul;</li></ol>",
        "<p>Keputusan ini dibahas.</p><p>Mengingat pentingnya kinerja, maka perlu.</p>",
        "<table><tr><td>Menetapkan</td><td>:</td><td>rencana</td></tr></table>",
    ],
)
def test_bukan_keputusan(html):
    unsur, keputusan, sisa = baca(html)
    assert keputusan is None
    assert sisa == list(unsur)


def test_identitas_berbeda_tidak_dipilihkan():
    unsur, keputusan, _ = baca(
        "<p>DINAS PERTANIAN KABUPATEN SATU</p><p>TAHUN 2023</p><p>DINAS KESEHATAN KABUPATEN DUA</p><p>TAHUN 2024</p>"
    )
    milik = kenali_identitas(unsur, keputusan)
    for satu in (milik.instansi, milik.pemda, milik.tahun):
        assert satu.teks == ""
        assert "berbeda-beda" in satu.catatan[0]


@pytest.mark.parametrize(
    ("html", "instansi", "pemda", "tahun"),
    [
        (
            "<p>INSTANSI : Dinas Sosial Kab. Antah Berantah</p>",
            "Dinas Sosial Kab. Antah Berantah",
            "Kabupaten Antah Berantah",
            "",
        ),
        (
            "<p>INSPEKTORAT</p><p>PROVINSI SELATAN</p><p>2021 s.d. 2026</p>",
            "INSPEKTORAT PROVINSI SELATAN",
            "Provinsi Selatan",
            "2021-2026",
        ),
        ("<p>Undang-Undang Nomor 23 Tahun 2014</p><p>JABATAN : Kepala</p>", "", "", ""),
        ("<p>Kecamatan Anggrek, Kabupaten Bunga Kode Pos 12345</p>", "", "", ""),
    ],
)
def test_identitas(html, instansi, pemda, tahun):
    unsur, keputusan, _ = baca(html)
    milik = kenali_identitas(unsur, keputusan)
    assert (milik.instansi.teks, milik.pemda.teks, milik.tahun.teks) == (instansi, pemda, tahun)


def test_identitas_dari_keputusan_camat():
    kepala = KEPALA.replace("KEPALA DINAS PERTANIAN", "CAMAT ANGGREK")
    unsur, keputusan, _ = baca(kepala + TABEL + TUTUP)
    milik = kenali_identitas(unsur, keputusan)
    assert milik.instansi.teks == "Kecamatan ANGGREK KOTA CONTOH BARU"
    assert (milik.pemda.teks, milik.tahun.teks) == ("Kota Contoh Baru", "2024")
