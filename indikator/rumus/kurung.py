"""Where a formula needs parentheses, the same in every way of writing it."""

from indikator.rumus.ast import Angka, Bagi, Banding, Kali, Kurang, Negatif, Simpul, Tambah

_TINGKAT = {Banding: 0, Tambah: 1, Kurang: 1, Kali: 2, Bagi: 2, Negatif: 3}


def _tingkat(simpul: Simpul) -> int:
    """How tightly a node binds; a negative number binds like a minus sign."""
    if isinstance(simpul, Angka) and simpul.nilai < 0:
        return 3
    return _TINGKAT.get(type(simpul), 4)


def berkurung(induk: Simpul, bagian: Simpul, kanan: bool) -> bool:
    """Whether a part needs parentheses inside its parent to keep its meaning."""
    atas, bawah = _tingkat(induk), _tingkat(bagian)
    if bawah == 3 and (kanan or atas == 3):
        return True
    return bawah < atas or (kanan and bawah == atas)
