"""TokenApi: keys of other programs to the read API. The key is drawn here, shown once, and kept only as its sha256."""

import hashlib
import re
from datetime import date
from secrets import token_urlsafe
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from organisasi.domain import jejak, tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah
from organisasi.models import TokenApi
from organisasi.permissions import pastikan

AWALAN = "kin_"
PANJANG_AWALAN = 12  # letters kept for recognising a key; the other 35 are what makes it a secret
HIDUP_MAKS = 50  # keys in use at once: more is a list that nobody looks after
_BENTUK = re.compile(rf"{AWALAN}[A-Za-z0-9_-]{{43}}")  # 32 random bytes


@sensitive_variables("kunci")
@utuh
def buat(
    *, oleh, nama: str, berlaku_sampai: date | None = None, kunci_kirim: UUID | None = None
) -> tuple[TokenApi, str]:
    """(row, key) of a new token. The same page sent twice gives the same row, and "" for the key: it is not stored.

    Raises Ditolak, IsianSalah.
    """
    pastikan(oleh, "kelola_organisasi")
    if kunci_kirim and (ada := TokenApi.objects.filter(kunci_kirim=kunci_kirim).first()):
        return ada, ""
    _periksa(berlaku_sampai)
    kunci = AWALAN + token_urlsafe(32)
    isi = {"nama": nama, "awalan": kunci[:PANJANG_AWALAN], "berlaku_sampai": berlaku_sampai}
    token = tulis.buat(
        TokenApi,
        oleh=oleh,
        catat=False,
        sidik=_sidik(kunci),
        dibuat_oleh=oleh.pengguna,
        kunci_kirim=kunci_kirim,
        **isi,
    )
    perubahan = {kolom: (None, nilai) for kolom, nilai in isi.items()}
    jejak.catat(oleh=oleh, tindakan=Tindakan.TAMBAH, objek=token, perubahan=perubahan)
    return token, kunci


def cabut(*, oleh, token: TokenApi, versi: int | None = None) -> TokenApi:
    """Withdraw a token: from now on it opens nothing. One withdrawn before stays as it is. Raises Ditolak, Bentrok."""
    pastikan(oleh, "kelola_organisasi")
    if token.dicabut_pada is not None:
        return token
    return tulis.ubah(token, oleh=oleh, versi=versi, dicabut_pada=timezone.now())


@sensitive_variables("kunci")
def kenali(kunci: str) -> TokenApi | None:
    """The living token of this key in the active pemda; None for every other text. One query."""
    if not _BENTUK.fullmatch(kunci):
        return None
    return hidup().filter(sidik=_sidik(kunci)).first()


def hidup() -> QuerySet[TokenApi]:
    """Neither withdrawn nor expired: `berlaku_sampai` is its last day, on the clock of the pemda."""
    return TokenApi.objects.filter(
        Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=timezone.localdate()), dicabut_pada=None
    )


def keadaan(token: TokenApi) -> str:
    """ "berlaku", "kedaluwarsa" or "dicabut"."""
    if token.dicabut_pada is not None:
        return "dicabut"
    lewat = token.berlaku_sampai is not None and token.berlaku_sampai < timezone.localdate()
    return "kedaluwarsa" if lewat else "berlaku"


def _periksa(berlaku_sampai: date | None) -> None:
    if berlaku_sampai is not None and berlaku_sampai < timezone.localdate():
        raise IsianSalah({"berlaku_sampai": "Tanggal ini sudah lewat. Isi hari terakhir token boleh dipakai."})
    if hidup().count() >= HIDUP_MAKS:
        raise IsianSalah(f"Sudah ada {HIDUP_MAKS} token yang berlaku. Cabut dahulu yang tidak dipakai lagi.")


def _sidik(kunci: str) -> str:
    return hashlib.sha256(kunci.encode()).hexdigest()
