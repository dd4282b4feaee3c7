"""A workbook of any layout → Naskah: every visible sheet, its blocks of cells as paragraphs and tables.

A lone text is a paragraph, rows with more are a table; merged cells are marked. Hidden sheets, rows and columns are
left out and named in the notes, as are formulas without a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from indikator.tempel.rapi import rapikan
from kinerja.spreadsheet import TabelTidakTerbaca
from kinerja.spreadsheet.xlsx_buku import GALAT, TANGGAL, BukuXlsx
from kinerja.spreadsheet.xlsx_lembar import BarisXlsx, BatasLembar, LembarXlsx
from kinerja.spreadsheet.xlsx_nilai import huruf_kolom
from kinerja.tanggal import tulis_tanggal
from laporan.kertas.baca_naskah_teks import isi_tertulis
from laporan.kertas.batas import BAGI, SEL_MAKS, periksa_banyak
from laporan.kertas.blok_xlsx import Kisi, unsur_kisi
from laporan.kertas.naskah import Alinea, Naskah, NaskahTidakTerbaca, Unsur

BATAS = BatasLembar(baris=20_000, kolom=200)
CATATAN_MAKS = 30
_NAMA_BAWAAN = re.compile(r"(?:sheet|lembar|worksheet|halaman)?\s*[-_ ]?\d*", re.IGNORECASE)


@dataclass
class _Kumpulan:
    sisa: int = SEL_MAKS
    unsur: list[Unsur] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)

    def catat(self, kalimat: str) -> None:
        if len(self.catatan) < CATATAN_MAKS:
            self.catatan.append(kalimat)


def baca_xlsx(isi: bytes) -> Naskah:
    """Raises NaskahTidakTerbaca, naming sheet and cell where one is to blame."""
    kumpulan = _Kumpulan()
    try:
        buku = BukuXlsx(isi, bergaris=True)
        daftar = buku.lembar()
        for info in daftar:
            if info.tersembunyi:
                kumpulan.catat(f"Lembar “{info.nama}” tersembunyi, tidak dibaca.")
            else:
                _lembar(LembarXlsx(buku, info, BATAS), kumpulan, banyak=len(daftar))
    except TabelTidakTerbaca as galat:
        raise NaskahTidakTerbaca(str(galat)) from galat
    return periksa_banyak(Naskah(tuple(kumpulan.unsur), tuple(kumpulan.catatan)))


def _lembar(lembar: LembarXlsx, kumpulan: _Kumpulan, banyak: int) -> None:
    nama = lembar.info.nama
    kisi = Kisi(nama)
    tersembunyi: list[int] = []
    for baris in lembar.baris():
        if baris.tersembunyi:
            tersembunyi.append(baris.nomor)
            continue
        kumpulan.sisa -= len(baris.sel)
        if kumpulan.sisa < 0:
            raise NaskahTidakTerbaca(f"Lembar “{nama}” membuat berkas lebih dari {SEL_MAKS} sel. {BAGI}")
        kisi.isi[baris.nomor] = {letak: teks for letak, teks in enumerate(_teks(baris), 1) if teks}
        _catat_rumus(baris, nama, kumpulan)
    _buang_kolom(lembar, kisi, kumpulan)
    if tersembunyi:
        kumpulan.catat(
            f"Lembar “{nama}”: {len(tersembunyi)} baris tersembunyi tidak dibaca ({_ringkas(tersembunyi)})."
        )
    kisi.gabungkan(lembar.gabung)
    isi = list(unsur_kisi(kisi))
    if isi and banyak > 1 and not _NAMA_BAWAAN.fullmatch(nama.strip()):
        kumpulan.unsur.append(Alinea(rapikan(nama), f"lembar {nama}", "", 1, True))
    kumpulan.unsur += isi


def _teks(baris: BarisXlsx) -> Iterator[str]:
    for teks, jenis in zip(baris.sel, baris.jenis, strict=True):
        yield _hari(teks) if jenis == TANGGAL else isi_tertulis(teks) if "<" in teks else rapikan(teks)


def _hari(teks: str) -> str:
    """A date as documents write it."""
    try:
        return tulis_tanggal(date.fromisoformat(teks))
    except ValueError:
        return teks


def _catat_rumus(baris: BarisXlsx, nama: str, kumpulan: _Kumpulan) -> None:
    for letak, jenis in enumerate(baris.jenis):
        sebut = f"Lembar “{nama}”, sel {huruf_kolom(letak + 1)}{baris.nomor}"
        if jenis == GALAT:
            kumpulan.catat(f"{sebut}: galat rumus {baris.sel[letak]}.")
        elif letak in baris.rumus and not baris.sel[letak]:
            kumpulan.catat(f"{sebut}: rumusnya belum dihitung. Buka di Excel, simpan, lalu ulangi.")


def _buang_kolom(lembar: LembarXlsx, kisi: Kisi, kumpulan: _Kumpulan) -> None:
    """Without hidden columns; a note for those that hold anything."""
    berisi = sorted({kolom for baris in kisi.isi.values() for kolom in baris})
    buang = [k for k in berisi if any(awal <= k <= ujung for awal, ujung in lembar.kolom_tersembunyi)]
    if not buang:
        return
    sebut = ", ".join(map(huruf_kolom, buang[:10]))
    kumpulan.catat(f"Lembar “{lembar.info.nama}”: kolom tersembunyi tidak dibaca ({sebut}).")
    for baris in kisi.isi.values():
        for kolom in buang:
            baris.pop(kolom, None)


def _ringkas(nomor: list[int]) -> str:
    return ", ".join(map(str, nomor[:10])) + (", …" if len(nomor) > 10 else "")
