"""Series (deret): which variables of a formula stand for many numbers, and how the numbers are put to it.

Σ(skor × f) ÷ Σf has two of them, one number per item each; RATA(nilai) has one (styles 6 and 7 of DOMAIN section 4).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from indikator.rumus.ast import Fungsi, Simpul, Variabel, anak, kode_variabel, telusur
from kinerja.angka import tulis_asli

TAMPIL_MAKS = 25  # items of a series that are written out
FUNGSI_BUTIR = ("RATA", "JUMLAH", "MIN", "MAX")  # go over the items of a series

Nilai = Decimal | tuple[Decimal, ...]


def kode_deret(pohon: Simpul) -> frozenset[str]:
    """Codes that stand for many numbers: all of them inside a function of one argument that sums over items."""
    hasil = {kode for kelompok in kelompok_deret(pohon) for kode in kelompok}
    return frozenset(hasil - {satu.kode for satu in _tunggal(pohon)})


def kelompok_deret(pohon: Simpul) -> list[tuple[str, ...]]:
    """The codes of each such function, those that stand beside a single number among them."""
    hasil = []
    for simpul, _ in telusur(pohon):
        if isinstance(simpul, Fungsi) and simpul.nama in FUNGSI_BUTIR and len(simpul.argumen) == 1:
            isi = simpul.argumen[0]
            if isinstance(isi, Variabel) or anak(isi):
                hasil.append(kode_variabel(isi))
    return hasil


def deretkan(pohon: Simpul, nilai: Mapping[str, Nilai]) -> dict[str, Nilai]:
    """The values with every series as a tuple: one number of a series is a series of one, never a common factor."""
    deret = kode_deret(pohon)
    return {kode: butir(isi) if kode in deret else isi for kode, isi in nilai.items()}


def butir(isi: Nilai | Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The numbers of a value; of a single one itself."""
    return tuple(isi) if isinstance(isi, list | tuple) else (isi,)


def tulis_deret(isi: Sequence[Decimal]) -> str:
    """ "80; 75; 90"; a long one is cut and its number of items told: "80; 75; …; seluruhnya 200 nilai"."""
    teks = "; ".join(tulis_asli(satu) for satu in isi[:TAMPIL_MAKS])
    return teks if len(isi) <= TAMPIL_MAKS else f"{teks}; …; seluruhnya {len(isi)} nilai"


def _tunggal(pohon: Simpul) -> list[Variabel]:
    """Variables outside every function: one number each."""
    tumpukan, hasil = [pohon], []
    while tumpukan:
        simpul = tumpukan.pop()
        if isinstance(simpul, Variabel):
            hasil.append(simpul)
        elif not isinstance(simpul, Fungsi) or simpul.nama not in FUNGSI_BUTIR:
            tumpukan.extend(anak(simpul))
    return hasil
