"""Which LKjIP, or which addendum of one, is printed: one that was chosen, or that of an instansi and year."""

from laporan.domain.lkjip.dokumen import pastikan_terlihat
from laporan.models import AdendumLkjip, Lkjip
from organisasi.galat import GalatKinerja

HILANG = "Dokumen ini sudah tidak ada. Muat ulang halaman daftarnya."


def cari_lkjip(instansi, tahun: int, oleh, objek: int | None = None) -> Lkjip:
    """The report `objek`, else that of the year, with what its content reads. Raises Ditolak, GalatKinerja."""
    milik = Lkjip.objects.filter(instansi=instansi).select_related("instansi__pemda", "penandatangan")
    lkjip = milik.filter(**({"pk": objek} if objek else {"tahun": tahun})).first()
    if lkjip is None:
        belum = f"Belum ada LKjIP {instansi.sebutan} tahun {tahun}: buat LKjIP dulu."
        raise GalatKinerja(HILANG if objek else belum)
    pastikan_terlihat(oleh, lkjip)
    return lkjip


def cari_adendum(instansi, oleh, objek: int | None) -> AdendumLkjip:
    """That addendum with the report it corrects. Raises Ditolak, GalatKinerja."""
    milik = AdendumLkjip.objects.filter(lkjip__instansi=instansi, pk=objek)
    adendum = milik.select_related("lkjip__instansi__pemda", "lkjip__penandatangan").first()
    if adendum is None:
        raise GalatKinerja(HILANG)
    pastikan_terlihat(oleh, adendum.lkjip)
    return adendum
