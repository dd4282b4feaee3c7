"""Numbered, lettered or dashed items inside one cell."""

import re
from dataclasses import dataclass

from indikator.tempel.rapi import rapikan

_LABEL = re.compile(
    r"(?:\(?(?P<angka>\d{1,2})[.)](?=\s|[^\W\d])|\(?(?P<huruf>[a-z])[.)](?=\s|[A-Z])|(?P<tanda>[-–—•*·])(?=\s|[^\W\d]))\s*"
)
_DI_TENGAH = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})[.)]\s+(?=\S)")
_STRIP = re.compile(r"(?:^|\s)[-–•]\s+")
_BULIR = re.compile(r"(?:^|\s)([-–•·▪◦])\s+")


@dataclass(frozen=True, slots=True)
class Daftar:
    """`isi`: the items without their labels; one or none where the cell is no list. pembuka: the words before."""

    isi: tuple[str, ...]
    pembuka: str = ""

    def __len__(self) -> int:
        return len(self.isi)


@dataclass(frozen=True, slots=True)
class Induk:
    """An item with the items of a list below it."""

    isi: str
    sub: tuple[str, ...] = ()

    @property
    def daun(self) -> int:
        return len(self.sub) or 1


def bertingkat(teks: str) -> tuple[Induk, ...]:
    """Items of a list in which at least one has a list of its own, told apart by their bullets ("- … • … • …").

    () where the cell is no such list.
    """
    potong = list(_BULIR.finditer(rapi := rapikan(teks)))
    if not potong or potong[0].start() or len({satu[1] for satu in potong}) != 2:
        return ()
    akhir = [satu.start() for satu in potong[1:]] + [len(rapi)]
    hasil: list[tuple[str, list[str]]] = []
    for satu, ujung in zip(potong, akhir, strict=True):
        isi = rapi[satu.end() : ujung].strip().rstrip(" ;:").strip()
        if satu[1] == potong[0][1]:
            hasil.append((isi, []))
        else:
            hasil[-1][1].append(isi)
    return tuple(Induk(isi, tuple(sub)) for isi, sub in hasil)


def pecah(teks: str) -> Daftar:
    """The items of a cell: one on each line, or running on ("1. … 2. …", "- … - …")."""
    rapi = rapikan(teks)
    daftar = _perbaris(rapi) or _bernomor(rapi) or _berstrip(rapi)
    return daftar or Daftar((tanpa_label(rapi),) if rapi else ())


def baris(teks: str) -> tuple[str, ...]:
    return tuple(satu for satu in rapikan(teks).split("\n") if satu)


def tanpa_label(teks: str) -> str:
    """Without the number, letter or dash that a single item begins with; "-" alone stays."""
    cocok = _LABEL.match(teks)
    return teks[cocok.end() :] if cocok and teks[cocok.end() :].strip() else teks


def _perbaris(teks: str) -> Daftar | None:
    """Labels at line starts that count up; a line without one goes on with the item before it."""
    pembuka: list[str] = []
    butir: list[list[str]] = []
    jenis = ""
    for satu in teks.split("\n"):
        cocok = _LABEL.match(satu)
        if cocok and (not butir or cocok.lastgroup == jenis) and _urut(cocok, len(butir)):
            jenis = cocok.lastgroup
            butir.append([satu[cocok.end() :]])
        elif butir:
            butir[-1].append(satu)
        else:
            pembuka.append(satu)
    return _daftar(["\n".join(isi) for isi in butir], "\n".join(pembuka))


def _urut(cocok: re.Match, nomor: int) -> bool:
    """Whether the label is the one that comes next (from 1 or a)."""
    if cocok["angka"]:
        return int(cocok["angka"]) == nomor + 1
    return cocok["huruf"] is None or ord(cocok["huruf"]) - ord("a") == nomor


def _bernomor(teks: str) -> Daftar | None:
    potong: list[re.Match] = []
    for cocok in _DI_TENGAH.finditer(teks):
        if int(cocok[1]) == len(potong) + 1:
            potong.append(cocok)
    if len(potong) < 2:
        return None
    akhir = [cocok.start() for cocok in potong[1:]] + [len(teks)]
    butir = [teks[awal.end() : ujung] for awal, ujung in zip(potong, akhir, strict=True)]
    return _daftar(butir, teks[: potong[0].start()])


def _berstrip(teks: str) -> Daftar | None:
    """Dashes with blanks around them: at least two, or one more after a dash at the start."""
    bagian = _STRIP.split(teks)
    return _daftar(bagian[1:], bagian[0]) if len(bagian) > 2 else None


def _daftar(butir: list[str], pembuka: str) -> Daftar | None:
    isi = tuple(rapi for satu in butir if (rapi := satu.strip().rstrip(" ;").strip()))
    return Daftar(isi, pembuka.strip(" \n:;,")) if len(isi) > 1 else None
