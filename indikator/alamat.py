"""Where one works on what the calendar asks for, and on a line of the budget."""

from django.urls import reverse

from indikator.enums import JenisJadwal
from indikator.models import Kegiatan, Program
from organisasi.models import Instansi

DAFTAR = {
    JenisJadwal.IKU_IKI: "dokumen_daftar",
    JenisJadwal.LKJIP: "lkjip_daftar",
    JenisJadwal.LKJIP_PEMDA: "lkjip_daftar",
}  # lists of all years; lkjip_daftar is a page of the app to the right, as the menu names it too


def alamat_jadwal(slug_pemda: str, tahun: int, jenis: str, instansi: Instansi | None = None) -> str:
    """Path of the page, of the instansi's own realisasi where one is given; everything else in its list."""
    jenis = JenisJadwal(jenis)
    if nama := DAFTAR.get(jenis):
        return reverse(nama, args=[slug_pemda])
    if jenis in (JenisJadwal.PK, JenisJadwal.PK_PERUBAHAN):
        return reverse("pk_daftar", args=[slug_pemda, tahun])
    triwulan = f"?tw={jenis.value[2:]}"
    if instansi is None:
        return reverse("realisasi_daftar", args=[slug_pemda, tahun]) + triwulan
    return reverse("realisasi_instansi", args=[slug_pemda, tahun, instansi.slug]) + triwulan


def alamat_anggaran(slug_pemda: str, baris: Program | Kegiatan) -> str:
    """The place of a program or kegiatan on the page of its budget."""
    jenis = "program" if isinstance(baris, Program) else "kegiatan"
    milik = reverse("anggaran_instansi", args=[slug_pemda, baris.tahun, baris.instansi.slug])
    return f"{milik}#{jenis}-{baris.pk}"
