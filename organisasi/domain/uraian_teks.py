"""Items of tugas and fungsi: their labels and their states (pure). Reading pasted text: uraian_pecah."""

import re
from collections.abc import Iterable

from organisasi.enums import IsiUraian
from organisasi.galat import IsianSalah

BUTIR_MAKS = 200  # items of one list; the longest of the sources has 38
ISI_MAKS = 5_000  # characters of one item

_URUT = re.compile(r"(?P<buka>\(?)(?P<isi>[a-z]{1,2}|\d{1,2})(?P<tutup>[.)])")


def keadaan(daftar) -> str:
    """The state a source value stands for: a list, "-" (dash), "" or [] (heading without text), None (no heading)."""
    if daftar is None:
        return IsiUraian.TIDAK_ADA
    if daftar == "-":
        return IsiUraian.STRIP
    return IsiUraian.DAFTAR if daftar else IsiUraian.KOSONG


def susun(daftar) -> list[dict]:
    """Rows {urutan, label_sumber, isi} from items that are {label, isi} or plain text; a state gives no rows.

    Raises IsianSalah: each save keeps the whole list in the audit trail, so its size has a bound.
    """
    if daftar is None or daftar == "-" or not daftar:
        return []
    butir = [{"label": "", "isi": b} if isinstance(b, str) else b for b in daftar]
    if len(butir) > BUTIR_MAKS:
        raise IsianSalah(f"Terlalu banyak butir ({len(butir)}; paling banyak {BUTIR_MAKS}).")
    if max(len(b["isi"]) for b in butir) > ISI_MAKS:
        raise IsianSalah(f"Ada butir yang terlalu panjang; paling banyak {ISI_MAKS} huruf per butir.")
    return [
        {"urutan": nomor, "label_sumber": b.get("label", ""), "isi": b["isi"].strip()}
        for nomor, b in enumerate(butir, start=1)
    ]


def baris_jejak(baris: Iterable[dict]) -> list[str]:
    """Items as the audit row keeps them: label and text in one line each."""
    return [f"{b['label_sumber']} {b['isi']}".strip() for b in baris]


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
