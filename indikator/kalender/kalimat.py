"""A due date in words, as pages and notices say it."""

from indikator.kalender.waktu import Waktu
from kinerja.tanggal import tulis_tanggal

HITUNG_MAKS = 60  # days; further away, or longer ago, the date alone says more


def kalimat(waktu: Waktu) -> str:
    """ "tenggat 15 April 2026, 3 hari lagi", "terlambat 4 hari, tenggat 15 April 2026"; "" without a due date."""
    if waktu.batas is None:
        return ""
    tenggat = f"{_sebut(waktu)} {tulis_tanggal(waktu.batas)}"
    if waktu.sisa_hari == 0:
        return f"{tenggat}, hari ini"
    if 0 < waktu.sisa_hari <= HITUNG_MAKS:
        return f"{tenggat}, {waktu.sisa_hari} hari lagi"
    if waktu.sisa_hari > 0:
        return tenggat
    if waktu.terlambat <= HITUNG_MAKS:
        return f"terlambat {waktu.terlambat} hari, {tenggat}"
    return f"terlambat, {tenggat}"


def kalimat_diajukan(waktu: Waktu) -> str:
    """How late it was on the day it was submitted (`waktu.hari`); "" when it was in time."""
    if not waktu.terlambat:
        return ""
    hari = f" {waktu.terlambat} hari" if waktu.terlambat <= HITUNG_MAKS else ""
    return f"diajukan terlambat{hari}, {_sebut(waktu)} {tulis_tanggal(waktu.batas)}"


def kalimat_tutup(waktu: Waktu) -> str:
    """That nothing more is taken, or until when it is; "" where the pemda locks nothing."""
    if waktu.batas_tutup is None:
        return ""
    if not waktu.tertutup:
        return f"ditutup sesudah {tulis_tanggal(waktu.batas_tutup)}"
    return (
        f"sudah ditutup sejak {tulis_tanggal(waktu.batas_tutup)}; mintalah perpanjangan waktu kepada "
        "Bagian Organisasi (verifikator) atau admin pemda"
    )


def _sebut(waktu: Waktu) -> str:
    return "tenggat" if waktu.batas == waktu.tenggat else "tenggat (diperpanjang)"
