"""Background job: the portable data of one instansi, or of all of them."""

import tempfile
import time
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone

from laporan.domain.pindahan.susun import MIME, bungkus
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.enums import Tindakan
from organisasi.models import Instansi, Pekerjaan

BUNGKUSAN = "bungkusan"
JEDA_KABAR = 1  # seconds


@jenis_pekerjaan(BUNGKUSAN, judul="Bungkusan data", izin="kelola_organisasi")
def buat_bungkusan(pekerjaan, lapor) -> BerkasBaru:
    """The job's instansi, or without one all of them. The file is of no instansi: for its maker and the admins."""
    oleh = pelaku_dari(pekerjaan)
    milik = [pekerjaan.instansi] if pekerjaan.instansi else list(Instansi.objects.order_by("pk"))
    lapor(0, 1, f"Membungkus {len(milik)} perangkat daerah")
    # not in /tmp, which is memory in a container; closed once it is stored
    isi = tempfile.TemporaryFile(dir=settings.DATA_DIR)  # noqa: SIM115
    besar = bungkus(oleh=oleh, instansi=milik, ke=isi, kabar=_tiap_detik(lapor.kabar))
    nama = nama_bungkusan(oleh.pemda.slug, milik[0].slug if pekerjaan.instansi else "")
    lapor(1, 1, besar or "Bungkusan ini dapat dimuat di pemda lain.")
    lapor.penutup()
    objek = pekerjaan.instansi or pekerjaan
    jejak.catat(oleh=oleh, tindakan=Tindakan.EKSPOR, objek=objek, perubahan={"berkas": (None, nama)})
    return BerkasBaru(nama, isi, MIME)


def _tiap_detik(kabar: Callable[[str], None]) -> Callable[[str], None]:
    """A report commits: once a second is often enough for the bar, the lease, and who cancels."""
    lagi = 0.0

    def jarang(keterangan: str) -> None:
        nonlocal lagi
        if time.monotonic() >= lagi:
            kabar(keterangan)
            lagi = time.monotonic() + JEDA_KABAR

    return jarang


def antrekan_bungkusan(*, oleh, instansi: Instansi | None = None) -> Pekerjaan:
    """Queue the package of one instansi, or of all. Raises Ditolak."""
    return antrekan(
        oleh=oleh,
        jenis=BUNGKUSAN,
        kunci=f"{BUNGKUSAN}:{instansi.pk if instansi else 'semua'}",
        instansi=instansi,
        judul=f"Bungkusan data {instansi.sebutan if instansi else 'semua perangkat daerah'}",
    )


def nama_bungkusan(pemda: str, instansi: str = "") -> str:
    """ "bungkusan-magetan-bagian-organisasi-2026-11-21.zip" """
    return "-".join(filter(None, ("bungkusan", pemda, instansi[:80], f"{timezone.localdate():%Y-%m-%d}"))) + ".zip"
