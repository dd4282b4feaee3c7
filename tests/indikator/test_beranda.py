"""What waits on the home page, and what the search finds, of documents and measuring."""

import pytest

from tests import pabrik

pytestmark = pytest.mark.django_db
TAHUN = "?tahun=2024"


@pytest.fixture
def dunia():
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.instansi("Badan Paser")
        pabrik.penetapan(asing, 2024, status="diajukan")
        pabrik.indikator(pabrik.lembar(pabrik.penetapan(asing, 2024, berlaku=True)), "Nilai SAKIP Paser")
    with pabrik.dalam(magetan):
        dinas, sosial = pabrik.instansi("Dinas Kesehatan", "dinkes"), pabrik.instansi("Dinas Sosial", "dinsos")
        berlaku = pabrik.penetapan(dinas, 2024, berlaku=True, judul="IKU Kesehatan")
        iku, iki = pabrik.lembar(berlaku), pabrik.lembar(berlaku, pabrik.jabatan(dinas, "Analis"))
        terisi = pabrik.indikator(iku, "Nilai SAKIP dinas", target="80")
        pabrik.indikator(iku, "Indeks kepuasan", target="85")
        pabrik.indikator(iki, "Nilai SAKIP analis", target="80")
        pabrik.realisasi(terisi, "79,41")
        for status in ("draf", "diajukan", "dikembalikan", "terverifikasi"):
            pabrik.penetapan(sosial, 2024, status=status, judul=f"Dokumen {status}")
        pabrik.pengukuran(sosial, 2024, 1, status="diajukan")
        pabrik.pengukuran(sosial, 2023, 1, status="diajukan")
        return {
            "magetan": magetan,
            "perencana": pabrik.anggota("perencana", dinas),
            "perencana_sosial": pabrik.anggota("perencana", sosial),
            "pimpinan_sosial": pabrik.anggota("pimpinan", sosial),
            "verifikator": pabrik.anggota("verifikator"),
            "pembaca": pabrik.anggota("pembaca"),
        }


@pytest.mark.parametrize(
    ("peran", "antrean"),
    [
        ("perencana", {"Realisasi belum diisi": 1}),
        ("perencana_sosial", {"Dikembalikan untuk diperbaiki": 1, "Draf dokumen": 1}),
        ("pimpinan_sosial", {"Menunggu penetapan": 1}),
        ("verifikator", {"Menunggu verifikasi": 1, "Realisasi menunggu verifikasi": 1}),
        ("pembaca", {}),
    ],
)
def test_antrean_menurut_peran(dunia, peran, antrean):
    klien = pabrik.klien(dunia[peran])
    jawaban = klien.get(f"/magetan/{TAHUN}")
    assert {a.judul: a.jumlah for a in jawaban.context["daftar_antrean"]} == antrean
    for satu in jawaban.context["daftar_antrean"]:
        assert klien.get(satu.url, follow=True).status_code == 200, satu.url


def cari(orang, kata) -> str:
    return pabrik.klien(orang).get(f"/magetan/cari/{TAHUN}", {"q": kata, "tahun": 2024}).content.decode()


def test_cari_indikator_dan_dokumen(dunia):
    teks = cari(dunia["verifikator"], "sakip")
    assert "Nilai SAKIP dinas" in teks and "Nilai SAKIP analis" in teks and "Paser" not in teks
    assert "Analis · Dinas Kesehatan" in teks
    assert "IKU Kesehatan" in cari(dunia["pembaca"], "iku kes")
    assert "SAKIP dinas" not in cari(dunia["perencana_sosial"], "sakip")


def test_draf_tidak_ditemukan_pembaca(dunia):
    assert "Dokumen draf" in cari(dunia["perencana_sosial"], "dokumen dr")
    assert "Dokumen draf" not in cari(dunia["pembaca"], "dokumen dr")
