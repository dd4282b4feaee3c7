"""Tables of documents as Excel and CSV: sheets, annexes of a decree, matrix, Berita Acara."""

import csv
import io
import zipfile

import pytest
from openpyxl import load_workbook

from indikator.domain import reviu
from kinerja.teks_html import teks_html
from laporan.domain.cetak import cetak
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, persen
from laporan.exporters.tabel_csv import ke_csv
from tests import pabrik
from tests.laporan import keputusan_kecil


@pytest.fixture
def dinas(db):
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan) as mesin:
        instansi = pabrik.instansi("Dinas Kesehatan")
        jabatan = pabrik.jabatan(instansi, "Kepala Dinas", "pimpinan", tugas=["=Memimpin", "Membina"])
        dokumen = pabrik.penetapan(instansi, 2024, berlaku=True)
        utama = pabrik.indikator(pabrik.lembar(dokumen), "Nilai SAKIP", target="78,2")
        pabrik.indikator(utama.lembar, "Cakupan", sasaran=utama.sasaran, target="90 %", rumus="a / b")
        pabrik.indikator(pabrik.lembar(dokumen, jabatan), "Jumlah laporan", target="12 laporan")
        yield instansi, dokumen, mesin


def baris(isi: bytes, lembar: int = 0) -> list[list]:
    return [[sel.value for sel in satu] for satu in load_workbook(io.BytesIO(isi)).worksheets[lembar].iter_rows()]


def cetakan(dinas, jenis: str, format: str, **lain) -> tuple[str, bytes]:
    instansi, _, mesin = dinas
    nama, hasil = cetak(jenis=jenis, instansi=instansi, tahun=2024, oleh=mesin, format=format, **lain)
    return nama, hasil.isi


def test_lembar_iku_dan_iki(dinas):
    nama, isi = cetakan(dinas, "iki", "xlsx")
    buku = load_workbook(io.BytesIO(isi))
    assert nama.endswith(".xlsx") and buku.sheetnames == ["Iku", "Iki kepala dinas"]
    kepala = next(n for n, satu in enumerate(baris(isi)) if satu[0] and str(satu[0]).upper().startswith("NO"))
    letak = baris(isi)[kepala].index(next(j for j in baris(isi)[kepala] if str(j).upper() == "TARGET"))
    sel = [buku.worksheets[0].cell(kepala + n, letak + 1) for n in (2, 3)]
    assert [(satu.value, satu.data_type) for satu in sel] == [(78.2, "n"), (0.9, "n")]
    assert sel[1].number_format == "#,##0 %"
    tugas = [satu[0] for satu in baris(isi, 1) if str(satu[0]).startswith("TUGAS")]
    assert tugas == ["TUGAS: \n1. =Memimpin\n2. Membina"] or "=Memimpin" in tugas[0]


def test_satu_lembar_sebagai_csv(dinas):
    _, dokumen, _ = dinas
    lembar = dokumen.lembar.get(jenis="iku")
    nama, isi = cetakan(dinas, "lembar", "csv", objek=lembar.pk)
    daftar = list(csv.reader(io.StringIO(isi.decode().removeprefix("\ufeff"))))
    assert nama.endswith(".csv") and len(daftar) == 3
    assert daftar[1][1] == daftar[2][1]  # the sasaran is said on every line
    assert "78.2" in daftar[1] and "90" in daftar[2]


def test_beberapa_tabel_satu_zip(dinas):
    nama, isi = cetakan(dinas, "iki", "csv")
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        assert nama.endswith(".zip") and arsip.namelist() == ["01-iku.csv", "02-iki-kepala-dinas.csv"]
        assert "Jumlah laporan" in arsip.read("02-iki-kepala-dinas.csv").decode()


def test_lampiran_keputusan(dinas):
    instansi, dokumen, _ = dinas
    keputusan_kecil.berlaku(instansi, dokumen)
    _, isi = cetakan(dinas, "keputusan", "xlsx")
    assert load_workbook(io.BytesIO(isi)).sheetnames == ["Iku", "Iki kepala dinas"]


def test_berita_acara_berangka(dinas):
    _, isi = cetakan(dinas, "berita_acara", "xlsx")
    kepala = next(n for n, satu in enumerate(baris(isi)) if satu[0] == "No")
    assert [satu[2] for satu in baris(isi)[kepala + 1 : kepala + 3]] == [2, 1]


def test_matriks_perubahan(dinas):
    _, dokumen, mesin = dinas
    baru = reviu.mulai_reviu(dokumen, oleh=mesin, tahun_mulai=2024)
    pabrik.indikator(baru.lembar.get(jenis="iku"), "Indikator baru", target="5")
    _, isi = cetakan(dinas, "matriks", "xlsx", objek=baru.pk)
    semua = baris(isi)
    kepala = next(satu for satu in semua if satu[0] == "No")
    assert kepala == ["No", "Semula", "Menjadi", "Keterangan"] and "DRAF" in [satu[0] for satu in semua]
    ubah = next(satu for satu in semua if str(satu[0]) == "1")
    assert ubah[1] in (None, "") and ubah[2].startswith("Indikator baru\n") and ubah[3].startswith("Baru sejak tahun")


def test_csv_sel_gabungan_dan_angka():
    tabel = Tabel(
        "a b",
        "Judul",
        (Kolom("nama", "Nama"), Kolom("angka", "Capaian"), Kolom("nama", "Catatan")),
        (
            BarisTabel((SelTabel("Satu"), persen(None), SelTabel("=1+1"))),
            BarisTabel(
                (SelTabel("", sambung=True), SelTabel("101,55 %", nilai="101.55", bentuk="persen"), SelTabel(""))
            ),
            BarisTabel((SelTabel("Jumlah", lebar=2), SelTabel("x"))),
        ),
    )
    isi = list(csv.reader(io.StringIO(ke_csv([tabel]).isi.decode().removeprefix("\ufeff"))))
    assert isi[1:] == [["Satu", "tidak ada data", "'=1+1"], ["Satu", "101.55", ""], ["Jumlah", "", "x"]]


@pytest.mark.parametrize(
    ("html", "teks"),
    [
        ("<b>Draf</b> <span>3 dari 10</span>", "Draf 3 dari 10"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("satu<br>dua &amp; tiga", "satu\ndua & tiga"),
        (
            '<span class="pecahan"><span class="pembilang">a b</span><span class="penyebut">c</span></span> × 100 %',
            "(a b) / (c) × 100 %",
        ),
        ('x<sup class="sup">2</sup>, y<sub>i</sub>.', "x^2, yi."),
        (
            '<span class="sigma" aria-label="jumlah dari i=1 sampai n"><span>n</span><span>∑</span></span> x',
            "∑ (dari i=1 sampai n) x",
        ),
        ("tanpa <b>tutup", "tanpa tutup"),
        ("", ""),
    ],
)
def test_kata_dari_html(html, teks):
    assert teks_html(html) == teks
