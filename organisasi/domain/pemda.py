"""Pemda: made by the operator of the installation."""

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi import penyewa
from organisasi.domain import jejak
from organisasi.enums import JenisPemda, Tindakan
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku


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
    try:
        pemda.full_clean()
    except ValidationError as galat:
        raise IsianSalah({kolom: " ".join(pesan) for kolom, pesan in galat.message_dict.items()}) from galat
    pemda.save()
    nilai = {"slug": slug, "nama": nama, "jenis": str(jenis), "sebutan_kepala": sebutan_kepala, "ibukota": ibukota}
    with penyewa.sebagai(pemda, operator):
        oleh = Pelaku(pemda=pemda, pengguna=operator, sistem=True)
        perubahan = {kolom: (None, isi) for kolom, isi in nilai.items()}
        jejak.catat(oleh=oleh, tindakan=Tindakan.TAMBAH, objek=pemda, perubahan=perubahan)
    return pemda
