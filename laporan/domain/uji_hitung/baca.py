"""What people hand in (docx, xlsx, csv, a paste), recomputed by laporan.uji in a limited child process. Every refusal
names its field."""

import io
import zipfile

from indikator.tempel.tabel import BITA_MAKS
from laporan.uji import DokumenTidakTerbaca, terpisah
from laporan.uji.terpisah import HasilUji
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
        return isi_berkas.periksa(nama, isi, (isi_berkas.DOCX, isi_berkas.XLSX))
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
    isi_berkas.pastikan_bersih(nama, isi)
    return MIME_CSV


def uji_berkas(isi: bytes) -> HasilUji:
    """By its content. Raises IsianSalah naming `berkas`."""
    return _uji(terpisah.BERKAS, isi, "berkas")


def uji_tempelan(teks: str, html: str = "") -> HasilUji:
    """The HTML of the clipboard where it holds a table, else its text. Raises IsianSalah naming `tempelan`."""
    if max(len(teks), len(html)) > BITA_MAKS:
        raise IsianSalah({"tempelan": "Yang ditempel lebih dari 2 MB. Tempel per bagian, atau unggah berkasnya."})
    if "<table" in html.lower():
        return _uji(terpisah.HTML, html.encode("utf-8", "replace"), "tempelan")
    return _uji(terpisah.TEKS, teks.encode("utf-8", "replace"), "tempelan")


def _uji(cara: str, isi: bytes, bidang: str) -> HasilUji:
    try:
        return terpisah.uji_terpisah(cara, isi)
    except DokumenTidakTerbaca as galat:
        raise IsianSalah({bidang: str(galat)}) from galat


def berat(isi: bytes) -> bool:
    """Whether reading takes longer than a page should: by the unpacked size of what is not a picture."""
    if not isi.startswith(b"PK"):
        return len(isi) > BERAT
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return sum(b.file_size for b in arsip.infolist() if not b.filename.startswith(_MEDIA)) > BERAT
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
