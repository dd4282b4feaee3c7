"""The chain of support: which rows reach an IKU and which are supported.

The one source of "belum mendukung" and "belum didukung": the linter (RTI-01, RTI-02) and the page of the pohon
kinerja both ask here. Rows are anything with kunci, nama, induk (key of the whole of a sub-indicator, "") and
mendukung (keys).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from indikator.mutu.kata import baku, mirip

SERUPA = 800  # per mille: the same IKU, one word exchanged


class Baris(Protocol):
    kunci: str
    nama: str
    induk: str
    mendukung: tuple[str, ...]


def tautan(semua: Iterable[Baris]) -> dict[str, tuple[str, ...]]:
    """{key: keys of what it supports}, each once; what a sub-indicator supports its whole supports too."""
    hasil: dict[str, dict[str, None]] = defaultdict(dict)
    for satu in semua:
        for pemilik in filter(None, (satu.kunci, satu.induk)):
            hasil[pemilik] |= dict.fromkeys(ke for ke in satu.mendukung if ke != pemilik)
    return {kunci: tuple(isi) for kunci, isi in hasil.items()}


def sebunyi(pangkal: Iterable[Baris], lain: Iterable[Baris]) -> dict[str, str]:
    """{key: key of the pangkal whose words it carries}: the head writes the IKU into the own sheet once more."""
    menurut_kata = {baku(satu.nama): satu.kunci for satu in reversed(list(pangkal))}
    return {satu.kunci: menurut_kata[baku(satu.nama)] for satu in lain if baku(satu.nama) in menurut_kata}


def sampai(pangkal: Collection[Baris], lain: Collection[Baris]) -> frozenset[str]:
    """Keys of the rows that reach a pangkal (an IKU) through their links, or carry its words.

    A link to a row that is not among these leads out of the document, to the instansi above: it counts as reached.
    """
    semua = [*pangkal, *lain]
    dikenal = {satu.kunci for satu in semua}
    ke = tautan(semua)
    tiba = {satu.kunci for satu in pangkal} | set(sebunyi(pangkal, lain))
    tiba |= {kunci for kunci, isi in ke.items() if set(isi) - dikenal}
    menuju = _balik(ke)
    antre = list(tiba)
    while antre:
        baru = menuju[antre.pop()] - tiba
        tiba |= baru
        antre += baru
    return frozenset(tiba)


def tak_sampai(pangkal: Collection[Baris], lain: Collection[Baris]) -> list[Baris]:
    """The rows of `lain` that serve no IKU, neither directly nor through a superior; sub-indicators go with theirs."""
    tiba = sampai(pangkal, lain)
    return [satu for satu in lain if satu.kunci not in tiba and not satu.induk]


def tak_didukung(iku: Collection[Baris], iki: Collection[Baris]) -> list[Baris]:
    """The IKU that no IKI is linked with (it or one of its sub-indicators) or words alike."""
    didukung = {ke for satu in iki for ke in satu.mendukung}
    didukung |= {satu.induk for satu in iku if satu.kunci in didukung}
    nama = [satu.nama for satu in iki]
    pokok = (satu for satu in iku if not satu.induk and satu.kunci not in didukung)
    return [satu for satu in pokok if not any(mirip(satu.nama, lain) >= SERUPA for lain in nama)]


def di_bawah(kunci, tautan_: Iterable[tuple]) -> set:
    """Itself and everything that supports it, directly or through others, from (from, to) pairs."""
    menuju = defaultdict(set)
    for dari, ke in tautan_:
        menuju[ke].add(dari)
    tiba, antre = {kunci}, [kunci]
    while antre:
        baru = menuju[antre.pop()] - tiba
        tiba |= baru
        antre += baru
    return tiba


def panjang(kunci, tautan_: Iterable[tuple], batas: int) -> int:
    """Length of the longest chain that begins at a row and follows (from, to) pairs; it stops counting at `batas`."""
    ke = defaultdict(set)
    for dari, tujuan in tautan_:
        ke[dari].add(tujuan)
    kini, langkah = ke[kunci], 0
    while kini and langkah < batas:
        kini = {tujuan for satu in kini for tujuan in ke[satu]}
        langkah += 1
    return langkah


def _balik(ke: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    hasil = defaultdict(set)
    for dari, isi in ke.items():
        for satu in isi:
            hasil[satu].add(dari)
    return hasil
