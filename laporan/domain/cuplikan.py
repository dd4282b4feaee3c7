"""Cuplikan: the content of a document frozen at a moment, with its sha256. No foreign keys into master data."""

import hashlib
import json
from dataclasses import asdict

from django.db import transaction

from laporan.enums import JenisDokumen
from laporan.models import Cuplikan
from organisasi.domain import jejak, tulis
from organisasi.enums import Tindakan
from organisasi.permissions import pastikan


@transaction.atomic
def bekukan(*, jenis: str, objek, isi, oleh) -> Cuplikan:
    """Store the content (a frozen dataclass of laporan.domain.isi_*) of `objek`; the same content is stored once.

    objek: Keputusan, Penetapan or Lkjip (anything with an instansi). Raises Ditolak.
    """
    pastikan(oleh, "lihat_instansi", objek.instansi)
    polos = json.loads(json.dumps(asdict(isi), ensure_ascii=False))
    sidik = sidik_jari(polos)
    ada = Cuplikan.objects.filter(jenis=JenisDokumen(jenis), objek_id=objek.pk).first()
    if ada is not None and ada.sha256 == sidik:
        return ada
    isi_baris = {"jenis": jenis, "objek_id": objek.pk, "judul": str(objek)[:300], "isi": polos, "sha256": sidik}
    cuplikan = tulis.buat(Cuplikan, oleh=oleh, catat=False, **isi_baris)
    jejak.catat(oleh=oleh, tindakan=Tindakan.TAMBAH, objek=cuplikan, perubahan={"sha256": (None, sidik)})
    return cuplikan


def sidik_jari(isi) -> str:
    """sha256 of plain data in one canonical form."""
    kanonis = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(kanonis.encode()).hexdigest()


def utuh(cuplikan: Cuplikan) -> bool:
    """Whether the stored content still is what was frozen."""
    return sidik_jari(cuplikan.isi) == cuplikan.sha256
