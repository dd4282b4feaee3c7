"""Reading tugas and fungsi as people paste them: lines into items, the printed label apart from the text (pure).

The text comes from Word (labels followed by a tab, bullets of its symbol font), from a PDF (sentences broken over
lines, labels on lines of their own) or is typed. Words and endings (";", "; dan", ".") stay as they are.
"""

import re
from dataclasses import dataclass

from organisasi.domain.uraian_label import label_ke

BULATAN = "-–—•*·‣◦▪■□●○➢➔✓✔\uf0b7\uf0a7\uf0d8\uf0fc"
_LABEL = re.compile(
    rf"""(?P<label>
        \(?(?:[a-z]|([a-z])\2|[ivx]{{2,5}})[.)](?=\s|[A-Z]|$)   # a.  b)  (c)  aa.  iii.
      | \(?\d{{1,2}}[.)](?=\s|[A-Za-z]|$)                       # 1.  2)  (3)
      | \(?1\d\d[.)](?=\s+\S)                                   # 100. of a long list, not the end of a sentence
      | (?:\d{{1,2}}|[a-z])(?=\t)                               # 1 or a and a tab: the first column of a table
      | [{BULATAN}](?=\s|[A-Za-z]|$)
    )\s*""",
    re.VERBOSE,
)
_LABEL_BESAR = re.compile(r"(?P<label>\(?[A-Z][.)])(?=\s|$)\s*")  # only in a list that begins with A
_PERTAMA_BESAR = re.compile(r"\(?A[.)](\s|$)")
_ROMAWI = re.compile(r"\(?[ivx]+[.)]")
EKOR = 40  # letters at the end of an item that say whether it has ended
_AKHIR = re.compile(r"([;.]|[;,]\s*(dan|atau|serta|dan/atau))$", re.IGNORECASE)


@dataclass(frozen=True)
class Baris:
    """One line: its label, the rest, how far it is indented, whether an empty line stands before it."""

    label: str
    isi: str
    lekuk: int
    jeda: bool

    @property
    def awal_kalimat(self) -> bool:
        """Begins after an empty line and not in the middle of a sentence."""
        return self.jeda and not self.isi[:1].islower()


def pecah(teks: str) -> list[dict[str, str]]:
    """Pasted text as items [{label, isi}]; the lines of a list inside an item stay lines of its `isi`.

    When the first line carries a label, a line without one continues the item before it. Without labels every line is
    an item, unless lines end like those of a decree (";"): then an item runs up to such an end.
    """
    baris = _baca_baris(teks)
    if not baris:
        return []
    butir = _berlabel(baris) if baris[0].label else _tanpa_label(baris)
    return [b for b in butir if b["isi"]]


def gabung(daftar: list[dict[str, str]]) -> str:
    """Items as a text that `pecah` reads back: a line each, inner lines indented, empty lines between where needed."""
    antara = {True: "\t", False: " "}  # a label without a dot is one only before a tab
    baris = [f"{b['label']}{antara[b['label'].isalnum()]}{b['isi']}".strip() for b in daftar]
    baris = [satu.replace("\n", "\n    ") for satu in baris]
    rapat = "\n".join(baris)
    return rapat if pecah(rapat) == daftar else "\n\n".join(baris)


def rapikan(isi: str) -> str:
    """The text of one item typed by hand: a line with a label stays a line, the others are joined."""
    hasil = ""
    for satu in _baca_baris(isi):
        hasil = f"{hasil}\n{satu.label} {satu.isi}" if satu.label and hasil else _sambung(hasil, _utuh(satu))
    return hasil.strip()


def _baca_baris(teks: str) -> list[Baris]:
    hasil: list[Baris] = []
    jeda, besar = False, bool(_PERTAMA_BESAR.match(teks.lstrip()))
    for mentah in teks.replace("\u00a0", " ").splitlines():
        isi = mentah.strip()
        if isi:
            label, sisa = _lepas_label(isi, besar)
            rata = mentah.expandtabs(4)
            hasil.append(Baris(label, " ".join(sisa.split()), len(rata) - len(rata.lstrip()), jeda))
        jeda = not isi
    return hasil


def _lepas_label(isi: str, besar: bool) -> tuple[str, str]:
    """(label, rest). A bullet before another label ("- a. …") is decoration."""
    cocok = _LABEL.match(isi) or (besar and _LABEL_BESAR.match(isi))
    if not cocok:
        return "", isi
    label, sisa = cocok["label"], isi[cocok.end() :]
    dalam = _LABEL.match(sisa) if label in BULATAN else None
    return (dalam["label"], sisa[dalam.end() :]) if dalam else (label, sisa)


def _berlabel(baris: list[Baris]) -> list[dict[str, str]]:
    butir: list[dict[str, str]] = []
    terakhir = {satu.label: nomor for nomor, satu in enumerate(baris)}
    for nomor, satu in enumerate(baris):
        if not satu.label and butir and not (satu.awal_kalimat and butir[-1]["isi"]):
            butir[-1]["isi"] = _sambung(butir[-1]["isi"], satu.isi)
        elif butir and satu.label and _bersarang(satu, butir, baris[0], nomor, terakhir):
            butir[-1]["isi"] += f"\n{_utuh(satu)}"
        else:
            butir.append({"label": satu.label, "isi": satu.isi})
    return butir


def _bersarang(satu: Baris, butir: list[dict[str, str]], pertama: Baris, nomor: int, terakhir: dict[str, int]) -> bool:
    """Whether a labelled line (at place `nomor`) belongs to a list inside the last item; `terakhir`: the last place
    of each label.

    Its label is of another style than the first one's, and the item announces a list (":"), has one already, the line
    is indented, or the outer list goes on below.
    """
    berikut = label_ke(pertama.label, len(butir))
    romawi = _ROMAWI.fullmatch(satu.label) and berikut and satu.label != berikut and len(butir) < 8  # i. after h.
    if _gaya(satu.label) == _gaya(pertama.label) and not romawi:
        return False
    induk = butir[-1]["isi"]
    lanjut = bool(berikut) and terakhir.get(berikut, -1) > nomor
    return induk.endswith(":") or "\n" in induk or satu.lekuk > pertama.lekuk or lanjut


def _gaya(label: str) -> str:
    """ "b." and "aa." → "a.", "(3)" → "(1)", a bullet is its own style."""
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", label)))


def _tanpa_label(baris: list[Baris]) -> list[dict[str, str]]:
    """Lines without labels: items by line, or by their endings when there is a ";"."""
    berakhir = any(satu.isi.endswith(";") for satu in baris)
    butir: list[dict[str, str]] = []
    for satu in baris:
        sambung = berakhir and butir and not satu.label and not satu.awal_kalimat
        if sambung and not _AKHIR.search(butir[-1]["isi"][-EKOR:]):
            butir[-1]["isi"] = _sambung(butir[-1]["isi"], satu.isi)
        else:
            butir.append({"label": satu.label, "isi": satu.isi})
    return butir


def _sambung(kiri: str, kanan: str) -> str:
    """The two halves of a broken line; a hyphen at the break stays, without a blank."""
    rapat = kiri[-1:] == "-" and kiri[-2:-1].isalpha() and kanan[:1].islower()
    return f"{kiri}{kanan}" if rapat or not kiri else f"{kiri} {kanan}".rstrip()


def _utuh(satu: Baris) -> str:
    return f"{satu.label} {satu.isi}".strip()
