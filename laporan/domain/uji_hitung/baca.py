"""What people hand in (docx, xlsx, csv, a paste) as a document of laporan.uji. Every refusal names its field."""

import io
import zipfile

from indikator.tempel import TempelTidakTerbaca, baca_teks
from indikator.tempel.tabel import BITA_MAKS
from kinerja.spreadsheet import TabelTidakTerbaca, baca_semua
from laporan.uji import Dokumen, DokumenTidakTerbaca, baca_docx, baca_html, baca_kisi
from organisasi.domain import isi_berkas
from organisasi.galat import IsianSalah

UKURAN_MAKS = isi_berkas.UKURAN_MAKS
BERAT = 3 * 1024 * 1024  # bytes of text once unpacked that a page does not wait for
TERIMA = ".docx,.xlsx,.csv,.txt"
MIME_CSV = "text/csv"
_LAMA = b"\xd0\xcf\x11\xe0"
_MEDIA = ("word/media/", "xl/media/", "word/embeddings/")
TERLALU_BESAR = "Berkas lebih dari 10 MB. Hapus gambarnya, atau simpan BAB III-nya saja, lalu unggah lagi."


def periksa(nama: str, isi: bytes) -> str:
    """The MIME type of a file that may be tested. Raises IsianSalah naming `berkas`."""
    akhiran = nama.rpartition(".")[2].lower()
    if len(isi) > UKURAN_MAKS:
        raise IsianSalah({"berkas": TERLALU_BESAR})
    if akhiran in (isi_berkas.DOCX, isi_berkas.XLSX):
        return isi_berkas.periksa(nama, isi)
    if isi.startswith(_LAMA) or akhiran in ("doc", "xls"):
        raise IsianSalah({"berkas": "Berkas berformat lama. Simpan ulang sebagai .docx atau .xlsx, lalu unggah."})
    if isi.startswith(b"%PDF") or akhiran == "pdf":
        kalimat = (
            "PDF tidak memuat tabel yang dapat dibaca. Unggah .docx atau .xlsx-nya, atau salin lalu tempel tabelnya."
        )
        raise IsianSalah({"berkas": kalimat})
    if not isi.strip():
        raise IsianSalah({"berkas": "Berkas ini kosong. Pilih berkas yang berisi."})
    if akhiran not in ("csv", "txt", "tsv"):
        raise IsianSalah({"berkas": "Pilih berkas .docx, .xlsx, atau .csv."})
    return MIME_CSV


def baca_berkas(isi: bytes) -> Dokumen:
    """By its content. Raises IsianSalah naming `berkas`."""
    try:
        if isi.startswith(b"PK") and _ada(isi, "word/document.xml"):
            return baca_docx(isi)
        return baca_kisi(baca_semua(isi))
    except (DokumenTidakTerbaca, TabelTidakTerbaca) as galat:
        raise IsianSalah({"berkas": str(galat)}) from galat


def baca_tempelan(teks: str, html: str = "") -> Dokumen:
    """The HTML of the clipboard where it holds a table, else its text. Raises IsianSalah naming `tempelan`."""
    if max(len(teks), len(html)) > BITA_MAKS:
        raise IsianSalah({"tempelan": "Yang ditempel lebih dari 2 MB. Tempel per bagian, atau unggah berkasnya."})
    try:
        if "<table" in html.lower():
            return baca_html(html)
        tabel = baca_teks.baca(teks)
        return baca_kisi([("Tempelan", [[sel.teks for sel in baris] for baris in tabel.baris])])
    except (DokumenTidakTerbaca, TempelTidakTerbaca) as galat:
        raise IsianSalah({"tempelan": str(galat)}) from galat


def berat(isi: bytes) -> bool:
    """Whether reading takes longer than a page should: by the unpacked size of what is not a picture."""
    if not isi.startswith(b"PK"):
        return len(isi) > BERAT
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return sum(b.file_size for b in arsip.infolist() if not b.filename.startswith(_MEDIA)) > BERAT
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _ada(isi: bytes, nama: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return nama in arsip.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
