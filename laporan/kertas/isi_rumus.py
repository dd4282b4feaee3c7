"""A cell that holds formula, tipe penghitungan and sumber data under small headings of its own."""

import re
from dataclasses import dataclass

_BAGIAN = re.compile(
    r"(?P<tipe>tipe (?:peng|per)hitungan)\s*:|(?P<sumber>sumber (?:data|dokumen))\s*:"
    r"|(?P<frekuensi>(?:frekuensi|periode) (?:pengukuran|pelaporan))\s*:|(?P<jawab>penanggung ?jawab)\s*:",
    re.IGNORECASE,
)
_KUNCI = {"tipe": "tipe_penghitungan", "sumber": "sumber_rumus", "frekuensi": "frekuensi", "jawab": "penanggung_jawab"}


@dataclass(frozen=True, slots=True)
class IsiRumus:
    rumus: str
    lain: dict[str, str]


def pecah(teks: str) -> IsiRumus:
    """The formula and the other parts by their field; a cell without such headings is all formula."""
    tanda = list(_BAGIAN.finditer(teks))
    if not tanda:
        return IsiRumus(teks, {})
    akhir = [satu.start() for satu in tanda[1:]] + [len(teks)]
    lain = {
        _KUNCI[satu.lastgroup]: rapi
        for satu, ujung in zip(tanda, akhir, strict=True)
        if (rapi := " ".join(teks[satu.end() : ujung].split()))
    }
    return IsiRumus(teks[: tanda[0].start()].strip(), lain)
