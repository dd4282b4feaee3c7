"""The ways from an instansi to its dashboard and its quarterly reports (organisasi.tautan)."""

from django.urls import reverse

from organisasi.models import Instansi
from organisasi.permissions import boleh
from organisasi.tautan import daftarkan


@daftarkan
def tautan_dasbor(objek, pelaku, tahun: int) -> list[tuple[str, str]]:
    if not isinstance(objek, Instansi) or not boleh(pelaku, "lihat_instansi", objek):
        return []
    letak = [pelaku.pemda.slug, tahun, objek.slug]
    return [
        ("Dasbor", reverse("dasbor_instansi", args=letak)),
        ("Laporan triwulan", reverse("laporan_triwulan", args=letak)),
    ]
