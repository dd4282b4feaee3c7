"""Hasil: one capaian with everything needed to store, show and check it.

The proof line and the inputs are derived from the stored fields when asked for, so that computing 100,000
rows does not write 100,000 sentences nobody reads.
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, DecimalException
from enum import StrEnum
from typing import NamedTuple

from indikator.capaian.kebijakan import Kebijakan
from kinerja.angka import bulatkan, tulis, tulis_asli

KONTEKS = Context(prec=28, rounding=ROUND_HALF_UP)
SERATUS = Decimal(100)
_DELAPAN = Decimal("1E-8")
_SEN = Decimal("0.01")
_SETENGAH_SEN = Decimal("0.005")
_SERI = (Decimal("0.005"), Decimal("-0.005"))  # compared, not hashed: the hash of a Decimal is slow


class Galat(StrEnum):
    """Why there is no percentage; the empty value means that there is one."""

    TIDAK_ADA = ""
    TANPA_TARGET = "tanpa_target"
    TANPA_REALISASI = "tanpa_realisasi"
    TARGET_NOL = "target_nol"
    TARGET_NEGATIF = "target_negatif"
    DUA_NEGATIF = "dua_negatif"
    REALISASI_NOL = "realisasi_nol"
    REALISASI_NEGATIF = "realisasi_negatif"
    RENTANG_TIDAK_SAH = "rentang_tidak_sah"
    PREDIKAT_TAK_DIKENAL = "predikat_tak_dikenal"
    PREDIKAT_TIDAK_TERCAPAI = "predikat_tidak_tercapai"
    BUKAN_YA_TIDAK = "bukan_ya_tidak"
    TERLALU_BESAR = "terlalu_besar"
    BELUM_LENGKAP = "belum_lengkap"
    BELUM_WAKTUNYA = "belum_waktunya"
    TIPE_BELUM_DIATUR = "tipe_belum_diatur"
    PERSEN_TANPA_VARIABEL = "persen_tanpa_variabel"
    ISIAN_CAMPUR = "isian_campur"
    RUMUS_TAK_TERHITUNG = "rumus_tak_terhitung"
    CAPAIAN_DI_BAWAH_100 = "capaian_di_bawah_100"
    SERAPAN_NOL = "serapan_nol"


class Hasil(NamedTuple):
    """One computed capaian; `persen` None means "cannot be computed", never 0 and never 100.

    persen, persen_dibatasi: percent, 8 decimals, without and with the tenant's limits.
    keterangan: an Indonesian sentence, empty when there is nothing to say. rincian: the left side of the
    proof line, empty where a method has none. uraian: further inputs as (name, text) pairs.
    """

    persen: Decimal | None
    persen_dibatasi: Decimal | None
    keterangan: str
    galat: Galat
    metode: StrEnum
    target: Decimal | None
    realisasi: Decimal | None
    kebijakan: Kebijakan
    satuan: str = ""
    rincian: str = ""
    uraian: tuple[tuple[str, str], ...] = ()

    @property
    def bukti_hitung(self) -> str:
        """The proof line: "79,41 ÷ 78,2 × 100 = 101,55 %"; empty when an input is missing."""
        kiri = self.rincian or POLA[self.metode.value](self.target, self.realisasi)
        if not kiri:
            return ""
        return f"{kiri} = {tulis_persen(self.persen)}"

    @property
    def masukan(self) -> dict[str, str]:
        """Inputs and policy as plain text (Decimal notation), ready for JSON; "" stands for "none"."""
        return {
            "metode": str(self.metode.value),
            "target": polos(self.target),
            "realisasi": polos(self.realisasi),
            "satuan": self.satuan,
            **self.kebijakan.masukan,
            **dict(self.uraian),
        }


def persentase(pembilang: Decimal, penyebut: Decimal) -> Decimal | None:
    """pembilang / penyebut × 100 at 28 digits, kept with 8 decimals; None when it is beyond storing.

    Uses the thread's context, which `hitung` has made sure of: half the time of an explicit one.
    """
    try:
        mentah = pembilang * SERATUS / penyebut
        hasil = mentah.quantize(_DELAPAN, ROUND_HALF_UP)
    except DecimalException:
        return None
    return hasil if hasil % _SETENGAH_SEN else _tanpa_seri(mentah, hasil)


def delapan_desimal(mentah: Decimal) -> Decimal:
    """Keep 8 decimals, half up, except where that would create a tie of the printed two decimals.

    There the tail is cut, so that printing the stored value rounds the true value once (DOMAIN section 3).
    Raises InvalidOperation when the value needs more than the context's digits.
    """
    return _tanpa_seri(mentah, mentah.quantize(_DELAPAN, ROUND_HALF_UP))


def _tanpa_seri(mentah: Decimal, hasil: Decimal) -> Decimal:
    """`hasil`, or the cut value where rounding `mentah` up has made it a tie."""
    if hasil % _SEN in _SERI and abs(hasil) > abs(mentah):
        return mentah.quantize(_DELAPAN, ROUND_DOWN)
    return hasil


def tulis_persen(persen: Decimal | None) -> str:
    """ "101,55 %", or the words for "cannot be computed"."""
    return "tidak dapat dihitung" if persen is None else f"{tulis(persen)} %"


def tercetak(persen: Decimal) -> Decimal:
    """The value as printed: two decimals, half up. Every decision is taken on this one."""
    return bulatkan(persen, 2)


def polos(nilai: Decimal | None) -> str:
    """Plain Decimal notation for storage, "" for None."""
    return "" if nilai is None else f"{nilai:f}"


def suku(nilai: Decimal) -> str:
    """A number as a term of a proof line; a negative one in parentheses."""
    return f"({tulis_asli(nilai)})" if nilai < 0 else tulis_asli(nilai)


def suku_persen(persen: Decimal) -> str:
    """A percentage, as printed, as a term of a proof line; a negative one in parentheses."""
    return tulis(persen) if persen >= 0 else f"({tulis(persen)})"


def _pola_naik(target: Decimal | None, realisasi: Decimal | None) -> str:
    if target is None or realisasi is None:
        return ""
    return f"{suku(realisasi)} ÷ {suku(target)} × 100"


def _pola_turun(target: Decimal | None, realisasi: Decimal | None) -> str:
    if target is None or realisasi is None:
        return ""
    return f"(2 × {suku(target)} − {suku(realisasi)}) ÷ {suku(target)} × 100"


def _pola_turun_balik(target: Decimal | None, realisasi: Decimal | None) -> str:
    return _pola_naik(realisasi, target)


def _tanpa_pola(target: Decimal | None, realisasi: Decimal | None) -> str:
    return ""


POLA = {
    "NAIK": _pola_naik,
    "TURUN": _pola_turun,
    "TURUN_BALIK": _pola_turun_balik,
    "RENTANG": _tanpa_pola,
    "PREDIKAT": _tanpa_pola,
    "TERCAPAI": _tanpa_pola,
}
