"""Decrees on the home page: without a number for the registrar, numbered ones for the pimpinan."""

from datetime import date

import pytest

from laporan.domain import keputusan as domain
from laporan.domain.alur import keputusan as alur
from laporan.domain.nomori import nomori
from tests import pabrik

pytestmark = pytest.mark.django_db
JUDUL = "Keputusan menunggu ditetapkan"


@pytest.fixture
def dunia():
    with pabrik.dalam(pabrik.pemda("paser")) as mesin:
        _keputusan(mesin, pabrik.instansi("Badan Paser"), nomor="1")
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan) as mesin:
        setda = pabrik.instansi("Sekretariat Daerah", jenis="setda")
        bagian = pabrik.instansi("Bagian Organisasi", jenis="bagian", induk=setda)
        dinas = pabrik.instansi("Dinas Sosial")
        _keputusan(mesin, bagian)
        _keputusan(mesin, bagian, nomor="2", penetapan=pabrik.penetapan(bagian, 2025, status="diajukan"))
        return {
            "magetan": magetan,
            "bagian": bagian,
            "siap": _keputusan(mesin, bagian, nomor="1", penetapan=pabrik.penetapan(bagian, 2024, berlaku=True)),
            "pimpinan": pabrik.anggota("pimpinan", bagian),
            "sekda": pabrik.anggota("pimpinan", setda),
            "perencana": pabrik.anggota("perencana", bagian),
            "pimpinan_lain": pabrik.anggota("pimpinan", dinas),
            "penomoran": pabrik.anggota("penomoran"),
        }


def _keputusan(mesin, instansi, nomor="", **lain):
    isi = {"tentang": "IKU", "jabatan_penetap": "Bupati", "tahun": 2024} | lain
    keputusan = domain.buat(oleh=mesin, instansi=instansi, **isi)
    return nomori(keputusan, oleh=mesin, nomor=nomor, tanggal=date(2024, 3, 1)) if nomor else keputusan


def antrean(orang) -> dict:
    return {a.judul: a for a in pabrik.klien(orang).get("/magetan/").context["daftar_antrean"]}


@pytest.mark.parametrize("siapa", ["pimpinan", "sekda"])
def test_pimpinan_diberi_tahu(dunia, siapa):
    klien, satu = pabrik.klien(dunia[siapa]), antrean(dunia[siapa])[JUDUL]
    assert (satu.jumlah, satu.url) == (1, f"/magetan/keputusan/{dunia['siap'].pk}/")
    assert "Tetapkan keputusan" in klien.get(satu.url).content.decode()
    with pabrik.dalam(dunia["magetan"]) as mesin:
        alur.berlakukan_impor(dunia["siap"], oleh=mesin)
    assert JUDUL not in antrean(dunia[siapa])


@pytest.mark.parametrize("siapa", ["perencana", "pimpinan_lain", "penomoran"])
def test_yang_lain_tidak(dunia, siapa):
    assert JUDUL not in antrean(dunia[siapa])


def test_beberapa_sekaligus_dan_penomoran(dunia):
    with pabrik.dalam(dunia["magetan"]) as mesin:
        terverifikasi = pabrik.penetapan(dunia["bagian"], 2026, status="terverifikasi")
        _keputusan(mesin, dunia["bagian"], nomor="3", penetapan=terverifikasi)
    satu = antrean(dunia["pimpinan"])[JUDUL]
    assert (satu.jumlah, satu.url) == (2, "/magetan/keputusan/")
    assert antrean(dunia["penomoran"])["Keputusan belum bernomor"].jumlah == 1
