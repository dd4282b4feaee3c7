"""Breadcrumbs of the pages of a decree and of a report: (words, address), the last one without an address."""

from django.urls import reverse

from laporan.models import BagianLkjip, Keputusan, Lkjip
from laporan.tables.keputusan import url_keputusan
from laporan.tables.lkjip import url_lkjip

Remah = list[tuple[str, str]]


def remah_daftar(slug_pemda: str, *lanjut: tuple[str, str]) -> Remah:
    """Below the list of decrees."""
    return [("Keputusan", reverse("keputusan_daftar", args=[slug_pemda])), *lanjut]


def remah_keputusan(keputusan: Keputusan, *judul: str) -> Remah:
    """Its own page, or one below it. Costs no query when instansi and pemda are at hand."""
    url = url_keputusan(keputusan) if judul else ""
    lanjut = [(satu, "") for satu in judul]
    return remah_daftar(keputusan.instansi.pemda.slug, (keputusan.nomor or "Belum bernomor", url), *lanjut)


def remah_susun(keputusan: Keputusan, judul: str) -> Remah:
    """A page below the editor."""
    url = reverse("keputusan_susun", args=[keputusan.instansi.pemda.slug, keputusan.pk])
    *atas, _ = remah_keputusan(keputusan, judul)
    return [*atas, ("Susun keputusan", url), (judul, "")]


def remah_daftar_lkjip(slug_pemda: str, *lanjut: tuple[str, str]) -> Remah:
    """The list of reports, then what is below it."""
    return [("LKjIP", reverse("lkjip_daftar", args=[slug_pemda])), *lanjut]


def remah_lkjip(lkjip: Lkjip, *judul: str, bagian: BagianLkjip | None = None) -> Remah:
    """List, report, with `bagian` that section of it, and what of it."""
    slug = lkjip.instansi.pemda.slug
    milik = (f"{lkjip.instansi.sebutan} {lkjip.tahun}", url_lkjip(lkjip) if judul else "")
    seksi = [(bagian.judul, reverse("lkjip_bagian", args=[slug, lkjip.pk, bagian.pk]))] if bagian else []
    return remah_daftar_lkjip(slug, milik, *seksi, *((satu, "") for satu in judul))
