"""The portable data of instansi as one file; the same data always give the same bytes."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

from laporan.domain.pindahan.kemas import kemas
from laporan.domain.pindahan.kumpul import kumpulkan
from organisasi.galat import IsianSalah
from organisasi.models import Instansi
from organisasi.permissions import pastikan

MIME = "application/zip"


def bungkus(
    *, oleh, instansi: Sequence[Instansi], ke: BinaryIO, kabar: Callable[[str], None] = lambda teks: None
) -> None:
    """Write the package of these instansi of the active pemda to `ke`. `kabar` is told how far it is, between two
    queries. Raises Ditolak, IsianSalah, GalatKinerja (a lost file, a row changed meanwhile)."""
    pastikan(oleh, "kelola_organisasi")
    if not instansi:
        raise IsianSalah("Tidak ada perangkat daerah yang dibungkus.")
    kemas(kumpulkan(instansi, kabar), oleh.pemda, ke, kabar)
