"""Finding the tables of an LKjIP in the rows of a file: their header, their rows, their Jumlah and Rata-rata.

A header may take up to three rows, have groups above it ("Capaian Tahun 2019 | Target | Realisasi | Capaian") and a
row of column numbers below it. A file may hold several tables; each new header begins one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from indikator.capaian.baris_lkjip import BarisTabel, TabelLkjip
from indikator.capaian.pecah_sel import namai_bersama, pecah

TINGGI_KEPALA = 3
JUDUL_MAKS = 80  # characters of a heading; longer is a sentence
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
_SKALA = re.compile(r"kategori|predikat|kriteria|interpretasi")
_RENTANG = re.compile(r"(?:persen|prosen|interval|rentang|nilai|skor|skala|tingkat|capaian)")
_UANG = re.compile(r"alokasi|anggaran|pagu|\(rp|rupiah")
_LALU = re.compile(r"tahun (?:lalu|sebelumnya)|\b(?:19|20)[0-9]{2}\b|rpjmd|renstra|nasional|akhir")
_RATA = re.compile(
    r"(?:rata\s*[-–—]?\s*rata|rerata)\s*:?(?:\s(?:capaian|persentase|kinerja|sasaran|strategis|indikator|serapan|anggaran|"
    r"realisasi|keseluruhan|total|tahun|[0-9]+|[ivx]+))*"
)
_ANGKA = re.compile(r"(?:rp\.?)?[\s0-9.,%()\-−]*[0-9][\s0-9.,%()\-−]*", re.IGNORECASE)
_JUMLAH = re.compile(r"(?:sub ?)?(?:jumlah|total)\s*:?(?:\s(?:anggaran|keseluruhan|seluruhnya|belanja))?")


class _Kepala(NamedTuple):
    kolom: dict[str, int]  # role → column
    tinggi: int
    uang: bool
    judul: dict[str, str]  # role → its headings
    macam: str = "ukur"


def temukan(tabel: Sequence[Sequence[str]]) -> list[TabelLkjip]:
    """The tables with target, realisasi and capaian, in their order; none where no header was found."""
    return _susun(tabel, list(_semua_kepala(tabel, _kepala)))


def temukan_semua(tabel: Sequence[Sequence[str]]) -> list[TabelLkjip]:
    """The same with those of a perjanjian kinerja (targets only) and of a scale of categories."""
    return _susun(tabel, list(_semua_kepala(tabel, lambda baris: _kepala(baris) or _kepala_lain(baris))))


def _susun(tabel: Sequence[Sequence[str]], kepala: Sequence[tuple[int, _Kepala]]) -> list[TabelLkjip]:
    batas = [*(nomor for nomor, _ in kepala), len(tabel)]
    hasil = []
    for (nomor, satu), (_, akhir) in zip(kepala, pairwise(batas), strict=True):
        mulai = nomor + satu.tinggi
        isi = namai_bersama(list(_isi(tabel[mulai:akhir], mulai + 1, satu)))
        hasil.append(TabelLkjip(satu.uang, tuple(isi), satu.macam, satu.judul, nomor + 1))
    return hasil


def _semua_kepala(
    tabel: Sequence[Sequence[str]], kenali: Callable[[Sequence[Sequence[str]]], _Kepala | None]
) -> Iterator[tuple[int, _Kepala]]:
    nomor = 0
    while nomor < len(tabel):
        kepala = kenali(tabel[nomor : nomor + TINGGI_KEPALA])
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
            judul = {peran: _judul(baris[:tinggi], letak) for peran, letak in kolom.items()}
            return _Kepala(kolom, tinggi, bool(_UANG.search(judul["target"].lower())), judul)
    return None


def _kepala_lain(baris: Sequence[Sequence[str]]) -> _Kepala | None:
    """The header of a table without realisasi: indicators with targets, or categories with their range."""
    kecil = [" ".join(satu.lower().split()) for satu in baris[0]]
    if sum(map(bool, kecil)) < 2 or any(len(satu) > JUDUL_MAKS for satu in kecil):
        return None
    label = next((n for n, satu in enumerate(kecil) if _SKALA.match(satu)), None)
    rentang = next((n for n, satu in enumerate(kecil) if n != label and _RENTANG.match(satu)), None)
    if label is not None and rentang is not None:
        kolom, macam = {"indikator": label, "target": rentang}, "skala"
    else:
        kolom, macam = _kolom(baris[:1]), "pk"
        if not {"indikator", "target"} <= kolom.keys() or "realisasi" in kolom or len(set(kolom.values())) < 2:
            return None
    judul = {peran: _judul(baris[:1], letak) for peran, letak in kolom.items()}
    return _Kepala(kolom, 1, bool(_UANG.search(judul["target"].lower())), judul, macam)


def _judul(baris: Sequence[Sequence[str]], kolom: int) -> str:
    """The headings of a column from the top; a group to the left that is merged over it stands for it too."""
    hasil = []
    for ke, satu in enumerate(baris):
        isi = next((teks for teks in reversed(satu[: kolom + 1]) if teks), "") if ke < len(baris) - 1 else ""
        isi = satu[kolom] if kolom < len(satu) and satu[kolom] else isi
        if isi and isi not in hasil:
            hasil.append(isi)
    return " / ".join(" ".join(isi.split()) for isi in hasil)


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
    lalu = [kolom for belakangan, kolom in sorted(calon.get("capaian", [])) if belakangan]
    if lalu and pilihan["capaian"] != lalu[0]:
        pilihan["lalu"] = lalu[0]
    if "indikator" not in pilihan and "sasaran" in pilihan:
        pilihan["indikator"] = pilihan["sasaran"]
    if "indikator" not in pilihan and pilihan.get("target", 0) > 0:
        pilihan["indikator"] = pilihan["target"] - 1
    return pilihan


def _peran(judul: str) -> str:
    """What a column with this heading holds, "" for anything else."""
    kecil = " ".join(judul.lower().split())
    if len(kecil) > JUDUL_MAKS:
        return ""
    for peran in ("capaian", "realisasi", "target", "indikator", "arah", "sasaran"):
        if _PERAN[peran].match(kecil) or (peran == "indikator" and _PERAN[peran].search(kecil)):
            return peran
    return ""


def _isi(baris: Sequence[Sequence[str]], mulai: int, kepala: _Kepala) -> Iterator[BarisTabel]:
    """The rows that hold figures; a row without a name or sasaran belongs to that above it."""
    nama = sasaran = ""
    for nomor, sel in enumerate(baris, mulai):
        if _nomor_kolom(sel) or not any(sel):
            continue
        satu = _ambil(sel, nomor, kepala)
        sasaran = satu.sasaran or sasaran
        if not (satu.target or satu.realisasi or satu.capaian):
            nama = satu.indikator or nama
            continue
        satu = satu._replace(indikator=satu.indikator or nama, sasaran=sasaran if satu.jenis == "baris" else "")
        nama = satu.indikator if satu.jenis == "baris" else ""
        yield from pecah(satu)


def _ambil(sel: Sequence[str], nomor: int, kepala: _Kepala) -> BarisTabel:
    def isi(peran: str) -> str:
        kolom = kepala.kolom.get(peran, len(sel))
        return sel[kolom].strip() if kolom < len(sel) else ""

    kiri = [satu for satu in sel[: kepala.kolom["target"]] if satu]
    jenis = next((jenis for jenis in map(_jenis, kiri) if jenis != "baris"), "baris")
    nama = isi("indikator") or (kiri[-1] if kiri and jenis != "baris" else "")
    sasaran = isi("sasaran") if kepala.kolom.get("sasaran") != kepala.kolom.get("indikator") else ""
    angka = isi("target"), isi("realisasi"), isi("capaian"), isi("arah")
    return BarisTabel(nomor, nama, *angka, jenis, sasaran, isi("lalu"))


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
