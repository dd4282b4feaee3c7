"""Where a finding is mended: the address of the page its rule names."""

from django.urls import reverse

from laporan.models import Lkjip


def url(lkjip: Lkjip, letak: tuple) -> str:
    """`letak`: (kind, key …) of a Sorotan; "" for none."""
    if not letak:
        return ""
    slug, instansi, tahun = lkjip.instansi.pemda.slug, lkjip.instansi.slug, lkjip.tahun
    jenis, *kunci = letak
    if jenis == "bagian":
        return reverse("lkjip_bagian", args=[slug, lkjip.pk, kunci[0]])
    if jenis == "kegiatan":
        return reverse("kegiatan_ubah", args=[slug, tahun, kunci[0]])
    if jenis == "pk":
        return reverse("pk_daftar", args=[slug, tahun])
    if jenis in BERINSTANSI:
        return reverse(BERINSTANSI[jenis], args=[slug, tahun, instansi])
    return reverse(MILIK[jenis], args=[slug, lkjip.pk])


BERINSTANSI = {
    "realisasi": "realisasi_instansi",
    "anggaran": "anggaran_instansi",
    "riwayat": "riwayat_capaian_instansi",
    "pembanding": "riwayat_capaian_instansi",
}
MILIK = {"laporan": "lkjip_rincian", "tanda_tangan": "lkjip_kepala"}
