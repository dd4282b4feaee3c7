"""Queues of decrees on the home page (organisasi.beranda)."""

from django.db.models import Q
from django.urls import reverse

from indikator.enums import StatusDokumen
from laporan.enums import StatusKeputusan
from laporan.models import Keputusan
from organisasi.beranda import Antrean, daftarkan
from organisasi.enums import Peran
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


@daftarkan
def antrean_berlaku(pelaku, tahun: int) -> list[Antrean]:
    """For the pimpinan: numbered decrees that can be put in force (laporan.domain.keputusan.berlakukan)."""
    if not pelaku.berperan(Peran.PIMPINAN):
        return []
    milik = pelaku.wilayah("instansi", (Peran.PIMPINAN,))
    bernomor = Keputusan.objects.filter(milik, status=StatusKeputusan.DRAF, tanggal__isnull=False).exclude(nomor="")
    ditetapkan = Q(penetapan=None) | Q(penetapan__status=StatusDokumen.DITETAPKAN)
    siap = list(bernomor.filter(ditetapkan).order_by("pk"))
    alamat = reverse("keputusan_daftar", args=[pelaku.pemda.slug])
    if len(siap) == 1:
        alamat = reverse("keputusan_rincian", args=[pelaku.pemda.slug, siap[0].pk])
    kalimat = "keputusan sudah bernomor dan menunggu Anda nyatakan berlaku."
    return [Antrean("Keputusan menunggu dinyatakan berlaku", len(siap), kalimat, alamat, "terverifikasi")]
