"""Words that were added or removed between two texts, in bounded time."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_KATA = re.compile(r"(\w+|[^\w\s])(\s*)|(\s+)")
UPAYA = 20_000_000  # elementary steps that one comparison may take; beyond it a text is shown as replaced whole


class Perubahan(StrEnum):
    SAMA = "sama"
    TAMBAH = "tambah"
    HAPUS = "hapus"


@dataclass(frozen=True)
class Potongan:
    """A stretch of text that is the same in both, only in the new one (tambah) or only in the old one (hapus)."""

    jenis: Perubahan
    teks: str


class Upaya:
    """The steps left to a whole comparison of many texts."""

    def __init__(self, sisa: int = UPAYA):
        self.sisa = sisa

    def ambil(self, banyak: int) -> bool:
        """Take the steps, or False when not so many are left."""
        if banyak > self.sisa:
            return False
        self.sisa -= banyak
        return True


class _Kata(NamedTuple):
    """A word or sign and the blanks behind it, which do not count when words are compared."""

    isi: str
    jeda: str


def banding_teks(lama: str, baru: str, upaya: Upaya | None = None) -> tuple[Potongan, ...]:
    """Stretches in reading order. Those not `tambah` joined give `lama`, those not `hapus` joined give `baru`."""
    kiri, kanan = _pecah(lama), _pecah(baru)
    awal = _sama_di_depan(kiri, kanan)
    akhir = _sama_di_depan(kiri[awal:][::-1], kanan[awal:][::-1])
    batas_kiri, batas_kanan = len(kiri) - akhir, len(kanan) - akhir
    bagian = _sama(kiri[:awal], kanan[:awal])
    bagian += _banding(kiri[awal:batas_kiri], kanan[awal:batas_kanan], upaya or Upaya())
    return _gabung(bagian + _sama(kiri[batas_kiri:], kanan[batas_kanan:]))


def _pecah(teks: str) -> list[_Kata]:
    return [_Kata(isi, jeda or depan) for isi, jeda, depan in _KATA.findall(teks)]


def _sama_di_depan(kiri: list[_Kata], kanan: list[_Kata]) -> int:
    pasangan = enumerate(zip(kiri, kanan, strict=False))
    return next((i for i, (a, b) in pasangan if a.isi != b.isi), min(len(kiri), len(kanan)))


def _banding(kiri: list[_Kata], kanan: list[_Kata], upaya: Upaya) -> list[Potongan]:
    if not (kiri and kanan and upaya.ambil(_beban(kiri, kanan))):
        return [_potong(Perubahan.HAPUS, kiri), _potong(Perubahan.TAMBAH, kanan)]
    hasil = []
    cocok = SequenceMatcher(None, [satu.isi for satu in kiri], [satu.isi for satu in kanan], autojunk=False)
    for tanda, a1, a2, b1, b2 in cocok.get_opcodes():
        if tanda == "equal":
            hasil += _sama(kiri[a1:a2], kanan[b1:b2])
        else:
            hasil += [_potong(Perubahan.HAPUS, kiri[a1:a2]), _potong(Perubahan.TAMBAH, kanan[b1:b2])]
    return hasil


def _beban(kiri: list[_Kata], kanan: list[_Kata]) -> int:
    """Upper bound of the matcher's steps: every search looks at all pairs of equal words, every find splits once."""
    banyak = Counter(satu.isi for satu in kanan)
    pasangan = sum(banyak[satu.isi] for satu in kiri)
    return (pasangan + len(kiri)) * min(len(kiri), len(kanan))


def _potong(jenis: Perubahan, kata: list[_Kata]) -> Potongan:
    return Potongan(jenis, "".join(satu.isi + satu.jeda for satu in kata))


def _sama(kiri: list[_Kata], kanan: list[_Kata]) -> list[Potongan]:
    """Words that are in both; other blanks behind them are a change of the blanks only."""
    hasil = []
    for lama, baru in zip(kiri, kanan, strict=True):
        if lama.jeda == baru.jeda:
            hasil.append(Potongan(Perubahan.SAMA, baru.isi + baru.jeda))
        else:
            hasil += [Potongan(Perubahan.SAMA, baru.isi), Potongan(Perubahan.HAPUS, lama.jeda)]
            hasil.append(Potongan(Perubahan.TAMBAH, baru.jeda))
    return hasil


def _gabung(bagian: list[Potongan]) -> tuple[Potongan, ...]:
    """Neighbours of one kind joined, what was removed before what was added, no empty stretches."""
    hasil: list[Potongan] = []
    sama, lama, baru = [], [], []
    for satu in [*bagian, Potongan(Perubahan.SAMA, "")]:
        if satu.jenis == Perubahan.SAMA and (lama or baru):
            hasil += _tiga(sama, lama, baru)
            sama, lama, baru = [], [], []
        if satu.teks:
            {Perubahan.SAMA: sama, Perubahan.HAPUS: lama, Perubahan.TAMBAH: baru}[satu.jenis].append(satu.teks)
    return tuple(hasil + _tiga(sama, lama, baru))


def _tiga(sama: list[str], lama: list[str], baru: list[str]) -> list[Potongan]:
    isi = ((Perubahan.SAMA, sama), (Perubahan.HAPUS, lama), (Perubahan.TAMBAH, baru))
    return [Potongan(jenis, "".join(teks)) for jenis, teks in isi if teks]
