"""Which column of a table means what: the fields of the grid and, beside them, those that only documents have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from indikator.tempel import Sel, Tabel, bidang, kenali, kepala
from indikator.tempel.bidang import ABAIKAN, NOMOR, TARGET
from indikator.tempel.rapi import sebaris

JABATAN, UNIT, TUGAS, FUNGSI = "jabatan", "unit", "tugas", "fungsi"
INDUK = "sasaran_induk"  # the sasaran above, in a table with two levels
LAPORAN = "laporan"  # what only a report has: realisasi, capaian, anggaran
TARGET_TANPA_TAHUN = TARGET
_TAMPAK = frozenset(("target", "rumus", "satuan"))  # fields that contents alone can show

_KHUSUS = (
    (JABATAN, r"(?:NAMA )?JABATAN(?: STRUKTURAL| FUNGSIONAL| PELAKSANA)?|PEMANGKU JABATAN|PEJABAT"),
    (UNIT, r"(?:NAMA )?UNIT(?: KERJA| ORGANISASI)?|(?:SUB )?(?:BAGIAN|BIDANG)(?: (?:SUB )?(?:BAGIAN|BIDANG|SEKSI))*"),
    (TUGAS, r"(?:URAIAN |RINCIAN |IKHTISAR )?TUGAS(?: POKOK)?(?: JABATAN)?"),
    (FUNGSI, r"(?:URAIAN )?FUNGSI(?: JABATAN)?"),
    (INDUK, r"SASARAN(?: STRATEGIS)?(?: RPJMD| RPJPD| BUPATI| WALI ?KOTA| GUBERNUR| PEMDA| DAERAH| ATASAN)"),
    (INDUK, r"TUJUAN(?: STRATEGIS)?(?: RPJMD| DAERAH)?|MISI"),
    (ABAIKAN, r"(?:TARGET )?(?:TRIWULAN|TW|SEMESTER|SMT|BULAN)(?: (?:I{1,3}|IV|[1-4]|KE ?\d))?|I{1,3}|IV"),
    (LAPORAN, r".*\b(?:REALISASI|CAPAIAN|ANGGARAN|PAGU|ALOKASI)\b.*"),
)  # fmt: skip
_LONGGAR = (  # words that mean a field inside a heading of other words; only beside headings that are known
    ("nama", r"INDIKATOR"),
    ("sasaran", r"SASARAN"),
    ("target", r"TARGET"),
    ("rumus", r"RUMUS|FORMULA\w*|PENGHITUNGAN|PERHITUNGAN"),
    ("sumber_data", r"SUMBER|DATA DUKUNG"),
    ("penanggung_jawab", r"PENANGGUNG ?JAWAB"),
)
DIDUGA = "Judul kolom “{}” diduga {}."


@dataclass(frozen=True, slots=True)
class Judul:
    """The heading of a table. bidang: the field of each column, ABAIKAN where it is not known; judul: as printed.

    ditebak: no heading was there, the columns were guessed. diduga: {field: sentence} of headings that only hold a
    word of their field. akhir: index of the first row below it.
    """

    bidang: tuple[str, ...]
    judul: tuple[str, ...]
    akhir: int = 0
    ditebak: str = ""
    diduga: dict[str, str] = field(default_factory=dict)

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


@lru_cache(maxsize=4096)
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
    isi, diduga = _lengkapi(_sekali([_kunci(satu) for satu in temu.bidang]), temu.judul)
    return Judul(tuple(isi), temu.judul, temu.akhir, diduga=diduga)


def _lengkapi(semua: list[str], judul: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Unknown headings that hold a word of a field that no other column has; what is to be said of each."""
    diduga = {}

    def terpakai(kunci: str) -> bool:
        return kunci in semua or (kunci == "target" and any(ada.startswith(TARGET) for ada in semua))

    for n, satu in enumerate(judul):
        if semua[n] != ABAIKAN or not satu or arti(satu) == ABAIKAN:
            continue
        cocok = (kunci for kunci, pola in _LONGGAR if re.search(rf"\b(?:{pola})\b", satu.upper()))
        if calon := next((kunci for kunci in cocok if not terpakai(kunci)), None):
            semua[n] = _kunci(calon)
            diduga[semua[n]] = DIDUGA.format(satu, bidang.sebutan(calon))
    return semua, diduga


def tebak(baris: Sequence[Sequence[Sel]]) -> Judul | None:
    """Columns of a table without a heading, by what they hold; None where no column looks like one of indicators."""
    lebar = max(map(len, baris))
    tabel = Tabel(tuple(tuple(satu) + (Sel(),) * (lebar - len(satu)) for satu in baris))
    if not any(bidang.dari_isi([sel.teks for sel in tabel.kolom(n)]) in _TAMPAK for n in range(lebar)):
        return None
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
