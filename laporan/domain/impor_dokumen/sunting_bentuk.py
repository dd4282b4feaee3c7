"""Shapes of the JSON columns of a staged document, and how the review screen reads them.

`Impor.kepala` is `dataclasses.asdict` of a `Bacaan` without `lembar` and `sisa`: instansi, pemda, tahun (each a
`Terbaca`), keputusan (`KeputusanBaca` or None), catatan. A corrected value changes `teks` and raises `keyakinan` to
100; `mentah` stays what the source prints. `tanpa_keputusan`: True where the decree is not to be made.

`BacaanLembar.catatan` and `BacaanBaris.catatan` are [{"bidang", "keyakinan", "kalimat"}]: the part that is doubtful
(jabatan, unit, tugas, fungsi; sasaran, indikator, target, …; "" for the whole), how sure its reading is (0–100), why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laporan.kertas.bentuk import RENDAH, YAKIN, BarisBaca, LembarBaca

BIDANG = ("sasaran", "indikator", "target", "satuan", "rumus", "sumber")
TANPA_SEBAB = "Dibaca dengan ragu; bandingkan dengan sumbernya."


@dataclass(frozen=True, slots=True)
class CatatanSel:
    """Why one part was read with doubt."""

    bidang: str
    keyakinan: int
    kalimat: str

    @property
    def ragu(self) -> bool:
        return self.keyakinan < RENDAH

    def sebagai_json(self) -> dict:
        return {"bidang": self.bidang, "keyakinan": self.keyakinan, "kalimat": self.kalimat}


def catatan_baris(baris: BarisBaca) -> list[dict]:
    """The notes of a row as they are stored: one of each doubtful cell, then those of the row."""
    sel = [(nama, getattr(baris, nama)) for nama in BIDANG] + list(baris.lain.items())
    return _catatan_bagian(sel, baris.catatan)


def catatan_lembar(lembar: LembarBaca) -> list[dict]:
    """The notes of a sheet as they are stored."""
    sel = [(nama, getattr(lembar, nama)) for nama in ("jabatan", "unit", "tugas", "fungsi")]
    return _catatan_bagian(sel, lembar.catatan)


def keyakinan_lembar(lembar: LembarBaca) -> int:
    """The lowest of its parts."""
    bagian = (lembar.jabatan, lembar.unit, lembar.tugas, lembar.fungsi, *lembar.baris)
    return min(satu.keyakinan for satu in bagian)


def _catatan_bagian(bagian: Iterable, umum: Iterable[str]) -> list[dict]:
    hasil = []
    for nama, isi in bagian:
        kalimat = isi.catatan or ((TANPA_SEBAB,) if isi.keyakinan < YAKIN else ())
        hasil += [CatatanSel(nama, isi.keyakinan, satu).sebagai_json() for satu in kalimat]
    return hasil + [CatatanSel("", YAKIN, satu).sebagai_json() for satu in umum]


def baca_catatan(simpanan: Iterable) -> list[CatatanSel]:
    """Stored notes, the most doubtful first; a plain text is a note on the whole."""
    semua = [_satu(isi) for isi in simpanan]
    return sorted(semua, key=lambda satu: satu.keyakinan)


def _satu(isi: Mapping | str) -> CatatanSel:
    if isinstance(isi, str):
        return CatatanSel("", YAKIN, isi)
    return CatatanSel(isi.get("bidang", ""), int(isi.get("keyakinan", YAKIN)), isi.get("kalimat") or TANPA_SEBAB)


def tanpa_bidang(simpanan: Iterable, *bidang: str) -> list:
    """Stored notes without those of parts that a person has just looked at and changed."""
    return [isi for isi in simpanan if isinstance(isi, str) or isi.get("bidang", "") not in bidang]


def keyakinan_dari(simpanan: Iterable) -> int:
    """How sure a reading is by the notes that are left of it."""
    return min((satu.keyakinan for satu in baca_catatan(simpanan)), default=YAKIN)
