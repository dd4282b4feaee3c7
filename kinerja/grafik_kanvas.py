"""The paper of a chart: text and lines at their places, written as few SVG elements with few attributes.

Every element and every attribute costs when the page is printed. What has the same ink is therefore one path, and what
texts have in common is said once, by a group round them.
"""

from collections.abc import Iterator
from html import escape

from kinerja.grafik_isi import Grafik, palet, warna
from kinerja.grafik_skala import lebar_teks

TEPI = 2  # px round the drawing
UKURAN, TITIK = 10, 3.16  # px: letters, radius of a dot
JANGKAR = {"start": 0.0, "middle": 0.5, "end": 1.0}  # the share of a text left of its place


class Kanvas:
    """Grows with the texts on it; `kiri`: px left of the origin."""

    def __init__(self, lebar: float, tinggi: float, kiri: float = 0):
        self.kiri, self.kanan, self.atas, self.bawah = -kiri, lebar, 0.0, tinggi
        self.bentuk: list[str] = []
        self.tulisan: dict[str, list[str]] = {}  # by what they have in common

    def teks(self, x: float, y: float, isi: str, *, jangkar="start", ukuran=UKURAN, tebal=False, tinta="teks") -> None:
        """Its baseline at y."""
        if not isi:
            return
        lebar = lebar_teks(isi, ukuran, tebal=tebal)
        self.kiri = min(self.kiri, x - lebar * JANGKAR[jangkar])
        self.kanan = max(self.kanan, x + lebar * (1 - JANGKAR[jangkar]))
        self.atas, self.bawah = min(self.atas, y - ukuran), max(self.bawah, y + ukuran * 0.3)
        sifat = {"text-anchor": jangkar} if jangkar != "start" else {}
        sifat |= {"font-size": f"{ukuran}px"} if ukuran != UKURAN else {}
        sifat |= {"font-weight": "bold"} if tebal else {}
        sifat |= {"fill": warna(tinta)} if tinta != "teks" else {}
        satu = f'<text x="{_px(x)}" y="{_px(y)}">{escape(isi, quote=False)}</text>'
        self.tulisan.setdefault(_sifat(sifat), []).append(satu)

    def isian(self, bentuk: list[str], warna_isi: str) -> None:
        """Filled shapes of one colour."""
        if bentuk:
            self.bentuk.append(f'<path d="{"".join(bentuk)}" fill="{warna_isi}"/>')

    def garis(self, jalur: list[str], warna_garis: str, tebal: float = 1, putus: str = "") -> None:
        """Lines of one colour; `putus`: lengths of dashes and gaps."""
        if jalur:
            sifat = {"stroke": warna_garis, "stroke-width": f"{tebal}"} | (
                {"stroke-dasharray": putus} if putus else {}
            )
            self.bentuk.append(f'<path d="{"".join(jalur)}" fill="none"{_sifat(sifat)}/>')

    def svg(self, grafik: Grafik) -> str:
        """The whole, with title and description."""
        x, y = self.kiri - TEPI, self.atas - TEPI
        lebar, tinggi = self.kanan + TEPI - x, self.bawah + TEPI - y
        sifat = {
            "width": _px(lebar),
            "height": _px(tinggi),
            "viewBox": f"{_px(x)} {_px(y)} {_px(lebar)} {_px(tinggi)}",
            "role": "img",
            "aria-label": grafik.judul,
            "font-family": palet()[1],
            "font-size": f"{UKURAN}px",
            "fill": warna("teks"),
        }
        kepala = f"<title>{escape(grafik.judul, quote=False)}</title><desc>{escape(grafik.uraian, quote=False)}</desc>"
        return f'<svg xmlns="http://www.w3.org/2000/svg"{_sifat(sifat)}>{kepala}{"".join(self._isi())}</svg>'

    def _isi(self) -> Iterator[str]:
        """Shapes, then what is written over them."""
        yield from self.bentuk
        for sifat, isi in self.tulisan.items():
            yield f"<g{sifat}>{''.join(isi)}</g>" if sifat else "".join(isi)


def kotak(x: float, y: float, x2: float, tinggi: float) -> str:
    """A rectangle from x to x2, whichever is greater."""
    return f"M{_px(min(x, x2))},{_px(y)}h{_px(abs(x2 - x))}v{_px(tinggi)}h{_px(-abs(x2 - x))}Z"


def titik(x: float, y: float) -> str:
    """A dot round this place."""
    r, d = TITIK, 2 * TITIK
    return f"M{_px(x - r)},{_px(y)}a{r},{r} 0 1,1 {d},0a{r},{r} 0 1,1 {-d},0"


def ruas(*tempat: tuple[float, float]) -> str:
    """A line through these places."""
    return "M" + "L".join(f"{_px(x)},{_px(y)}" for x, y in tempat)


def _px(nilai: float) -> str:
    return f"{nilai:.2f}".rstrip("0").rstrip(".") if nilai % 1 else f"{nilai:.0f}"


def _sifat(sifat: dict[str, str]) -> str:
    return "".join(f' {nama}="{escape(isi, quote=False).replace(chr(34), "&quot;")}"' for nama, isi in sifat.items())
