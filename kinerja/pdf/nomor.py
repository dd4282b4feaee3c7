"""Page numbers of a merged document, as the style sheet wants them.

Sections are rendered without their number. What it looks like is asked of the engine: `HTML_CAP` is a document of
three empty pages of one page name whose counter says BESAR and KECIL on the second and third. From these, font,
letters and position of any number follow: the digits of BESAR are all ten, and the shift between the two tells whether
the text is centred or at a side. A first page without a number means that the style sheet wants none on the first page
of a section.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

import pikepdf

BESAR, KECIL = "1234567890", "7"
HTML_CAP = "<!doctype html><html lang=id><body><div></div><div></div><p></p></body></html>"
TEPI = [
    *(f"{a}-{b}" for a in ("top", "bottom") for b in ("left-corner", "left", "center", "right", "right-corner")),
    *(f"{a}-{b}" for a in ("left", "right") for b in ("top", "middle", "bottom")),
]
_BFCHAR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_KINI_DAN_JUMLAH = re.compile(r"^(\D*)(\d+)(\D*)(\d*)(\D*)$")

Huruf = tuple[int, int]  # glyph, and how much closer (thousandths of the font size) the next one stands


def css_nama(nama: str) -> str:
    """Style sheet of a document whose pages have that name."""
    return f"body {{ page: {nama} }}" if nama else ""


def css_kosong(*kotak: str) -> str:
    """Style sheet that leaves these margin boxes empty: those of the number in the sections."""
    return "@page {" + " ".join(f"@{satu} {{ content: none !important }}" for satu in kotak) + "}"


def css_cap(nama: str, kotak: tuple[str, ...]) -> str:
    """Style sheet of the three pages: nothing but the number."""
    return (
        css_kosong(*(satu for satu in TEPI if satu not in kotak))
        + f"@page :nth(2) {{ counter-reset: page {BESAR} !important; counter-increment: page 0 !important }}"
        + f"@page :nth(3) {{ counter-reset: page {KECIL} !important; counter-increment: page 0 !important }}"
        + css_nama(nama)
        + "div { break-after: page }"
    )


@dataclass(frozen=True)
class Cap:
    """How the number of a page of one name is written. `awal`: also on the first page of a section.

    `perintah`: the operators of the page with None at the text matrix and the text, `letak`: (x, y) of BESAR, `lebar`
    its width and `geser` the share of a wider text that goes to the left (0, ½, 1). Lengths in the units of the page.
    """

    awal: bool
    perintah: tuple[bytes | None, ...]
    letak: tuple[Decimal, Decimal]
    ukuran: Decimal
    lebar: Decimal
    geser: Decimal
    pola: tuple[str, ...]  # before the number, between it and the number of pages, after that
    berjumlah: bool
    huruf: dict[str, Huruf]
    lebar_huruf: dict[int, int]
    sumber: pikepdf.Dictionary  # resources of the page
    kotak: list

    def gambar(self, nomor: int, jumlah: int) -> bytes:
        """Content stream of the number `nomor` of `jumlah` pages."""
        teks = f"{self.pola[0]}{nomor}{self.pola[1]}" + (f"{jumlah}" if self.berjumlah else "") + self.pola[2]
        isi = [self.huruf[satu] for satu in teks]
        x = self.letak[0] + self.geser * (self.lebar - _lebar(isi, self.lebar_huruf, self.ukuran))
        matriks = f"1 0 0 -1 {x:.6f} {self.letak[1]} Tm".encode()
        tulis = ("[" + "".join(f"<{glif:04x}>{rapat}" for glif, rapat in isi) + "] TJ").encode()
        ganti = iter((matriks, tulis))
        return b"\n".join(next(ganti) if satu is None else satu for satu in self.perintah)


def baca_cap(pdf: pikepdf.Pdf) -> Cap | None:
    """From the rendered three pages; None when pages of that name carry no number."""
    halaman = pdf.pages[1]
    besar, kecil = _baca_teks(pdf.pages[1]), _baca_teks(pdf.pages[2])
    if besar is None or kecil is None:
        return None
    huruf = halaman.Resources.Font[besar.huruf]
    lebar_huruf, teks_huruf = _lebar_glif(huruf), _teks_glif(huruf)
    kata = "".join(teks_huruf[glif] for glif, _ in besar.isi)
    bagian = _KINI_DAN_JUMLAH.match(kata)
    if bagian is None or bagian[2] != BESAR or len(kata) != len(besar.isi):
        raise ValueError(f"nomor halaman tidak dikenali: {kata!r}")
    lebar = _lebar(besar.isi, lebar_huruf, besar.ukuran)
    selisih = lebar - _lebar(kecil.isi, lebar_huruf, kecil.ukuran)
    return Cap(
        awal=_baca_teks(pdf.pages[0]) is not None,
        perintah=besar.perintah,
        letak=besar.letak,
        ukuran=besar.ukuran,
        lebar=lebar,
        geser=round(2 * (kecil.letak[0] - besar.letak[0]) / selisih) / Decimal(2),
        pola=(bagian[1], bagian[3], bagian[5]),
        berjumlah=bool(bagian[4]),
        huruf=dict(zip(kata, besar.isi, strict=True)),
        lebar_huruf=lebar_huruf,
        sumber=halaman.Resources,
        kotak=[Decimal(satu) for satu in halaman.MediaBox],
    )


@dataclass(frozen=True)
class _Teks:
    perintah: tuple[bytes | None, ...]
    letak: tuple[Decimal, Decimal]
    huruf: str
    ukuran: Decimal
    isi: list[Huruf]


def _baca_teks(halaman: pikepdf.Page) -> _Teks | None:
    """The one text of a page, and its operators with gaps where matrix and text stood."""
    perintah, letak, huruf, ukuran, isi = [], None, None, None, []
    for operan, operator in pikepdf.parse_content_stream(halaman):
        if str(operator) == "Tm":
            letak = Decimal(operan[4]), Decimal(operan[5])
            perintah.append(None)
        elif str(operator) == "TJ":
            isi += _baca_tj(operan[0])
            perintah.append(None)
        else:
            if str(operator) == "Tf":
                huruf, ukuran = str(operan[0]), Decimal(operan[1])
            perintah.append(pikepdf.unparse_content_stream([(operan, operator)]))
    return _Teks(tuple(perintah), letak, huruf, ukuran, isi) if isi else None


def _baca_tj(daftar) -> list[Huruf]:
    hasil: list[Huruf] = []
    for satu in daftar:
        if isinstance(satu, pikepdf.String):
            mentah = bytes(satu)
            hasil += [(int.from_bytes(mentah[n : n + 2], "big"), 0) for n in range(0, len(mentah), 2)]
        elif hasil:
            hasil[-1] = (hasil[-1][0], hasil[-1][1] + int(satu))
    return hasil


def _lebar(isi: list[Huruf], lebar_huruf: dict[int, int], ukuran: Decimal) -> Decimal:
    """Width of glyphs in the units of the font size."""
    return sum((lebar_huruf[glif] - rapat for glif, rapat in isi), 0) * ukuran / 1000


def _lebar_glif(huruf: pikepdf.Dictionary) -> dict[int, int]:
    """The W array of a font: first glyph, [widths], …"""
    daftar = list(huruf.DescendantFonts[0].W)
    return {
        int(pertama) + n: int(lebar)
        for pertama, semua in zip(daftar[::2], daftar[1::2], strict=True)
        for n, lebar in enumerate(semua)
    }


def _teks_glif(huruf: pikepdf.Dictionary) -> dict[int, str]:
    isi = huruf.ToUnicode.read_bytes()
    return {int(glif, 16): bytes.fromhex(teks.decode()).decode("utf-16-be") for glif, teks in _BFCHAR.findall(isi)}
