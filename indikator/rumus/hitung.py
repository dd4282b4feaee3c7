"""Evaluating a formula tree: exact (28 digits), bounded, never `eval` (DOMAIN section 4).

A variable holds a Decimal, or a tuple of Decimals (deret) for sums over items: JUMLAH(skor × f) /
JUMLAH(f) multiplies item by item. The final result must be one number.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException, localcontext
from typing import NamedTuple

from indikator.rumus.ast import (
    Angka,
    Bagi,
    Fungsi,
    Kali,
    Kurang,
    Negatif,
    RumusTidakSah,
    Simpul,
    Tambah,
    Variabel,
    periksa,
)
from indikator.rumus.deret import Nilai, butir, tulis_deret
from indikator.rumus.tampil import teks
from kinerja.angka import tulis, tulis_asli

KONTEKS = Context(prec=28, rounding=ROUND_HALF_UP)
DERET_MAKS = 1000  # items of one series
BESAR_MAKS = 20  # digits before the comma of a result
DESIMAL_MAKS = 8


class HasilHitung(NamedTuple):
    """nilai: the result (28 digits) or None; galat: the sentence why; langkah: the sum written out."""

    nilai: Decimal | None
    galat: str
    langkah: str


class _TidakTerhitung(Exception):
    """Carries the sentence to the caller; "{}" in it stands for the variable `kode`."""

    def __init__(self, kalimat: str, kode: str = ""):
        super().__init__(kalimat)
        self.kode = kode


def hitung(
    pohon: Simpul,
    nilai: Mapping[str, Decimal | Sequence[Decimal] | None],
    nama: Mapping[str, str] | None = None,
) -> HasilHitung:
    """Evaluate with the values of the variables, by code; `nama`: their words for sentences. Never raises for data."""
    try:
        with localcontext(KONTEKS):
            hasil = _tunggal(_hitung(periksa(pohon), nilai))
            return HasilHitung(hasil, "", f"{_langkah(pohon, nilai)} = {tulis(hasil)}")
    except _TidakTerhitung as galat:
        kata = (nama or {}).get(galat.kode, galat.kode)
        return HasilHitung(None, str(galat).replace("{}", kata), "")
    except RumusTidakSah as galat:
        return HasilHitung(None, str(galat), "")
    except DecimalException:
        return HasilHitung(None, "Hasil rumus terlalu besar atau tidak sah.", "")


def _tunggal(hasil: Nilai) -> Decimal:
    """The result as one number of a storable size."""
    if isinstance(hasil, tuple):
        raise _TidakTerhitung("Hasil rumus masih berupa deret. Pakai JUMLAH atau RATA.")
    if hasil and hasil.adjusted() >= BESAR_MAKS:
        raise _TidakTerhitung("Hasil rumus terlalu besar. Periksa satuan variabelnya.")
    return hasil + 0


def _hitung(simpul: Simpul, nilai: Mapping) -> Nilai:
    """The value of one node."""
    match simpul:
        case Angka(isi):
            return isi
        case Variabel(kode):
            return _variabel(kode, nilai.get(kode))
        case Tambah(kiri, kanan):
            return _pasangkan(lambda a, b: a + b, _hitung(kiri, nilai), _hitung(kanan, nilai))
        case Kurang(kiri, kanan):
            return _pasangkan(lambda a, b: a - b, _hitung(kiri, nilai), _hitung(kanan, nilai))
        case Kali(kiri, kanan):
            return _pasangkan(lambda a, b: a * b, _hitung(kiri, nilai), _hitung(kanan, nilai))
        case Bagi(kiri, kanan):
            return _pasangkan(_bagi, _hitung(kiri, nilai), _hitung(kanan, nilai))
        case Negatif(isi):
            return _pasangkan(lambda a, b: a * b, Decimal(-1), _hitung(isi, nilai))
        case Fungsi(nama, argumen):
            return _jika(argumen, nilai) if nama == "JIKA" else _fungsi(nama, argumen, nilai)
    raise _TidakTerhitung("Perbandingan hanya boleh menjadi syarat JIKA.")


def _variabel(kode: str, isi: object) -> Nilai:
    """A finite Decimal, or a tuple of them."""
    if isi is None or (isinstance(isi, Sequence) and not isi):
        raise _TidakTerhitung("Nilai variabel “{}” belum diisi.", kode)
    deret = butir(isi)
    if len(deret) > DERET_MAKS:
        raise _TidakTerhitung(f"Variabel “{{}}” memuat lebih dari {DERET_MAKS} nilai.", kode)
    for satu in deret:
        if isinstance(satu, bool) or not isinstance(satu, Decimal | int):
            raise TypeError(f"variable {kode} must be Decimal, not {type(satu).__name__}")
        if not Decimal(satu).is_finite():
            raise _TidakTerhitung("Nilai variabel “{}” bukan angka.", kode)
    return tuple(map(Decimal, deret)) if isinstance(isi, list | tuple) else Decimal(deret[0])


def _pasangkan(cara: Callable[[Decimal, Decimal], Decimal], kiri: Nilai, kanan: Nilai) -> Nilai:
    """Apply item by item; a single number goes with every item."""
    if not isinstance(kiri, tuple) and not isinstance(kanan, tuple):
        return cara(kiri, kanan)
    panjang = len(kiri) if isinstance(kiri, tuple) else len(kanan)
    kiri = kiri if isinstance(kiri, tuple) else (kiri,) * panjang
    kanan = kanan if isinstance(kanan, tuple) else (kanan,) * panjang
    if len(kiri) != len(kanan):
        raise _TidakTerhitung(f"Banyaknya nilai deret tidak sama ({len(kiri)} dan {len(kanan)}).")
    return tuple(cara(a, b) for a, b in zip(kiri, kanan, strict=True))


def _bagi(pembilang: Decimal, penyebut: Decimal) -> Decimal:
    if penyebut == 0:
        raise _TidakTerhitung("Penyebut bernilai 0, hasil bagi tidak dapat dihitung.")
    return pembilang / penyebut


def _jika(argumen: tuple[Simpul, ...], nilai: Mapping) -> Nilai:
    """JIKA(syarat; maka; selainnya): only the chosen branch is evaluated."""
    syarat, maka, selainnya = argumen
    kiri, kanan = _satu(_hitung(syarat.kiri, nilai)), _satu(_hitung(syarat.kanan, nilai))
    benar = {
        "=": kiri == kanan, "<>": kiri != kanan, "<": kiri < kanan,
        "<=": kiri <= kanan, ">": kiri > kanan, ">=": kiri >= kanan,
    }[syarat.tanda]  # fmt: skip
    return _hitung(maka if benar else selainnya, nilai)


def _satu(isi: Nilai) -> Decimal:
    if isinstance(isi, tuple):
        raise _TidakTerhitung("Di sini dibutuhkan satu nilai, bukan deret. Pakai JUMLAH atau RATA.")
    return isi


def _fungsi(nama: str, argumen: tuple[Simpul, ...], nilai: Mapping) -> Decimal:
    """RATA, JUMLAH, MIN and MAX flatten series; ABS and BULAT take one number."""
    isi = [_hitung(satu, nilai) for satu in argumen]
    if nama == "ABS":
        return abs(_satu(isi[0]))
    if nama == "BULAT":
        return _bulat(_satu(isi[0]), _satu(isi[1]) if len(isi) > 1 else Decimal(0))
    datar = [angka for satu in isi for angka in butir(satu)]
    if nama == "MIN":
        return min(datar)
    if nama == "MAX":
        return max(datar)
    jumlah = sum(datar, Decimal(0))
    return jumlah / len(datar) if nama == "RATA" else jumlah


def _bulat(isi: Decimal, desimal: Decimal) -> Decimal:
    """Round half up to 0–8 decimals."""
    if desimal not in range(DESIMAL_MAKS + 1):
        raise _TidakTerhitung(f"Banyaknya desimal pada BULAT harus 0 sampai {DESIMAL_MAKS}.")
    return isi.quantize(Decimal(1).scaleb(-int(desimal)), rounding=ROUND_HALF_UP)


def _langkah(pohon: Simpul, nilai: Mapping) -> str:
    """The formula with numbers in place of names: "47 ÷ 120 × 100"."""
    return teks(pohon, {kode: _isi(isi) for kode, isi in nilai.items() if isi is not None})


def _isi(isi: Decimal | Sequence[Decimal]) -> str:
    """A value as a term; series as "(4; 3; 5)", a long one shortened."""
    if isinstance(isi, list | tuple):
        return f"({tulis_deret(isi)})"
    return f"({tulis_asli(isi)})" if isi < 0 else tulis_asli(isi)
