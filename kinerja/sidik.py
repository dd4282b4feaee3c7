"""The fingerprint of plain data (what JSON can say): sha256 of its one canonical form."""

import hashlib
import json


def sidik_jari(isi) -> str:
    """64 hexadecimal digits; the order of keys does not matter."""
    return hashlib.sha256(kanonis(isi).encode()).hexdigest()


def kanonis(isi) -> str:
    """The canonical form itself: JSON with sorted keys and no blanks."""
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
