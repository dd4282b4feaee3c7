"""The child that looks into one upload: its content on standard input, what is the matter on standard output.

Started by `organisasi.domain.isi_berkas`. Only the library of the kind is loaded: a child costs about 0.1 s.
"""

import sys

from kinerja.terbatas import KODE_MEMORI, terima
from organisasi.domain import isi_office

_HTML = (b"<!doctype html", b"<html", b"<script", b"<svg")


def periksa(jenis: str, isi: bytes) -> str:
    """ "" for a file that is taken, else one of the words of isi_office, isi_gambar or isi_pdf."""
    if jenis in ("docx", "xlsx"):
        return isi_office.periksa(jenis, isi)
    return isi_office.berekor(isi) or (_periksa_pdf(isi) if jenis == "pdf" else _periksa_gambar(jenis, isi))


def _periksa_pdf(isi: bytes) -> str:
    from organisasi.domain import isi_pdf

    if any(kata in isi[:2048].lower() for kata in _HTML):
        return isi_pdf.RUSAK
    return isi_pdf.periksa(isi)


def _periksa_gambar(jenis: str, isi: bytes) -> str:
    from organisasi.domain import isi_gambar

    return isi_gambar.periksa(jenis, isi)


def anak() -> None:
    """Main of the child; its argument is the kind (pdf, jpg, png, docx, xlsx)."""
    terima()
    try:
        print(periksa(sys.argv[1], sys.stdin.buffer.read()), end="")
    except MemoryError:
        sys.exit(KODE_MEMORI)


if __name__ == "__main__":
    anak()
