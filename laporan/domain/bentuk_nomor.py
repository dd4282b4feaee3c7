"""The form of a number in a register: "{nomor} TAHUN {tahun}", "188/{nomor:03}/{romawi}/{tahun}".

What is not a placeholder is printed as typed (klasifikasi, codes of the office).
"""

import re
from datetime import date

from kinerja.tanggal import romawi

CONTOH_BENTUK = "{nomor} TAHUN {tahun}"
PENANDA = "{nomor}, {nomor:03}, {tahun}, {bulan} dan {romawi}"
PANJANG_MAKS = 80  # of a number as written: Keputusan.nomor
_PENANDA = re.compile(r"\{([^{}]*)\}")
_LEBAR = re.compile(r"nomor:0([2-6])")


def kesalahan(bentuk: str) -> str:
    """A sentence saying what is wrong with a form, "" when it can be used."""
    penanda = _PENANDA.findall(bentuk)
    asing = [
        satu for satu in penanda if satu not in ("nomor", "tahun", "bulan", "romawi") and not _LEBAR.fullmatch(satu)
    ]
    if asing:
        return f"{{{asing[0]}}} tidak dikenal. Yang dapat dipakai: {PENANDA}."
    if "{" in _PENANDA.sub("", bentuk) or "}" in _PENANDA.sub("", bentuk):
        return "Kurung kurawal belum berpasangan. Contoh: {nomor} TAHUN {tahun}."
    if sum(satu.startswith("nomor") for satu in penanda) != 1:
        return "Bentuk nomor harus memuat {nomor} satu kali. Contoh: {nomor} TAHUN {tahun}."
    if re.search(r"\d\{nomor|\{nomor(?::0\d)?\}\d", bentuk):
        return "Beri spasi atau tanda baca di antara {nomor} dan angka lain, agar nomornya terbaca."
    return ""


def tulis(bentuk: str, nomor: int, tanggal: date) -> str:
    """The number as printed: ("{nomor} TAHUN {tahun}", 84, 2023-09-19) → "84 TAHUN 2023"."""
    isi = {"tahun": str(tanggal.year), "bulan": f"{tanggal.month:02}", "romawi": romawi(tanggal.month)}

    def ganti(cocok: re.Match) -> str:
        lebar = _LEBAR.fullmatch(cocok[1])
        return isi[cocok[1]] if cocok[1] in isi else str(nomor).zfill(int(lebar[1]) if lebar else 1)

    return _PENANDA.sub(ganti, bentuk)


def baca(bentuk: str, teks: str, tanggal: date) -> int | None:
    """The ordinal in a typed number: a bare one ("84") or one written in this form at this date; None otherwise."""
    rapi = " ".join(teks.split())
    if re.fullmatch(r"[0-9]{1,6}", rapi):
        return int(rapi) or None
    awal, akhir = (tulis(bagian, 0, tanggal) for bagian in _sekitar_nomor(bentuk))
    cocok = re.fullmatch(f"{re.escape(awal)}([0-9]{{1,6}}){re.escape(akhir)}", rapi, re.IGNORECASE)
    return (int(cocok[1]) or None) if cocok else None


def _sekitar_nomor(bentuk: str) -> tuple[str, str]:
    """What stands before and behind {nomor}."""
    awal, _, akhir = re.sub(r"\{nomor(?::0\d)?\}", "\0", bentuk).partition("\0")
    return awal, akhir
