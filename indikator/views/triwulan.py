"""The triwulan of a measuring page: read from its address, written into others."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from indikator.domain.kemajuan import jatuh_tempo
from indikator.enums import Triwulan

KOLOM_TAHUN, KOLOM_TRIWULAN = 7, 10  # columns of the sheet of realisasi
PENDEK = {0: "Tahunan", 1: "TW I", 2: "TW II", 3: "TW III", 4: "TW IV"}


def triwulan_dari(isian) -> int:
    """`tw` of a query or form, 0 (the whole year) for anything else."""
    tertulis = isian.get("tw", "")
    return int(tertulis) if tertulis in ("1", "2", "3", "4") else Triwulan.TAHUNAN.value


def triwulan_terpilih(isian, tahun: int) -> int:
    """`tw` where the address names one; else the last triwulan that has ended in the running year (else 0)."""
    return triwulan_dari(isian) if "tw" in isian else jatuh_tempo(tahun, timezone.localdate()) or 0


def url_ukur(
    nama: str, request: HttpRequest, tahun: int, instansi, triwulan: int, lembar=None, indikator: int | None = None
) -> str:
    """Address of a measuring page of an instansi (of one `indikator` of it) with its triwulan and sheet."""
    kueri = [f"tw={triwulan}"] if triwulan else []
    kueri += [f"lembar={lembar}"] if lembar else []
    baris = [indikator] if indikator else []
    alamat = reverse(nama, args=[request.pemda.slug, tahun, instansi.slug, *baris])
    return f"{alamat}?{'&'.join(kueri)}" if kueri else alamat


def pilihan_triwulan(alamat: str, triwulan: int, tambahan: str = "") -> list[dict]:
    """Segmented links for komponen/pilihan.html."""
    return [
        {"label": kata, "url": f"{alamat}?tw={tw}{tambahan}", "aktif": tw == triwulan, "jumlah": None}
        for tw, kata in PENDEK.items()
    ]


def masa(tahun: int, triwulan: int) -> str:
    """ "Triwulan II 2019" or "Tahun 2019"."""
    return f"{Triwulan(triwulan).label} {tahun}" if triwulan else f"Tahun {tahun}"
