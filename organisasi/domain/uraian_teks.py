"""Items of tugas and fungsi and their states. Their labels: uraian_label; reading pasted text: uraian_pecah."""

from collections.abc import Iterable

from organisasi.enums import IsiUraian
from organisasi.galat import IsianSalah

BUTIR_MAKS = 200  # items of one list; the longest of the sources has 38
ISI_MAKS = 5_000  # characters of one item


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
