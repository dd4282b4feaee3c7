"""What the clipboard holds: HTML with a table, else text."""

from indikator.tempel import baca_html, baca_teks
from indikator.tempel.tabel import BITA_MAKS, Tabel, TempelTidakTerbaca


def baca(html: str = "", teks: str = "") -> Tabel:
    """The table of a paste; the text counts where the HTML holds no table. Raises TempelTidakTerbaca."""
    besar = max(len(satu.encode("utf-8", "replace")) for satu in (html, teks))
    if besar > BITA_MAKS:
        raise TempelTidakTerbaca(
            f"Yang ditempel terlalu besar ({besar // (1024 * 1024)} MB; paling besar 2 MB). Tempel per bagian."
        )
    return baca_html.baca(html) or baca_teks.baca(teks or baca_html.teks_saja(html))
