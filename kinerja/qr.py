"""QR codes. The only importer of the qrcode library."""

import base64
import io
import re

import qrcode
from PIL import Image, ImageDraw
from qrcode.constants import ERROR_CORRECT_M

TEPI = 4  # modules of white around it, as scanners want


def qr_svg(teks: str) -> str:
    """The text as a data: URI of a square SVG, for an `img` on a page or in a printed document.

    About 15 % of it may be covered or smudged. Raises ValueError for more than 500 bytes, which no short address has.
    """
    svg = _gambar(qr_kotak(teks))
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def qr_kotak(teks: str) -> list[list[bool]]:
    """Its modules row by row, the white around it included; True is dark. Raises ValueError as `qr_svg` does."""
    if len(teks.encode()) > 500:
        raise ValueError("Teks terlalu panjang untuk kode QR.")
    kode = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=TEPI)
    kode.add_data(teks)
    kode.make(fit=True)
    return kode.get_matrix()


def _gambar(kotak: list[list[bool]]) -> str:
    """One path: a bar for each run of dark modules, a third of what a square for each would take."""
    jalur = "".join(f"M{x} {y}h{n}v1h-{n}z" for y, baris in enumerate(kotak) for x, n in _deret(baris))
    sisi = len(kotak)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sisi} {sisi}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{sisi}v{sisi}H0z"/><path d="{jalur}"/></svg>'
    )


def _deret(baris: list[bool]) -> list[tuple[int, int]]:
    """(start, length) of each run of dark modules in a row."""
    hasil: list[tuple[int, int]] = []
    for x, gelap in enumerate(baris):
        if gelap and hasil and sum(hasil[-1]) == x:
            hasil[-1] = (hasil[-1][0], hasil[-1][1] + 1)
        elif gelap:
            hasil.append((x, 1))
    return hasil


_BATANG = re.compile(r"M(\d+) (\d+)h(\d+)v1")


def png_dari_svg(uri: str, kali: int = 8) -> str:
    """A picture of `qr_svg` again as a data: URI of a PNG, `kali` pixels to a module: Word shows no SVG everywhere."""
    svg = base64.b64decode(uri.partition(",")[2]).decode()
    sisi = int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])
    gambar = Image.new("1", (sisi * kali, sisi * kali), 1)
    kuas = ImageDraw.Draw(gambar)
    for x, y, panjang in (map(int, satu) for satu in _BATANG.findall(svg)):
        kuas.rectangle([x * kali, y * kali, (x + panjang) * kali - 1, (y + 1) * kali - 1], fill=0)
    keluar = io.BytesIO()
    gambar.save(keluar, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(keluar.getvalue()).decode()}"
