"""The one way to write a tenant row: transaction, validation, version check, audit row.

Domain functions of every app call these after checking right and state; nothing else calls `save`. Those named
`…_banyak` do the same for many rows of one model in a number of queries that does not grow with them.
"""

import re
from collections.abc import Sequence
from functools import cache

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone
from django_scopes import get_scope

from organisasi.domain import jejak
from organisasi.domain.sekaligus import lupakan, sekali, utuh
from organisasi.enums import Tindakan
from organisasi.galat import Bentrok, IsianSalah, SalahStatus

KALIMAT_DIPAKAI = "Data ini masih dipakai data lain dan tidak dapat dihapus. Belum ada yang berubah."
KALIMAT_GANDA = "Data yang sama sudah ada. Periksa kembali isian Anda."
KALIMAT_HILANG = "Data ini baru saja dihapus orang lain. Muat ulang halaman daftarnya."
KALIMAT_KENDALI = (
    "Teks memuat huruf kendali yang tidak terlihat, biasanya terbawa saat menyalin. Ketik ulang bagian itu."
)
_KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SEKALI_KIRIM = 500  # rows in one INSERT


@utuh
def buat(model, *, oleh, catat: bool = True, rincian: dict | None = None, **nilai):
    """Insert a row of the actor's pemda. `catat=False` for parts whose owner writes the audit row.

    `rincian` adds to the audit row what the owner's parts say (ordered lists): {name: content}.
    """
    objek = model(pemda=oleh.pemda, **nilai)
    _periksa(objek)
    jejak.antre(oleh.pemda.pk)
    _simpan(objek, force_insert=True)
    if catat:
        perubahan = {kolom: (None, isi) for kolom, isi in (nilai | (rincian or {})).items()}
        jejak.catat(oleh=oleh, tindakan=Tindakan.TAMBAH, objek=objek, perubahan=perubahan)
    return objek


@utuh
def buat_banyak(model, *, oleh, daftar: Sequence[dict], catat: bool = True, rincian: Sequence[dict] = ()) -> list:
    """`buat` for many rows of one model; `daftar` are their values, `rincian` what the parts of each say."""
    objek = [model(pemda=oleh.pemda, **nilai) for nilai in daftar]
    if not objek:
        return []
    for satu in objek:
        _periksa(satu)
    model.periksa_penyewa_banyak(objek)
    jejak.antre(oleh.pemda.pk)
    try:
        model.objects.bulk_create(objek, batch_size=SEKALI_KIRIM)
    except IntegrityError as galat:
        raise IsianSalah(KALIMAT_GANDA) from galat
    if catat:
        isi = [nilai | lain for nilai, lain in zip(daftar, rincian or [{}] * len(objek), strict=True)]
        perubahan = [{kolom: (None, satu) for kolom, satu in milik.items()} for milik in isi]
        jejak.catat_banyak(oleh=oleh, tindakan=Tindakan.TAMBAH, daftar=list(zip(objek, perubahan, strict=True)))
    return objek


@utuh
def ubah(
    objek,
    isi: dict | None = None,
    /,
    *,
    oleh,
    versi: int | None = None,
    tindakan: str = Tindakan.UBAH,
    alasan: str = "",
    rincian=None,
    dipegang: bool = False,
    **nilai,
):
    """Change fields of a row; Bentrok when `versi` is no longer the stored one. Unchanged values write nothing.

    `rincian` {name: (before, after)} tells of the owner's parts, which the caller replaces in the same transaction.
    isi: values by field, where a field may have the name of one of these arguments ("alasan").
    dipegang: `objek` is what the caller has just read and locked in this transaction, so it is not read again.
    """
    terkini, nilai = objek if dipegang else kunci(objek), nilai | (isi or {})
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
    lupakan(_kunci_pegangan(terkini))
    jejak.catat(oleh=oleh, tindakan=tindakan, objek=terkini, perubahan=beda | beda_rincian, alasan=alasan)
    return terkini


