"""Decrees in the search over everything (organisasi.pencarian)."""

from django.urls import reverse

from laporan.domain import keputusan as domain
from laporan.filters.keputusan import cocok
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
