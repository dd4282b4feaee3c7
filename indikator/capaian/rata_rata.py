"""Named averages of capaian, and the roll-up of sub-indicators into their indicator (DOMAIN section 3).

An average always says what it is an average of, how many values it holds, and how many had none.
"""

from collections.abc import Sequence
from decimal import Decimal, DecimalException, localcontext
from typing import NamedTuple

from indikator.capaian.hasil import KONTEKS, Hasil, delapan_desimal, suku_persen, tulis_persen
from kinerja.angka import tulis_asli

_SUKU_MAKS = 25  # terms written out in a proof line


class RataRata(NamedTuple):
    """An average with its name. nilai: percent, 8 decimals, None when no value took part.

    jumlah: values that took part; tanpa_capaian: values that had no capaian, counted and told, not dropped.
    belum_waktunya: what is not due yet in the period; not missing, and counted apart.
    tak_lengkap: values that took part although some of their own parts had no capaian.
    belum_final: values of a year that is not over yet; they take no part and are counted apart.
    """

    nama: str
    nilai: Decimal | None
    jumlah: int
    tanpa_capaian: int
    bukti: str
    belum_waktunya: int = 0
    tak_lengkap: int = 0
    belum_final: int = 0

    @property
    def keterangan(self) -> str:
        """Sentences on the values that are missing and those not due yet, empty when there are none."""
        kalimat = []
        if self.tanpa_capaian:
            seluruh = self.jumlah + self.tanpa_capaian
            kalimat.append(f"{self.tanpa_capaian} dari {seluruh} tanpa capaian, tidak ikut dirata-ratakan.")
        if self.tak_lengkap:
            kalimat.append(f"{self.tak_lengkap} di antaranya belum lengkap.")
        if self.belum_final:
            kalimat.append(f"{self.belum_final} belum final, tidak ikut dirata-ratakan.")
        if self.belum_waktunya:
            kalimat.append(f"{self.belum_waktunya} belum waktunya diukur.")
        return " ".join(kalimat)

    @property
    def lengkap(self) -> bool:
        """Whether everything that is due took part: only then may a category be named."""
        return self.nilai is not None and not (self.tanpa_capaian or self.tak_lengkap or self.belum_final)

    @property
    def semua_belum_waktunya(self) -> bool:
        return bool(self.belum_waktunya) and not (self.jumlah or self.tanpa_capaian or self.belum_final)


def rata_rata(
    nilai: Sequence[Decimal | None],
    nama: str = "rata-rata capaian indikator",
    bobot: Sequence[Decimal] | None = None,
    berbukti: bool = True,
) -> RataRata:
    """Mean (or weighted mean) of percentages that are of one kind; None stands for "no capaian".

    berbukti: False where nobody reads the proof line, which costs more than the mean.
    bobot: one non-negative weight per value, in any common unit. Raises ValueError for wrong weights.
    """
    if bobot is not None:
        _periksa_bobot(nilai, bobot)
    pasangan = [(isi, Decimal(1) if bobot is None else bobot[i]) for i, isi in enumerate(nilai) if isi is not None]
    kosong = len(nilai) - len(pasangan)
    pembagi = sum((b for _, b in pasangan), Decimal(0))
    if pembagi == 0:
        return RataRata(nama, None, len(pasangan), kosong, "")
    hasil = _mean(pasangan, pembagi)
    bukti = _bukti(pasangan, pembagi, hasil, bobot is not None) if berbukti else ""
    return RataRata(nama, hasil, len(pasangan), kosong, bukti)


def gulung(
    sub_hasil: Sequence[Hasil | Decimal | None],
    cara: str = "rata",
    bobot: Sequence[Decimal] | None = None,
    dibatasi: bool = False,
) -> RataRata:
    """Roll sub-indicators up into one indicator before the sasaran: "rata" (mean) or "tertimbang".

    dibatasi: use the limited percentages instead of the raw ones. Raises ValueError for an unknown `cara`
    or for "tertimbang" without weights.
    """
    if cara not in ("rata", "tertimbang"):
        raise ValueError("Cara menggulung sub-indikator hanya “rata” atau “tertimbang”.")
    if cara == "tertimbang" and bobot is None:
        raise ValueError("Bobot setiap sub-indikator harus diisi untuk rata-rata tertimbang.")
    nilai = [_persen(sub, dibatasi) for sub in sub_hasil]
    nama = "rata-rata sub-indikator" if cara == "rata" else "rata-rata tertimbang sub-indikator"
    return rata_rata(nilai, nama, bobot if cara == "tertimbang" else None)


def _persen(sub: Hasil | Decimal | None, dibatasi: bool) -> Decimal | None:
    """The percentage of a sub-indicator, however it was given."""
    if isinstance(sub, Hasil):
        return sub.persen_dibatasi if dibatasi else sub.persen
    return sub


def _periksa_bobot(nilai: Sequence, bobot: Sequence[Decimal]) -> None:
    if len(bobot) != len(nilai):
        raise ValueError(f"Jumlah bobot ({len(bobot)}) tidak sama dengan jumlah nilai ({len(nilai)}).")
    if any(b < 0 for b in bobot):
        raise ValueError("Bobot tidak boleh negatif.")
    if bobot and sum(bobot) == 0:
        raise ValueError("Jumlah bobot tidak boleh 0.")


def _mean(pasangan: list[tuple[Decimal, Decimal]], pembagi: Decimal) -> Decimal | None:
    """Σ(nilai × bobot) / Σ bobot with 28 digits, 8 decimals kept."""
    with localcontext(KONTEKS):
        try:
            jumlah = sum((nilai * bobot for nilai, bobot in pasangan), Decimal(0))
            return delapan_desimal(jumlah / pembagi)
        except DecimalException:
            return None


def terpotong(suku: Sequence[str]) -> list[str]:
    """The first terms of a proof line; how many more there are is said."""
    sisa = len(suku) - _SUKU_MAKS
    return [*suku[:_SUKU_MAKS], *([f"… ({sisa} nilai lagi)"] if sisa > 0 else [])]


def _bukti(pasangan: list, pembagi: Decimal, hasil: Decimal | None, berbobot: bool) -> str:
    """The proof line; long lists are shortened, their count is not."""
    isi = [suku_persen(nilai) + (f" × {tulis_asli(bobot)}" if berbobot else "") for nilai, bobot in pasangan]
    return f"({' + '.join(terpotong(isi))}) ÷ {tulis_asli(pembagi)} = {tulis_persen(hasil)}"
