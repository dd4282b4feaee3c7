"""The one way to write a tenant row: transaction, validation, version check, audit row.

Domain functions of every app call these three after checking right and state; nothing else calls `save`.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from organisasi.domain import jejak
from organisasi.enums import Tindakan
from organisasi.galat import Bentrok, IsianSalah, SalahStatus

KALIMAT_DIPAKAI = "Data ini masih dipakai data lain dan tidak dapat dihapus. Belum ada yang berubah."
KALIMAT_GANDA = "Data yang sama sudah ada. Periksa kembali isian Anda."
KALIMAT_HILANG = "Data ini baru saja dihapus orang lain. Muat ulang halaman daftarnya."


@transaction.atomic
def buat(model, *, oleh, catat: bool = True, rincian: dict | None = None, **nilai):
    """Insert a row of the actor's pemda. `catat=False` for parts whose owner writes the audit row.

    `rincian` adds to the audit row what the owner's parts say (ordered lists): {name: content}.
    """
    objek = model(pemda=oleh.pemda, **nilai)
    _periksa(objek)
    _simpan(objek, force_insert=True)
    if catat:
        perubahan = {kolom: (None, isi) for kolom, isi in (nilai | (rincian or {})).items()}
        jejak.catat(oleh=oleh, tindakan=Tindakan.TAMBAH, objek=objek, perubahan=perubahan)
    return objek


@transaction.atomic
def ubah(
    objek, *, oleh, versi: int | None = None, tindakan: str = Tindakan.UBAH, alasan: str = "", rincian=None, **nilai
):
    """Change fields of a row; Bentrok when `versi` is no longer the stored one. Unchanged values write nothing.

    `rincian` {name: (before, after)} tells of the owner's parts, which the caller replaces in the same transaction.
    """
    terkini = kunci(objek)
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, nilai)
    beda = {k: (getattr(terkini, k), v) for k, v in nilai.items() if getattr(terkini, k) != v}
    beda_rincian = {k: (lama, baru) for k, (lama, baru) in (rincian or {}).items() if lama != baru}
    if not beda and not beda_rincian and tindakan == Tindakan.UBAH:
        return terkini
    for kolom, (_, baru) in beda.items():
        setattr(terkini, kolom, baru)
    terkini.versi += 1
    _periksa(terkini)
    _simpan(terkini, update_fields=[*beda, "versi", "diubah"])
    jejak.catat(oleh=oleh, tindakan=tindakan, objek=terkini, perubahan=beda | beda_rincian, alasan=alasan)
    return terkini


@transaction.atomic
def hapus(objek, *, oleh, versi: int | None = None, rincian: dict | None = None) -> None:
    """Delete a row; its last values (and `rincian`, those of its parts) go into the audit row."""
    terkini = kunci(objek)
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, {})
    isi = {f.name: (f.value_from_object(terkini), None) for f in terkini._meta.concrete_fields}
    isi |= {nama: (nilai, None) for nama, nilai in (rincian or {}).items()}
    jejak.catat(oleh=oleh, tindakan=Tindakan.HAPUS, objek=terkini, perubahan=isi)
    try:
        with transaction.atomic():
            terkini.delete()
    except ProtectedError as galat:
        raise IsianSalah(KALIMAT_DIPAKAI) from galat


def kunci(objek):
    """The row as it is stored now, held until the caller's transaction ends; SalahStatus when it is gone."""
    terkini = type(objek).objects.select_for_update(of=("self",)).filter(pk=objek.pk).first()
    if terkini is None:
        raise SalahStatus(KALIMAT_HILANG)
    return terkini


def ganti_daftar(model, pemilik: dict, daftar: list[dict], *, oleh) -> None:
    """Replace the ordered parts of an owner (items, variables, components). The owner writes the audit row."""
    model.objects.filter(**pemilik).delete()
    for isi in daftar:
        buat(model, oleh=oleh, catat=False, **pemilik, **isi)


def _periksa(objek) -> None:
    """Field validation with sentences per field; keys are left to the database."""
    try:
        objek.clean_fields(exclude=[f.name for f in objek._meta.concrete_fields if f.many_to_one])
        objek.clean()
    except ValidationError as galat:
        raise IsianSalah({kolom: " ".join(pesan) for kolom, pesan in galat.message_dict.items()}) from galat


def _simpan(objek, **cara) -> None:
    try:
        with transaction.atomic():
            objek.save(**cara)
    except IntegrityError as galat:
        raise IsianSalah(KALIMAT_GANDA) from galat
