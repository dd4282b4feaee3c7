"""The national standard of an indicator beside what was reached; in an LKjIP see indikator.domain.pembanding."""

from dataclasses import dataclass
from decimal import Decimal

from indikator.domain import target as domain_target
from indikator.domain.baris_ukur import BarisUkur
from indikator.target import Jenis
from kinerja.angka import tulis_asli

TANPA_STANDAR = "tidak ada standar nasional"


@dataclass(frozen=True)
class StandarNasional:
    """`teks`: value and source as printed, "" when there is none. `banding`: a sentence, "" where the two texts are no
    plain numbers of one satuan."""

    teks: str
    banding: str = ""

    @property
    def kata(self) -> str:
        """What is printed: a blank standard is said."""
        return self.teks or TANPA_STANDAR


def standar(ukur: BarisUkur) -> StandarNasional:
    """The standard of a row of the whole year; a year that is not over is not compared."""
    indikator = ukur.indikator
    if not indikator.standar_nasional:
        return StandarNasional("")
    sumber = f" ({indikator.sumber_standar})" if indikator.sumber_standar else ""
    realisasi = "" if ukur.sub or ukur.belum_final else _realisasi(ukur)
    return StandarNasional(f"{indikator.standar_nasional}{sumber}", _banding(ukur, realisasi))


def _realisasi(ukur: BarisUkur) -> str:
    """The figure of the year without the words that say which triwulan it comes from."""
    return ukur.realisasi_teks.removesuffix(f" ({ukur.turunan.label})") if ukur.turunan else ukur.realisasi_teks


def _banding(ukur: BarisUkur, realisasi: str) -> str:
    teks = ukur.indikator.standar_nasional
    baku, nilai = _angka(ukur, teks), _angka(ukur, realisasi)
    if baku is None or nilai is None or baku[1] != nilai[1]:
        return ""
    selisih = nilai[0] - baku[0]
    kata = f"{tulis_asli(abs(selisih))} {'di atas' if selisih > 0 else 'di bawah'}" if selisih else "sama dengan"
    return f"Realisasi {realisasi}, {kata} standar nasional {teks}."


def _angka(ukur: BarisUkur, teks: str) -> tuple[Decimal, str] | None:
    """(number, satuan) of a text that the target reader takes as one plain number without any doubt.

    A bare number is in the satuan of the indicator, else of its target.
    """
    satuan = ukur.indikator.satuan or (ukur.target.satuan if ukur.target else "")
    bacaan = domain_target.baca(teks, ukur.indikator.nama, satuan)
    if bacaan.jenis != Jenis.ANGKA or bacaan.nilai is None or bacaan.perlu_diperiksa:
        return None
    return bacaan.nilai, bacaan.satuan
