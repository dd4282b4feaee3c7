"""One sheet of an xlsx, cell by cell as the parser meets them: memory does not grow with its rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from kinerja.spreadsheet.tabel import TabelTidakTerbaca
from kinerja.spreadsheet.xlsx_buku import (
    ANGKA,
    GALAT,
    KOSONG,
    TEKS,
    YA,
    BukuXlsx,
    InfoLembar,
    tanpa_sandi,
)
from kinerja.spreadsheet.xlsx_nilai import angka, huruf_kolom, nomor_kolom

POTONG = 128 * 1024
RENTANG_MAKS = 20_000  # merged areas and hidden columns looked at
_RENTANG = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


class BarisXlsx(NamedTuple):
    """A row with anything in it. nomor from 1; sel: texts as people see them ("79,41", "101,55 %", ISO dates).

    jenis: one letter for each cell (see xlsx_buku); rumus: places, from 0, of those that a formula computed.
    """

    nomor: int
    sel: list[str]
    jenis: str
    rumus: list[int]
    tersembunyi: bool = False


@dataclass(frozen=True)
class BatasLembar:
    baris: int = 200_000
    kolom: int = 200
    huruf: int = 32_767  # what a cell of Excel holds


@dataclass
class LembarXlsx:
    """Reads the rows (`baris`); merged areas and hidden columns are complete when the rows are through."""

    buku: BukuXlsx
    info: InfoLembar
    batas: BatasLembar = BatasLembar()
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)  # row, column, last row, last column from 1
    kolom_tersembunyi: list[tuple[int, int]] = field(default_factory=list)  # first, last from 1

    def baris(self) -> Iterator[BarisXlsx]:
        """Raises TabelTidakTerbaca naming the sheet and the cell."""
        penampung = _Penampung(self)
        pengurai = expat.ParserCreate()
        pengurai.buffer_text = True
        pengurai.StartElementHandler, pengurai.EndElementHandler = penampung.mulai, penampung.akhir
        pengurai.CharacterDataHandler = penampung.huruf
        pengurai.StartDoctypeDeclHandler = penampung.tolak
        with self.buku.buka(self.info.jalur) as aliran:
            try:
                while potong := aliran.read(POTONG):
                    pengurai.Parse(potong, False)
                    penampung.hitung()
                    yield from penampung.ambil()
                pengurai.Parse(b"", True)
            except expat.ExpatError as galat:
                sebut = f"Lembar “{self.info.nama}” rusak (XML baris {galat.lineno}). Simpan ulang berkasnya."
                raise TabelTidakTerbaca(sebut) from galat
            yield from penampung.ambil()


class _Penampung:
    """What the parser has met of the current row and cell."""

    def __init__(self, lembar: LembarXlsx):
        self.lembar, self.buku, self.batas = lembar, lembar.buku, lembar.batas
        self.gaya, self.kata = lembar.buku.gaya, lembar.buku.kata
        self.jadi: list[BarisXlsx] = []
        self.nomor, self.kolom = 0, 0
        self.sel: list[str] = []
        self.jenis: list[str] = []
        self.rumus: list[int] = []
        self.sembunyi = self.berumus = self.kumpul = self.garis = False
        self.atribut: dict[str, str] = {}
        self.teks: list[str] = []
        self.panjang = self.unsur = 0
        self.lewati = False

    def ambil(self) -> list[BarisXlsx]:
        jadi, self.jadi = self.jadi, []
        return jadi

    def hitung(self) -> None:
        """Raises TabelTidakTerbaca where the sheets have more elements than a table needs."""
        self.buku.sisa -= self.unsur
        self.unsur = 0
        if self.buku.sisa < 0:
            raise TabelTidakTerbaca(f"Lembar “{self.lembar.info.nama}” memuat terlalu banyak sel. Bagi berkasnya.")

    def tolak(self, *_) -> None:
        raise TabelTidakTerbaca(f"Lembar “{self.lembar.info.nama}” memuat DTD, jadi tidak dibuka.")

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        nama = nama.rpartition(":")[2]
        self.unsur += 1
        if nama == "c":
            self.atribut = atribut
            if self.teks:
                self.teks, self.panjang = [], 0
            self.berumus = self.lewati = self.garis = False
            letak = atribut.get("r")
            self.kolom = nomor_kolom(letak.rstrip("0123456789")) if letak else self.kolom + 1
        elif nama in ("v", "t"):
            self.kumpul = not self.lewati
            if self.garis:
                self.teks.append("<u>")
        elif nama == "f":
            self.berumus = True
        elif nama == "rPh":
            self.lewati = True
        elif nama == "r":
            self.garis = False
        elif nama == "u":
            self.garis = self.buku.bergaris and atribut.get("val") != "none"
        elif nama == "row":
            self._mulai_baris(atribut)
        elif nama == "mergeCell":
            self._gabung(atribut.get("ref", ""))
        elif nama == "col" and atribut.get("hidden") in ("1", "true"):
            self._sembunyi(atribut)

    def akhir(self, nama: str) -> None:
        nama = nama.rpartition(":")[2]
        if nama in ("v", "t"):
            self.kumpul = False
            if self.garis:
                self.teks.append("</u>")
        elif nama == "c":
            if self.teks or self.berumus:
                self._akhir_sel()
        elif nama == "rPh":
            self.lewati = False
        elif nama == "row" and self.sel:
            baris = BarisXlsx(self.nomor, self.sel, "".join(self.jenis), self.rumus, self.sembunyi)
            self.jadi.append(baris)

    def huruf(self, isi: str) -> None:
        if self.kumpul:
            self.panjang += len(isi)
            if self.panjang > self.batas.huruf:
                raise self._galat(f"memuat lebih dari {self.batas.huruf} huruf")
            self.teks.append(isi)

    def _mulai_baris(self, atribut: dict[str, str]) -> None:
        tulisan = atribut.get("r", "")
        self.nomor = int(tulisan) if tulisan.isascii() and tulisan.isdecimal() and len(tulisan) < 9 else self.nomor + 1
        self.kolom, self.sel, self.jenis, self.rumus = 0, [], [], []
        self.sembunyi = atribut.get("hidden") in ("1", "true")

    def _akhir_sel(self) -> None:
        teks, jenis = self._nilai("".join(self.teks))
        if not teks and not self.berumus:
            return
        letak = self.kolom - 1
        if letak < 0 or letak >= self.batas.kolom:
            raise self._galat(f"di luar {self.batas.kolom} kolom pertama")
        if self.nomor > self.batas.baris or self.nomor < 1:
            raise self._galat(f"di luar {self.batas.baris} baris pertama")
        kurang = letak + 1 - len(self.sel)
        if kurang > 0:
            self.sel += [""] * kurang
            self.jenis += KOSONG * kurang
        self.sel[letak], self.jenis[letak] = teks, jenis
        if self.berumus:
            self.rumus.append(letak)

    def _nilai(self, isi: str) -> tuple[str, str]:
        jenis = self.atribut.get("t", "n")
        if not isi:
            return "", KOSONG
        try:
            if jenis == "s":
                return self.kata[int(isi)].strip(), TEKS
            if jenis in ("n", "d"):
                return angka(isi, self._gaya(), self.buku.epoch)
        except (ValueError, IndexError, ArithmeticError):
            raise self._galat("isinya rusak") from None
        if jenis == "b":
            return ("ya" if isi.strip() in ("1", "true") else "tidak"), YA
        return tanpa_sandi(isi).strip(), GALAT if jenis == "e" else TEKS

    def _gaya(self) -> str:
        """How the number is shown; plain where the file names a style it does not have."""
        nomor = self.atribut.get("s", "0")
        letak = int(nomor) if nomor.isdecimal() and len(nomor) < 9 else 0
        return self.gaya[letak] if letak < len(self.gaya) else ANGKA

    def _gabung(self, sebut: str) -> None:
        cocok = _RENTANG.fullmatch(sebut)
        if cocok and len(self.lembar.gabung) < RENTANG_MAKS:
            kiri, atas, kanan, bawah = cocok.groups()
            self.lembar.gabung.append((int(atas), nomor_kolom(kiri), int(bawah), nomor_kolom(kanan)))

    def _sembunyi(self, atribut: dict[str, str]) -> None:
        awal, ujung = atribut.get("min", ""), atribut.get("max", "")
        if awal.isdecimal() and ujung.isdecimal() and len(self.lembar.kolom_tersembunyi) < RENTANG_MAKS:
            self.lembar.kolom_tersembunyi.append((int(awal), int(ujung)))

    def _galat(self, alasan: str) -> TabelTidakTerbaca:
        sel = self.atribut.get("r") or f"{huruf_kolom(self.kolom)}{self.nomor}"
        return TabelTidakTerbaca(f"Lembar “{self.lembar.info.nama}”, sel {sel[:12]}: {alasan}.")
