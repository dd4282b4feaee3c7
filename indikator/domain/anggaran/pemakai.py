"""Who still points at a program or kegiatan of the budget: said before it is deleted, with where to let it go."""

from indikator.models import AnggaranPerjanjian, Kegiatan, Program, RencanaAksi
from organisasi.galat import IsianSalah


def halangan_pemakai(baris: Program | Kegiatan) -> str:
    """The sentence why the row cannot be deleted; "" where no PK and no rencana aksi names it."""
    kata = baris._meta.verbose_name.capitalize()
    milik = {baris._meta.model_name: baris}
    if jumlah := AnggaranPerjanjian.objects.filter(**milik).count():
        return f"{kata} ini tercantum pada {jumlah} baris anggaran Perjanjian Kinerja. Hapus baris itu di PK-nya dulu."
    if isinstance(baris, Kegiatan) and (jumlah := RencanaAksi.objects.filter(**milik).count()):
        return f"{kata} ini dipakai {jumlah} rencana aksi. Pilih kegiatan lain pada rencana aksinya dulu."
    return ""


def pastikan_tidak_dipakai(baris: Program | Kegiatan) -> None:
    """Raise IsianSalah with that sentence."""
    if halangan := halangan_pemakai(baris):
        raise IsianSalah(halangan)
