"""Text in a chart as one run of letters.

WeasyPrint 70 lays out and draws the text of an SVG letter by letter, since each could have a place of its own: seven
times the work, no kerning, and accents parted from their letter (its issue 2249). Where only the text as a whole has a
place, as in our charts, it is handed over as one piece.
"""

from collections.abc import Callable
from functools import wraps

LETAK = ("x", "y", "dx", "dy")
PER_HURUF = ("rotate", "letter-spacing", "textLength")


class Sekaligus(str):
    """A text that counts as one letter where letters are asked for one after the other."""

    __slots__ = ()

    def __iter__(self):
        yield str(self)


def pasang() -> None:
    """Mend it in this process; asked twice, it is done once."""
    from weasyprint import svg

    if hasattr(svg.text, "__wrapped__"):
        return
    asli, svg.text = svg.text, _sekaligus(svg.text)
    svg.TAGS.update({nama: svg.text for nama, gambar in svg.TAGS.items() if gambar is asli})


def _sekaligus(asli: Callable) -> Callable:
    @wraps(asli)
    def gambar(svg, node, font_size):
        if node.text and not _berhuruf_lepas(node):
            node._etree_node.text = Sekaligus(node.text)
        asli(svg, node, font_size)

    return gambar


def _berhuruf_lepas(node) -> bool:
    """Whether letters have places of their own."""
    return any(node.get(nama) for nama in PER_HURUF) or any(
        len(node.get(nama, "").replace(",", " ").split()) > 1 for nama in LETAK
    )
