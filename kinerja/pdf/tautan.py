"""Where a link stands on the pages of a PDF that was made here."""

import io
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Kotak:
    """A rectangle on a page (from 1), in points from its lower left corner."""

    halaman: int
    kiri: float
    bawah: float
    kanan: float
    atas: float


def kotak_tautan(pdf: bytes, akhiran: str) -> Kotak | None:
    """The first link whose address ends so; None without one."""
    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        for nomor, halaman in enumerate(dokumen.pages, 1):
            for catatan in halaman.obj.get("/Annots", []):
                if str(catatan.get("/A", {}).get("/URI", "")).endswith(akhiran):
                    return _kotak(nomor, catatan.Rect)
    return None


def kotak_halaman_akhir(pdf: bytes) -> Kotak:
    """The whole of the last page."""
    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        return _kotak(len(dokumen.pages), dokumen.pages[-1].mediabox)


def _kotak(halaman: int, sudut) -> Kotak:
    """Whichever two corners are named."""
    x1, y1, x2, y2 = (float(angka) for angka in sudut)
    return Kotak(halaman, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
