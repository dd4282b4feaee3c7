"""Tables of a document as xlsx, one sheet each: figures are numbers that show what the PDF prints.

ke_xlsx("Laporan Pengukuran Kinerja …", isi.tabel)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import tulis
from kinerja.spreadsheet import Angka, BarisPetak, KolomPetak, LembarPetak, Petak, tulis_petak
from laporan.domain.tabel import BarisTabel, SelTabel, Tabel

LEBAR = {
    "nomor": 6,
    "sasaran": 32,
    "nama": 40,
    "target": 16,
    "angka": 13,
    "uang": 20,
    "kategori": 16,
    "bukti": 60,
}  # characters by kind of column
LEBAR_LAIN = 24
_ANGKA = re.compile(r"[-\u2212]?[0-9.]+(?:,[0-9]+)?")
_PERSEN = re.compile(r"[\s\u00a0]*%")


@dataclass(frozen=True)
class HasilXlsx:
    """A finished workbook."""

    isi: bytes


def ke_xlsx(judul: str, daftar_tabel: Iterable[Tabel], keterangan: tuple[str, ...] = ()) -> bytes:
    """One sheet per table in their order, each with the title of the document (and `keterangan` lines) above its own.

    ValueError when there is no table.
    """
    return tulis_petak([_lembar(judul, keterangan, tabel) for tabel in daftar_tabel])


def _lembar(judul: str, keterangan: tuple[str, ...], tabel: Tabel) -> LembarPetak:
    nama = f"{tabel.nomor} {tabel.kode}" if tabel.nomor else tabel.kode
    return LembarPetak(
        nama=nama.replace("-", " ").capitalize(),
        judul=(judul, *keterangan, tabel.keterangan),
        kolom=[KolomPetak(satu.judul, _lebar(satu.jenis)) for satu in tabel.kolom],
        baris=[_baris(baris) for baris in tabel.baris],
        catatan=tabel.catatan,
    )


def _lebar(jenis: str) -> int:
    """Characters of a column; a kind that is a number is a percentage of the page."""
    return max(6, round(int(jenis) * 1.8)) if jenis.isdecimal() else LEBAR.get(jenis, LEBAR_LAIN)


def _baris(baris: BarisTabel) -> BarisPetak:
    petak = tuple(Petak(nilai_sel(satu), satu.lebar, satu.sambung) for satu in baris.sel)
    return BarisPetak(petak, tebal=baris.jenis in ("jumlah", "kelompok"))


def nilai_sel(sel: SelTabel) -> str | Angka:
    """The figure of a cell with the format that shows its text; the text where the two do not fit together."""
    teks = sel.teks.replace("\u00a0", " ")
    if not sel.nilai:
        return teks
    nilai = Decimal(sel.nilai)
    for cocok in _ANGKA.finditer(teks):
        desimal = len(cocok[0].partition(",")[2])
        if cocok[0] == tulis(nilai, desimal):
            akhiran = teks[cocok.end() :]
            persen = _PERSEN.match(akhiran) if sel.bentuk == "persen" else None
            sisa = akhiran[persen.end() :] if persen else akhiran
            return Angka(nilai, desimal, sisa, bool(persen), teks[: cocok.start()])
    return teks
