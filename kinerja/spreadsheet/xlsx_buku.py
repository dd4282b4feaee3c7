"""The frame of an xlsx: its sheets, number formats and shared texts, read from the file itself with bounded memory.

openpyxl keeps every shared text and the objects of every cell; reading it with values and formats takes 0.9 of its
normal mode. Here the texts stand in one block and cells are only texts, so that 200,000 rows need a third of the time
and as little memory as 1,000. Only formats and dates are openpyxl's.
"""

import posixpath
import re
import zipfile
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from kinerja.arsip_office import XLSX, ArsipDitolak, kenali_arsip, pastikan_tanpa_dtd, terbuka
from kinerja.spreadsheet.tabel import BAITA_MAKS, TabelTidakTerbaca

LEMBAR_MAKS = 300
NAMA_MAKS = 80  # letters of a sheet's name that are told; Excel allows 31
KATA_MAKS = 64 * 1024 * 1024  # bytes of shared texts
GAYA_MAKS = 70_000  # cell styles; Excel itself stops at 64,000
UNSUR_MAKS = 10_000_000  # XML elements of all sheets: 200,000 rows of 12 cells take 7
_SANDI = re.compile(r"_x(?:000[dD]|(005[fF]))_")
RUSAK = "Berkas xlsx rusak atau tidak dikenal. Simpan ulang sebagai xlsx."
ANGKA, PERSEN, TANGGAL, TEKS, YA, GALAT, KOSONG = "a", "p", "d", "t", "y", "g", " "


@dataclass(frozen=True)
class InfoLembar:
    nama: str
    jalur: str
    tersembunyi: bool


class BukuXlsx:
    """Raises TabelTidakTerbaca for what is no workbook, damaged, or refused."""

    def __init__(self, isi: bytes | IO[bytes], bergaris: bool = False):
        """isi: the file, or it opened, so that it is not held. bergaris: underlined parts of a text in <u>."""
        try:
            if kenali_arsip(isi, BAITA_MAKS) != XLSX:
                raise TabelTidakTerbaca(RUSAK)
            pastikan_tanpa_dtd(isi)
        except ArsipDitolak as galat:
            raise TabelTidakTerbaca(str(galat)) from galat
        self.arsip = zipfile.ZipFile(terbuka(isi))
        self.bagian = {nama.lower(): nama for nama in self.arsip.namelist()}
        self.bergaris = bergaris
        self.epoch = WINDOWS_EPOCH
        self.sisa = UNSUR_MAKS

    def lembar(self) -> list[InfoLembar]:
        """Sheets with cells, in their order; charts and macros have sheets of their own."""
        utama = next((j for j in self._tujuan("", "officeDocument").values()), "xl/workbook.xml")
        tujuan = self._tujuan(utama, "worksheet")
        hasil = []
        for satu in self._elemen(utama, "{*}sheet", "{*}workbookPr"):
            if etree.QName(satu).localname == "workbookPr":
                self.epoch = MAC_EPOCH if satu.get("date1904") in ("1", "true") else WINDOWS_EPOCH
                continue
            kunci = next((nilai for nama, nilai in satu.items() if nama.endswith("}id")), "")
            if kunci in tujuan:
                keadaan = satu.get("state", "visible")
                hasil.append(InfoLembar(satu.get("name", "")[:NAMA_MAKS], tujuan[kunci], keadaan != "visible"))
        if len(hasil) > LEMBAR_MAKS:
            raise TabelTidakTerbaca(f"Berkas memuat lebih dari {LEMBAR_MAKS} lembar. Salin lembar yang perlu saja.")
        if not hasil:
            raise TabelTidakTerbaca(RUSAK)
        return hasil

    def buka(self, jalur: str) -> IO[bytes]:
        """Raises TabelTidakTerbaca for a part that is not there."""
        nama = self.bagian.get(jalur.lower())
        if nama is None:
            raise TabelTidakTerbaca(RUSAK)
        return self.arsip.open(nama)

    @cached_property
    def gaya(self) -> list[str]:
        """ANGKA, PERSEN or TANGGAL for each cell style."""
        bentuk, hasil = dict(BUILTIN_FORMATS), []
        if "xl/styles.xml" not in self.bagian:
            return hasil
        for satu in self._elemen("xl/styles.xml", "{*}numFmt", "{*}xf"):
            if etree.QName(satu).localname == "numFmt":
                bentuk[_bulat(satu.get("numFmtId"))] = satu.get("formatCode", "")[:300]
            elif etree.QName(satu.getparent()).localname == "cellXfs":
                hasil.append(_jenis(bentuk.get(_bulat(satu.get("numFmtId")), "")))
            if max(len(hasil), len(bentuk)) > GAYA_MAKS:
                raise TabelTidakTerbaca("Gaya sel di dalam berkas terlalu banyak. Salin isinya ke berkas baru.")
        return hasil

    @cached_property
    def kata(self) -> "Kata":
        """The shared texts."""
        hasil = Kata()
        if "xl/sharedstrings.xml" in self.bagian:
            for satu in self._elemen("xl/sharedStrings.xml", "{*}si"):
                hasil.tambah(tanpa_sandi(isi_teks(satu, self.bergaris)))
        return hasil

    def _tujuan(self, bagian: str, jenis: str) -> dict[str, str]:
        """{id: path} of what a part refers to with this kind."""
        folder, nama = posixpath.split(bagian)
        jalur = posixpath.join(folder, "_rels", f"{nama}.rels")
        if jalur.lower() not in self.bagian:
            return {}
        hasil = {}
        for satu in self._elemen(jalur, "{*}Relationship"):
            if satu.get("Type", "").endswith(f"/{jenis}") and satu.get("TargetMode") != "External":
                tujuan = posixpath.normpath(posixpath.join("/", folder, satu.get("Target", "")))
                hasil[satu.get("Id", "")] = tujuan.lstrip("/")
        return hasil

    def _elemen(self, jalur: str, *nama: str) -> Iterator:
        """These elements of a part one by one, each gone when the next is asked for."""
        with self.buka(jalur) as aliran:
            pilihan = {"resolve_entities": False, "no_network": True, "huge_tree": False, "remove_comments": True}
            for _, satu in etree.iterparse(aliran, tag=nama, remove_pis=True, **pilihan):
                yield satu
                satu.clear()
                while satu.getprevious() is not None:
                    del satu.getparent()[0]


