"""What the tests of pasting into the grid share: a preview, sending it as the browser does, reading back."""

import re
from html import unescape
from pathlib import Path

from indikator.models import Indikator
from tests import pabrik
from tests.indikator.dunia_kisi import ambil, post

DATA = Path(__file__).parents[1] / "data/tempel"
EXCEL = {"html": (DATA / "excel_12_baris.html").read_text(), "kolom": "sasaran"}
TEKS = {"teks": (DATA / "excel_12_baris.txt").read_text(), "kolom": "sasaran"}
KUNCI_LAIN = "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f"


def lihat(d, siapa: str = "perencana", lembar=None, **isi):
    return post(d, f"lembar/{(lembar or d.iki_draf).pk}/tempel/", isi, siapa)


def simpan(d, siapa: str = "perencana", lembar=None, **isi):
    return post(d, f"lembar/{(lembar or d.iki_draf).pk}/tempel/simpan/", isi, siapa)


def formulir(jawaban) -> dict:
    """What the browser sends with the dialog as it came."""
    html = jawaban.json()["html"]
    isi: dict = {"pakai": re.findall(r'name="pakai" value="([^"]*)" checked', html)}
    for nama, nilai in re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', html):
        isi[nama] = unescape(nilai)
    isi |= dict(re.findall(r'type="radio" name="(cara)" value="(\w+)" checked', html))
    for nama, pilihan in re.findall(r'<select [^>]*name="([\w-]+)">(.*?)</select>', html, re.DOTALL):
        dipilih = re.search(r'value="([^"]*)" selected', pilihan)
        isi[nama] = dipilih[1] if dipilih else ""
    return isi


def tempel(d, **isi):
    """Preview and, as it stands, put in."""
    return simpan(d, **isi | formulir(lihat(d, **isi)))


def kata(jawaban) -> str:
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", jawaban.json()["html"]).split()))


def jumlah(d) -> int:
    with pabrik.dalam(d.pemda):
        return Indikator.objects.filter(lembar=d.iki_draf).count()


def target(d, nama: str) -> str:
    with pabrik.dalam(d.pemda):
        return ambil(d, nama).target.get(tahun=2024).teks
