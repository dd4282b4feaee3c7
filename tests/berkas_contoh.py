"""Small valid files of every kind that may be uploaded, and the hostile ones made from them."""

import io
import zipfile

import pikepdf
from openpyxl import Workbook
from PIL import Image

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(ubah=None, halaman: int = 1, **simpan) -> bytes:
    """`ubah(pikepdf.Pdf)` changes it before it is saved."""
    dokumen = pikepdf.new()
    for _ in range(halaman):
        dokumen.add_blank_page()
    if ubah:
        ubah(dokumen)
    isi = io.BytesIO()
    dokumen.save(isi, **{"static_id": not simpan} | simpan)
    return isi.getvalue()


def gambar(bentuk: str, lebar: int = 40, tinggi: int = 30) -> bytes:
    isi = io.BytesIO()
    Image.new("1" if bentuk == "PNG" else "L", (lebar, tinggi), 1).save(isi, bentuk)
    return isi.getvalue()


def xlsx() -> bytes:
    buku, isi = Workbook(), io.BytesIO()
    buku.active.append(["Indikator", "Realisasi"])
    buku.save(isi)
    return isi.getvalue()


def docx(jenis: str = _WORD, **bagian: bytes) -> bytes:
    """A minimal document; `bagian` are further members, "/" written as "__"."""
    isi = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{jenis}"/></Types>',
        "word/document.xml": "<document/>",
    }
    return arsip(isi | {nama.replace("__", "/"): satu for nama, satu in bagian.items()})


def arsip(isi: dict[str, bytes | str]) -> bytes:
    """A zip with these members."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as berkas:
        for nama, satu in isi.items():
            berkas.writestr(nama, satu)
    return hasil.getvalue()
