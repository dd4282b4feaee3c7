"""Reading the pages of realisasi in the tests: their words, one row, its cells."""

import re
from html import unescape


def teks(jawaban) -> str:
    """The page with its tags, character references written out, on one line."""
    return " ".join(unescape(jawaban.content.decode()).split())


def baris(isi: str, indikator) -> str:
    """The row of an indicator out of the text of a page."""
    return isi.split(f'id="baris-{indikator.pk}"')[1].split("</tr>")[0]


def sel(isi: str, indikator) -> dict[str, str]:
    """{heading: words} of that row."""
    pasangan = re.findall(r'<td[^>]* ?data-label="([^"]+)"[^>]*>(.*?)</td>', baris(isi, indikator))
    return {judul: " ".join(re.sub(r"<[^>]+>", " ", kata).split()) for judul, kata in pasangan}
