"""The addenda of a realisasi as the audit keeps them: the sementara figure, the tetap one, why, who and when."""

from dataclasses import dataclass
from datetime import datetime

from indikator.enums import SifatRealisasi
from indikator.models import Realisasi
from organisasi.models import Jejak
from organisasi.enums import Tindakan


@dataclass(frozen=True)
class Adendum:
    """`lama` and `baru` are the texts of the realisasi; equal where only its sifat changed."""

    waktu: datetime
    nama: str
    lama: str
    baru: str
    alasan: str


def adendum(realisasi: Realisasi) -> list[Adendum]:
    """Latest first; one query. Only a change from sementara to tetap that gives a reason is one."""
    baris = Jejak.objects.filter(model=Realisasi._meta.label, objek_id=realisasi.pk, tindakan=Tindakan.UBAH)
    sifat = [str(SifatRealisasi.SEMENTARA), str(SifatRealisasi.TETAP)]
    kini, hasil = realisasi.teks, []
    for satu in baris.order_by("-nomor"):
        lama, baru = satu.perubahan.get("teks", (kini, kini))
        if satu.alasan and satu.perubahan.get("sifat") == sifat:
            hasil.append(Adendum(satu.waktu, satu.nama_pengguna, lama, baru, satu.alasan))
        kini = lama
    return hasil
