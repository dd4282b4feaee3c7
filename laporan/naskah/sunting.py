"""An edited text against the one it began as: links in what the author left alone stay, whatever their numbers say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HILANG = "[rujukan hilang]"
_KATA_BERIKUT = re.compile(r"\s*\S+(?:\s|\Z)")
_KATA_SEBELUM = re.compile(r"(?:\s|\A)\S+\s*\Z")


@dataclass(frozen=True, slots=True)
class Potongan:
    """A piece of a stored text: as it is stored, as people read it, the item it refers to ("" = plain words)."""

    tersimpan: str
    terbaca: str
    kunci: str = ""


def pertahankan(teks: str, lama: Sequence[Potongan], hilang: frozenset[str]) -> str:
    """The edited text with the links of the old one put back where neither they nor the words beside them changed.

    In between, marks of lost references (HILANG) stand for the links to `hilang`, where as many are left.
    """
    dahulu = "".join(satu.terbaca for satu in lama)
    awal = _sama(dahulu, teks)
    batas = min(len(dahulu), len(teks)) - awal
    akhir = min(_sama(dahulu[::-1], teks[::-1]), batas)
    depan = _depan(lama, dahulu[:awal], awal == len(dahulu))
    belakang = _belakang(lama[len(depan) :], dahulu[len(dahulu) - akhir :], akhir == len(dahulu))
    tengah = teks[_panjang(depan) : len(teks) - _panjang(belakang)]
    sisa = lama[len(depan) : len(lama) - len(belakang)]
    pulih = _pulihkan(tengah, [satu for satu in sisa if satu.kunci in hilang])
    return "".join([*(satu.tersimpan for satu in depan), pulih, *(satu.tersimpan for satu in belakang)])


def _sama(satu: str, lain: str) -> int:
    """How many letters two texts begin with together."""
    pasangan = enumerate(zip(satu, lain, strict=False))
    return next((n for n, (a, b) in pasangan if a != b), min(len(satu), len(lain)))


def _depan(lama: Sequence[Potongan], sama: str, utuh: bool) -> Sequence[Potongan]:
    """The pieces at the beginning that stay: up to the last link with an unchanged word behind it."""
    panjang, tetap = 0, 0
    for n, satu in enumerate(lama, start=1):
        panjang += len(satu.terbaca)
        if panjang > len(sama):
            break
        if satu.kunci and (utuh or _KATA_BERIKUT.match(sama, panjang)):
            tetap = n
    return lama[:tetap]


def _belakang(lama: Sequence[Potongan], sama: str, utuh: bool) -> Sequence[Potongan]:
    """The pieces at the end that stay: from the first link with an unchanged word before it."""
    panjang, tetap = 0, 0
    for n, satu in enumerate(reversed(lama), start=1):
        panjang += len(satu.terbaca)
        if panjang > len(sama):
            break
        if satu.kunci and (utuh or _KATA_SEBELUM.search(sama[: len(sama) - panjang])):
            tetap = n
    return lama[len(lama) - tetap :]


def _panjang(daftar: Sequence[Potongan]) -> int:
    return sum(len(satu.terbaca) for satu in daftar)


def _pulihkan(teks: str, hilang: Sequence[Potongan]) -> str:
    """The links to items that are gone in place of their marks, where each mark still stands."""
    bagian = teks.split(HILANG)
    if len(bagian) != len(hilang) + 1:
        return teks
    tanda = [re.search(r"\[\[butir:\w+\]\]", satu.tersimpan)[0] for satu in hilang]
    return "".join(isi for pasangan in zip(bagian, [*tanda, ""], strict=True) for isi in pasangan)
