"""Decrees and LKjIP in the search over everything (organisasi.pencarian)."""

from django.urls import reverse

from laporan.domain import keputusan as domain
from laporan.domain.lkjip import dokumen as domain_lkjip
from laporan.filters.keputusan import cocok
from laporan.filters.lkjip import cocok as cocok_lkjip
from organisasi.pencarian import Hasil, Kelompok, daftarkan


@daftarkan
def cari_keputusan(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    slug = pelaku.pemda.slug
    urut = domain.terlihat(pelaku).filter(cocok(kata)).select_related("instansi")
    hasil = [
        Hasil(
            f"Nomor {satu.nomor or '(belum bernomor)'} tentang {' '.join(satu.tentang.split())}",
            reverse("keputusan_rincian", args=[slug, satu.pk]),
            f"{satu.get_status_display()} · {satu.instansi.sebutan}",
        )
        for satu in urut[:batas]
    ]
    return Kelompok("Keputusan", hasil, reverse("keputusan_daftar", args=[slug]) if hasil else "")


@daftarkan
def cari_lkjip(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    """Reports of all years, the newest first."""
    slug = pelaku.pemda.slug
    cocok_kata = domain_lkjip.terlihat(pelaku).filter(cocok_lkjip(kata)).select_related("instansi")
    hasil = [
        Hasil(
            f"LKjIP {satu.tahun} {satu.instansi.nama}",
            reverse("lkjip_rincian", args=[slug, satu.pk]),
            satu.get_status_display(),
        )
        for satu in cocok_kata.order_by("-tahun", "instansi__nama", "pk")[:batas]
    ]
    return Kelompok("LKjIP", hasil, reverse("lkjip_daftar", args=[slug]) if hasil else "")
