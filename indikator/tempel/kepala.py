"""The heading of a pasted table: which row it is, one or two lines, and what its words mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indikator.tempel.bidang import TARGET, baris_penomoran, dari_judul, tahun_judul
from indikator.tempel.rapi import sebaris
from indikator.tempel.tabel import Sel, Tabel

CARI_SAMPAI = 12  # rows; above a heading stand titles and the identity of the sheet
PANJANG_JUDUL = 80
Arti = Callable[[str], str | None]  # a heading → its field


@dataclass(frozen=True)
class Kepala:
    """letak: index of its first row; akhir: that of the first data row. bidang: a key, or None for unknown words."""

    letak: int
    akhir: int
    judul: tuple[str, ...]
    bidang: tuple[str | None, ...]


def cari(tabel: Tabel) -> Kepala | None:
    """The heading among the first rows; None where there is none."""
    for letak, baris in enumerate(tabel.baris[:CARI_SAMPAI]):
        if tampak(baris):
            return susun(tabel.baris, letak)
    return None


def tampak(baris: Sequence[Sel], arti: Arti = dari_judul) -> bool:
    """Whether a row is a heading: at least two fields, and most of its cells; in a single column its one cell."""
    isi = [sel.teks for sel in baris if not sel.kosong]
    if not isi or max(map(len, isi)) > PANJANG_JUDUL:
        return False
    dikenal = {bidang for teks in isi if (bidang := arti(teks))}
    if len(baris) == 1:
        return len(dikenal) == 1 and sebaris(isi[0]).isupper()
    return len(dikenal) >= 2 and len(dikenal) * 2 >= len(isi)


def susun(baris: Sequence[Sequence[Sel]], letak: int, arti: Arti = dari_judul) -> Kepala:
    """The heading that begins at a row: its second line and the row that counts the columns belong to it."""
    judul = [sebaris(sel.teks) for sel in baris[letak]]
    bidang = [arti(teks) for teks in judul]
    akhir = letak + 1
    if akhir < len(baris) and (bawah := _baris_kedua(baris[letak], baris[akhir], bidang, arti)):
        judul, bidang = _gabungkan(judul, bidang, bawah, arti)
        akhir += 1
    if akhir < len(baris) and baris_penomoran([sel.teks for sel in baris[akhir]]):
        akhir += 1
    return Kepala(letak, akhir, tuple(judul), tuple(bidang))


def _baris_kedua(
    atas: Sequence[Sel], bawah: Sequence[Sel], bidang: Sequence[str | None], arti: Arti
) -> list[str] | None:
    """The second line of a heading: years or headings only, below cells that go on or have their own sub-heading."""
    teks = [sebaris(sel.teks) for sel in bawah]
    isi = [satu for satu in teks if satu]
    if len(atas) != len(bawah) or not isi or not all(tahun_judul(satu) or arti(satu) for satu in isi):
        return None
    bertahun = any(tahun_judul(satu) for satu in isi)
    bercelah = any(sel.kosong and satu for sel, satu in zip(atas, teks, strict=True))
    terpisah = "target" in bidang or bercelah or any(sel.gabung for sel in (*atas, *bawah))
    return teks if (bertahun and terpisah) or (bercelah and any(arti(satu) for satu in isi)) else None


def _gabungkan(judul: list[str], bidang: list, bawah: list[str], arti: Arti) -> tuple[list[str], list]:
    """Both lines as one; a heading without words belongs to the one at its left (TARGET over three years)."""
    hasil_judul, hasil, kiri = [], [], ""
    for atas, dari, teks in zip(judul, bidang, bawah, strict=True):
        kiri = atas or (kiri if teks else "")
        hasil_judul.append(f"{kiri} {teks}".strip() if teks else atas)
        tahun = tahun_judul(teks)
        if tahun and arti(kiri) in ("target", None):
            hasil.append(f"{TARGET}{tahun}")
        else:
            hasil.append((arti(teks) if teks else None) or dari)
    return hasil_judul, hasil
