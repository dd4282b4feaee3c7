"""The plan of a row and of a sheet: what an uploaded workbook would do (made by `banding`, written by `terap`)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from organisasi.buku.baca import BarisMentah, GalatSel, LembarTerbaca
from organisasi.buku.bentuk import BarisBuku, LembarBuku
from organisasi.buku.nilai import baku, tampil
from organisasi.enums import KeadaanBaris

DARI_RUMUS = "nilai dari rumus"
SIDIK, KUNCI, RUMUS = (
    "_sidik",
    "_kunci",
    "_rumus",
)  # in BarisImpor.isi beside the cells: hidden columns, computed cells


@dataclass
class Rencana:
    """One row of the file and what it would do. `baris.ubah` are the keys that would be written; `galat` its mistakes
    with their cells; `kunci` the id it has or was found to have."""

    mentah: BarisMentah
    baris: BarisBuku
    keadaan: str = KeadaanBaris.TETAP
    kunci: str = ""
    galat: list[GalatSel] = field(default_factory=list)

    @property
    def ditulis(self) -> bool:
        return self.keadaan in (KeadaanBaris.BARU, KeadaanBaris.BERUBAH)


@dataclass
class RencanaLembar:
    """A sheet with the plan of every row; `galat`: mistakes of its headings."""

    terbaca: LembarTerbaca
    rencana: list[Rencana]
    galat: list[GalatSel]

    @property
    def lembar(self) -> LembarBuku:
        return self.terbaca.lembar

    def ubahan(self, satu: Rencana) -> list[dict[str, str]]:
        """[{kolom, judul, lama, baru}] as the preview shows them."""
        lama = satu.baris.lama or {}
        return [
            {"kolom": k.kunci, "judul": k.judul, "lama": tampil(k, lama.get(k.kunci)), "baru": tampil(k, isi)}
            | ({"catatan": DARI_RUMUS} if k.kunci in satu.mentah.rumus else {})
            for k in self.lembar.kolom
            if k.kunci in satu.baris.ubah and (baku(isi := satu.baris.isi.get(k.kunci)) or satu.baris.lama)
        ]


def timpa(rencana: Sequence[RencanaLembar]) -> None:
    """Decide the conflicts for the file: their touched cells are written, the others stay as stored."""
    for satu in (r for lembar in rencana for r in lembar.rencana):
        if satu.keadaan == KeadaanBaris.BENTROK:
            satu.keadaan = KeadaanBaris.BERUBAH
