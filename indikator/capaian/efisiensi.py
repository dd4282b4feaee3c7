"""Efficiency of a sasaran from its capaian and its serapan, both in percent (DOMAIN section 5).

Concluded only where the capaian, as printed, is at least 100: little money spent on little done is not efficient.
"""

from collections.abc import Callable
from decimal import Decimal, DecimalException, localcontext
from typing import NamedTuple

from indikator.capaian.hasil import KONTEKS, SERATUS, Galat, delapan_desimal, suku_persen, tercetak
from indikator.capaian.kebijakan import CaraEfisiensi
from kinerja.angka import tulis

NOL = Decimal(0)


class Efisiensi(NamedTuple):
    """nilai: points of percent (selisih), a ratio (rasio) or percent (volume), 8 decimals; None with `galat`."""

    nilai: Decimal | None
    cara: CaraEfisiensi
    capaian: Decimal | None
    serapan: Decimal | None
    bukti: str = ""
    keterangan: str = ""
    galat: Galat = Galat.TIDAK_ADA

    @property
    def simpulan(self) -> str:
        """ "efisien", "berimbang", "tidak efisien", "tidak disimpulkan efisien", or "" where a figure is missing."""
        if self.galat == Galat.CAPAIAN_DI_BAWAH_100:
            return "tidak disimpulkan efisien"
        if self.nilai is None:
            return ""
        tercetak_, impas = tercetak(self.nilai), _IMPAS[self.cara]
        if tercetak_ == impas:
            return "berimbang"
        return "efisien" if tercetak_ > impas else "tidak efisien"


_IMPAS = {CaraEfisiensi.SELISIH: NOL, CaraEfisiensi.RASIO: Decimal(1), CaraEfisiensi.VOLUME: NOL}
_HITUNG: dict[CaraEfisiensi, Callable[[Decimal, Decimal], Decimal]] = {
    CaraEfisiensi.SELISIH: lambda capaian, serapan: capaian - serapan,
    CaraEfisiensi.RASIO: lambda capaian, serapan: capaian / serapan,
    CaraEfisiensi.VOLUME: lambda capaian, serapan: (capaian - serapan) / capaian * SERATUS,
}
_POLA = {
    CaraEfisiensi.SELISIH: "{c} % − {s} % = {n}",
    CaraEfisiensi.RASIO: "{c} % ÷ {s} % = {n}",
    CaraEfisiensi.VOLUME: "({c} − {s}) ÷ {c} × 100 = {n} %",
}


def efisiensi(
    capaian: Decimal | None, serapan: Decimal | None, cara: CaraEfisiensi = CaraEfisiensi.SELISIH
) -> Efisiensi:
    """Efficiency of resources; capaian and serapan in percent, None means not known. Never raises for data."""
    kosong = Efisiensi(None, cara, capaian, serapan)
    if tolak := _tolak(capaian, serapan, cara):
        galat, kalimat = tolak
        return kosong._replace(galat=galat, keterangan=kalimat)
    with localcontext(KONTEKS):
        try:
            nilai = delapan_desimal(_HITUNG[cara](capaian, serapan))
        except DecimalException:
            return kosong._replace(galat=Galat.TERLALU_BESAR, keterangan="Hasil terlalu besar untuk disimpan.")
    bukti = _POLA[cara].format(c=tulis(capaian), s=suku_persen(serapan), n=tulis(nilai))
    jadi = kosong._replace(nilai=nilai, bukti=bukti)
    return jadi._replace(keterangan=f"Capaian {tulis(capaian)} % dengan serapan {tulis(serapan)} %: {jadi.simpulan}.")


def _tolak(capaian: Decimal | None, serapan: Decimal | None, cara: CaraEfisiensi) -> tuple[Galat, str] | None:
    """Why nothing is concluded, None when all is there."""
    if capaian is None:
        return Galat.TANPA_REALISASI, "Capaian belum ada, efisiensi tidak dapat dihitung."
    if serapan is None:
        return Galat.BELUM_LENGKAP, "Serapan anggaran belum ada, efisiensi tidak dapat dihitung."
    if tercetak(capaian) < SERATUS:
        kalimat = f"Capaian {tulis(capaian)} % di bawah 100 %: tidak disimpulkan efisien."
        return Galat.CAPAIAN_DI_BAWAH_100, kalimat
    if cara == CaraEfisiensi.RASIO and serapan <= NOL:
        return Galat.SERAPAN_NOL, "Serapan 0 tidak dapat menjadi pembagi."
    return None
