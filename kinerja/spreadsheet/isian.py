"""Workbooks that people fill in and send back: one pass over the rows, so memory does not grow with them.

    tulis_isian(tujuan, [LembarIsian("jabatan", "Jabatan", kolom, baris)], petunjuk, penanda)

The first two columns of a sheet are hidden: the key of the row and its fingerprint. The headings are locked; every
other cell is free, because a protected sheet can be sorted only where no cell is locked. A column that may not be
filled refuses what is typed by its validation. Texts are texts, whatever they begin with.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection

from kinerja.angka import DIGIT_PENTING_MAKS, tulis_asli
from kinerja.spreadsheet.gaya import (
    BARIS_TINGGI,
    BERISIKO,
    HURUF,
    KANAN,
    KIRI,
    NAMA_MAKS,
    TENGAH,
    TINGGI_MAKS,
    banyak_baris,
    bersih,
    bingkai,
)
from kinerja.spreadsheet.isian_atur import DAFTAR, atur_lembar, pasang_daftar, pasang_pembatas
from kinerja.spreadsheet.kertas_arus import KertasArus, isi_xml

TEKS, ANGKA, UANG, BULAT, TANGGAL = "teks", "angka", "uang", "bulat", "tanggal"
KEPALA_KUNCI, KEPALA_SIDIK = "_kunci", "_sidik"
PENANDA, PETUNJUK, KESALAHAN = "_penanda", "Petunjuk", "Kesalahan"
BEBAS = Protection(locked=False)
TERSEMBUNYI = 2  # hidden columns before the first one
BENTUK = {TEKS: "@", ANGKA: "General", UANG: "#,##0.##", BULAT: "0", TANGGAL: "dd/mm/yyyy"}
_WARNA = {
    "kepala": PatternFill("solid", fgColor="D6E4F2"),
    "biru": PatternFill("solid", fgColor="D6E4F2"),
    "wajib": PatternFill("solid", fgColor="F7DFA5"),
    "terkunci": PatternFill("solid", fgColor="E9ECEF"),
    "contoh": PatternFill("solid", fgColor="F5F5F5"),
    "salah": PatternFill("solid", fgColor="F8C9C4"),
}
Nilai = str | Decimal | int | date | None


@dataclass(frozen=True)
class KolomIsian:
    """A column people fill in. `pilihan`: words of its dropdown; `bebas`: others are taken too."""

    judul: str
    jenis: str = TEKS
    lebar: int = 20
    wajib: bool = False
    terkunci: bool = False
    pilihan: Sequence[str] = ()
    bebas: bool = False
    petunjuk: str = ""


@dataclass(frozen=True)
class BarisIsian:
    """One row; `catatan` {place of the column: sentence} marks wrong cells. contoh: shown pale, to be typed over."""

    nilai: Sequence[Nilai]
    kunci: str = ""
    sidik: str = ""
    catatan: Mapping[int, str] = field(default_factory=dict)
    contoh: bool = False


@dataclass(frozen=True)
class LembarIsian:
    kode: str
    nama: str
    kolom: Sequence[KolomIsian]
    baris: Iterable[BarisIsian]


@dataclass(frozen=True)
class Daftar:
    """A plain sheet beside them: instructions, mistakes. `baris`: (kind of row, cells); kinds: judul, kepala, isi, or
    the name of a colour, which its first cell then shows."""

    nama: str
    lebar: Sequence[int]
    baris: Iterable[tuple[str, Sequence[str]]]


def tulis_isian(
    tujuan: BinaryIO, lembar: Sequence[LembarIsian], sisi: Sequence[Daftar], penanda: Mapping[str, object]
) -> None:
    """Write the workbook into `tujuan`: the plain sheets, the sheets to fill in, and what is hidden."""
    buku = Workbook(write_only=True)
    buku.security = WorkbookProtection(lockStructure=True)
    for satu in sisi:
        _sisi(buku, satu)
    daftar = pasang_daftar([(satu.kode, satu.kolom) for satu in lembar])
    for satu in lembar:
        _lembar(buku, satu, daftar)
    _tersembunyi(buku, DAFTAR, daftar.baris())
    _tersembunyi(buku, PENANDA, [[json.dumps(penanda, ensure_ascii=False, sort_keys=True)]])
    buku.active = min(len(sisi), len(lembar) + len(sisi) - 1)
    buku.save(tujuan)


def _tersembunyi(buku, nama: str, isi: Iterable[Sequence[str]]) -> None:
    kertas = buku.create_sheet(nama)
    kertas.sheet_state = "hidden"
    kertas.protection.enable()
    for satu in isi:
        kertas.append([_teks(WriteOnlyCell(kertas), nilai) if nilai else None for nilai in satu])


def _lembar(buku, lembar: LembarIsian, daftar) -> None:
    kertas = KertasArus.buat(buku, lembar.nama)
    for nomor, kolom in enumerate(lembar.kolom, TERSEMBUNYI + 1):
        ukuran = kertas.column_dimensions[get_column_letter(nomor)]
        ukuran.width, ukuran.protection = kolom.lebar, BEBAS
        ukuran.number_format = BENTUK.get(kolom.jenis, "@")
    for nomor in range(1, TERSEMBUNYI + 1):
        ukuran = kertas.column_dimensions[get_column_letter(nomor)]
        ukuran.hidden, ukuran.protection = True, BEBAS
    atur_lembar(kertas, lembar.nama, TERSEMBUNYI, [kolom.lebar for kolom in lembar.kolom])
    kertas.row_dimensions[1].height = 15 * max(banyak_baris(k.judul, k.lebar) for k in lembar.kolom) + 6
    kertas.append(_kepala(kertas, lembar))
    _baris(kertas, lembar)
    pasang_pembatas(kertas, lembar, daftar, kertas.nomor, TERSEMBUNYI)


def _baris(kertas: KertasArus, lembar: LembarIsian) -> None:
    bebas = WriteOnlyCell(kertas)
    bebas.protection = BEBAS
    sisi, gaya = kertas.gaya(bebas), [_gaya(kertas, kolom) for kolom in lembar.kolom]
    lebar = [satu.lebar for satu in lembar.kolom]
    for baris in lembar.baris:
        sel = [isi_xml(baris.kunci, sisi), isi_xml(baris.sidik, sisi)]
        sel += [
            _sel(nilai, milik, "salah" if letak in baris.catatan else "contoh" if baris.contoh else "biasa")
            for letak, (nilai, milik) in enumerate(zip(baris.nilai, gaya, strict=True))
        ]
        for letak, teks in baris.catatan.items():
            kertas.komentari(TERSEMBUNYI + letak, _komentar(teks))
        kertas.tambah(sel, _tinggi(baris.nilai, lebar))


def _tinggi(nilai: Sequence[Nilai], lebar: Sequence[int]) -> int:
    """Points for the cell with most lines; not every program makes room for wrapped text by itself."""
    banyak = 1
    for isi, ruang in zip(nilai, lebar, strict=True):
        if isinstance(isi, str) and (len(isi) > ruang or "\n" in isi):
            muat = max(ruang - 2, 1)  # words do not break where the cell ends
            banyak = max(banyak, sum(len(satu) // muat + 1 for satu in isi.split("\n")))
    return min(banyak * BARIS_TINGGI, TINGGI_MAKS)


def _kepala(kertas, lembar: LembarIsian) -> list:
    sel = [
        _teks(WriteOnlyCell(kertas), f"{KEPALA_KUNCI} {lembar.kode}"),
        _teks(WriteOnlyCell(kertas), KEPALA_SIDIK),
    ]
    for kolom in lembar.kolom:
        satu = _teks(WriteOnlyCell(kertas), kolom.judul)
        bingkai(satu, TENGAH)
        satu.font = Font(name=HURUF, bold=True)
        satu.fill = _WARNA["wajib" if kolom.wajib else "terkunci" if kolom.terkunci else "kepala"]
        if kolom.petunjuk:
            satu.comment = _komentar(kolom.petunjuk)
        sel.append(satu)
    return sel


def _gaya(kertas: KertasArus, kolom: KolomIsian) -> dict[str, int]:
    """The styles of a column by the look of a cell; with "=" behind it for a text like a formula."""
    hasil = {}
    for nama in ("biasa", "contoh", "salah"):
        sel = WriteOnlyCell(kertas)
        bingkai(sel, KANAN if kolom.jenis in (ANGKA, UANG, BULAT) else KIRI)
        sel.protection, sel.number_format = BEBAS, BENTUK.get(kolom.jenis, "@")
        warna = "terkunci" if nama == "biasa" and kolom.terkunci else nama
        if warna in _WARNA:
            sel.fill = _WARNA[warna]
        if nama == "contoh":
            sel.font = Font(name=HURUF, italic=True, color="6C757D")
        hasil[nama] = kertas.gaya(sel)
        sel.quotePrefix = True  # stays text when somebody edits the cell
        hasil[f"{nama}="] = kertas.gaya(sel)
    return hasil


def _sel(nilai: Nilai, gaya: Mapping[str, int], rupa: str) -> str:
    if isinstance(nilai, Decimal) and len(nilai.as_tuple().digits) > DIGIT_PENTING_MAKS:
        nilai = tulis_asli(nilai)
    berisiko = isinstance(nilai, str) and nilai.startswith(BERISIKO)
    return isi_xml(nilai, gaya[f"{rupa}=" if berisiko else rupa])


def _teks(sel: WriteOnlyCell, teks: str) -> WriteOnlyCell:
    """A text that is never a formula nor an error value."""
    sel._value, sel.data_type = bersih(teks), "s"
    return sel


def _komentar(teks: str) -> Comment:
    return Comment(bersih(teks), "Kinerja", width=320, height=30 + 18 * banyak_baris(teks, 44))


def _sisi(buku, daftar: Daftar) -> None:
    kertas = buku.create_sheet(bersih(daftar.nama)[:NAMA_MAKS])
    for nomor, lebar in enumerate(daftar.lebar, 1):
        kertas.column_dimensions[get_column_letter(nomor)].width = lebar
    atur_lembar(kertas, daftar.nama, 0, daftar.lebar, kepala=0)
    for nomor, (rupa, isi) in enumerate(daftar.baris, 1):
        sel = [_teks(WriteOnlyCell(kertas), teks) for teks in isi]
        for letak, satu in enumerate(sel):
            _hias(satu, rupa, letak)
        banyak = max((banyak_baris(t, w) for t, w in zip(isi, daftar.lebar, strict=False)), default=1)
        kertas.row_dimensions[nomor].height = min(TINGGI_MAKS, BARIS_TINGGI * (1 if rupa == "judul" else banyak) + 4)
        kertas.append(sel)


def _hias(sel: WriteOnlyCell, rupa: str, letak: int) -> None:
    if rupa == "judul":
        sel.font = Font(name=HURUF, bold=True, size=13)
        return
    bingkai(sel, KIRI, kepala=rupa == "kepala")
    if rupa in _WARNA and rupa != "kepala" and letak == 0:
        sel.fill = _WARNA[rupa]
