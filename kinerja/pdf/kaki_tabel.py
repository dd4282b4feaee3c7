"""The foot of a table whose last rows go to the next page with what follows them.

Our tables are closed by a foot that is repeated on every page. WeasyPrint 70 takes rows back from a full page when
what follows may not be parted from them (a signature, `break-before: avoid`): layout.block.find_earlier_page_break.
The foot is then lost, where the page now ends between two row groups, or stays where the lost rows stood. Here it is
put below the rows that are left.
"""

from collections.abc import Callable
from functools import wraps


def pasang() -> None:
    """Mend it in this process; asked twice, it is done once."""
    from weasyprint.layout import block

    if not hasattr(block.find_earlier_page_break, "__wrapped__"):
        block.find_earlier_page_break = _berkaki(block.find_earlier_page_break)


def _berkaki(asli: Callable) -> Callable:
    @wraps(asli)
    def cari(context, children, *lain):
        hasil = asli(context, children, *lain)
        return hasil and (_pasang_kaki(children, hasil[0]), hasil[1])

    return cari


def _pasang_kaki(semua: list, sisa: list) -> list:
    """The boxes of a table that stay on the page, with its foot right below the last row."""
    kaki = next((satu for satu in semua if getattr(satu, "is_footer", False)), None)
    sisa = [satu for satu in sisa if satu is not kaki]
    if kaki is None or not sisa or not sisa[-1].children:
        return sisa
    baris = sisa[-1].children[-1]
    kaki.translate(dy=baris.position_y + baris.height - kaki.position_y)
    return [*sisa, kaki]
