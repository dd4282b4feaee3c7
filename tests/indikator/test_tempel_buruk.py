"""Paste by strangers, and what people try: too large, broken, scripts, formulas, texts that cannot be stored."""

import re

import pytest

from tests.indikator.dunia_kisi import ambil
from tests.indikator.dunia_rencana import susun
from tests.indikator.dunia_tempel import (
    EXCEL,
    KUNCI_LAIN,
    formulir,
    jumlah,
    kata,
    lihat,
    simpan,
    target,
    tempel,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def test_strangers_and_closed_sheets(d):
    assert lihat(d, "asing", **EXCEL).status_code == 404 and simpan(d, "asing", **EXCEL).status_code == 404
    for siapa in ("pimpinan", "verifikator", "pembaca", "luar"):
        assert lihat(d, siapa, **EXCEL).status_code == 403 and simpan(d, siapa, **EXCEL).status_code == 403
    assert lihat(d, lembar=d.iki, **EXCEL).status_code == 409
    assert lihat(d, mulai=d.indikator_asing.pk, **EXCEL).status_code == 422
    assert lihat(d, sasaran=d.pelayanan.pk, **EXCEL).status_code == 422


BURUK = {
    "kosong": ({}, "Tidak ada isi yang ditempel"),
    "html rusak": ({"html": "<table><tr><td"}, "Tidak ada isi yang ditempel"),
    "400 kolom": ({"teks": "\t".join(map(str, range(400)))}, "Yang ditempel 400 kolom; paling banyak 30."),
    "600 baris": ({"teks": "\n".join(f"Baris {n}\t1" for n in range(600))}, "Yang ditempel 600 baris"),
    "sel seribu kolom": ({"html": "<table>" + "<tr><td colspan=600>a" * 400 + "</table>"}, "terlalu besar"),
    "2,1 MB": ({"html": "<table><tr><td>" + "a" * 2_200_000}, "paling besar 2 MB"),
}


@pytest.mark.parametrize(("isi", "kalimat"), BURUK.values(), ids=BURUK)
def test_what_cannot_be_read_is_said(d, isi, kalimat):
    jawaban = lihat(d, **isi)
    assert jawaban.status_code == 422 and kalimat in jawaban.json()["galat"]
    kunci = KUNCI_LAIN
    assert simpan(d, kunci=kunci, **isi).status_code == 422 and jumlah(d) == 2


def test_five_megabytes_are_refused_with_a_sentence(d):
    jawaban = lihat(d, html="<table><tr><td>" + "a" * 5_000_000)
    assert jawaban.status_code == 400 and "terlalu panjang" in jawaban.json()["galat"]


def test_markup_and_scripts_are_text_or_gone(d):
    html = (
        "<table><tr><td>SASARAN<td>INDIKATOR<td>RUMUS<td>SUMBER DATA<tr><td>A<img src=x onerror=alert(1)>"
        "<td><script>alert(2)</script>Jumlah <b onclick=alert(3)>surat</b> &lt;img src=y onerror=alert(4)&gt;"
        "<td><u style='x'>Jumlah a</u> X 100% Jumlah b<svg onload=alert(5)></svg>"
        "<td>&lt;script&gt;alert(6)&lt;/script&gt;"
    )
    jawaban = lihat(d, html=html)
    assert "alert(2)" not in jawaban.json()["html"] and "alert(1)" not in jawaban.json()["html"]
    assert not re.search(r"<(script|img|svg)|\son\w+=", re.sub(r"&lt;.*?&gt;", "", jawaban.json()["html"]))
    akhir = simpan(d, html=html, **formulir(jawaban))
    baris = akhir.json()["kisi"].split("Jumlah surat")[1].split("</tr>")[0]
    assert "<script" not in akhir.json()["kisi"] and "<img" not in baris
    assert ambil(d, "Jumlah surat <img src=y onerror=alert(4)>").sumber_data == "<script>alert(6)</script>"


def test_formulas_of_a_spreadsheet_stay_text(d):
    teks = (
        'SASARAN\tINDIKATOR\tTARGET\tSUMBER DATA\nA\tJumlah surat\t=SUM(A1:A9)\t=cmd|"/c calc"!A0\nA\tLain\t#REF!\tB'
    )
    pratinjau = kata(lihat(d, teks=teks))
    assert "diawali “=”: disimpan sebagai teks" in pratinjau and "memuat galat Excel" in pratinjau
    tempel(d, teks=teks)
    assert target(d, "Jumlah surat") == "=SUM(A1:A9)" and ambil(d, "Jumlah surat").sumber_data.startswith("=cmd")


def test_a_row_that_cannot_be_stored_stays_out_and_says_why(d):
    teks = f"SASARAN\tINDIKATOR\tTARGET\nA\tJumlah surat\t{'9' * 300}\nA\tJumlah rapat\t4 kali\nA\t\t5 kali"
    pratinjau = lihat(d, teks=teks)
    assert "Target 2024 terlalu panjang (300 huruf" in kata(pratinjau) and "Masukkan 1 baris" in kata(pratinjau)
    isi = formulir(pratinjau)
    assert simpan(d, teks=teks, **isi).json()["kalimat"] == "1 baris dimasukkan."
    paksa = isi | {"pakai": ["2.0"], "kunci": KUNCI_LAIN}
    jawaban = simpan(d, teks=teks, **paksa)
    assert jawaban.status_code == 422 and "Baris 2: Target 2024 terlalu panjang" in jawaban.json()["galat"]
    assert jumlah(d) == 3
