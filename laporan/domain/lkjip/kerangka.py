"""The skeleton of a LKjIP (PermenPANRB 53/2014, DOMAIN section 5) as data, and its sections in their order.

Codes never change: imported and earlier reports are found by them. Between `bab3-pengukuran` and `bab3-anggaran` every
sasaran has an opening (`bab3-analisis-<n>`) and its seven points (`bab3-analisis-<n>-<titik>`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from laporan.enums import TitikAnalisis

ANALISIS = "bab3-analisis"
TAMBAHAN = "tambahan"
_NOMOR_ANALISIS = re.compile(rf"{ANALISIS}-(\d+)(?:-\d+)?")
JUDUL_MAKS = 250
SEBELUM_SASARAN = "bab3-pengukuran"
TITIK = tuple(titik for titik in TitikAnalisis if titik)


@dataclass(frozen=True)
class Rangka:
    """A section of the skeleton. `judul` may hold {tahun}; `tingkat` 1 chapter, 2 section, 3 below; `naskah`: words
    are expected of its author (others only head what follows, or print a table); `bertabel`: it prints a table."""

    kode: str
    judul: str
    tingkat: int
    naskah: bool = True
    bertabel: bool = False

    def judul_tahun(self, tahun: int) -> str:
        return self.judul.format(tahun=tahun)


KERANGKA = (
    Rangka("kata-pengantar", "KATA PENGANTAR", 1),
    Rangka("ikhtisar", "IKHTISAR EKSEKUTIF", 1),
    Rangka("bab1", "BAB I PENDAHULUAN", 1),
    Rangka("bab1-kedudukan", "A. Kedudukan", 2),
    Rangka("bab1-tugas-fungsi", "B. Tugas dan Fungsi", 2),
    Rangka("bab1-struktur", "C. Struktur Organisasi", 2),
    Rangka("bab1-isu-strategis", "D. Isu Strategis", 2),
    Rangka("bab2", "BAB II PERENCANAAN KINERJA", 1, naskah=False),
    Rangka("bab2-renstra", "A. Rencana Strategis", 2, naskah=False),
    Rangka("bab2-visi-misi", "Visi dan Misi", 3),
    Rangka("bab2-tujuan-sasaran", "Tujuan dan Sasaran", 3),
    Rangka("bab2-pk", "B. Ringkasan Perjanjian Kinerja Tahun {tahun}", 2, naskah=False, bertabel=True),
    Rangka("bab3", "BAB III AKUNTABILITAS KINERJA", 1, naskah=False, bertabel=True),
    Rangka("bab3-pengukuran", "A. Capaian Kinerja Organisasi", 2, naskah=False, bertabel=True),
    Rangka("bab3-anggaran", "B. Realisasi Anggaran", 2, bertabel=True),
    Rangka("bab4", "BAB IV PENUTUP", 1),
    Rangka("lampiran-pk", "LAMPIRAN PERJANJIAN KINERJA TAHUN {tahun}", 1, naskah=False, bertabel=True),
    Rangka("lampiran-pengukuran", "LAMPIRAN PENGUKURAN KINERJA TAHUN {tahun}", 1, naskah=False, bertabel=True),
)
PER_KODE = {satu.kode: satu for satu in KERANGKA}


@dataclass(frozen=True)
class Tempat:
    """A section that a report should have: with `silsilah` that of a sasaran, else one of KERANGKA."""

    kode: str
    judul: str
    sasaran: object = None
    titik: int = TitikAnalisis.TANPA

    @property
    def kunci(self) -> tuple:
        """What it is found by: a sasaran by its lineage and point, everything else by its code."""
        return kunci_tempat(self.kode, self.sasaran, self.titik)


def kunci_tempat(kode: str, sasaran, titik: int) -> tuple:
    return (sasaran.silsilah, int(titik)) if sasaran is not None else (kode,)


def wajib(tahun: int | None = None) -> tuple[tuple[str, str], ...]:
    """(kode, judul) of the sections every report must have, those of its sasaran apart."""
    return tuple((satu.kode, satu.judul.format(tahun=tahun or "").strip()) for satu in KERANGKA)


def bertabel() -> frozenset[str]:
    """Codes of sections that may go without words: they print a computed table, or head the sections below."""
    return frozenset(satu.kode for satu in KERANGKA if satu.bertabel or not satu.naskah)


def perlu_naskah(kode: str, titik: int = TitikAnalisis.TANPA) -> bool:
    """Whether words are expected of a section: of the points 1–4 and 6 the table may speak for itself."""
    if titik:
        return titik in (TitikAnalisis.PENYEBAB, TitikAnalisis.PROGRAM)
    rangka = PER_KODE.get(kode)
    return rangka.naskah if rangka else True


def tempat_semua(tahun: int, sasaran: Sequence, nomor: dict | None = None) -> list[Tempat]:
    """Every section a report of the year should have, in document order. `nomor` {silsilah: number} keeps the codes
    of sasaran that already have sections."""
    hasil = []
    for satu in KERANGKA:
        hasil.append(Tempat(satu.kode, satu.judul_tahun(tahun)))
        if satu.kode == SEBELUM_SASARAN:
            hasil += _semua_sasaran(sasaran, nomor or {})
    return hasil


def _semua_sasaran(sasaran: Sequence, nomor: dict) -> Iterator[Tempat]:
    dipakai = set(nomor.values())
    bebas = (n for n in range(1, 10_000) if n not in dipakai)
    for urutan, satu in enumerate(sasaran, 1):
        kode = f"{ANALISIS}-{nomor.get(satu.silsilah) or next(bebas)}"
        yield Tempat(kode, judul_sasaran(urutan, satu.nama), satu)
        for titik in TITIK:
            yield Tempat(f"{kode}-{titik}", f"{titik.value}. {titik.label}", satu, titik)


def judul_sasaran(urutan: int, nama: str) -> str:
    return Truncator(f"Sasaran {urutan}: {' '.join(nama.split())}").chars(JUDUL_MAKS)


def nomor_kode(kode: str) -> int | None:
    """The number of a sasaran in the code of one of its sections."""
    cocok = _NOMOR_ANALISIS.fullmatch(kode)
    return int(cocok[1]) if cocok else None


def tambahan(kode: str, sasaran=None) -> bool:
    """Whether a section is none of the skeleton: its author's own."""
    return sasaran is None and kode not in PER_KODE


