"""Formulas of indicators: read, computed and shown, without Django (DOMAIN section 4).

`baca` reads any formula text, typed or from a document; hitung.hitung computes; tampil shows a tree, and makes raw
source cells safe; templat writes formula texts from the boxes of the editor.
"""

from indikator.rumus.baca_teks import baca
from indikator.rumus.bacaan import BacaanRumus

__all__ = ["BacaanRumus", "baca"]
