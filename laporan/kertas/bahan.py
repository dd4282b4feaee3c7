"""What was gathered for one sheet while a document is walked through."""

from dataclasses import dataclass, field

from indikator.tempel import Sel
from laporan.kertas.bentuk import KOSONG, Terbaca
from laporan.kertas.kolom import Judul


@dataclass
class BagianTabel:
    """Rows below one heading. letak: of each row; putus: indices of rows that begin after a page break.

    dipakai: columns that were read elsewhere (the jabatan of each row).
    """

    judul: Judul
    dipakai: frozenset[int] = frozenset()
    baris: list[tuple[Sel, ...]] = field(default_factory=list)
    letak: list[str] = field(default_factory=list)
    putus: set[int] = field(default_factory=set)

    def tambah(self, baris: tuple[Sel, ...], letak: str, putus: bool) -> None:
        if putus:
            self.putus.add(len(self.baris))
        self.baris.append(baris)
        self.letak.append(letak)


@dataclass
class Bahan:
    """One sheet to be: `tugas` and `fungsi` are None until their heading is seen; `mentah` the lines of the source.

    judul_unit: the heading of a unit that stands above it.
    """

    jenis: str
    jabatan: Terbaca = KOSONG
    unit: Terbaca = KOSONG
    tugas: list[str] | None = None
    fungsi: list[str] | None = None
    tabel: list[BagianTabel] = field(default_factory=list)
    letak: list[str] = field(default_factory=list)
    mentah: list[str] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    judul_unit: str = ""

    @property
    def bertabel(self) -> bool:
        return bool(self.tabel)

    @property
    def berisi(self) -> bool:
        return any(bagian.baris for bagian in self.tabel) or self.tugas is not None or self.fungsi is not None

    @property
    def hampa(self) -> bool:
        """Whether nothing says whose sheet it is and nothing stands in it."""
        return self.jenis == "iki" and not self.jabatan.teks and not self.berisi

    def tulis(self, teks: str, letak: str) -> None:
        """Keep a line of the source."""
        self.mentah.append(teks)
        self.letak.append(letak)

    def uraian(self, kunci: str, teks: str) -> None:
        """Add lines below "tugas" or "fungsi"."""
        lama = getattr(self, kunci)
        setattr(self, kunci, [*(lama or ()), *([teks] if teks else ())])