class Kata:
    """Many texts in one block of bytes."""

    def __init__(self):
        self._isi = bytearray()
        self._akhir = array("Q", [0])

    def tambah(self, teks: str) -> None:
        self._isi += teks.encode("utf-8", "replace")
        self._akhir.append(len(self._isi))
        if len(self._isi) > KATA_MAKS:
            raise TabelTidakTerbaca("Tulisan di dalam berkas terlalu banyak. Bagi menjadi beberapa berkas.")

    def __getitem__(self, nomor: int) -> str:
        """IndexError for a text that is not there."""
        if nomor < 0:
            raise IndexError(nomor)
        return self._isi[self._akhir[nomor] : self._akhir[nomor + 1]].decode("utf-8")


def isi_teks(elemen, bergaris: bool) -> str:
    """The words of a text with parts of different looks; pronunciation of Asian scripts is left out."""
    hasil = []
    for satu in elemen:
        nama = etree.QName(satu).localname
        if nama == "t":
            hasil.append(satu.text or "")
        elif nama == "r":
            kata = "".join(isi.text or "" for isi in satu.iterchildren("{*}t"))
            hasil.append(f"<u>{kata}</u>" if bergaris and kata.strip() and _bergaris(satu) else kata)
    return "".join(hasil)


def tanpa_sandi(teks: str) -> str:
    """Without the carriage returns that Excel writes as _x000D_, and the underscore that guards such a text."""
    return _SANDI.sub(lambda cocok: "_" if cocok[1] else "", teks) if "_x0" in teks else teks


def _bergaris(bagian) -> bool:
    return any(satu.get("val", "single") != "none" for satu in bagian.iterfind("{*}rPr/{*}u"))


def _jenis(bentuk: str) -> str:
    if "%" in bentuk:
        return PERSEN
    return TANGGAL if is_date_format(bentuk) else ANGKA


def _bulat(teks: str | None) -> int:
    return int(teks) if teks and teks.isascii() and teks.isdecimal() and len(teks) < 9 else 0
