"""Evidence of a realisasi: links to documents. Only while the triwulan is open, like the realisasi itself."""

from urllib.parse import urlsplit

from indikator.models import BuktiDukung, Realisasi
from organisasi.domain import tulis
from organisasi.galat import IsianSalah

SKEMA = ("http", "https")


def atur(realisasi: Realisasi, *, oleh, tautan: str = "", keterangan: str = "", hapus=()) -> None:
    """Add one link and remove others (by key). The caller has checked right and state.

    The same link sent twice is there once; a key that is gone already is no error.
    """
    for satu in realisasi.bukti.filter(pk__in=hapus) if hapus else ():
        tulis.hapus(satu, oleh=oleh)
    tautan = tautan.strip()
    if not tautan:
        if keterangan.strip():
            raise IsianSalah({"tautan": "Isi tautannya, atau kosongkan keterangan buktinya."})
        return
    if urlsplit(tautan).scheme not in SKEMA:
        raise IsianSalah({"tautan": "Tautan harus dimulai dengan https:// atau http://."})
    if not realisasi.bukti.filter(tautan=tautan).exists():
        tulis.buat(BuktiDukung, oleh=oleh, realisasi=realisasi, tautan=tautan, keterangan=keterangan.strip())
