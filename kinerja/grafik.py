"""Charts as SVG text: bars and lines only, zero-based, the target as a line.

    svg(Grafik("Realisasi", "Realisasi per triwulan", ("TW I", "TW II"), (Seri("Realisasi", (Decimal(5), None)),)))

The same text stands inline on the page and in the PDF: text stays text, looks are presentation attributes (the
content security policy forbids inline styles), nothing is fetched. Figures are printed by kinerja.angka from the
Decimal itself; only the place of a mark is a binary number. The only module that knows vl-convert, for pictures.
"""

from base64 import b64encode
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from kinerja.grafik_isi import BATANG, GARIS, TARGET, Grafik, Seri
from kinerja.grafik_mendatar import mendatar
from kinerja.grafik_tegak import tegak

__all__ = ["BATANG", "GARIS", "TARGET", "Grafik", "Seri", "gambar_png", "svg"]

SINGGAHAN = 512  # charts kept per process
SKALA_PNG = 2.5  # points of a picture to one of the drawing: sharp on paper


@lru_cache(maxsize=SINGGAHAN)
def svg(grafik: Grafik) -> SafeString:
    """The chart as an `<svg role="img">` with title and description; equal charts are drawn once."""
    if any(len(s.nilai) != len(grafik.kategori) for s in grafik.seri):
        raise ValueError("every series needs a value (or None) for every kategori")
    kanvas = mendatar(grafik) if grafik.mendatar else tegak(grafik)
    return mark_safe(kanvas.svg(grafik))


@lru_cache(maxsize=SINGGAHAN // 8)
def gambar_png(grafik: Grafik) -> str:
    """The same chart as a `data:` address of a PNG, for documents that take no SVG."""
    import vl_convert  # tens of MB that no page needs

    isi = vl_convert.svg_to_png(str(svg(grafik)), scale=SKALA_PNG)
    return f"data:image/png;base64,{b64encode(isi).decode()}"
