"""Tugas and fungsi of a sheet: the lines under their heading as items, a printed dash and a blank told apart."""

import re
from collections.abc import Sequence

from laporan.kertas.bentuk import Butir, DaftarBaca
from organisasi.domain import uraian_pecah
from organisasi.domain.uraian_label import label_ke

DAFTAR, STRIP, KOSONG = "daftar", "strip", "kosong"  # values of organisasi.enums.IsiUraian
_STRIP = re.compile(r"[-–—.]+")
_HIASAN = re.compile(r"^[-•*]\s+(?=(?:\(?(?:[a-zI]|\d{1,2})[.)]|\d{1,2})\s)")  # a bullet before another label
_ANGKA = re.compile(r"(\d{1,3})\s+(?=[A-Z])")
_KAPITAL = re.compile(r"(?:[-•*]\s+)?I\.\s")
_DI_BARIS = (
    r"(?<=[^\d\s])\s*(?<![A-Z])({label})\s*(?=[A-Z][a-z])"  # before a capital
    r"|(?<=;)\s*(?:(?:dan|serta|atau)\s+)?({label})\s+(?=[a-z])"  # behind a semicolon
)
SEBARIS = "Beberapa butir dalam satu baris; dipisah menurut nomornya."


def susun(baris: Sequence[str] | None) -> DaftarBaca:
    """Lines as they stand below "Tugas" or "Fungsi", labels in front; None: there is no such heading."""
    if baris is None:
        return DaftarBaca()
    mentah = "\n".join(baris)
    isi = [rapi for satu in mentah.split("\n") if (rapi := satu.strip())]
    if not isi:
        return DaftarBaca(isi=KOSONG, mentah=mentah)
    if all(_STRIP.fullmatch(satu) for satu in isi):
        return DaftarBaca(isi=STRIP, mentah=mentah)
    rapi, catatan = _pisah_sebaris(_beri_tab(_huruf_salah([_HIASAN.sub("", satu, count=1) for satu in isi])))
    semua = uraian_pecah.pecah("\n".join(rapi))
    butir = tuple(Butir(_tercetak(satu["label"], isi), satu["isi"]) for satu in semua)
    return DaftarBaca(butir, DAFTAR, mentah, 90 if catatan else 100, catatan)


def _beri_tab(isi: list[str]) -> list[str]:
    """Numbers without a dot that count up from 1 are labels; uraian_pecah knows them by a tab."""
    hasil, nomor = [], 0
    for satu in isi:
        cocok = _ANGKA.match(satu)
        if cocok and int(cocok[1]) == nomor + 1 and (nomor or len(isi) > 1):
            nomor += 1
            satu = f"{cocok[1]}\t{satu[cocok.end() :]}"
        hasil.append(satu)
    return hasil


def _huruf_salah(isi: list[str]) -> list[str]:
    """A capital I where the l. of a list comes: a small l as a scanner reads it."""
    return [
        f"l.{satu[2:]}" if satu.startswith("I. ") and nomor and isi[nomor - 1].startswith("k.") else satu
        for nomor, satu in enumerate(isi)
    ]


def _tercetak(label: str, isi: list[str]) -> str:
    """The label as the source has it."""
    return "I." if label == "l." and any(_KAPITAL.match(satu) for satu in isi) else label


def _pisah_sebaris(isi: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Items that run on in one line ("1. a;2. b"): divided where the next label stands before a capital."""
    hasil, dipisah = [], False
    for satu in isi:
        label = re.match(r"\(?(?:\d{1,2}|[a-z])[.)]", satu)
        while label and (potong := _label_berikut(satu, label[0])):
            awal = potong.start(potong.lastindex)
            hasil.append(satu[:awal].rstrip())
            satu, dipisah = satu[awal:], True
            label = re.match(r"\(?(?:\d{1,2}|[a-z])[.)]", satu)
        hasil.append(satu)
    return hasil, (SEBARIS,) if dipisah else ()


def _label_berikut(teks: str, label: str) -> re.Match | None:
    berikut = _sesudah(label)
    return re.search(_DI_BARIS.format(label=re.escape(berikut)), teks) if berikut else None


def _sesudah(label: str) -> str:
    """ "3." → "4.", "(b)" → "(c)"."""
    isi = label.strip("().")
    baru = str(int(isi) + 1) if isi.isdigit() else label_ke("a.", ord(isi) - ord("a") + 1).strip(".")
    return label.replace(isi, baru)
