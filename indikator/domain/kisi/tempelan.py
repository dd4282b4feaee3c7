"""A block pasted into the grid: what was sent, and its preview as data (made by `domain.pratinjau_tempel`)."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.safestring import SafeString

from indikator import target as pembaca_target
from indikator import tempel as pembaca
from indikator.domain.kisi import sel
from indikator.domain.kisi import tampil as tampil_sel
from indikator.domain.kisi.nilai import PILIHAN
from indikator.domain.lembar import SelTarget, sel_aman
from indikator.models import Indikator, Lembar, SasaranStrategis
from indikator.rumus import BacaanRumus
from indikator.tempel.bidang import ABAIKAN, NOMOR
from indikator.tempel.kenali import Susunan

TAMBAH, TIMPA = "tambah", "timpa"


@dataclass(frozen=True)
class Tempelan:
    """What was pasted where, and what was chosen since.

    tahun: of the page. mulai: the row whose cell was chosen, None for a blank one; kolom: the key of that cell;
    sasaran: the one that rows without a sasaran go to. bidang: the chosen field of each column; cara: TAMBAH, TIMPA;
    both blank until somebody chooses.
    """

    lembar: Lembar
    html: str = ""
    teks: str = ""
    tahun: int | None = None
    mulai: Indikator | None = None
    kolom: str = "sasaran"
    sasaran: SasaranStrategis | None = None
    cara: str = ""
    bidang: tuple[str, ...] = ()

    @cached_property
    def tabel(self) -> pembaca.Tabel:
        return pembaca.baca(self.html, self.teks)

    @property
    def daftar_tahun(self) -> list[int]:
        """Years of the document, the year of the page first."""
        return sorted(sel.tahun_dokumen(self.lembar), key=lambda satu: (satu != self.tahun, satu))


@dataclass(frozen=True)
class SelPratinjau:
    """A cell that will be written. lama: what stands there now, None in a new row. bacaan: of a target; rumus: how
    a formula is read. satuan_baris: what the Satuan column of the row says."""

    kolom: str
    judul: str
    nilai: str
    lama: str | None = None
    bacaan: pembaca_target.BacaanTarget | None = None
    rumus: BacaanRumus | None = None
    peringatan: str = ""
    satuan_baris: str = ""

    @property
    def bacaan_tampil(self) -> pembaca_target.BacaanTarget | None:
        """The reading of a target where its text does not say so plainly."""
        jelas = self.bacaan is None or SelTarget(self.bacaan, True, self.satuan_baris).jelas
        return None if jelas else self.bacaan

    @property
    def html(self) -> SafeString:
        """As the grid shows it; a choice by its label."""
        return _html(self.kolom, self.nilai)

    @property
    def lama_html(self) -> SafeString:
        return _html(self.kolom, self.lama or "")


def _html(kolom: str, nilai: str) -> SafeString:
    if kolom in PILIHAN:
        return tampil_sel.pilihan(kolom, nilai)
    return sel_aman(nilai) if kolom in ("rumus", "sumber_data") else tampil_sel.teks(nilai)


@dataclass(frozen=True)
class BarisPratinjau:
    """nomor: rows of the block ("3", "10–11", "2.1"), letak the index of the first. kunci: the row in the form.

    isi: texts as stored; ubah: {column: (old, new)} when overwriting. galat: why it cannot go in. kunci_sasaran: rows
    with the same go to one sasaran.
    """

    nomor: str
    letak: int
    kunci: str
    isi: dict[str, str]
    sel: tuple[SelPratinjau, ...]
    catatan: tuple[str, ...] = ()
    galat: tuple[str, ...] = ()
    sub: bool = False
    ikut_sasaran: bool = False
    sasaran_ada: SasaranStrategis | None = None
    kunci_sasaran: str = ""
    indikator: Indikator | None = None
    ubah: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def dapat(self) -> bool:
        return not self.galat


@dataclass(frozen=True)
class Pratinjau:
    """`kolom` are the pasted columns with their fields; `perlu_sasaran`: some rows have none of their own."""

    cara: str
    tabel: pembaca.Tabel
    susunan: Susunan
    baris: tuple[BarisPratinjau, ...]
    catatan: tuple[str, ...]
    perlu_sasaran: bool = False

    @property
    def berkolom(self) -> list[tuple[BarisPratinjau, list[tuple[SelPratinjau | None, str]]]]:
        """Each row with its cells in the order of the columns: what is written, or the text that is not used."""
        hasil, lalu = [], -1
        for baris in self.baris:
            sel = {satu.kolom: satu for satu in baris.sel}
            mentah = self.tabel.baris[baris.letak] if baris.letak != lalu else ()
            lalu = baris.letak
            pasangan = [
                (sel.pop(kolom.bidang, None), mentah[n].teks if mentah and kolom.bidang in (ABAIKAN, NOMOR) else "")
                for n, kolom in enumerate(self.susunan.kolom)
            ]
            hasil.append((baris, pasangan))
        return hasil

    @property
    def jumlah(self) -> int:
        return sum(satu.dapat for satu in self.baris)

    @property
    def sidik(self) -> str:
        """Changes with what an overwriting would replace."""
        ubah = [(s.indikator.pk, k, dari) for s in self.baris if s.indikator for k, (dari, _) in s.ubah.items()]
        return hashlib.sha256(repr((self.cara, ubah)).encode()).hexdigest()[:32]
