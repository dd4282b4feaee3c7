"""Example numbers for the live preview of a formula: small, believable, and with a result above zero."""

from collections.abc import Mapping
from decimal import Decimal

from indikator.rumus import hitung
from indikator.rumus.ast import Bagi, Simpul, kode_variabel, telusur
from indikator.rumus.deret import Nilai, kode_deret
from indikator.rumus.variabel import usul_satuan

_ATAS = tuple(map(Decimal, (47, 38, 29, 52, 61, 33)))
_BAWAH = tuple(map(Decimal, (120, 150, 90, 200)))
_TURUN = tuple(map(Decimal, (120, 100, 80, 60, 50, 40)))
_NILAI = tuple(map(Decimal, ("3.2", "3.4", "3.1", "3.5")))
_DERET = tuple(tuple(map(Decimal, satu)) for satu in ((4, 3, 5), (10, 20, 15), (2, 6, 4)))

Contoh = dict[str, Nilai]


def contoh(pohon: Simpul) -> Contoh:
    """A number per variable, by code; three numbers where the variable is a series. {} when none gives a result."""
    deret, bawah = kode_deret(pohon), _penyebut(pohon)
    for atas, penyebut in ((_ATAS, _BAWAH), (_TURUN, _TURUN), (_BAWAH, _ATAS)):
        isi = _isi(kode_variabel(pohon), deret, bawah, atas, penyebut)
        hasil = hitung.hitung(pohon, isi).nilai
        if hasil is not None and hasil > 0:
            return isi
    return isi if hasil is not None else {}


def contoh_hitung(pohon: Simpul, nilai: Mapping | None = None) -> str:
    """The example written out, "47 ÷ 120 × 100 = 39,17", or the sentence why it cannot be computed."""
    hasil = hitung.hitung(pohon, contoh(pohon) if nilai is None else nilai)
    return hasil.langkah or hasil.galat


def _isi(kode: tuple[str, ...], deret: frozenset[str], bawah: set[str], atas: tuple, penyebut: tuple) -> Contoh:
    """The next number of the row that fits each variable: series, score, denominator or anything else."""
    dipakai: dict[tuple, int] = {}
    hasil: Contoh = {}
    for satu in kode:
        if satu in deret:
            deretan = _DERET
        elif satu not in bawah and usul_satuan(satu.replace("_", " ")) == "nilai":
            deretan = _NILAI
        else:
            deretan = penyebut if satu in bawah else atas
        letak = dipakai.get(deretan, 0)
        dipakai[deretan] = letak + 1
        hasil[satu] = deretan[letak % len(deretan)]
    return hasil


def _penyebut(pohon: Simpul) -> set[str]:
    return {kode for simpul, _ in telusur(pohon) if isinstance(simpul, Bagi) for kode in kode_variabel(simpul.kanan)}
