"""Numbers as Indonesian readers write them: `.` groups thousands, `,` starts decimals (DOMAIN section 2).

Every number of the product passes through `baca` on its way in and `tulis` on its way out.
All values are `Decimal`; a float is refused, because it is not the number that was typed.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

DIGIT_PENTING_MAKS = 15  # SQLite keeps no more than this exactly
PANJANG_MAKS = 60  # characters of a number worth looking at
KONTEKS = Context(prec=60, rounding=ROUND_HALF_UP)

_KOSONG = " \t\r\n\u00a0\u202f\u2007\u2009"
_BENTUK = re.compile(r"([-\u2212]?)([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_BENTUK_INGGRIS = re.compile(r"([-\u2212]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)")
_TANPA_NOL = re.compile(r"([-\u2212]?),([0-9]+)")


class AngkaTidakTerbaca(ValueError):
    """A text that is not one unambiguous number; the message is an Indonesian sentence for the user."""


def baca(teks: str) -> Decimal:
    """Read one id-ID number: "4.230" is 4230, "78,2" is 78.2, "−44,01" is negative.

    Blanks around it (also no-break ones) are ignored. Raises `AngkaTidakTerbaca` for everything that a
    reader could take in two ways ("78.2", "0.500", "1,234.56") and for over 15 significant digits.
    """
    bersih = (teks or "").strip(_KOSONG)
    if not bersih:
        raise AngkaTidakTerbaca("Angka belum diisi. Tulis angka, misalnya 78,2 atau 4.230.")
    if len(bersih) > PANJANG_MAKS:
        raise AngkaTidakTerbaca("Teks terlalu panjang untuk sebuah angka. Tulis satu angka saja.")
    cocok = _BENTUK.fullmatch(bersih)
    if not cocok:
        raise AngkaTidakTerbaca(_alasan(bersih))
    if len(bersih) <= DIGIT_PENTING_MAKS:  # nothing to count
        return Decimal(bersih.replace(".", "").replace(",", ".").replace("\u2212", "-")) + 0
    tanda, bulat, pecahan = cocok.groups()
    return _periksa_digit(tanda, bulat.replace(".", ""), pecahan or "", bersih)


def baca_rupiah(teks: str) -> Decimal:
    """Read an amount as budgets print it: "Rp 295.000.000,-" is 295000000 (rupiah)."""
    bersih = re.sub(r"^\s*Rp\.?\s*", "", teks or "", flags=re.IGNORECASE)
    return baca(re.sub(r",\s*[-\u2013=]+\s*$", "", bersih))


def _periksa_digit(tanda: str, bulat: str, pecahan: str, teks: str) -> Decimal:
    """Build the Decimal from digit strings; refuse what a database could not keep exactly."""
    penting = (bulat + pecahan).lstrip("0")
    if pecahan == "" or not pecahan.strip("0"):
        penting = bulat.lstrip("0").rstrip("0")
    if len(penting) > DIGIT_PENTING_MAKS or len(bulat.lstrip("0")) > DIGIT_PENTING_MAKS:
        raise AngkaTidakTerbaca(
            f"Angka “{teks}” lebih dari {DIGIT_PENTING_MAKS} digit, tidak dapat disimpan dengan tepat. "
            "Kurangi digitnya atau pakai satuan yang lebih besar."
        )
    isi = f"{bulat}.{pecahan}" if pecahan else bulat
    return Decimal(("-" if tanda else "") + isi) + 0


def _alasan(teks: str) -> str:
    """The sentence for a text that `baca` refuses: what was read, and what to write instead."""
    inggris = _BENTUK_INGGRIS.fullmatch(teks)
    if inggris:
        tanda, bulat, pecahan = inggris.groups()
        saran = tanda + bulat.replace(",", ".") + "," + pecahan
        return (
            f"Angka “{teks}” tidak jelas: titik dipakai untuk ribuan dan koma untuk desimal. "
            f"Jika maksudnya desimal, tulis “{saran}”."
        )
    if _TANPA_NOL.fullmatch(teks):
        return f"Angka “{teks}” tidak lengkap. Tulis angka nol di depan koma: “{teks.replace(',', '0,')}”."
    if teks.endswith("%"):
        return f"Teks “{teks}” memuat tanda persen. Tulis angkanya saja, misalnya “{teks.rstrip('% ')}”."
    if teks.count(",") > 1:
        return f"Angka “{teks}” memuat lebih dari satu koma. Tulis satu koma desimal, misalnya 12,34."
    if "." in teks and re.fullmatch(r"[-\u2212]?[0-9.,]+", teks):
        return f"Angka “{teks}” tidak jelas: titik ribuan memisahkan tepat tiga angka, misalnya 4.230,5."
    return f"Teks “{teks}” bukan angka. Tulis angka saja, misalnya 78,2 atau 4.230."


def bulatkan(nilai: Decimal | int, desimal: int = 2) -> Decimal:
    """Round half up, once, to `desimal` places (the only rounding rule of the product)."""
    return _pasti(nilai).quantize(Decimal(1).scaleb(-desimal), context=KONTEKS)


def tulis(nilai: Decimal | int, desimal: int = 2, buang_nol: bool = False) -> str:
    """Write for people: `tulis(Decimal("4230.5"))` is "4.230,50"; `buang_nol` drops trailing zeros.

    Rounds half up once. A minus is written as U+2212, which `baca` reads back.
    """
    return _bentuk(bulatkan(nilai, desimal), buang_nol)


def tulis_asli(nilai: Decimal | int) -> str:
    """Write every digit that the value has, no rounding: Decimal("78.200") is "78,2"."""
    return _bentuk(_pasti(nilai), buang_nol=True)


def rupiah(nilai: Decimal | int) -> str:
    """Write an amount in rupiah: "Rp 295.000.000", with two decimals only where there are any sen."""
    bulat = bulatkan(nilai, 2)
    isi = _bentuk(bulat.copy_abs(), buang_nol=bulat == bulat.to_integral_value())
    return ("\u2212" if bulat < 0 else "") + "Rp\u00a0" + isi


def rupiah_isian(nilai: Decimal | int | None) -> str:
    """An amount as it stands in its box, without "Rp": with sen only where there are any; None is ""."""
    return "" if nilai is None else tulis(nilai, 2, buang_nol=True)


def persen(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """Write a percentage: 101.554 is "101,55 %" (no-break space); None, a value that is missing, is ""."""
    return "" if nilai is None else f"{tulis(nilai, desimal)}\u00a0%"


def _bentuk(nilai: Decimal, buang_nol: bool) -> str:
    """Group and swap the marks of an already rounded, finite Decimal."""
    bulat, _, pecahan = f"{nilai.copy_abs():,f}".partition(".")
    pecahan = pecahan.rstrip("0") if buang_nol else pecahan
    tanda = "\u2212" if nilai < 0 else ""
    return tanda + bulat.replace(",", ".") + ("," + pecahan if pecahan else "")


def _pasti(nilai: Decimal | int) -> Decimal:
    """Accept Decimal and int only, and only finite ones."""
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"expected Decimal or int, not {type(nilai).__name__}")
    hasil = Decimal(nilai)  # exact, whatever the context
    if not hasil.is_finite():
        raise ValueError("Angka tak hingga tidak dapat ditulis.")
    return hasil