@utuh
def ubah_banyak(
    daftar: Sequence,
    *,
    oleh,
    tindakan: str = Tindakan.UBAH,
    alasan: str = "",
    ikut: tuple[str, ...] = (),
    masing: Sequence[dict] = (),
    rincian: Sequence[dict] = (),
    dipegang: bool = False,
    **nilai,
) -> list:
    """`ubah` of many rows of one model to the same values; gives those that changed. `ikut`: as for `kunci`.

    `masing`, `rincian`: what each row gets besides, and what its parts say, in the order of the rows.
    """
    terkini = list(daftar) if dipegang else kunci_banyak(daftar, *ikut)
    kosong, berubah, perubahan = [{}] * len(terkini), [], []
    for satu, milik, bagian in zip(terkini, masing or kosong, rincian or kosong, strict=True):
        beda = {k: (getattr(satu, k), v) for k, v in (nilai | milik).items() if getattr(satu, k) != v}
        lain = {k: (lama, baru) for k, (lama, baru) in bagian.items() if lama != baru}
        if not beda and not lain:
            continue
        for kolom, (_, baru) in beda.items():
            setattr(satu, kolom, baru)
        satu.versi, satu.diubah = satu.versi + 1, timezone.now()
        _periksa(satu)
        lupakan(_kunci_pegangan(satu))
        berubah.append((satu, frozenset(beda)))
        perubahan.append((satu, beda | lain))
    if berubah:
        _simpan_banyak(berubah)
        jejak.catat_banyak(oleh=oleh, tindakan=tindakan, daftar=perubahan, alasan=alasan)
    return [satu for satu, _ in berubah]


def _simpan_banyak(berubah: Sequence[tuple]) -> None:
    """One UPDATE for the rows with the same changed columns: (row, names of its columns)."""
    per_kolom: dict[frozenset, list] = {}
    for satu, kolom in berubah:
        per_kolom.setdefault(kolom, []).append(satu)
    for kolom, semua in per_kolom.items():
        type(semua[0]).periksa_penyewa_banyak(semua)
        try:
            type(semua[0]).objects.bulk_update(semua, [*sorted(kolom), "versi", "diubah"], batch_size=SEKALI_KIRIM)
        except IntegrityError as galat:
            raise IsianSalah(KALIMAT_GANDA) from galat


@utuh
def hapus(objek, *, oleh, versi: int | None = None, rincian: dict | None = None) -> None:
    """Delete a row; its last values (and `rincian`, those of its parts) go into the audit row."""
    terkini = kunci(objek)
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, {})
    jejak.catat(oleh=oleh, tindakan=Tindakan.HAPUS, objek=terkini, perubahan=_isi_terakhir(terkini, rincian or {}))
    lupakan(_kunci_pegangan(terkini))
    try:
        terkini.delete()
    except ProtectedError as galat:
        raise IsianSalah(KALIMAT_DIPAKAI) from galat


@utuh
def hapus_banyak(daftar: Sequence, *, oleh, rincian: Sequence[dict] = ()) -> None:
    """`hapus` for many rows of one model, which the caller has locked in this transaction."""
    if not daftar:
        return
    lain = rincian or [{}] * len(daftar)
    isi = [(satu, _isi_terakhir(satu, milik)) for satu, milik in zip(daftar, lain, strict=True)]
    jejak.catat_banyak(oleh=oleh, tindakan=Tindakan.HAPUS, daftar=isi)
    model = type(daftar[0])
    model.periksa_penyewa_banyak(daftar)
    try:
        model.objects.filter(pk__in=[satu.pk for satu in daftar]).delete()
    except ProtectedError as galat:
        raise IsianSalah(KALIMAT_DIPAKAI) from galat


def kunci(objek, *ikut: str):
    """The row as it is stored now, held until the caller's transaction ends; SalahStatus when it is gone.

    ikut: rows it points at that are read along (`select_related`), without being held.
    """
    return kunci_banyak([objek], *ikut)[0]


