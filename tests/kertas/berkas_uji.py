"""Documents for the tests: HTML as .docx, and Office files taken apart and put together again, one part changed."""

import io
import tempfile
import zipfile
from pathlib import Path

import pypandoc


def docx(html: str) -> bytes:
    """A Word file that pandoc makes of a page."""
    with tempfile.TemporaryDirectory() as ruang:
        tujuan = Path(ruang) / "naskah.docx"
        pypandoc.convert_text(html, "docx", format="html+tex_math_single_backslash", outputfile=str(tujuan))
        return tujuan.read_bytes()


def docx_teks(teks: str) -> bytes:
    """The same of lines; those with tabs are rows of a table."""
    return docx(halaman(teks))


def halaman(teks: str) -> str:
    """HTML of lines as they stand in tests/sumber: HTML and LaTeX in them is kept."""
    bagian, baris = [], []
    for satu in [*teks.replace("**", "").split("\n"), ""]:
        if "\t" in satu:
            baris.append("".join(f"<td>{isi.replace('$', '')}</td>" for isi in satu.split("\t")))
            continue
        if baris:
            bagian.append("<table>" + "".join(f"<tr>{isi}</tr>" for isi in baris) + "</table>")
            baris = []
        if satu.strip():
            bagian.append(f"<p>{satu.strip()}</p>")
    return "<html><body>" + "\n".join(bagian) + "</body></html>"


def arsip(bagian: dict[str, bytes | str]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nama, isi in bagian.items():
            zip_.writestr(nama, isi)
    return keluar.getvalue()


def ganti(isi: bytes, **ganti: bytes) -> bytes:
    """The same archive; keys are parts with "__" for "/" and "_x" for ".xml"."""
    with zipfile.ZipFile(io.BytesIO(isi)) as asal:
        bagian = {nama: asal.read(nama) for nama in asal.namelist()}
    bagian |= {nama.replace("__", "/").replace("_x", ".xml"): baru for nama, baru in ganti.items()}
    return arsip(bagian)
