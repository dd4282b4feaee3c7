"""JSON whose numbers are exactly the Decimals of the engine: no value ever passes through float.

The standard encoder knows no Decimal and offers no hook that writes a bare number, so the few types the commands use
are written here.
"""

import json
import re
from collections.abc import Mapping
from decimal import Decimal

ANGKA_NOL_MAKS = 60  # more zeros than this are written with an exponent, which JSON allows
_PENGGANTI_TUNGGAL = re.compile("[\ud800-\udfff]")


def tulis_json(isi: object) -> str:
    """One line of JSON: Decimal("80.50") is 80.50, Decimal("1E+3") is 1000; keys in the order given.

    Takes None, bool, int, Decimal, str (also StrEnum), mappings with str keys, lists and tuples. A float, an infinite
    Decimal or anything else is refused (TypeError, ValueError): it would not be the number that was computed.
    """
    if isi is None or isinstance(isi, bool):
        return json.dumps(isi)
    if isinstance(isi, str):
        return _teks(isi)
    if isinstance(isi, int):
        return str(int(isi))
    if isinstance(isi, Decimal):
        return _angka(isi)
    if isinstance(isi, Mapping):
        return "{" + ", ".join(f"{_kunci(kunci)}: {tulis_json(nilai)}" for kunci, nilai in isi.items()) + "}"
    if isinstance(isi, list | tuple):
        return "[" + ", ".join(map(tulis_json, isi)) + "]"
    raise TypeError(f"not written to JSON: {type(isi).__name__}")


def _kunci(kunci: object) -> str:
    if not isinstance(kunci, str):
        raise TypeError(f"JSON key must be str, not {type(kunci).__name__}")
    return _teks(kunci)


def _teks(teks: str) -> str:
    """Readable, not escaped; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    return json.dumps(_PENGGANTI_TUNGGAL.sub("\ufffd", str(teks)), ensure_ascii=False)


def _angka(nilai: Decimal) -> str:
    if not nilai.is_finite():
        raise ValueError("Angka tak hingga tidak dapat ditulis sebagai JSON.")
    pangkat = nilai.as_tuple().exponent
    return str(nilai) if abs(pangkat) > ANGKA_NOL_MAKS else f"{nilai:f}"
