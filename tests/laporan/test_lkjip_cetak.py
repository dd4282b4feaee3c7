"""The printed report: PDF, Word and Excel hold the same figures; signed it prints what is frozen."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from laporan.domain.cetak import cetak
from laporan.models import BagianLkjip
from tests import pabrik
from tests.indikator.dunia_ukur import simpan
from tests.laporan import lkjip_dua_tahun
from tests.laporan.baca_docx import Docx, W, teks

pytestmark = pytest.mark.sekali  # what the paper says; the database only holds the world

PERSEN = re.compile(r"\d[\d.]*,\d\d(?= ?%)")


@pytest.fixture
def d(db):
    d = lkjip_dua_tahun.susun()
    with pabrik.dalam(d.pemda):
        d.lkjip = lkjip_dua_tahun.lkjip(d)
        yield d


def buat(d, format: str) -> bytes:
    pilihan = {"instansi": d.instansi, "tahun": 2024, "oleh": pabrik.mesin(), "format": format}
    return cetak(jenis="lkjip", **pilihan)[1].isi


def kata_pdf(isi: bytes) -> str:
    return " ".join(" ".join(h.extract_text() for h in PdfReader(io.BytesIO(isi)).pages).split())


def kata_docx(isi: bytes) -> str:
    """Paragraphs apart: cells of a table are paragraphs."""
    semua = Docx(isi).xml("word/document.xml").iter(f"{W}p")
    return " ".join(" ".join(teks(satu) for satu in semua).split())


def persen(kata: str) -> set[str]:
    return set(PERSEN.findall(kata.replace("\u00a0", " ")))


def test_angka_pdf_dan_word_sama(d):
    pdf, word = kata_pdf(buat(d, "pdf")), buat(d, "docx")
    angka = persen(kata_docx(word))
    assert {"102,56", "120,00", "111,28", "90,00", "88,89", "40,00", "98,68"} <= angka
    assert angka == persen(pdf)
    for kata in ("8 *)", "*) Realisasi masih sementara.", "belum diisi", "Capaian 2023 menurut LKjIP 2023 cetak."):
        assert kata in pdf and kata in kata_docx(word)
    gambar = [nama for nama in zipfile.ZipFile(io.BytesIO(word)).namelist() if nama.startswith("word/media/")]
    assert len(gambar) >= 3 and all(nama.endswith(".png") for nama in gambar)


def test_daftar_isi_dengan_halaman(d):
    pdf = kata_pdf(buat(d, "pdf"))
    assert re.search(r"A\. PENGUKURAN[ .]*\d", pdf) and "DAFTAR GAMBAR" in pdf
    assert re.search(r"Gambar 1\. Capaian Indikator Kinerja Tahun 2024[ .]*\d", pdf)


def test_angka_excel_berupa_bilangan(d):
    buku = load_workbook(io.BytesIO(buat(d, "xlsx")))
    nilai = [sel.value for lembar in buku for baris in lembar for sel in baris if sel.data_type == "n" and sel.value]
    assert any(abs(float(satu) - 1.2) < 1e-9 for satu in nilai)  # 120,00 % as a number in percent format
    assert 1000 in nilai and 900 in nilai


def test_yang_ditandatangani_mencetak_isi_beku(d):
    lkjip_dua_tahun.bekukan(d.lkjip)
    simpan(d.nilai, "39", tahun=2024)
    BagianLkjip.objects.filter(lkjip=d.lkjip, kode="bab3-analisis-1").update(isi="<p>Kalimat baru.</p>")
    type(d.instansi).objects.filter(pk=d.instansi.pk).update(nama="Dinas Berganti Nama")
    pdf = kata_pdf(buat(d, "pdf"))
    assert "102,56 %" in pdf.replace("\u00a0", " ") and "50,00 %" not in pdf.replace("\u00a0", " ")
    assert "Kalimat baru" not in pdf and "Berganti" not in pdf
