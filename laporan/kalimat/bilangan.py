"""Whole numbers in Indonesian words: 5 is "lima"."""

from kinerja.angka import tulis

PALING_BESAR = 999_999_999_999
SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
KELOMPOK = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"))


def kata(bilangan: int) -> str:
    """The words of a whole number from 0 to 999.999.999.999. Raises ValueError beyond, TypeError for anything else."""
    if isinstance(bilangan, bool) or not isinstance(bilangan, int):
        raise TypeError(f"expected int, not {type(bilangan).__name__}")
    if not 0 <= bilangan <= PALING_BESAR:
        raise ValueError(f"no words for {bilangan}")
    if bilangan == 0:
        return SATUAN[0]
    bagian, sisa = [], bilangan
    for besar, nama in KELOMPOK:
        banyak, sisa = divmod(sisa, besar)
        if banyak:
            bagian.append("seribu" if (banyak, besar) == (1, 1_000) else f"{_ratusan(banyak)} {nama}")
    return " ".join([*bagian, *([_ratusan(sisa)] if sisa else [])])


def _ratusan(bilangan: int) -> str:
    """1 to 999."""
    ratus, sisa = divmod(bilangan, 100)
    awal = [] if not ratus else ["seratus" if ratus == 1 else f"{SATUAN[ratus]} ratus"]
    return " ".join([*awal, *([_puluhan(sisa)] if sisa else [])])


def _puluhan(bilangan: int) -> str:
    """1 to 99."""
    if bilangan < len(SATUAN):
        return SATUAN[bilangan]
    puluh, satuan = divmod(bilangan, 10)
    if puluh == 1:
        return f"{SATUAN[satuan]} belas"
    return f"{SATUAN[puluh]} puluh" + (f" {SATUAN[satuan]}" if satuan else "")


def berkata(bilangan: int) -> str:
    """ "5 (lima)"; above the largest number with words only the digits."""
    angka = tulis(bilangan, 0)
    return f"{angka} ({kata(bilangan)})" if 0 <= bilangan <= PALING_BESAR else angka
