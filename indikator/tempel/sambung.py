"""Rows that only continue the one above (a table cut at a page end, a name merged over several rows)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from indikator.tempel.bidang import TARGET

_WAJIB = ("rumus", "sumber_data")
_TARGET_UTUH = re.compile(r"\d|^[-–—]$")
_AWAL_INDIKATOR = re.compile(
    r"(?:ju?ml|jumlah|jumah|per[sc]entase|prosentase|persen|nilai|indeks|index|rata|tingkat|rasio|skor|angka|cakupan"
    r"|laju|proporsi|opini|predikat|hasil|capaian|terlaksananya|tersedianya)\b",
    re.IGNORECASE,
)


@dataclass
class Mentah:
    """One pasted row: its numbers (1-based rows of the block), texts by field, those merged from above.

    putus: it is the first one after a page break.
    """

    nomor: list[int]
    isi: dict[str, str]
    gabung: set[str] = field(default_factory=set)
    label: str = ""
    catatan: list[str] = field(default_factory=list)
    putus: bool = False


def sambungkan(semua: Sequence[Mentah], bernomor: bool) -> list[Mentah]:
    """The rows with continuations joined to the row they belong to, each with a note."""
    wajib = _yang_selalu_terisi(semua)
    hasil: list[Mentah] = []
    for satu, berikut in zip_longest(semua, semua[1:]):
        if hasil and (_lanjutan(satu, hasil[-1], wajib, bernomor) or _sisa_sasaran(satu, hasil[-1], berikut)):
            _gabungkan(hasil, satu)
        else:
            hasil.append(satu)
    return hasil


def _yang_selalu_terisi(semua: Sequence[Mentah]) -> set[str]:
    """Fields that most rows have: a row without any of them may be the second half of one."""
    kolom = {k for satu in semua for k in satu.isi if k.startswith(TARGET) or k in _WAJIB}
    return {k for k in kolom if sum(bool(satu.isi.get(k)) for satu in semua) * 10 >= len(semua) * 6}


def _lanjutan(satu: Mentah, atas: Mentah, wajib: set[str], bernomor: bool) -> bool:
    isi = {kolom for kolom, teks in satu.isi.items() if teks}
    if "nama" in satu.gabung:
        return True
    if satu.label or not isi or satu.gabung - {"sasaran"} or not atas.isi.get("nama"):
        return False
    if satu.putus and _belahan(satu, isi, wajib):
        return True
    if "sasaran" in isi:
        return _huruf_kecil(satu.isi["sasaran"]) and _belahan_bersasaran(satu, isi, wajib, bernomor)
    if "nama" not in isi:
        return True
    if "sasaran" in satu.gabung or not wajib:
        return False
    if _huruf_kecil(satu.isi["nama"]) and not wajib <= isi:
        return True
    return isi == {"nama"} and any(atas.isi.get(kolom) for kolom in wajib)


def _belahan(satu: Mentah, isi: set[str], wajib: set[str]) -> bool:
    """Whether the first row below a page break is the second half of the row above: no indicator begins in it.

    Where every row has a target, one without a figure ("dokumen" below "12") has left its own above.
    """
    if "nama" not in isi:
        return True
    if _tanpa_target(satu, wajib):
        return not _AWAL_INDIKATOR.match(satu.isi["nama"])
    kata = [satu.isi[kolom] for kolom in ("sasaran", "nama") if kolom in isi]
    return len(kata) > 1 and all(map(_huruf_kecil, kata))


def _belahan_bersasaran(satu: Mentah, isi: set[str], wajib: set[str], bernomor: bool) -> bool:
    """Whether a row whose sasaran begins in the middle of a sentence is a second half."""
    if "nama" not in isi:
        return bernomor
    if not _tanpa_target(satu, wajib) or _AWAL_INDIKATOR.match(satu.isi["nama"]):
        return False
    return bernomor or _huruf_kecil(satu.isi["nama"])


def _tanpa_target(satu: Mentah, wajib: set[str]) -> bool:
    """Whether every other row has a target, and this one no figure in it."""
    target = [kolom for kolom in wajib if kolom.startswith(TARGET)]
    return bool(target) and not any(_TARGET_UTUH.search(satu.isi.get(kolom, "")) for kolom in target)


def _sisa_sasaran(satu: Mentah, atas: Mentah, berikut: Mentah | None) -> bool:
    """Whether a row has nothing but words of a sasaran that no row below goes on with: the end of the one above."""
    isi = {kolom for kolom, teks in satu.isi.items() if teks}
    sendiri = isi == {"sasaran"} and not satu.label and not satu.gabung and bool(atas.isi.get("nama"))
    return sendiri and bool(berikut is None or berikut.isi.get("sasaran"))


def _huruf_kecil(teks: str) -> bool:
    return bool(re.match(r"[a-z(,;&/]", teks))


def _gabungkan(semua: Sequence[Mentah], satu: Mentah) -> None:
    """Join the texts of a continuation to the last row; merged cells have none of their own.

    The rest of a sasaran belongs to the row where that sasaran stands.
    """
    atas = semua[-1]
    pemisah = "\n" if "nama" in satu.gabung else " "
    for kolom, teks in satu.isi.items():
        if teks and kolom not in satu.gabung:
            milik = atas
            if kolom == "sasaran":
                milik = next((lama for lama in reversed(semua) if lama.isi.get(kolom)), atas)
            lama = milik.isi.get(kolom, "")
            milik.isi[kolom] = f"{lama}{pemisah}{teks}".strip() if lama != teks else lama
    atas.nomor += satu.nomor
    sebab = "sel indikatornya digabung" if "nama" in satu.gabung else "terpotong, misalnya oleh pergantian halaman"
    atas.catatan.append(f"Baris {satu.nomor[0]} disambung ke sini ({sebab}).")
