"""Rows that were added, removed, changed or moved between two versions, found by their lineage."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from indikator.banding.kata import Perubahan, Potongan, Upaya, banding_teks


class Keadaan(StrEnum):
    TAMBAH = "tambah"
    HAPUS = "hapus"
    UBAH = "ubah"
    PINDAH = "pindah"
    SAMA = "sama"


@dataclass(frozen=True)
class Baris:
    """One row: `silsilah` names it in every version, `isi` {field: text}; an absent field is an empty one."""

    silsilah: str
    jenis: str
    isi: Mapping[str, str]
    induk: str = ""
    kelompok: str = ""


@dataclass(frozen=True)
class BedaBidang:
    """One field of a row before and now, with the stretches of both (banding.kata)."""

    bidang: str
    lama: str
    baru: str
    potongan: tuple[Potongan, ...] = ()

    @property
    def berubah(self) -> bool:
        return self.lama != self.baru

    @property
    def potongan_lama(self) -> tuple[Potongan, ...]:
        return tuple(satu for satu in self.potongan if satu.jenis != Perubahan.TAMBAH)

    @property
    def potongan_baru(self) -> tuple[Potongan, ...]:
        return tuple(satu for satu in self.potongan if satu.jenis != Perubahan.HAPUS)


@dataclass(frozen=True)
class BedaBaris:
    """A row in both versions or in one of them. `pindah`: it stands elsewhere (also where its texts changed)."""

    silsilah: str
    jenis: str
    keadaan: Keadaan
    bidang: tuple[BedaBidang, ...]
    pindah: bool = False
    induk: str = ""
    kelompok: str = ""

    @property
    def berubah(self) -> bool:
        return self.keadaan != Keadaan.SAMA

    def isi(self, bidang: str) -> str:
        """The text now, of a removed row the one before."""
        satu = next((b for b in self.bidang if b.bidang == bidang), None)
        if satu is None:
            return ""
        return satu.lama if self.keadaan == Keadaan.HAPUS else satu.baru


@dataclass
class _Banding:
    """One comparison: both versions by lineage and the steps left."""

    lama: Mapping[str, Baris]
    baru: Mapping[str, Baris]
    tetap: frozenset[str]
    upaya: Upaya = field(default_factory=Upaya)

    def satu(self, silsilah: str) -> BedaBaris:
        lama, baru = self.lama.get(silsilah), self.baru.get(silsilah)
        bidang = tuple(self._bidang(lama.isi if lama else {}, baru.isi if baru else {}))
        pindah = lama is not None and baru is not None and (lama.induk != baru.induk or silsilah not in self.tetap)
        kini = baru or lama
        keadaan = _keadaan(lama, baru, bidang, pindah)
        return BedaBaris(silsilah, kini.jenis, keadaan, bidang, pindah, kini.induk, kini.kelompok)

    def _bidang(self, lama: Mapping[str, str], baru: Mapping[str, str]):
        for nama in dict.fromkeys([*baru, *lama]):
            dulu, kini = lama.get(nama, ""), baru.get(nama, "")
            yield BedaBidang(nama, dulu, kini, banding_teks(dulu, kini, self.upaya))


def banding_baris(lama: Sequence[Baris], baru: Sequence[Baris], upaya: Upaya | None = None) -> list[BedaBaris]:
    """All rows in the order of `baru`; a removed one stands behind the row it stood behind before."""
    dulu, kini = {satu.silsilah: satu for satu in lama}, {satu.silsilah: satu for satu in baru}
    tetap = _tetap([s for s in kini if s in dulu], {s: i for i, s in enumerate(dulu)})
    banding = _Banding(dulu, kini, tetap, upaya or Upaya())
    return [banding.satu(silsilah) for silsilah in _urutan(list(dulu), list(kini))]


def _keadaan(lama, baru, bidang: tuple[BedaBidang, ...], pindah: bool) -> Keadaan:
    if lama is None:
        return Keadaan.TAMBAH
    if baru is None:
        return Keadaan.HAPUS
    if any(satu.berubah for satu in bidang):
        return Keadaan.UBAH
    return Keadaan.PINDAH if pindah else Keadaan.SAMA


def _urutan(lama: list[str], baru: list[str]) -> list[str]:
    ada, belakang, jangkar = set(baru), {}, ""
    for satu in lama:
        if satu in ada:
            jangkar = satu
        else:
            belakang.setdefault(jangkar, []).append(satu)
    hasil = list(belakang.get("", []))
    for satu in baru:
        hasil += [satu, *belakang.get(satu, [])]
    return hasil


def _tetap(urut_baru: Sequence[str], letak_lama: Mapping[str, int]) -> frozenset[str]:
    """The rows that kept their order: a longest increasing run of the old places; the others have moved."""
    ujung: list[int] = []  # smallest last place of a run of each length
    nomor: list[int] = []
    sebelum: list[int] = []
    for i, silsilah in enumerate(urut_baru):
        letak = letak_lama[silsilah]
        panjang = bisect_left(ujung, letak)
        sebelum.append(nomor[panjang - 1] if panjang else -1)
        ujung[panjang : panjang + 1] = [letak]
        nomor[panjang : panjang + 1] = [i]
    hasil, i = [], nomor[-1] if nomor else -1
    while i >= 0:
        hasil.append(urut_baru[i])
        i = sebelum[i]
    return frozenset(hasil)
