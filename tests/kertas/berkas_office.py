"""Word and Excel files made while the tests run."""

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pypandoc

_MATEMATIKA = re.compile(r"<math[^>]*>([^<]*)</math>")
_JUDUL = re.compile(r"(#+)\s+(.*)")
_LEBIH_KECIL = re.compile(r"<(?=[\s\d])")


def html_dari_teks(teks: str) -> str:
    """A text with tab-separated tables as a page: a block of rows is a table, a line is a paragraph."""
    hasil, blok = [], []
    for baris in [*_LEBIH_KECIL.sub("&lt;", _MATEMATIKA.sub(r"$\1$", teks.replace("**", ""))).split("\n"), ""]:
        if "\t" in baris:
            blok.append(baris.strip(" ").split("\t"))
            continue
        hasil += [_tabel(blok)] if blok else []
        blok = []
        judul = _JUDUL.match(baris)
        tanda = f"h{len(judul[1])}" if judul else "p"
        hasil += [f"<{tanda}>{judul[2] if judul else baris.strip()}</{tanda}>"] if baris.strip() else []
    return "\n".join(hasil)


def _tabel(blok: list[list[str]]) -> str:
    isi = [sel for sel in blok if not all(set(satu.strip()) <= {"-"} for satu in sel)]
    baris = "".join(f"<tr>{''.join(f'<td>{satu}</td>' for satu in sel)}</tr>" for sel in isi)
    return f"<table>{baris}</table>"


def docx(halaman: str, folder: Path) -> bytes:
    """A Word file of a page; `$…$` become equations."""
    berkas = folder / "naskah.docx"
    pypandoc.convert_text(halaman, "docx", format="html+tex_math_dollars", outputfile=str(berkas))
    return berkas.read_bytes()


def xlsx(lembar: dict[str, list[list]], gabung: dict[str, list[str]] | None = None) -> bytes:
    """A workbook: rows of each sheet, and the ranges of its merged cells."""
    buku = openpyxl.Workbook()
    buku.remove(buku.active)
    for nama, baris in lembar.items():
        halaman = buku.create_sheet(nama)
        for satu in baris:
            halaman.append(satu)
        for rentang in (gabung or {}).get(nama, ()):
            halaman.merge_cells(rentang)
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()
