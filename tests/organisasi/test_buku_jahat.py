"""Workbooks of somebody who means harm: a sentence on the import, nothing stored, no job that breaks."""

import io
import json
import zipfile

import pytest

from organisasi.buku import baca as baca_berkas
from tests import pabrik
from tests.organisasi.buku_uji import ORGANISASI, baca, buku, isi_contoh, olah, potret

pytestmark = pytest.mark.django_db


@pytest.fixture
def isi(tata):
    isi_contoh(tata)
    return tata


def berpenanda(isi, teks: str) -> bytes:
    """The workbook whose marker says something else: `"tahun": 1`."""

    def ganti(wadah):
        sel = wadah["_penanda"]["A1"]
        asli = json.loads(sel.value)
        asli.pop(teks.split('"')[1])
        sel.value = f"{json.dumps(asli)[:-1]}, {teks}}}"

    return olah(buku(isi, *ORGANISASI), ganti)


@pytest.mark.parametrize(
    "teks",
    [
        '"tahun": 1e999',
        '"tahun": NaN',
        '"tahun": 99999999999999999999',
        '"tahun": -3',
        '"tahun": true',
        '"tahun": 40000',
        '"versi": 1e999',
        '"instansi": "\\u0000"',
        '"instansi": "\\ud800"',
        '"lembar": {"jabatan": ["a\\u0000"]}',
        '"lembar": ' + "[" * 9000 + "]" * 9000,
    ],
    ids=lambda teks: teks[:30],
)
def test_penanda_yang_tidak_pernah_ditulis_aplikasi(isi, teks):
    sebelum = potret(isi)
    impor = baca(isi, berpenanda(isi, teks))
    assert impor.status == "gagal" and "bukan buku kerja" in impor.galat
    assert impor.pekerjaan.status == "selesai" and potret(isi) == sebelum


def test_nama_yang_sangat_panjang_tidak_diulang_seluruhnya(isi):
    """What a file calls its sheets is told in a sentence, so it is cut."""
    panjang = _ganti(buku(isi, "jabatan"), b'name="Jabatan"', b'name="' + b"J" * 500_000 + b'"')
    impor = baca(isi, _ganti(panjang, b"_kunci jabatan", b"_kunci " + b"k" * 30_000))
    assert impor.status == "gagal" and "tidak dikenal" in impor.galat and len(impor.galat) < 300
    impor = baca(isi, _ganti(panjang, b'r="D2"', b'r="ZZZ2"'))
    assert impor.status == "gagal" and "JJJ" in impor.galat and len(impor.galat) < 300


def test_satu_teks_dipakai_semua_sel(isi, monkeypatch):
    """A file of a megabyte whose cells hold hundreds of megabytes is refused while it is read."""
    monkeypatch.setattr(baca_berkas, "HURUF_MAKS", 100_000)

    def penuhi(wadah):
        for nomor in range(10, 30):
            for kolom in "DEFG":
                wadah["Jabatan"][f"{kolom}{nomor}"] = "x" * 30_000

    impor = baca(isi, olah(buku(isi, "jabatan"), penuhi))
    assert impor.status == "gagal" and impor.galat == baca_berkas.TERLALU_BANYAK
    with pabrik.dalam(isi.pemda):
        assert not impor.baris.exists()


def _ganti(berkas: bytes, lama: bytes, baru: bytes) -> bytes:
    """Every part of the file with these bytes in place of those."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(berkas)) as asal, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as tujuan:
        for nama in asal.namelist():
            tujuan.writestr(nama, asal.read(nama).replace(lama, baru))
    return keluar.getvalue()
