"""The lines of a document as the reader of a decree sees them, whether it is laid out by tabs, lists or tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indikator.tempel import Sel
from indikator.tempel.rapi import polos
from laporan.kertas.label import lepas_label
from laporan.kertas.naskah import Alinea, Unsur
from laporan.naskah.baca_rujukan import URUT

_LABEL_SAJA = re.compile(r"(?:[a-z]{1,2}|\d{1,3}|[ivx]{2,5})[.)]|\([a-z0-9]{1,2}\)|[-•–]")
_BAGIAN = "menimbang|mengingat|memperhatikan|membaca|mendengar|menetapkan"
_KEPALA = re.compile(
    rf"(?P<nama>{_BAGIAN}|m\s?e\s?m\s?u\s?t\s?u\s?s\s?k\s?a\s?n)(?:\s*:+\s*|\s*$|\s+(?=[a-z1][.)]\s))", re.IGNORECASE
)
_DIKTUM = re.compile(
    rf"(?P<label>{URUT}|(?i:{URUT})(?=\s*:|\s*$))(?:\s*[:.]\s*|\s*$|\s+(?=[A-Z][a-z]))(?P<isi>.*)", re.DOTALL
)
MEMUTUSKAN = "memutuskan"


@dataclass(frozen=True, slots=True)
class Baris:
    """One line; `unsur`: which part of the document it stands in. label: the number before it."""

    teks: str
    label: str
    unsur: int
    letak: str
    tabel: bool = False

    @property
    def kepala(self) -> tuple[str, str] | None:
        """(name of the part of a decree that begins here, the rest of the line)."""
        cocok = _KEPALA.match(self.teks)
        if cocok is None:
            return None
        nama = re.sub(r"\s", "", cocok["nama"]).lower()
        return nama, self.teks[cocok.end() :].strip()

    @property
    def diktum(self) -> tuple[str, str] | None:
        """(label as printed, the rest of the line)."""
        cocok = _DIKTUM.match(self.teks)
        return (cocok["label"], cocok["isi"].strip()) if cocok else None

    @property
    def utuh(self) -> str:
        return f"{self.label} {self.teks}".strip()


def baris_dari(unsur: Sequence[Unsur]) -> list[Baris]:
    hasil: list[Baris] = []
    for nomor, satu in enumerate(unsur):
        if isinstance(satu, Alinea):
            hasil += _dari_alinea(satu, nomor)
            continue
        for ke, isi in enumerate(satu.baris):
            hasil += _dari_sel(isi, nomor, satu.letak_baris(ke))
    return hasil


def _dari_alinea(satu: Alinea, nomor: int) -> Iterator[Baris]:
    for ke, teks in enumerate(_bersih(satu.teks).split("\n")):
        isi = _tanpa_titik_dua(teks)
        if isi:
            yield Baris(isi, satu.label if ke == 0 else "", nomor, satu.letak)


def _dari_sel(isi: Sequence[Sel], nomor: int, letak: str) -> Iterator[Baris]:
    """The lines of the cells of one row; a cell that is only a number goes before the next."""
    label = ""
    for sel in isi:
        for teks in _bersih(sel.teks).split("\n"):
            satu = _tanpa_titik_dua(teks)
            if not satu:
                continue
            if _LABEL_SAJA.fullmatch(satu):
                label = satu
                continue
            sendiri, satu = ("", satu) if label else lepas_label(satu)
            yield Baris(satu, label or sendiri, nomor, letak, True)
            label = ""


def _bersih(teks: str) -> str:
    """Words only: no underlining, no stars of markdown, tabs as blanks."""
    return polos(re.sub(r"\*{2,}|\t", " ", teks))


def _tanpa_titik_dua(teks: str) -> str:
    return re.sub(r"^\s*:+\s*", "", teks).strip()
