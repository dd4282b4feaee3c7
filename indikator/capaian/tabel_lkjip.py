"""Finding the tables of an LKjIP in the rows of a file: their header, their rows, their Jumlah and Rata-rata.

A header may take up to three rows, have groups above it ("Capaian Tahun 2019 | Target | Realisasi | Capaian") and a
row of column numbers below it. A file may hold several tables; each new header begins one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indikator.capaian.angka_bebas import baca_bila_angka

TINGGI_KEPALA = 3
_PERAN = {  # the words of a column's own heading
    "indikator": re.compile(r"indikator|uraian|kegiatan|program|sub ?kegiatan|kinerja utama"),
    "target": re.compile(r"target|alokasi|anggaran|pagu"),
    "realisasi": re.compile(r"realisasi"),
    "capaian": re.compile(
        r"(?:%|persen\w*|prosen\w*|tingkat)?\s*\(?(?:capaian|serapan|penyerapan)|^\(?%\)?$|^persentase$"
    ),
    "arah": re.compile(r"arah|polaritas"),
    "sasaran": re.compile(r"sasaran|tujuan"),
}
_WAJIB = ("target", "realisasi", "capaian")
_UANG = re.compile(r"alokasi|anggaran|pagu|\(rp|rupiah")
_LALU = re.compile(r"tahun (?:lalu|sebelumnya)|\b(?:19|20)[0-9]{2}\b|rpjmd|renstra|nasional|akhir")
_RATA = re.compile(
    r"(?:rata\s*[-–—]?\s*rata|rerata)\s*:?(?:\s(?:capaian|persentase|kinerja|sasaran|strategis|indikator|serapan|anggaran|"
    r"realisasi|keseluruhan|total|tahun|[0-9]+|[ivx]+))*"
)
_ANGKA = re.compile(r"(?:rp\.?)?[\s0-9.,%()\-−]*[0-9][\s0-9.,%()\-−]*", re.IGNORECASE)
_JUMLAH = re.compile(r"(?:sub ?)?(?:jumlah|total)\s*:?(?:\s(?:anggaran|keseluruhan|seluruhnya|belanja))?")
_ANTAR_BUTIR = re.compile(r"(?:^|\s)[-•▪]\s+")
_BUTIR = re.compile(r"^\s*(?:[-•▪*·]|[0-9]{1,2}[.)])\s*")


class BarisTabel(NamedTuple):
    """One row: its number in the file, its texts, and what it is: "baris", "rata-rata" or "jumlah"."""

    baris: int
    indikator: str
    target: str
    realisasi: str
    capaian: str
    arah: str = ""
    jenis: str = "baris"


class TabelLkjip(NamedTuple):
    """One table; uang: its columns are amounts of a budget, so they add up."""

    uang: bool
    baris: tuple[BarisTabel, ...]


class _Kepala(NamedTuple):
    kolom: dict[str, int]  # role → column
    tinggi: int
    uang: bool


def temukan(tabel: Sequence[Sequence[str]]) -> list[TabelLkjip]:
    """The tables with target, realisasi and capaian, in their order; none where no header was found."""
    kepala = list(_semua_kepala(tabel))
    batas = [*(nomor for nomor, _ in kepala), len(tabel)]
    return [
        TabelLkjip(satu.uang, tuple(_isi(tabel[nomor + satu.tinggi : akhir], nomor + satu.tinggi + 1, satu)))
        for (nomor, satu), (_, akhir) in zip(kepala, pairwise(batas), strict=True)
    ]


def _semua_kepala(tabel: Sequence[Sequence[str]]) -> Iterator[tuple[int, _Kepala]]:
    nomor = 0
    while nomor < len(tabel):
        kepala = _kepala(tabel[nomor : nomor + TINGGI_KEPALA])
        if kepala:
            yield nomor, kepala
        nomor += kepala.tinggi if kepala else 1


def _kepala(baris: Sequence[Sequence[str]]) -> _Kepala | None:
    """The header that begins with the first of these rows, taking as few rows as it needs.

    A single text is a title, not a header, however it reads ("Anggaran dan realisasi tahun 2019").
    """
    if sum(map(bool, baris[0])) < 2 or not any(map(_peran, baris[0])):
        return None
    for tinggi in range(1, len(baris) + 1):
        if not any(baris[tinggi - 1]) or any(map(_ANGKA.fullmatch, baris[tinggi - 1])):
            return None  # a gap, or figures: the table has begun
        kolom = _kolom(baris[:tinggi])
        if all(peran in kolom for peran in _WAJIB):
            judul = " ".join(satu[kolom["target"]] for satu in baris[:tinggi] if kolom["target"] < len(satu))
            return _Kepala(kolom, tinggi, bool(_UANG.search(judul.lower())))
    return None


def _kolom(baris: Sequence[Sequence[str]]) -> dict[str, int]:
    """Role → column, by the lowest heading of each column; this year's columns before those of other years."""
    calon: dict[str, list[tuple[bool, int]]] = {}
    for kolom in range(max(map(len, baris))):
        tinggi, judul = max(
            ((n, satu[kolom]) for n, satu in enumerate(baris) if satu[kolom:] and satu[kolom]), default=(0, "")
        )
        if peran := _peran(judul):
            menggantung = tinggi < len(baris) - 1  # beside a group, not under one
            belakangan = bool(_LALU.search(judul.lower())) or (peran == "capaian" and menggantung)
            calon.setdefault(peran, []).append((belakangan, kolom))
    pilihan = {peran: min(daftar)[1] for peran, daftar in calon.items()}
    if "indikator" not in pilihan and "sasaran" in pilihan:
        pilihan["indikator"] = pilihan["sasaran"]
    if "indikator" not in pilihan and pilihan.get("target", 0) > 0:
        pilihan["indikator"] = pilihan["target"] - 1
    return pilihan


