"""Component lists inside formula cells: "terdiri dari: 1 … 6", "Materi/Data dapat berupa :", "- a - b"."""

import re
from dataclasses import dataclass, replace

from indikator.rumus import sel
from indikator.rumus.catatan import PENGANTAR, Sisa

_NOMOR = re.compile(r"(?:^|(?<=\s))(\d{1,2})\s?[.)]\s+(?=\S)")
_KEPALA_BUTIR = re.compile(r"^(?:\d{1,2}\s?[.)]|[a-z]\s?[.)]|[-•–])\s*")
_PEMBUKA = re.compile(
    r"[\s,.]{0,3}(?:yang\s+)?(?:terdiri(?:\s+(?:dari|atas))?|dapat\s+berupa|meliputi|antara\s+lain|yaitu)\s*:?\s*$",
    re.IGNORECASE,
)
_SEBARIS = re.compile(r"\bterdiri\s+(?:atas|dari)\s+([^:.]+?)\s*$", re.IGNORECASE)
_NOMOR_AKHIR = re.compile(r"\s*\b\d{1,2}\s?[.)]?\s*$")
_STRIP = re.compile(r"(?:^|\s)[-•]\s+")


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list in a cell. dasar: the words before it, without "terdiri dari"; penanda: "1" or "-".

    hilang: numbers that the list jumps over; the words of such an item stand in the item before it.
    """

    dasar: str
    butir: tuple[str, ...]
    penanda: str
    hilang: tuple[int, ...] = ()


def cari(pohon: tuple[sel.Bagian, ...], teks: str) -> Daftar | None:
    """The list of a cell (its tree and its text, blocks on lines), or None for less than two items."""
    butir = [isi for li in _li(pohon) if (isi := sel.teks_polos(li.anak))]
    if butir:
        dasar = teks.split(butir[0])[0] if butir[0] in teks else ""
        penanda = "-" if all(satu.startswith(("-", "•")) for satu in butir) else "1"
        return _susun(dasar, butir, penanda)
    return _bernomor(teks) or _berstrip(teks) or _sebaris(teks)


def pengantar(daftar: Daftar | None, teks: str) -> tuple[Sisa, ...]:
    """The lines before a list that are neither what is counted nor an item."""
    if daftar is None or not daftar.butir[0] or daftar.butir[0] not in teks:
        return ()
    sebelum = _NOMOR_AKHIR.sub("", teks[: teks.index(daftar.butir[0])]).split("\n")
    sisa = (_PEMBUKA.sub("", satu.replace(daftar.dasar, "")).strip(" ;:,.-") for satu in sebelum)
    return tuple(Sisa(satu, PENGANTAR) for satu in sisa if re.search(r"[^\W\d_]{2}", satu))


def tanpa_kepala(butir: str) -> str:
    """An item without its own number, letter or dash."""
    return re.sub(r"\s+dan$", "", _KEPALA_BUTIR.sub("", butir.strip()).strip(" ;.,"))


def _li(pohon: tuple[sel.Bagian, ...]) -> list[sel.Elemen]:
    """All li elements, in order."""
    hasil = []
    for bagian in pohon:
        if isinstance(bagian, sel.Elemen):
            hasil.extend([bagian] if bagian.tag == "li" else _li(bagian.anak))
    return hasil


def _susun(dasar: str, butir: list[str], penanda: str) -> Daftar | None:
    isi = tuple(rapi for satu in butir if (rapi := tanpa_kepala(satu)))
    return Daftar(_dasar(dasar), isi, penanda) if len(isi) > 1 else None


def _dasar(teks: str) -> str:
    """What is counted: the first line before the list, without its "X terdiri dari :"."""
    tanpa_pembuka = _PEMBUKA.sub("", teks)
    if tanpa_pembuka != teks:
        tanpa_pembuka = re.sub(r",\s+[A-Z][^,\n]*$", "", tanpa_pembuka)
    baris = [satu.strip(" ;:,.") for satu in tanpa_pembuka.split("\n")]
    return next((satu for satu in baris if satu), "")


def _bernomor(teks: str) -> Daftar | None:
    """ "… : 1. a 2. b 4. d": ascending numbers from 1; a lost number stays inside its neighbour."""
    potong: list[re.Match] = []
    for cocok in _NOMOR.finditer(teks):
        nomor = int(cocok[1])
        if (not potong and nomor == 1) or (potong and int(potong[-1][1]) < nomor <= int(potong[-1][1]) + 2):
            potong.append(cocok)
    if len(potong) < 2:
        return None
    akhir = [cocok.start() for cocok in potong[1:]] + [len(teks)]
    butir = [teks[awal.end() : ujung] for awal, ujung in zip(potong, akhir, strict=True)]
    daftar = _susun(teks[: potong[0].start()], butir, "1")
    ada = {int(cocok[1]) for cocok in potong}
    hilang = tuple(nomor for nomor in range(1, max(ada)) if nomor not in ada)
    return replace(daftar, hilang=hilang) if daftar else None


def _berstrip(teks: str) -> Daftar | None:
    """ "Nilai RB bidang - a - b": dashes with blanks around them, at least two."""
    bagian = _STRIP.split(teks)
    return _susun(bagian[0], bagian[1:], "-") if len(bagian) > 2 else None


def _sebaris(teks: str) -> Daftar | None:
    """ "terdiri atas a, b, c serta d": split at commas, the last piece at "serta"."""
    cocok = _SEBARIS.search(teks)
    if not cocok or cocok[1].count(",") < 2:
        return None
    bagian = cocok[1].split(",")
    bagian[-1:] = re.split(r"\s+serta\s+", bagian[-1])
    return _susun(teks[: cocok.start()], bagian, "1")
