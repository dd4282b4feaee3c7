"""What people upload: stored within the quota of their pemda; and files sent ahead of the form that will use them.

A file sent ahead (titipan) has a request of its own, so that a refused form does not lose it. It belongs to who sent
it until a form takes it; one that no form took goes with the daily sweep.
"""

import logging
from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from kinerja import permintaan
from organisasi.domain import isi_berkas, jejak, tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah
from organisasi.models import Berkas, Instansi, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from organisasi.permissions import pastikan

pencatat = logging.getLogger("kinerja.keamanan")
MB = 1024 * 1024
USIA_MAKS = timedelta(days=1)
BANYAK_MAKS = 100  # titipan of one person in one instansi at a time
PENUH = "Ruang berkas pemda ini sudah penuh, jadi berkas belum tersimpan. Hubungi operator aplikasi."
HILANG = "Berkas unggahan tidak ditemukan lagi; yang lebih dari sehari dibuang. Unggah lagi berkasnya."


def titipkan(*, oleh: Pelaku, instansi: Instansi, nama: str, isi: bytes) -> Berkas:
    """Store an acceptable file for a form still open. Raises IsianSalah naming `berkas`, Ditolak without the right."""
    pastikan(oleh, "isi_data", instansi)
    jenis = isi_berkas.periksa(nama, isi)
    if _milik(oleh, instansi).count() >= BANYAK_MAKS:
        raise IsianSalah({"berkas": "Terlalu banyak berkas yang belum disimpan. Simpan dulu formulirnya."})
    return simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, instansi=instansi, titipan=True)


@utuh
def simpan(*, oleh: Pelaku, isi: bytes, **nilai) -> Berkas:
    """`berkas.simpan_berkas` for an upload: also when many come at once, all of them together stay within the quota.

    What the application makes itself (prints, exports) counts too, but is never refused: a decree can be issued
    although the room for evidence is used up. Raises IsianSalah naming `berkas`.
    """
    jejak.antre(oleh.pemda.pk)  # the lock every write of this pemda takes: held until the row is there for the next
    if settings.KUOTA_BERKAS_MB and terpakai() + len(isi) > settings.KUOTA_BERKAS_MB * MB:
        pencatat.warning("kuota_penuh", extra={"ukuran": len(isi)})
        raise IsianSalah({"berkas": PENUH})
    return simpan_berkas(oleh=oleh, isi=isi, **nilai)


def terpakai() -> int:
    """Bytes of all stored files of the active pemda."""
    return Berkas.objects.aggregate(jumlah=Sum("ukuran"))["jumlah"] or 0


def daftar(oleh: Pelaku, instansi: Instansi, kunci: Collection[int]) -> list[Berkas]:
    """Those of the keys that the actor may still use, in the order of sending; one query."""
    return list(_milik(oleh, instansi).filter(pk__in=kunci).order_by("pk")) if kunci else []


def ambil(*, oleh: Pelaku, instansi: Instansi, kunci: int) -> Berkas:
    """Take a titipan for good, in the caller's transaction. Raises IsianSalah when it is not there for the actor."""
    if not _milik(oleh, instansi).filter(pk=kunci).update(titipan=False):
        raise IsianSalah({"berkas": HILANG})
    return Berkas.objects.get(pk=kunci)


def lepas(berkas: Berkas) -> None:
    """Give up a stored file nothing uses any more: the next sweep removes it."""
    Berkas.objects.filter(pk=berkas.pk).update(titipan=True)


def sapu_titipan() -> int:
    """Delete the rows of titipan older than a day; their contents then have no row and go the same way."""
    return sum(_sapu_pemda(pemda) for pemda in Pemda.objects.order_by("pk"))


def _sapu_pemda(pemda: Pemda) -> int:
    batas = timezone.now() - USIA_MAKS
    with sebagai(pemda), permintaan.sebagai(permintaan.baru("penyapu")):
        oleh = Pelaku.mesin(pemda)
        lama = list(Berkas.objects.filter(titipan=True, dibuat__lt=batas).values_list("pk", flat=True))
        return sum(_buang(oleh, pk) for pk in lama)


@transaction.atomic
def _buang(oleh: Pelaku, pk: int) -> bool:
    """Delete one row, unless a form took it in the meantime."""
    satu = tulis.kunci_kueri(Berkas.objects.filter(pk=pk, titipan=True)).first()
    if satu is None:
        return False
    tulis.hapus(satu, oleh=oleh)
    return True


def _milik(oleh: Pelaku, instansi: Instansi):
    return Berkas.objects.filter(titipan=True, instansi=instansi, dibuat_oleh=oleh.pengguna)
