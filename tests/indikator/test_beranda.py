"""What waits on the home page, and what the search finds, of documents and measuring."""

import pytest

from indikator.models import Pengukuran
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
        for triwulan in (1, 2):
            pabrik.pengukuran(sosial, 2023, triwulan, status="diajukan")
        pabrik.pengukuran(sosial, 2022, status="dikembalikan")
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
        (
            "perencana_sosial",
            {"Dikembalikan untuk diperbaiki": 1, "Draf dokumen": 1, "Realisasi dikembalikan tahun 2022": 1},
        ),
        ("pimpinan_sosial", {"Menunggu penetapan": 1}),
        (
            "verifikator",
            {
                "Menunggu verifikasi": 1,
                "Realisasi menunggu verifikasi tahun 2024": 1,
                "Realisasi menunggu verifikasi tahun 2023": 2,
            },
        ),
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


@pytest.mark.parametrize("tahun", [2019, 2023, 2024])
def test_antrean_realisasi_tidak_bergantung_pilihan_tahun(dunia, tahun):
    """What was submitted for another year than the one switched to still waits, and its link leads to its year."""
    klien = pabrik.klien(dunia["verifikator"])
    antrean = klien.get(f"/magetan/?tahun={tahun}").context["daftar_antrean"]
    url = [a.url for a in antrean if a.judul.startswith("Realisasi menunggu")]
    assert url == ["/magetan/2024/realisasi/dinsos/?tw=1", "/magetan/2023/realisasi/?ukur=diajukan"]


def test_antrean_contoh_tetap_tampil_bagi_orangnya(dunia):
    with pabrik.dalam(dunia["magetan"]):
        contoh = pabrik.instansi("Dinas Contoh", contoh=True)
        pabrik.penetapan(contoh, 2024, status="draf")
        pabrik.pengukuran(contoh, 2021, status="dikembalikan")
        perencana = pabrik.anggota("perencana", contoh)
    antrean = pabrik.klien(perencana).get(f"/magetan/{TAHUN}").context["daftar_antrean"]
    assert [a.judul for a in antrean] == ["Draf dokumen", "Realisasi dikembalikan tahun 2021"]


def test_pengajuan_sendiri_menunggu_verifikator_lain(dunia):
    with pabrik.dalam(dunia["magetan"]):
        Pengukuran.objects.filter(tahun=2024, status="diajukan").update(diajukan_oleh=dunia["verifikator"])
        lain = pabrik.anggota("verifikator")
    judul = "Realisasi menunggu verifikasi tahun 2024"
    for orang, tampil in ((dunia["verifikator"], False), (lain, True)):
        antrean = pabrik.klien(orang).get("/magetan/").context["daftar_antrean"]
        assert (judul in [a.judul for a in antrean]) is tampil
