"""Which column of a table means what: the fields of the grid and, beside them, those that only documents have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indikator.tempel import Sel, Tabel, bidang, kenali, kepala
from indikator.tempel.bidang import ABAIKAN, NOMOR, TARGET
from indikator.tempel.rapi import sebaris

JABATAN, UNIT, TUGAS, FUNGSI = "jabatan", "unit", "tugas", "fungsi"
INDUK = "sasaran_induk"  # the sasaran above, in a table with two levels
LAPORAN = "laporan"  # what only a report has: realisasi, capaian, anggaran
TARGET_TANPA_TAHUN = TARGET

_KHUSUS = (
    (JABATAN, r"(?:NAMA )?JABATAN(?: STRUKTURAL| FUNGSIONAL| PELAKSANA)?|PEMANGKU JABATAN|PEJABAT"),
    (UNIT, r"(?:NAMA )?UNIT(?: KERJA| ORGANISASI)?|(?:SUB )?(?:BAGIAN|BIDANG)(?: (?:SUB )?(?:BAGIAN|BIDANG|SEKSI))*"),
    (TUGAS, r"(?:URAIAN |RINCIAN |IKHTISAR )?TUGAS(?: POKOK)?(?: JABATAN)?"),
    (FUNGSI, r"(?:URAIAN )?FUNGSI(?: JABATAN)?"),
    (INDUK, r"SASARAN(?: STRATEGIS)?(?: RPJMD| RPJPD| BUPATI| WALI ?KOTA| GUBERNUR| PEMDA| DAERAH| ATASAN)"),
    (INDUK, r"TUJUAN(?: STRATEGIS)?(?: RPJMD| DAERAH)?|MISI"),
    (LAPORAN, r".*\b(?:REALISASI|CAPAIAN|ANGGARAN|PAGU|ALOKASI)\b.*"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judul:
    """The heading of a table. bidang: the field of each column, ABAIKAN where it is not known; judul: as printed.

    ditebak: no heading was there, the columns were guessed. akhir: index of the first row below it.
    """

    bidang: tuple[str, ...]
    judul: tuple[str, ...]
    akhir: int = 0
    ditebak: str = ""

    @property
    def lebar(self) -> int:
        return len(self.bidang)

    @property
    def indikator(self) -> bool:
        """Whether its rows are indicators that a sheet has, not a report's figures."""
        return "nama" in self.bidang and LAPORAN not in self.bidang

    @property
    def besar(self) -> bool:
        return self.indikator and JABATAN in self.bidang


def arti(judul: str) -> str | None:
    """The field of a heading; None for words that are none."""
    rapi = " ".join(re.sub(r"\(.*?\)|[^\w\s]|_", " ", sebaris(judul)).upper().split())
    khusus = next((kunci for kunci, pola in _KHUSUS if re.fullmatch(pola, rapi)), None) if rapi else None
    return khusus or bidang.dari_judul(judul)


def cari(baris: Sequence[Sequence[Sel]], letak: int) -> Judul | None:
    """The heading that begins at this row of a table; None where it is no heading."""
    if not kepala.tampak(baris[letak], arti) or len(baris[letak]) < 2:
        return None
    temu = kepala.susun(baris, letak, arti)
    return Judul(tuple(_sekali([_kunci(satu) for satu in temu.bidang])), temu.judul, temu.akhir)


def tebak(baris: Sequence[Sequence[Sel]]) -> Judul | None:
    """Columns of a table without a heading, by what they hold; None where that says nothing about an indicator."""
    lebar = max(map(len, baris))
    tabel = Tabel(tuple(tuple(satu) + (Sel(),) * (lebar - len(satu)) for satu in baris))
    susunan = kenali(tabel, [0])
    tebakan = tuple(TARGET_TANPA_TAHUN if satu.startswith(TARGET) else satu for satu in susunan.bidang)
    if "nama" not in tebakan or "sasaran" not in tebakan:
        return None
    return Judul(tebakan, ("",) * lebar, 0, "Tabel tanpa judul kolom; kolom ditebak dari isinya.")


def _kunci(satu: str | None) -> str:
    return TARGET_TANPA_TAHUN if satu == "target" else satu or ABAIKAN


def _sekali(semua: list[str]) -> list[str]:
    """Every field once: of several sasaran columns the last is the sasaran, else the first column counts."""
    sasaran = [n for n, satu in enumerate(semua) if satu == "sasaran"]
    for n in sasaran[:-1]:
        semua[n] = INDUK
    hasil: list[str] = []
    for satu in semua:
        hasil.append(ABAIKAN if satu in hasil and satu not in (ABAIKAN, NOMOR, LAPORAN) else satu)
    return hasil