def _peran(judul: str) -> str:
    """What a column with this heading holds, "" for anything else."""
    kecil = " ".join(judul.lower().split())
    if len(kecil) > 80:
        return ""
    for peran in ("capaian", "realisasi", "target", "indikator", "arah", "sasaran"):
        if _PERAN[peran].match(kecil) or (peran == "indikator" and _PERAN[peran].search(kecil)):
            return peran
    return ""


def _isi(baris: Sequence[Sequence[str]], mulai: int, kepala: _Kepala) -> Iterator[BarisTabel]:
    """The rows that hold figures; a row without a name belongs to the indicator above it."""
    nama = ""
    for nomor, sel in enumerate(baris, mulai):
        if _nomor_kolom(sel) or not any(sel):
            continue
        satu = _ambil(sel, nomor, kepala)
        if not (satu.target or satu.realisasi or satu.capaian):
            nama = satu.indikator or nama
            continue
        satu = satu._replace(indikator=satu.indikator or nama)
        nama = satu.indikator if satu.jenis == "baris" else ""
        yield from _pecah(satu)


def _ambil(sel: Sequence[str], nomor: int, kepala: _Kepala) -> BarisTabel:
    def isi(peran: str) -> str:
        kolom = kepala.kolom.get(peran, len(sel))
        return sel[kolom].strip() if kolom < len(sel) else ""

    kiri = [satu for satu in sel[: kepala.kolom["target"]] if satu]
    jenis = next((jenis for jenis in map(_jenis, kiri) if jenis != "baris"), "baris")
    nama = isi("indikator") or (kiri[-1] if kiri and jenis != "baris" else "")
    return BarisTabel(nomor, nama, isi("target"), isi("realisasi"), isi("capaian"), isi("arah"), jenis)


def _jenis(nama: str) -> str:
    """ "rata-rata" or "jumlah" for a summary row; "Rata-rata nilai IKM" is an indicator."""
    kecil = " ".join(nama.lower().split())
    if _RATA.fullmatch(kecil):
        return "rata-rata"
    return "jumlah" if _JUMLAH.fullmatch(kecil) else "baris"


def _nomor_kolom(sel: Sequence[str]) -> bool:
    """The row "1 2 3 4 5" below a header."""
    isi = [satu.strip("()") for satu in sel if satu]
    if len(isi) < 3 or not all(satu.isascii() and satu.isdecimal() and len(satu) < 3 for satu in isi):
        return False
    nomor = [int(satu) for satu in isi]
    return nomor[0] <= 2 and all(kanan == kiri + 1 for kiri, kanan in pairwise(nomor))


def _pecah(satu: BarisTabel) -> Iterator[BarisTabel]:
    """Several values in one cell ("78,2\\n38%", or "78,2 38%" from a converted PDF) as rows of their own."""
    nilai = [_nilai_sel(teks) for teks in (satu.target, satu.realisasi, satu.capaian)]
    banyak = len(nilai[0])
    if banyak < 2 or any(len(isi) != banyak for isi in nilai):
        yield satu
        return
    nama = _nama_sel(satu.indikator, banyak)
    for isi in zip(nama, *nilai, strict=True):
        yield satu._replace(**dict(zip(("indikator", *_WAJIB), isi, strict=True)))


def _nama_sel(teks: str, banyak: int) -> list[str]:
    """The names of so many indicators: the lines of the cell or its bulleted items, else the whole text, numbered."""
    for bagian in (teks.splitlines(), _ANTAR_BUTIR.split(teks)):
        nama = [_BUTIR.sub("", isi).strip() for isi in bagian if isi.strip()]
        if len(nama) == banyak:
            return nama
    return [f"{teks} ({nomor})" for nomor in range(1, banyak + 1)]


def _nilai_sel(teks: str) -> list[str]:
    """The lines of a cell; of a single line the numbers between blanks, where it holds nothing else."""
    baris = [isi.strip() for isi in teks.splitlines() if isi.strip()]
    kata = teks.split()
    return kata if len(baris) == 1 and all(map(baca_bila_angka, kata)) else baris
