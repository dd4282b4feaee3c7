"""Equal fonts in every section, so that a merge keeps each of them once.

WeasyPrint embeds of a font the glyphs that one document uses; forty sections would bring forty different subsets. Here
every document embeds at least the same glyphs, those of TEKS_BENIH. They are learned from a rendering of that text
(`Benih`), whose subset is then also taken over instead of being computed again.
"""

from dataclasses import dataclass

HURUF_BENIH = "".join(map(chr, range(33, 127))) + "“”‘’–—…•·×÷±≤≥≠→°§²³½éÉ"
TEKS_BENIH = f"{HURUF_BENIH} efisien verifikasi konflik staf staffing baffle Th ft"


@dataclass(frozen=True)
class Benih:
    """What a font always embeds: glyph → text, glyph → width, and the file with just these."""

    teks: dict[int, str]
    lebar: dict[int, int]
    berkas: bytes


class HurufSeragam(dict):
    """`Document.fonts` of a section: a font that comes in begins with the glyphs of its Benih."""

    def __init__(self, benih: dict[bytes, Benih]):
        super().__init__()
        self.benih = benih

    def __setitem__(self, kunci, huruf) -> None:
        if benih := self.benih.get(huruf.name):
            huruf.to_unicode, huruf.widths = dict(benih.teks), dict(benih.lebar)
            asli = huruf.clean
            huruf.clean = lambda teks, hinting: _bersihkan(huruf, benih, asli, teks, hinting)
        super().__setitem__(kunci, huruf)


def _bersihkan(huruf, benih: Benih, asli, teks: dict, hinting: bool) -> None:
    """WeasyPrint's subsetting, spared where nothing but the seed is used."""
    if teks.keys() == benih.teks.keys() and not huruf.missing:
        huruf.file_content = benih.berkas
    else:
        asli(teks, hinting)


def pelajari(fonts: dict) -> dict[bytes, Benih]:
    """The seeds of a document that has just been written."""
    return {
        huruf.name: Benih(dict(huruf.to_unicode), dict(huruf.widths), huruf.file_content)
        for huruf in fonts.values()
        if not (huruf.bitmap or huruf.missing or huruf.png or huruf.svg or huruf.colr)
    }
