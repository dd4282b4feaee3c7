"""Pemda: made by the operator of the installation; some of its identity its own admin may change.

Pemda is no tenant table and has no `versi`: `versi_identitas` is a fingerprint of what the form shows.
"""

from zlib import crc32

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi import penyewa
from organisasi.domain import jejak, tulis
from organisasi.enums import JenisPemda, Tindakan
from organisasi.galat import Bentrok, Ditolak, IsianSalah
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.permissions import pastikan

IDENTITAS = ("ibukota", "zona_waktu", "tingkat_pengukuran")
ZONA = (("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"))


@transaction.atomic
def buat_pemda(
    *,
    slug: str,
    nama: str,
    operator: Pengguna | None = None,
    jenis: str = JenisPemda.KABUPATEN,
    sebutan_kepala: str = "Bupati",
    ibukota: str = "",
    **lain,
) -> Pemda:
    """A new tenant with the first row of its audit trail. `operator` None: the installation itself (commands)."""
    if operator is not None and not operator.is_superuser:
        raise Ditolak("Hanya pengelola instalasi yang dapat menambah pemda.")
    pemda = Pemda(slug=slug, nama=nama, jenis=jenis, sebutan_kepala=sebutan_kepala, ibukota=ibukota, **lain)
    _periksa(pemda)
    pemda.save()
    nilai = {"slug": slug, "nama": nama, "jenis": str(jenis), "sebutan_kepala": sebutan_kepala, "ibukota": ibukota}
    with penyewa.sebagai(pemda, operator):
        oleh = Pelaku(pemda=pemda, pengguna=operator, sistem=True)
        perubahan = {kolom: (None, isi) for kolom, isi in nilai.items()}
        jejak.catat(oleh=oleh, tindakan=Tindakan.TAMBAH, objek=pemda, perubahan=perubahan)
    return pemda


def versi_identitas(pemda: Pemda) -> int:
    """Changes when one of IDENTITAS does."""
    return crc32("\0".join(str(getattr(pemda, kolom)) for kolom in IDENTITAS).encode())


@transaction.atomic
def ubah_identitas(*, oleh, versi: int | None = None, **nilai) -> Pemda:
    """Change some of IDENTITAS of the actor's own pemda, with an audit row. Raises Ditolak, IsianSalah, Bentrok."""
    pastikan(oleh, "kelola_organisasi")
    if asing := set(nilai) - set(IDENTITAS):
        raise TypeError(f"Bukan identitas yang dapat diubah: {', '.join(sorted(asing))}")
    pemda = tulis.kunci(oleh.pemda)
    if versi is not None and versi != versi_identitas(pemda):
        pemda.versi = versi_identitas(pemda)
        raise Bentrok(pemda, nilai)
    beda = {kolom: (getattr(pemda, kolom), baru) for kolom, baru in nilai.items() if getattr(pemda, kolom) != baru}
    if not beda:
        return pemda
    for kolom, (_, baru) in beda.items():
        setattr(pemda, kolom, baru)
    _periksa(pemda)
    pemda.save(update_fields=list(beda))
    jejak.catat(oleh=oleh, tindakan=Tindakan.UBAH, objek=pemda, perubahan=beda)
    return pemda


def _periksa(pemda: Pemda) -> None:
    try:
        pemda.full_clean()
    except ValidationError as galat:
        raise IsianSalah({kolom: " ".join(pesan) for kolom, pesan in galat.message_dict.items()}) from galat


def kepala_daerah(pemda: Pemda) -> str:
    """ "Bupati Paser", "Wali Kota Blitar"."""
    return f"{pemda.sebutan_kepala} {pemda.nama.removeprefix(f'{JenisPemda(pemda.jenis).label} ')}"
