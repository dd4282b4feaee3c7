"""From a table and the field of each column to the rows of a sheet, with a note for every decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indikator.tempel import bidang as b
from indikator.tempel import kepala
from indikator.tempel.bidang import ABAIKAN, NOMOR
from indikator.tempel.butir import pecah, tanpa_label
from indikator.tempel.pasangan import pasangkan
from indikator.tempel.rapi import polos, rapikan, sebaris
from indikator.tempel.sambung import Mentah, sambungkan
from indikator.tempel.tabel import BARIS_MAKS, Tabel, TempelTidakTerbaca

SEBARIS = ("sasaran", "nama", "satuan")
TERLALU_BANYAK = (
    f"Butir di dalam selnya menjadi lebih dari {BARIS_MAKS} baris. Tempel per bagian, misalnya per jabatan."
)
_GALAT_EXCEL = re.compile(r"#(?:REF|DIV/0|VALUE|NAME|N/A|NUM|NULL|SPILL)[!?]?|#{3,}")


@dataclass(frozen=True)
class BarisTempel:
    """One row to be: `nomor` are the rows of the block it came from, counted from 1; `isi` {field: text}.

    ikut_sasaran: its sasaran is the one of the row above. sub: a sub-indicator of the last row that is none.
    """

    nomor: tuple[int, ...]
    isi: dict[str, str]
    catatan: tuple[str, ...] = ()
    ikut_sasaran: bool = False
    sub: bool = False

    @property
    def sasaran(self) -> str:
        return self.isi.get("sasaran", "")


@dataclass(frozen=True)
class HasilSusun:
    baris: tuple[BarisTempel, ...]
    catatan: tuple[str, ...] = ()


def susun(tabel: Tabel, bidang: Sequence[str], mulai: int = 0, putus: frozenset[int] = frozenset()) -> HasilSusun:
    """The rows of the block from index `mulai` on; `bidang` names the field of each column (ABAIKAN: not used).

    A field named twice takes its first column. Blank and merged sasaran cells carry down, continuations are joined,
    items inside cells become rows. putus: indices of rows that begin after a page break. Raises TempelTidakTerbaca
    where they become too many.
    """
    bidang, catatan = _sekali(bidang)
    mentah, lewat = _mentah(tabel, bidang, mulai)
    bernomor = sum(bool(satu.label) for satu in mentah) * 2 >= len(mentah) if NOMOR in bidang else False
    for satu in mentah:
        satu.putus = satu.nomor[0] - 1 in putus
    tersambung = sambungkan(mentah, bernomor)
    baris: list[BarisTempel] = []
    for satu in tersambung:
        baris += _pecah(satu, baris[-1].sasaran if baris else "")
        if len(baris) > BARIS_MAKS:
            raise TempelTidakTerbaca(TERLALU_BANYAK)
    if banyak := len({satu.nomor for satu in baris if satu.ikut_sasaran}):
        catatan.append(f"{banyak} baris mengikuti sasaran di atasnya (sel sasarannya kosong atau digabung).")
    return HasilSusun(tuple(baris), (*catatan, *lewat))


def sel_berbaris(tabel: Tabel, bidang: Sequence[str], mulai: int = 0) -> list[tuple[int, dict[str, str]]]:
    """(row of the block, {field: text}) as they stand, nothing joined or divided: for pasting over existing cells."""
    bidang, _ = _sekali(bidang)
    mentah, _ = _mentah(tabel, bidang, mulai)
    return [(satu.nomor[0], {k: _akhir(k, teks) for k, teks in satu.isi.items()}) for satu in mentah]


def _sekali(bidang: Sequence[str]) -> tuple[list[str], list[str]]:
    hasil, catatan = [], []
    for satu in bidang:
        if satu in hasil and satu not in (ABAIKAN, NOMOR):
            catatan.append(f"Dua kolom dipasangkan ke {b.sebutan(satu)}; yang dipakai kolom pertama.")
            satu = ABAIKAN
        hasil.append(satu)
    return hasil, catatan


def _mentah(tabel: Tabel, bidang: Sequence[str], mulai: int) -> tuple[list[Mentah], list[str]]:
    hasil, ulangan = [], 0
    for nomor, baris in enumerate(tabel.baris[mulai:], mulai + 1):
        if kepala.tampak(baris) or b.baris_penomoran([sel.teks for sel in baris]):
            ulangan += 1
            continue
        satu = Mentah([nomor], {})
        for nama, sel in zip(bidang, baris, strict=True):
            if nama == NOMOR:
                satu.label = sebaris(sel.teks)
            elif nama != ABAIKAN:
                satu.isi[nama] = rapikan(sel.teks) if nama == "rumus" else polos(sel.teks)
                satu.gabung |= {nama} if sel.gabung == "atas" else set()
        hasil.append(satu)
    _teruskan_gabungan(hasil)
    isi = [satu for satu in hasil if any(satu.isi.values())]
    catatan = [f"{ulangan} baris judul yang berulang dilewati."] if ulangan else []
    if kosong := [str(satu.nomor[0]) for satu in hasil if not any(satu.isi.values())]:
        catatan.append(f"Baris {', '.join(kosong)} tidak berisi apa pun di kolom yang dipakai.")
    return isi, catatan


def _teruskan_gabungan(semua: list[Mentah]) -> None:
    """Cells merged over several rows hold for each of them (the sasaran is carried on later, the name joins rows)."""
    for atas, satu in pairwise(semua):
        for kolom in satu.gabung - {"sasaran", "nama"}:
            satu.isi[kolom] = atas.isi.get(kolom, "")
        terusan = sorted(b.sebutan(k) for k in satu.gabung - {"sasaran", "nama"} if satu.isi[k])
        if terusan and "nama" not in satu.gabung:
            satu.catatan.append(f"{', '.join(terusan).capitalize()} mengikuti sel gabungan di atasnya.")


def _pecah(satu: Mentah, sasaran_atas: str) -> list[BarisTempel]:
    """One pasted row as rows, with its sasaran; the notes stand at the first of them."""
    sasaran, ikut = satu.isi.pop("sasaran", ""), False
    rapi = sebaris(tanpa_label(sasaran)) if len(pecah(sasaran)) < 2 else sebaris(sasaran)
    if not rapi and sasaran_atas:
        rapi, ikut = sasaran_atas, True
    pecahan, catatan = pasangkan(satu.isi)
    hasil = []
    for nomor, bagian in enumerate(pecahan):
        isi = {"sasaran": rapi} | {kolom: _akhir(kolom, teks) for kolom, teks in bagian.isi.items() if teks}
        lain = (*satu.catatan, *catatan, *_catatan_isi(satu.isi, isi)) if nomor == 0 else ()
        hasil.append(BarisTempel(tuple(satu.nomor), isi, lain, ikut or nomor > 0, bagian.sub))
    return hasil


def _akhir(kolom: str, teks: str) -> str:
    """As the cell is stored; an indicator loses the number of its row."""
    if kolom == "nama":
        return sebaris(tanpa_label(teks) if len(pecah(teks)) < 2 else teks)
    return sebaris(teks) if kolom in SEBARIS else teks


def _catatan_isi(asal: dict[str, str], isi: dict[str, str]) -> list[str]:
    catatan = []
    if len(pecah(asal.get("nama", ""))) == 1 and tanpa_label(asal["nama"]) != asal["nama"]:
        label = asal["nama"][: len(asal["nama"]) - len(tanpa_label(asal["nama"]))].strip()
        catatan.append(f"Penanda “{label}” di depan indikator dibuang.")
    rusak = sorted(b.sebutan(kolom) for kolom, teks in isi.items() if _GALAT_EXCEL.search(teks))
    if rusak:
        catatan.append(f"{', '.join(rusak).capitalize()} memuat galat Excel; periksa sumbernya.")
    sama_dengan = sorted(b.sebutan(kolom) for kolom, teks in isi.items() if teks.startswith("=") and kolom != "rumus")
    if sama_dengan:
        catatan.append(f"{', '.join(sama_dengan).capitalize()} diawali “=”: disimpan sebagai teks, tidak dihitung.")
    return catatan