def kode_tambahan(terpakai: Iterable[str], lampiran: bool) -> str:
    """A new code for an own section; behind a lampiran it is one itself and starts a page."""
    awal = f"lampiran-{TAMBAHAN}" if lampiran else TAMBAHAN
    ada = set(terpakai)
    return next(kode for n in range(1, 10_000) if (kode := f"{awal}-{n}") not in ada)


def susun_urutan(tempat: Sequence[tuple], ada: Sequence[tuple]) -> list[tuple]:
    """Keys in document order: the skeleton, and every own section behind what it follows now."""
    dalam, ikut, sebelum = set(tempat), {}, None
    for kunci in ada:
        if kunci not in dalam:
            ikut.setdefault(sebelum, []).append(kunci)
        else:
            sebelum = kunci
    hasil = list(ikut.get(None, ()))
    for kunci in tempat:
        hasil += [kunci, *ikut.get(kunci, ())]
    return hasil


def nomori(lama: Sequence[int | None], jarak: int = 10) -> list[int]:
    """Rising places for sections in this order, given their present ones (None: new); what can stay, stays.

    Where there is no room between two that stay, all are numbered anew.
    """
    tetap = _yang_tetap(lama)
    hasil, sebelum, letak = [], 0, 0
    while letak < len(lama):
        if letak in tetap:
            sebelum = lama[letak]
            hasil.append(sebelum)
            letak += 1
            continue
        akhir = next((n for n in range(letak, len(lama)) if n in tetap), len(lama))
        banyak = akhir - letak
        atas = lama[akhir] if akhir < len(lama) else sebelum + jarak * (banyak + 1)
        langkah = (atas - sebelum) // (banyak + 1)
        if langkah < 1:
            return [jarak * n for n in range(1, len(lama) + 1)]
        hasil += [sebelum + langkah * n for n in range(1, banyak + 1)]
        sebelum, letak = hasil[-1], akhir
    return hasil


def _yang_tetap(lama: Sequence[int | None]) -> set[int]:
    """Places of a longest rising run among the numbers: as few sections as can be are numbered anew."""
    terbaik: list[tuple[int, int]] = []  # (length of the run that ends here, the place before it)
    for letak, nilai in enumerate(lama):
        calon = [(terbaik[n][0], n) for n in range(letak) if nilai and lama[n] and lama[n] < nilai]
        panjang, sebelum = max(calon, key=lambda satu: satu[0], default=(0, -1))
        terbaik.append((panjang + 1, sebelum) if nilai else (0, -1))
    hasil, letak = set(), max(range(len(lama)), key=lambda n: terbaik[n][0], default=-1)
    while letak >= 0 and terbaik[letak][0]:
        hasil.add(letak)
        letak = terbaik[letak][1]
    return hasil
