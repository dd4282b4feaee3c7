"""Matriks Peran Hasil: how the hasil of a superior is shared out among those who work for it.

Source: PermenPANRB 6/2022 on Pengelolaan Kinerja Pegawai ASN, whose annex has expectations set by sharing out the
hasil of the superior in a matriks pembagian peran dan hasil: a row for each employee by hierarchy, a column for each
intermediate outcome, output or layanan of the superior, in the cell what the employee contributes to it.

Here a column is an indicator of the superior (below its sasaran, the hasil), a cell the hasil and indicators of the
jabatan that were linked to it (Dukungan). Nothing is linked by likeness of words: what has no link is listed as such.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from laporan.domain.ekspor.struktur import Baris, Peran, Struktur
from organisasi.models import Jabatan


@dataclass(frozen=True)
class SelPeran:
    """What a role contributes to one hasil. `lewat`: through a jabatan between the two."""

    baris: Baris
    lewat: bool = False


@dataclass(frozen=True)
class BarisMatriks:
    """A role; `sel` {lineage of the column: contributions}; `lepas`: its rows that support nothing at all."""

    peran: Peran
    sel: dict[UUID, list[SelPeran]] = field(default_factory=dict)
    lepas: tuple[Baris, ...] = ()


@dataclass(frozen=True)
class MatriksPeran:
    """`atasan` None: the IKU of the instansi, with every role below it; else one jabatan with those directly below."""

    atasan: Peran | None
    kolom: tuple[Baris, ...]
    baris: tuple[BarisMatriks, ...]

    @property
    def terhubung(self) -> bool:
        return any(satu.sel for satu in self.baris)


def susun_matriks_peran(struktur: Struktur) -> list[MatriksPeran]:
    """First the IKU with all roles, then each superior that has rows with those below."""
    hasil = [MatriksPeran(None, struktur.iku, tuple(_baris_iku(struktur)))] if struktur.iku else []
    for atasan in struktur.peran:
        bawahan = [satu for satu in struktur.peran if _di_bawah(satu, atasan.jabatan)]
        if atasan.baris and bawahan:
            hasil.append(MatriksPeran(atasan, atasan.baris, tuple(_baris(struktur, atasan, bawahan))))
    return hasil


def _di_bawah(peran: Peran, jabatan: Jabatan) -> bool:
    return peran.atasan is not None and peran.atasan.pk == jabatan.pk


def _baris(struktur: Struktur, atasan: Peran, bawahan: Iterable[Peran]) -> Iterable[BarisMatriks]:
    kolom = {satu.silsilah for satu in atasan.baris}
    tautan = _Tautan(struktur)
    for peran in bawahan:
        sampai = {satu.silsilah: dict.fromkeys(tautan.langsung(satu.silsilah) & kolom, False) for satu in peran.baris}
        yield _satu_baris(struktur, peran, sampai)


def _baris_iku(struktur: Struktur) -> Iterable[BarisMatriks]:
    """Links to an IKU count through every jabatan between."""
    kolom = {satu.silsilah for satu in struktur.iku}
    tautan = _Tautan(struktur)
    for peran in struktur.peran:
        sampai = {}
        for satu in peran.baris:
            langsung = tautan.langsung(satu.silsilah)
            sampai[satu.silsilah] = {s: s not in langsung for s in tautan.jangkauan(satu.silsilah) & kolom}
        yield _satu_baris(struktur, peran, sampai)


class _Tautan:
    """What supports what, by lineage. A link to an indicator that has sub-indicators is one to each of them."""

    def __init__(self, struktur: Struktur):
        silsilah = {satu.pk: satu.silsilah for satu in struktur.semua}
        self._sub: dict[UUID, set[UUID]] = {}
        for satu in struktur.semua:
            if satu.induk_id in silsilah:
                self._sub.setdefault(silsilah[satu.induk_id], set()).add(satu.silsilah)
        self._ke = {satu.silsilah: self._dengan_sub(struktur.didukung(satu)) for satu in struktur.semua}

    def _dengan_sub(self, daftar) -> set[UUID]:
        ada = {satu.silsilah for satu in daftar}
        return ada.union(*(self._sub.get(satu, ()) for satu in ada))

    def langsung(self, silsilah: UUID) -> set[UUID]:
        return self._ke.get(silsilah, set())

    def jangkauan(self, awal: UUID) -> set[UUID]:
        """Everything above a row, at any distance; a circle ends."""
        sudah: set[UUID] = set()
        antre = [awal]
        while antre:
            baru = self.langsung(antre.pop()) - sudah
            sudah |= baru
            antre += baru
        return sudah


def _satu_baris(struktur: Struktur, peran: Peran, sampai: dict[UUID, dict[UUID, bool]]) -> BarisMatriks:
    """`sampai` {lineage of a row: {lineage of a column: whether through another jabatan}}."""
    sel: dict[UUID, list[SelPeran]] = {}
    for satu in peran.baris:
        for kunci, lewat in sampai[satu.silsilah].items():
            sel.setdefault(kunci, []).append(SelPeran(satu, lewat))
    lepas = tuple(satu for satu in peran.baris if not struktur.didukung(satu.indikator))
    return BarisMatriks(peran, sel, lepas)
