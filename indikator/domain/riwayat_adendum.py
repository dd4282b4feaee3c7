"""The addenda of a realisasi as the audit keeps them: the sementara figure, the tetap one, why, who and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from indikator.enums import SifatRealisasi
from indikator.models import Realisasi
from organisasi.enums import Tindakan
from organisasi.models import Jejak


@dataclass(frozen=True)
class Adendum:
    """`lama` and `baru` are the texts of the realisasi; equal where only its sifat changed."""

    waktu: datetime
    nama: str
    lama: str
    baru: str
    alasan: str


def adendum(realisasi: Realisasi, jejak: Iterable[Jejak]) -> list[Adendum]:
    """Latest first, from the audit rows of the realisasi in that order.

    Only a change from sementara to tetap that gives a reason is one.
    """
    sifat = [str(SifatRealisasi.SEMENTARA), str(SifatRealisasi.TETAP)]
    kini, hasil = realisasi.teks, []
    for satu in jejak:
        lama, baru = satu.perubahan.get("teks", (kini, kini))
        if satu.tindakan == Tindakan.UBAH and satu.alasan and satu.perubahan.get("sifat") == sifat:
            hasil.append(Adendum(satu.waktu, satu.nama_pengguna, lama, baru, satu.alasan))
        kini = lama
    return hasil
