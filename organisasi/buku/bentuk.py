"""Columns and sheets of a workbook as data.

An app names its sheets in a module `lembar_buku.py` (found by itself), each a `LembarBuku` handed to `daftarkan`. The
engine (organisasi.buku.*) writes templates and exports from them, reads files back, compares row by row, and calls
`terapkan` with what is new or changed. Hidden columns carry the id of a row and the fingerprint of what was exported:
a row whose cells still equal the fingerprint was not touched and stays as the database has it; a touched row whose
database row is another one by now is a conflict.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from organisasi.models import Instansi
from organisasi.pelaku import Pelaku

Nilai = str | Decimal | int | None
TEKS, PANJANG, ANGKA, UANG, BULAT, TANGGAL, YA = "teks", "panjang", "angka", "uang", "bulat", "tanggal", "ya"


@dataclass(frozen=True)
class Lingkup:
    """Of what a workbook is: the whole pemda (instansi None) or one instansi, and the year of what is bound to one.

    `rencana` {kode: rows}: what the other sheets of the same file add or change, for rules over several sheets (a
    jabatan in a unit that the file brings along). Filled for `periksa` and `terapkan`, empty else.
    """

    oleh: Pelaku
    instansi: Instansi | None
    tahun: int
    rencana: Mapping[str, "Sequence[BarisBuku]"] = field(default_factory=dict)


@dataclass(frozen=True)
class KolomBuku:
    """One column. `ambil(row)` gives the stored value: text, Decimal, ISO date; None or "" is a blank cell.

    jenis: how a cell is read and shown. terkunci: shown, never imported (an edit there is an error).
    pilihan: words of the dropdown; `bebas`: other words are allowed too. maks: characters.
    """

    kunci: str
    judul: str
    ambil: Callable[[Any], Nilai]
    jenis: str = TEKS
    lebar: int = 20
    wajib: bool = False
    terkunci: bool = False
    pilihan: Callable[[Lingkup], Sequence[str]] | None = None
    bebas: bool = False
    maks: int = 4000
    contoh: str = ""
    petunjuk: str = ""


@dataclass
class BarisBuku:
    """One row of an uploaded sheet, already read: `isi` {kunci: Nilai}; `lama` the same of the stored row, or None.

    `ubah`: the keys that differ. `objek`: what `LembarBuku.baris` gave for the row. `galat` {kunci: sentence} is what
    `LembarBuku.periksa` adds to ("" as key: the row as a whole).
    """

    nomor: int
    kunci: str
    isi: dict[str, Nilai]
    lama: dict[str, Nilai] | None = None
    objek: Any = None
    ubah: tuple[str, ...] = ()
    galat: dict[str, str] = field(default_factory=dict)

    @property
    def baru(self) -> bool:
        return self.objek is None


@dataclass(frozen=True)
class LembarBuku:
    """One kind of sheet.

    baris(lingkup): the stored rows in their order, at any number in a constant number of queries, in chunks.
    id_baris(row): stable text of it (the key in the hidden column), never reused in the pemda.
    sebutan(isi): what people call the row. periksa(lingkup, rows): domain rules over the rows that are new or changed
    (mistakes go to `BarisBuku.galat`); terapkan(lingkup, rows): stores them through the domain functions, inside the
    transaction of the import, in the order of the file. boleh(lingkup): who may import (raises Ditolak).
    perlu_instansi / perlu_tahun: what the workbook must be bound to. urutan: sheets are applied by it, lowest first.
    sama(isi): what makes a row typed without id the same as a stored one (None: nothing does, it is new). Without
    the function only a stored row with the very same cells is. contoh: rows {kunci: text} shown where there is none.
    izin_baca: the right (organisasi.permissions) to have its rows in an export without being allowed to import them.
    """

    kode: str
    judul: str
    petunjuk: str
    kolom: tuple[KolomBuku, ...]
    baris: Callable[[Lingkup], Iterable[Any]]
    id_baris: Callable[[Any], str]
    sebutan: Callable[[dict[str, Nilai]], str]
    periksa: Callable[[Lingkup, Sequence[BarisBuku]], None]
    terapkan: Callable[[Lingkup, Sequence[BarisBuku]], None]
    boleh: Callable[[Lingkup], None]
    contoh: tuple[dict[str, str], ...] = ()
    perlu_instansi: bool = False
    perlu_tahun: bool = False
    urutan: int = 100
    sama: Callable[[dict[str, Nilai]], Hashable | None] | None = None
    izin_baca: str = "lihat_draf"

    def kolom_bernama(self, kunci: str) -> KolomBuku:
        return next(satu for satu in self.kolom if satu.kunci == kunci)
