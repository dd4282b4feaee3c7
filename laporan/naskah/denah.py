"""Where every item of a decree stands: its part, its number, the item above it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from laporan.naskah.penomoran import diktum, huruf

MENIMBANG, MENGINGAT, DIKTUM = "menimbang", "mengingat", "diktum"
_NOMOR: Mapping[str, Callable[[int], str]] = {MENIMBANG: huruf, DIKTUM: diktum}


@dataclass(frozen=True, slots=True)
class Letak:
    """`nomor` without marks ("a", "3", "KEDUA"); `induk`: key of the item above, "" for none."""

    bagian: str
    nomor: str
    induk: str = ""


Denah = Mapping[str, Letak]  # key of an item (32 hex digits) → where it stands


def susun_denah(bagian: Mapping[str, Iterable[tuple[str, Iterable[str]]]]) -> dict[str, Letak]:
    """The places of all items as they are numbered; `bagian`: {part: [(key, keys of its sub-items)]} in order."""
    hasil: dict[str, Letak] = {}
    for nama, daftar in bagian.items():
        for n, (kunci, sub) in enumerate(daftar, start=1):
            hasil[kunci] = Letak(nama, nomor(nama, n))
            hasil |= {satu: Letak(nama, huruf(m), kunci) for m, satu in enumerate(sub, start=1)}
    return hasil


def menurut_label(denah: Denah, label: Mapping[str, str]) -> dict[str, Letak]:
    """The places as a text numbered by hand calls them; `label`: {key: what was typed before it, "" for nothing}.

    An item that carries a label goes by it, and takes it from the item that is numbered so now. A number that two
    items carry names none of them.
    """
    hasil = dict(denah)
    for kunci, tulisan in label.items():
        if nomor_label(tulisan):
            hasil[kunci] = Letak(denah[kunci].bagian, nomor_label(tulisan), denah[kunci].induk)
    berlabel = {kunci for kunci, tulisan in label.items() if nomor_label(tulisan)}
    milik = {(satu.bagian, satu.induk, satu.nomor) for kunci, satu in hasil.items() if kunci in berlabel}
    hasil = {k: s for k, s in hasil.items() if k in berlabel or (s.bagian, s.induk, s.nomor) not in milik}
    banyak = Counter((satu.bagian, satu.induk, satu.nomor) for satu in hasil.values())
    return {k: s for k, s in hasil.items() if banyak[s.bagian, s.induk, s.nomor] == 1}


def nomor(bagian: str, n: int) -> str:
    """The number of the n-th item of a part, without marks: KESATU, a or 1."""
    return _NOMOR.get(bagian, str)(n)


def nomor_label(label: str) -> str:
    """A typed label as a number: "Kedua :" → KEDUA, "a." → a, "(3)" → 3; "" for a bullet or nothing."""
    polos = " ".join(re.sub(r"[\W_]+", " ", label).split())
    if polos.isdigit():
        return str(int(polos))
    if re.match(r"KE|PERTAMA", polos, re.IGNORECASE):
        return "KESATU" if polos.upper() == "PERTAMA" else polos.upper()
    return polos.lower() if len(set(polos.lower())) == 1 else ""
