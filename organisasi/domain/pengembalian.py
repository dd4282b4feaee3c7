"""Pengembalian: why things were returned or opened again, and by whom, read from the audit trail."""

from collections.abc import Iterable

from django.db.models import Max, Q

from organisasi.enums import MENGEMBALIKAN
from organisasi.models import Jejak

DIKEMBALIKAN = "dikembalikan"  # this state has the same name everywhere


def alasan_terakhir(objek) -> Jejak | None:
    """Why a thing was returned or opened again, while it is in that state. At most one query."""
    if objek is None or objek.status != DIKEMBALIKAN:
        return None
    return pengembalian_terakhir([objek]).get(kunci_jejak(objek))


def pengembalian_terakhir(daftar: Iterable) -> dict[tuple[str, int], Jejak]:
    """{kunci_jejak: the last row that returned it}, whatever its state is now; rows of any models, one query."""
    menurut: dict[str, list[int]] = {}
    for satu in daftar:
        menurut.setdefault(satu._meta.label, []).append(satu.pk)
    if not menurut:
        return {}
    milik = Q()
    for label, kunci in menurut.items():
        milik |= Q(model=label, objek_id__in=kunci)
    semua = Jejak.objects.filter(milik, tindakan__in=MENGEMBALIKAN).order_by()
    terakhir = semua.values("model", "objek_id").annotate(akhir=Max("nomor")).values("akhir")
    return {(satu.model, satu.objek_id): satu for satu in Jejak.objects.filter(nomor__in=terakhir)}


def kunci_jejak(objek) -> tuple[str, int]:
    """(model label, pk): how audit rows name a thing."""
    return objek._meta.label, objek.pk
