"""Queues of decrees on the home page (organisasi.beranda)."""

from django.urls import reverse

from laporan.enums import StatusKeputusan
from laporan.models import Keputusan
from organisasi.beranda import Antrean, daftarkan
from organisasi.permissions import boleh


@daftarkan
def antrean_penomoran(pelaku, tahun: int) -> list[Antrean]:
    """For the registrar: decrees without a number."""
    if not boleh(pelaku, "nomori_keputusan"):
        return []
    belum = Keputusan.objects.filter(nomor="", status=StatusKeputusan.DRAF).exclude(instansi__aktif=False)
    alamat = reverse("keputusan_daftar", args=[pelaku.pemda.slug])
    return [
        Antrean("Keputusan belum bernomor", belum.count(), "keputusan menunggu nomor dan tanggal.", alamat, "draf")
    ]
