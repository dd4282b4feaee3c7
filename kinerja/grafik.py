"""Charts as SVG text: bars and lines only, zero-based, the target as a line. The only module that knows vl-convert.

    svg(Grafik("Realisasi", "Realisasi per triwulan", ("TW I", "TW II"), (Seri("Realisasi", (Decimal(5), None)),)))

The same text stands inline on the page and in the PDF: text stays text, looks are presentation attributes (the
content security policy forbids inline styles), nothing is fetched. Figures are printed by kinerja.angka from the
Decimal itself; only the place of a mark is a binary number.
"""

import json
from base64 import b64encode
from functools import lru_cache

import vl_convert
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from kinerja.grafik_isi import BATANG, GARIS, TARGET, Grafik, Seri
from kinerja.grafik_vega import susun

__all__ = ["BATANG", "GARIS", "TARGET", "Grafik", "Seri", "gambar_png", "panaskan", "svg"]

LOKAL = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp\u00a0", ""], "minus": "\u2212"}
SINGGAHAN = 512  # charts kept per process
SKALA_PNG = 2.5  # points of a picture to one of the drawing: sharp on paper
BUANG = ("class", "style", "role", "pointer-events")
_SVG = "{http://www.w3.org/2000/svg}"


@lru_cache(maxsize=SINGGAHAN)
def svg(grafik: Grafik) -> SafeString:
    """The chart as an `<svg role="img">` with title and description; equal charts are drawn once."""
    if any(len(s.nilai) != len(grafik.kategori) for s in grafik.seri):
        raise ValueError("every series needs a value (or None) for every kategori")
    mentah = vl_convert.vegalite_to_svg(json.dumps(susun(grafik)), allowed_base_urls=[], format_locale=LOKAL)
    return mark_safe(_bersih(mentah, grafik))


@lru_cache(maxsize=SINGGAHAN // 8)
def gambar_png(grafik: Grafik) -> str:
    """The same chart as a `data:` address of a PNG, for documents that take no SVG."""
    isi = vl_convert.svg_to_png(str(svg(grafik)), scale=SKALA_PNG)
    return f"data:image/png;base64,{b64encode(isi).decode()}"


def panaskan() -> None:
    """Start the engine that draws (half a second to one, once per process), so that no reader waits for it."""
    svg(Grafik("Awal", "Awal", ("TW I",), (Seri("Awal", (None,)),)))


def _bersih(mentah: str, grafik: Grafik) -> str:
    """Without what only a script needs (classes, roles of every mark) and without styles; with title and desc."""
    akar = etree.fromstring(mentah.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for simpul in list(akar.iter()):
        for nama in list(simpul.attrib):
            if nama in BUANG or nama.startswith("aria-"):
                del simpul.attrib[nama]
        if (simpul.tag == f"{_SVG}path" and not simpul.get("d")) or simpul.get("display") == "none":
            simpul.getparent().remove(simpul)
    etree.cleanup_namespaces(akar, top_nsmap={None: _SVG[1:-1]})
    akar.attrib.update({"role": "img", "aria-label": grafik.judul})
    for ke, (nama, isi) in enumerate((("title", grafik.judul), ("desc", grafik.uraian))):
        unsur = etree.Element(f"{_SVG}{nama}")
        unsur.text = isi
        akar.insert(ke, unsur)
    return etree.tostring(akar, encoding="unicode")
