r"""The small part of LaTeX that conversions of Indonesian documents contain, as boxes.

Known: \frac, \sum with limits, \text and its relatives, \times, \div, \cdot, \%, sub- and superscripts,
nested to any sensible depth. Whatever is not known stays readable text: nothing is ever dropped.
"""

import re
from dataclasses import dataclass

DALAM_MAKS = 30

TANDA = {
    r"\times": "×", r"\div": "÷", r"\cdot": "·", r"\ast": "*", r"\leq": "≤", r"\le": "≤", r"\geq": "≥",
    r"\ge": "≥", r"\neq": "≠", r"\pm": "±", r"\approx": "≈", r"\infty": "∞", r"\Sigma": "Σ", r"\ldots": "…",
    r"\dots": "…", r"\%": "%", r"\$": "$", r"\&": "&", r"\#": "#", r"\_": "_", r"\{": "{", r"\}": "}",
}  # fmt: skip
SPASI = {r"\,", r"\;", r"\:", r"\!", r"\ ", r"\quad", r"\qquad", r"\\", "~"}
HURUF = {
    r"\text", r"\textrm", r"\textbf", r"\textit", r"\mathrm", r"\mathbf", r"\mathit", r"\operatorname", r"\mbox",
}  # fmt: skip
HIASAN = {r"\left", r"\right", r"\displaystyle", r"\limits", r"\big", r"\Big"}
PECAHAN = {r"\frac", r"\dfrac", r"\tfrac"}
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}_^~]|\s+|[^\\{}_^~\s]+|\\", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Huruf:
    """A run of characters; `kata` when it came from \\text{…}, where signs are not operators."""

    isi: str
    kata: bool = False


@dataclass(frozen=True, slots=True)
class Pecahan:
    atas: "Baris"
    bawah: "Baris"


@dataclass(frozen=True, slots=True)
class Sigma:
    """∑ with its limits, each possibly empty."""

    bawah: "Baris"
    atas: "Baris"


@dataclass(frozen=True, slots=True)
class Indeks:
    """A subscript, or a superscript when `naik`."""

    isi: "Baris"
    naik: bool


Kotak = Huruf | Pecahan | Sigma | Indeks
Baris = tuple[Kotak, ...]


def baca(sumber: str) -> Baris:
    """Boxes of a LaTeX source without its dollar signs. Never raises."""
    return _Pembaca(_TOKEN.findall(sumber)).baris(akhir=None, dalam=0)


def rapatkan(kotak: list[Kotak]) -> Baris:
    """Join neighbouring runs of the same kind."""
    hasil: list[Kotak] = []
    for satu in kotak:
        if isinstance(satu, Huruf) and hasil and isinstance(hasil[-1], Huruf) and hasil[-1].kata == satu.kata:
            hasil[-1] = Huruf(hasil[-1].isi + satu.isi, satu.kata)
        else:
            hasil.append(satu)
    return tuple(hasil)


class _Pembaca:
    """A cursor over the tokens."""

    def __init__(self, token: list[str]):
        self.token = token
        self.posisi = 0

    def intip(self) -> str | None:
        return self.token[self.posisi] if self.posisi < len(self.token) else None

    def ambil(self) -> str:
        self.posisi += 1
        return self.token[self.posisi - 1]

    def baris(self, akhir: str | None, dalam: int) -> Baris:
        """Boxes up to (and over) the token `akhir`, or to the end."""
        hasil: list[Kotak] = []
        while (token := self.intip()) is not None:
            if token == akhir:
                self.ambil()
                break
            hasil.extend(self.satu(dalam))
        return rapatkan(hasil)

    def satu(self, dalam: int) -> list[Kotak]:
        """The boxes of the next token with its arguments."""
        token = self.ambil()
        if dalam > DALAM_MAKS:
            return [Huruf(token)]
        if token == "{":
            return list(self.baris("}", dalam + 1))
        if token in ("_", "^"):
            return [Indeks(self.isian(dalam), token == "^")]
        if token in PECAHAN:
            return [Pecahan(self.isian(dalam, kata=True), self.isian(dalam, kata=True))]
        if token == r"\sum":
            return [self.sigma(dalam)]
        if token in HURUF:
            return [Huruf(self.mentah(), kata=True)]
        if token in HIASAN:
            return []
        return [Huruf(" " if token in SPASI or token.isspace() else TANDA.get(token, token))]

    def isian(self, dalam: int, kata: bool = False) -> Baris:
        """One argument: a group, or a single token: one character of a run, or with `kata` a whole word.

        TeX takes one letter after "frac"; here braces were forgotten, and half a word would be worse.
        """
        self.lewati_spasi()
        token = self.intip()
        if token is None:
            return ()
        if token == "{" or token.startswith("\\"):
            return tuple(self.satu(dalam + 1))
        if len(token) > 1 and not (kata and token.isalpha()):
            self.token[self.posisi] = token[1:]
            return (Huruf(token[0]),)
        return (Huruf(self.ambil()),)

    def sigma(self, dalam: int) -> Sigma:
        """∑ with _ and ^ in either order."""
        batas: dict[str, Baris] = {"_": (), "^": ()}
        while True:
            self.lewati_spasi()
            token = self.intip()
            if token == r"\limits":
                self.ambil()
            elif token in batas and not batas[token]:
                self.ambil()
                batas[token] = self.isian(dalam)
            else:
                return Sigma(batas["_"], batas["^"])

    def mentah(self) -> str:
        r"""The characters of \text{…} as they are, blanks included."""
        self.lewati_spasi()
        if self.intip() != "{":
            return self.ambil() if self.intip() is not None else ""
        self.ambil()
        hasil, tingkat = "", 1
        while self.intip() is not None:
            token = self.ambil()
            tingkat += (token == "{") - (token == "}")
            if tingkat == 0:
                break
            hasil += TANDA.get(token, " " if token in SPASI else token)
        return hasil

    def lewati_spasi(self) -> None:
        while (token := self.intip()) is not None and token.isspace():
            self.ambil()
