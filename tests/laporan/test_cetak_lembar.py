"""Printing one sheet from its page, in whatever state its document is."""

import io

import pytest
from pypdf import PdfReader

from laporan.domain.cetak import cetak
from laporan.pekerjaan import antrekan_cetak
from organisasi.galat import GalatKinerja
from organisasi.models import Pekerjaan
from tests import pabrik


@pytest.fixture
def dunia(db):
    """(pemda, instansi, sheet of a jabatan in a draft of 2024, planner); another sheet stands beside it."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        draf = pabrik.penetapan(instansi, 2024)
        lembar = pabrik.lembar(draf, pabrik.jabatan(instansi, "Kepala Bidang Data"))
        pabrik.indikator(lembar, "Jumlah laporan data", target="4 laporan")
        pabrik.indikator(pabrik.lembar(draf), "Indeks yang tidak ikut", target="70")
        return pemda, instansi, lembar, pabrik.anggota("perencana", instansi)


def kirim(orang, lembar, alamat: str = "/magetan/cetak/"):
    isi = {"jenis": "lembar", "instansi": "dinas-kesehatan", "tahun": 2024, "tw": 0, "objek": lembar.pk}
    return pabrik.klien(orang).post(alamat, isi)


def test_hanya_lembar_itu_dan_ditandai_draf(dunia):
    pemda, instansi, lembar, orang = dunia
    with pabrik.dalam(pemda):
        pilihan = {"jenis": "lembar", "instansi": instansi, "tahun": 2024, "objek": lembar.pk}
        nama, hasil = cetak(**pilihan, oleh=pabrik.pelaku(orang))
    teks = " ".join(h.extract_text() for h in PdfReader(io.BytesIO(hasil.isi)).pages)
    assert nama == "lembar-magetan-dinas-kesehatan-2024-kepala-bidang-data.pdf"
    assert "Jumlah laporan data" in teks and "DRAF" in teks and "Indeks yang tidak ikut" not in teks


def test_tombol_di_halaman_lembar(dunia):
    pemda, _, lembar, orang = dunia
    halaman = pabrik.klien(orang).get(f"/magetan/2024/iki/dinas-kesehatan/{lembar.pk}/").content.decode()
    assert 'name="jenis" value="lembar"' in halaman and f'name="objek" value="{lembar.pk}"' in halaman
    assert kirim(orang, lembar).status_code == 302
    with pabrik.dalam(pemda):
        pekerjaan = Pekerjaan.objects.get()
        assert pekerjaan.parameter == {"jenis": "lembar", "tahun": 2024, "triwulan": 0, "objek": lembar.pk}
        assert pekerjaan.judul == "Kepala Bidang Data Dinas Kesehatan Tahun 2024"


def test_siapa_yang_tidak_boleh(dunia):
    pemda, _, lembar, _ = dunia
    with pabrik.dalam(pemda):
        pembaca, asing = pabrik.anggota("pembaca"), pabrik.anggota("perencana", pabrik.instansi("Dinas Lain"))
    lain = pabrik.pemda("paser")
    with pabrik.dalam(lain):
        milik_lain = pabrik.instansi("Dinas Kesehatan")
        orang_lain = pabrik.anggota("perencana", milik_lain)
    assert kirim(pembaca, lembar).status_code == kirim(asing, lembar).status_code == 403
    assert kirim(orang_lain, lembar, alamat="/paser/cetak/").status_code == 404


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"tahun": 2030}, "tidak mencakup tahun 2030"),
        ({"objek": None}, "buka lembarnya"),
        ({"objek": 2**40}, "tidak ada"),
    ],
)
def test_yang_tidak_dapat_dicetak(dunia, ubah, kalimat):
    pemda, instansi, lembar, orang = dunia
    pesanan = {"jenis": "lembar", "instansi": instansi, "tahun": 2024, "objek": lembar.pk} | ubah
    with pabrik.dalam(pemda), pytest.raises(GalatKinerja, match=kalimat):
        antrekan_cetak(oleh=pabrik.pelaku(orang), **pesanan)


def test_lembar_kosong(dunia):
    pemda, instansi, lembar, orang = dunia
    with pabrik.dalam(pemda):
        kosong = pabrik.lembar(lembar.penetapan, pabrik.jabatan(instansi, "Analis"))
        with pytest.raises(GalatKinerja, match="belum berisi indikator"):
            antrekan_cetak(oleh=pabrik.pelaku(orang), jenis="lembar", instansi=instansi, tahun=2024, objek=kosong.pk)
