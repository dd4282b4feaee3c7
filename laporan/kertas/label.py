"""The number or mark typed before a paragraph, apart from its words."""

import re

LABEL = r"(?P<label>[-*+•–]|\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{2,5})[.)])"  # a bullet, or a number with its mark
_LABEL = re.compile(rf"{LABEL}\s+")


def lepas_label(baris: str) -> tuple[str, str]:
    """(typed label, rest); a bullet before another label is only how the list was written."""
    cocok = _LABEL.match(baris)
    if not cocok or not baris[cocok.end() :].strip():
        return "", baris
    label, isi = cocok["label"], baris[cocok.end() :]
    dalam = _LABEL.match(isi) if len(label) == 1 else None
    return (dalam["label"], isi[dalam.end() :]) if dalam else (label, isi)