def kunci_banyak(daftar: Sequence, *ikut: str) -> list:
    """`kunci` of many rows of one model, in their order."""
    if not daftar:
        return []
    semua = _dipegang(type(daftar[0]), [satu.pk for satu in daftar], ikut)
    ada = {satu.pk: satu for satu in semua}
    if len(ada) < len({satu.pk for satu in daftar}):
        raise SalahStatus(KALIMAT_HILANG)
    return [ada[satu.pk] for satu in daftar]


def _dipegang(model, pk: list[int], ikut: tuple[str, ...]):
    """The rows, locked in the order of their keys.

    PostgreSQL reads a row it had to wait for again, but not the rows joined to it: those are as old as the statement,
    or missing. So rows that are read along come with a second statement, after the wait.
    """
    semua = model.objects.filter(pk__in=pk)
    terkunci = kunci_kueri(semua).order_by("pk")
    if not ikut:
        return terkunci
    if connection.features.has_select_for_update:
        list(terkunci.values_list("pk"))
    return semua.select_related(*ikut).order_by("pk")


def kunci_kueri(semua: QuerySet) -> QuerySet:
    """These rows, held as soon as they are read. The turn at the audit comes first (see `jejak.antre`)."""
    if pemda := get_scope().get("pemda"):
        jejak.antre(pemda.pk)
    return semua.select_for_update(of=("self",))


def pegang(objek):
    """The row as `kunci` gives it, read once in an act: for what only says whether the act may go on."""
    return sekali(_kunci_pegangan(objek), lambda: kunci(objek))


def ganti_daftar(model, pemilik: dict, daftar: list[dict], *, oleh) -> None:
    """Replace the ordered parts of an owner (items, variables, components). The owner writes the audit row."""
    model.objects.filter(**pemilik).delete()
    buat_banyak(model, oleh=oleh, catat=False, daftar=[pemilik | isi for isi in daftar])


def _kunci_pegangan(objek) -> tuple:
    return ("baris", objek._meta.label, objek.pk)


def _isi_terakhir(objek, rincian: dict) -> dict:
    """What the audit row of a deletion keeps."""
    isi = {f.name: (f.value_from_object(objek), None) for f in objek._meta.concrete_fields}
    return isi | {nama: (nilai, None) for nama, nilai in rincian.items()}


def _periksa(objek) -> None:
    """Field validation with sentences per field; keys are left to the database."""
    if salah := _huruf_kendali(objek):
        raise IsianSalah(salah)
    try:
        objek.clean_fields(exclude=[f.name for f in objek._meta.concrete_fields if f.many_to_one or f.one_to_one])
        objek.clean()
    except ValidationError as galat:
        raise IsianSalah({kolom: " ".join(pesan) for kolom, pesan in galat.message_dict.items()}) from galat


def _huruf_kendali(objek) -> dict[str, str]:
    """{field: sentence} of texts with control characters; a tab and the ends of lines are none of them."""
    return {kolom: KALIMAT_KENDALI for kolom in _kolom_teks(type(objek)) if ada_kendali(objek.__dict__.get(kolom))}


def ada_kendali(nilai) -> bool:
    """Whether a text, or any text within a JSON value, has control characters."""
    if isinstance(nilai, str):
        return _KENDALI.search(nilai) is not None
    if isinstance(nilai, dict):
        return any(ada_kendali(satu) for satu in (*nilai, *nilai.values()))
    return isinstance(nilai, list | tuple) and any(map(ada_kendali, nilai))


@cache
def _kolom_teks(model) -> tuple[str, ...]:
    """Fields that hold text, also inside JSON."""
    teks = (models.CharField, models.TextField, models.JSONField)
    return tuple(f.attname for f in model._meta.concrete_fields if isinstance(f, teks))


def _simpan(objek, **cara) -> None:
    try:
        objek.save(**cara)
    except IntegrityError as galat:
        raise IsianSalah(KALIMAT_GANDA) from galat
