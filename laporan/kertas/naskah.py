"""A document as it was read: paragraphs and tables in their order, nothing understood yet."""

from dataclasses import dataclass

from indikator.tempel import Sel


class NaskahTidakTerbaca(ValueError):
    """A file that is no document, damaged or too large; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph. `letak`: where people find it ("baris 12", "paragraf 40", "lembar Kasubag, sel B4").

    teks keeps `<u>` and LaTeX as `Sel` does; label: the printed or computed number of a list item ("a.", "1.", "-").
    """

    teks: str
    letak: str = ""
    label: str = ""
    tingkat: int = 0  # of a heading 1–6, or the depth of a list item from 1 with a label
    judul: bool = False


@dataclass(frozen=True, slots=True)
class TabelNaskah:
    """Rows of cells, each row of its own length. letak: of its first row; nomor: of each row in the source."""

    baris: tuple[tuple[Sel, ...], ...]
    letak: str = ""
    nomor: tuple[str, ...] = ()

    def letak_baris(self, nomor: int) -> str:
        """Where a row (from 0) stands in the source, as far as that is known."""
        return self.nomor[nomor] if nomor < len(self.nomor) else self.letak


Unsur = Alinea | TabelNaskah


@dataclass(frozen=True, slots=True)
class Naskah:
    """catatan: what was left out while reading (pictures, hidden rows)."""

    unsur: tuple[Unsur, ...]
    catatan: tuple[str, ...] = ()
