"""The audit trail: one row for every write, chained by hash per pemda."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.files import File
from django.db import connection, models
from django.utils import timezone

from organisasi.domain.sekaligus import ingat, sekali
from organisasi.models import Instansi, Jejak

JALAN_KE_INSTANSI = ("instansi", "penetapan", "lembar", "pengukuran", "jabatan", "unit", "realisasi", "indikator")
SUSUNAN_KINI = "jejak-2"
KUNCI_NASIHAT = 7_210_000_000  # advisory lock of PostgreSQL: this number + pemda id


def catat(*, oleh, tindakan: str, objek, perubahan: dict | None = None, alasan: str = "") -> Jejak:
    """Append one audit row inside the caller's transaction. `perubahan` maps a field to [before, after]."""
    return catat_banyak(oleh=oleh, tindakan=tindakan, daftar=[(objek, perubahan or {})], alasan=alasan)[0]


def catat_banyak(*, oleh, tindakan: str, daftar: Sequence[tuple], alasan: str = "") -> list[Jejak]:
    """Append an audit row for each (object, its `perubahan`), in this order; the queries do not grow with them."""
    kunci = ("jejak", oleh.pemda.pk)
    terakhir, baris = sekali(kunci, lambda: _ujung(oleh.pemda.pk)), []
    for objek, perubahan in daftar:
        baris.append(_sambung(terakhir, oleh, tindakan, objek, perubahan, alasan))
        terakhir = {"nomor": baris[-1].nomor, "hash": baris[-1].hash}
    _tulis(baris)
    ingat(kunci, terakhir)
    return baris


def _ujung(pemda_id: int) -> dict:
    """The end of the chain, held until the transaction ends: nobody else adds to it meanwhile."""
    antre(pemda_id)
    return Jejak.objects.order_by("-nomor").values("nomor", "hash").first() or {"nomor": 0, "hash": ""}


def _sambung(terakhir: dict, oleh, tindakan: str, objek, perubahan: dict, alasan: str) -> Jejak:
    baris = Jejak(
        pemda=oleh.pemda,
        nomor=terakhir["nomor"] + 1,
        waktu=timezone.now(),
        pengguna=oleh.pengguna,
        nama_pengguna=oleh.nama[:150],
        tindakan=tindakan,
        model=objek._meta.label,
        objek_id=objek.pk,
        objek=str(objek)[:300],
        perubahan={kolom: [_polos(lama), _polos(baru)] for kolom, (lama, baru) in perubahan.items()},
        alasan=alasan,
        peran=",".join(oleh.peran_untuk(instansi_terbaca(objek)))[:200],
        permintaan=oleh.permintaan,
        sebelum=terakhir["hash"],
    )
    baris.hash = hitung_hash(baris)
    return baris


def instansi_terbaca(objek, kedalaman: int = 4):
    """The instansi of the row as far as it was read along; never a query of its own."""
    if isinstance(objek, Instansi):
        return objek
    for field in objek._meta.concrete_fields if kedalaman else ():
        if field.name in JALAN_KE_INSTANSI and field.is_relation and field.is_cached(objek):
            atas = getattr(objek, field.name)
            if atas is not None and (instansi := instansi_terbaca(atas, kedalaman - 1)):
                return instansi
    return None


def _tulis(baris: list[Jejak]) -> None:
    if len(baris) == 1:
        baris[0].save(force_insert=True)
        return
    for satu in baris:
        satu.periksa_penyewa()
    Jejak.objects.bulk_create(baris, batch_size=500)


def hitung_hash(baris: Jejak) -> str:
    """sha256 over the row's content and the hash of the row before it.

    Rows older than `peran` and `permintaan` have both blank and keep their composition, which begins with a number;
    the present one begins with its name, so that no content of one can be read as the other.
    """
    isi = [
        baris.pemda_id,
        baris.nomor,
        baris.waktu.astimezone(UTC).isoformat(),
        baris.pengguna_id,
        baris.nama_pengguna,
        baris.tindakan,
        baris.model,
        baris.objek_id,
        baris.objek,
        baris.perubahan,
        baris.alasan,
        baris.sebelum,
    ]
    if baris.peran or baris.permintaan:
        isi = [SUSUNAN_KINI, *isi, baris.peran, baris.permintaan]
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def antre(pemda_id: int) -> None:
    """One writer at a time per pemda, so that the chain has no fork. SQLite has one writer anyway.

    `tulis` takes this turn before it holds the first row: who holds a row and then waits here, and who is on turn and
    then waits for that row, would wait for each other.
    """
    if connection.vendor == "postgresql":
        sekali(("antre", pemda_id), lambda: _antre(pemda_id))


def _antre(pemda_id: int) -> None:
    with connection.cursor() as kursor:
        kursor.execute("select pg_advisory_xact_lock(%s)", [KUNCI_NASIHAT + pemda_id])


def coba_antre(pemda_id: int) -> bool:
    """`antre` without waiting. False: somebody writes in this pemda, for minutes where it is an import."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as kursor:
        kursor.execute("select pg_try_advisory_xact_lock(%s)", [KUNCI_NASIHAT + pemda_id])
        return kursor.fetchone()[0]


def _polos(nilai):
    """Value as JSON can keep it: Decimal, dates and names of stored contents as text, a row as [id, name]."""
    if isinstance(nilai, models.Model):
        return [nilai.pk, str(nilai)[:200]]
    if isinstance(nilai, Decimal | date | datetime | UUID | File):
        return str(nilai)
    return nilai
