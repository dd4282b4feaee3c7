"""Cuplikan: the content of a document frozen at a moment, with its sha256. No foreign keys into master data."""

import json
from dataclasses import asdict, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from django.db import transaction
from django.utils.safestring import SafeString

from kinerja.sidik import sidik_jari
from laporan.enums import JenisDokumen
from laporan.models import Cuplikan
from organisasi.domain import jejak, tulis
from organisasi.enums import Tindakan
from organisasi.galat import GalatKinerja
from organisasi.permissions import pastikan

KALIMAT_RUSAK = (
    "Isi beku dokumen ini tidak sama lagi dengan sidik jarinya, jadi tidak ditampilkan dan tidak dicetak. "
    "Hubungi pengelola aplikasi agar dipulihkan dari cadangan."
)


class CuplikanRusak(GalatKinerja):
    """The frozen content was changed after it was frozen."""


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


def utuh(cuplikan: Cuplikan) -> bool:
    """Whether the stored content still is what was frozen."""
    return sidik_jari(cuplikan.isi) == cuplikan.sha256


def cari(jenis: str, objek) -> Cuplikan | None:
    """The last frozen content of a document; None when nothing was frozen. Raises CuplikanRusak."""
    cuplikan = Cuplikan.objects.filter(jenis=JenisDokumen(jenis), objek_id=objek.pk).first()
    if cuplikan is not None and not utuh(cuplikan):
        raise CuplikanRusak(KALIMAT_RUSAK)
    return cuplikan


def dari_polos(jenis, polos):
    """What `asdict` made plain, again as `jenis`: dataclasses, tuples and safe HTML (SafeString) by the type hints.

    Names that the class no longer has are ignored; a field added later needs a default for what is already frozen.
    """
    if is_dataclass(jenis):
        kolom = _kolom(jenis)
        return jenis(**{nama: dari_polos(kolom[nama], isi) for nama, isi in polos.items() if nama in kolom})
    asal, isian = get_origin(jenis), get_args(jenis)
    if asal is UnionType:
        return None if polos is None else dari_polos(next(j for j in isian if j is not NoneType), polos)
    if asal is tuple:
        isian = isian[:1] * len(polos) if isian[-1] is Ellipsis else isian
        return tuple(dari_polos(satu, isi) for satu, isi in zip(isian, polos, strict=True))
    return SafeString(polos) if jenis is SafeString else polos


_kolom = cache(get_type_hints)
