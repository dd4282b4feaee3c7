"""Labels of the items of a list as sources print them: "a.", "(2)", "-" (pure: no Django)."""

import re

_URUT = re.compile(r"(?P<buka>\(?)(?P<isi>[a-z]{1,2}|\d{1,2})(?P<tutup>[.)])")


def label_berikut(label: list[str]) -> str:
    """The label that follows a regular list ("a.", "b." → "c."); empty when the list has no regular labels."""
    return label_ke(label[0], len(label)) if label and beraturan(label) else ""


def beraturan(label: list[str]) -> bool:
    """Whether the labels count up without a gap from a or 1 in one style."""
    return bool(label) and all(label_ke(label[0], nomor) == satu for nomor, satu in enumerate(label))


def label_ulang(lama: list[str], jumlah: int) -> list[str] | None:
    """Labels of the list after a change of its items, when the list before it was regular; None: leave them."""
    return [label_ke(lama[0], nomor) for nomor in range(jumlah)] if beraturan(lama) else None


def label_ke(pertama: str, nomor: int) -> str:
    """The n-th label (from 0) in the style of the first one; bullets repeat, other labels give ""."""
    if pertama and not pertama.isalnum() and len(pertama) == 1:
        return pertama
    cocok = _URUT.fullmatch(pertama)
    if cocok is None or cocok["isi"] not in ("a", "1"):
        return ""
    isi = str(nomor + 1) if cocok["isi"] == "1" else _huruf(nomor)
    return f"{cocok['buka']}{isi}{cocok['tutup']}"


def _huruf(nomor: int) -> str:
    """0 → a, 25 → z, 26 → aa, 27 → bb, as the decrees continue."""
    return chr(ord("a") + nomor % 26) * (nomor // 26 + 1)
