"""Why things were returned, and by whom: read from the audit trail."""

from collections.abc import Iterable

from django.db.models import Max, Q

from organisasi.enums import Tindakan
from organisasi.models import Jejak

MENGEMBALIKAN = (Tindakan.KEMBALIKAN, Tindakan.TOLAK, Tindakan.BUKA)


def pengembalian_terakhir(daftar: Iterable) -> dict[tuple[str, int], Jejak]:
    """{(model label, pk): the last row that returned it}; rows of any models, one query."""
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
