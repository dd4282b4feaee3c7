"""The portable data of instansi as one file; the same data always give the same bytes."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

from laporan.domain.pindahan.batas import kelebihan
from laporan.domain.pindahan.kemas import kemas
from laporan.domain.pindahan.kumpul import kumpulkan
from organisasi.galat import IsianSalah
from organisasi.models import Instansi
from organisasi.permissions import pastikan

MIME = "application/zip"
TAK_TERMUAT = "Bungkusan ini terlalu besar untuk dimuat lagi: {}. "
SENDIRI = "Untuk memindahkannya, bungkus tiap perangkat daerah sendiri-sendiri."
CADANGAN = "Untuk memindahkan data sebanyak itu, pakai cadangan (operator)."


def bungkus(
    *, oleh, instansi: Sequence[Instansi], ke: BinaryIO, kabar: Callable[[str], None] = lambda teks: None
) -> str:
    """Write the package of these instansi of the active pemda to `ke`. `kabar` is told how far it is, between two
    queries. Gives a sentence when it is too large to be loaded again, else "".

    Raises Ditolak, IsianSalah, GalatKinerja (a lost file, a row changed meanwhile).
    """
    pastikan(oleh, "kelola_organisasi")
    if not instansi:
        raise IsianSalah("Tidak ada perangkat daerah yang dibungkus.")
    sebab = kelebihan(kemas(kumpulkan(instansi, kabar), oleh.pemda, ke, kabar))
    if not sebab:
        return ""
    return TAK_TERMUAT.format(sebab) + (SENDIRI if len(instansi) > 1 else CADANGAN)
