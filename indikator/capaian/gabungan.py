"""The pooled percentage of units that count the same things: Σ pembilang ÷ Σ penyebut (DOMAIN section 3)."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from indikator.capaian.hasil import KONTEKS, persentase, suku, tulis_persen
from indikator.capaian.rata_rata import RataRata, terpotong


def gabungan(
    pasangan: Sequence[tuple[Decimal | None, Decimal | None]], nama: str = "gabungan: Σ pembilang ÷ Σ penyebut"
) -> RataRata:
    """Pooled percentage of (pembilang, penyebut) pairs: Σ ÷ Σ × 100, 8 decimals.

    A pair with only one of the two takes no part and is counted.
    """
    lengkap = [(a, b) for a, b in pasangan if a is not None and b is not None]
    kosong = len(pasangan) - len(lengkap)
    with localcontext(KONTEKS):
        atas, bawah = (sum(nilai, Decimal(0)) for nilai in zip(*lengkap, strict=True)) if lengkap else (None, None)
        nilai = persentase(atas, bawah) if bawah else None
    if nilai is None:
        return RataRata(nama, None, len(lengkap), kosong, "")
    bukti = f"{_jumlah([a for a, _ in lengkap])} ÷ {_jumlah([b for _, b in lengkap])} × 100 = {tulis_persen(nilai)}"
    return RataRata(nama, nilai, len(lengkap), kosong, bukti)


def _jumlah(nilai: Sequence[Decimal]) -> str:
    """The terms in parentheses; long lists are shortened, their count is not."""
    isi = terpotong([suku(satu) for satu in nilai])
    return f"({' + '.join(isi)})" if len(isi) > 1 else isi[0]
