"""Titipan: what somebody sent after the session had ended, kept in the anonymous session until they are back.

One per browser, half an hour, text only. Signing in keeps the session's content (Django cycles its key), so it is
still there behind password and second factor. It is given back to the same user only.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

from organisasi.kiriman import Kiriman

KUNCI = "titipan"
BESAR_MAKS = 1_000_000  # characters of names and values
UMUR = timedelta(minutes=30)


@dataclass(frozen=True)
class Titipan:
    """`alamat` is the path (with query) the form was sent to, `waktu` when."""

    alamat: str
    waktu: datetime
    pemilik: int
    kiriman: Kiriman

    @property
    def basi(self) -> bool:
        return timezone.now() - self.waktu > UMUR


def simpan(request: HttpRequest, isi: Kiriman, pemilik: int) -> bool:
    """Keep the fields in the session; False when there are too many."""
    if isi.besar > BESAR_MAKS:
        return False
    request.session[KUNCI] = {
        "alamat": request.get_full_path(),
        "waktu": timezone.now().isoformat(),
        "pemilik": pemilik,
        "isian": isi.isian,
        "berkas": isi.berkas,
    }
    return True


def ambil(request: HttpRequest) -> Titipan | None:
    """What is kept for the user of this request; None when there is nothing, it is too old or somebody else's."""
    isi = request.session.get(KUNCI)
    if not isi:
        return None
    isian = [(nama, nilai) for nama, nilai in isi["isian"]]
    satu = Titipan(isi["alamat"], datetime.fromisoformat(isi["waktu"]), isi["pemilik"], Kiriman(isian, isi["berkas"]))
    return None if satu.basi or satu.pemilik != request.user.pk else satu


def buang(request: HttpRequest) -> None:
    """Forget what is kept, if anything."""
    if KUNCI in request.session:
        del request.session[KUNCI]


def selesai(request: HttpRequest) -> None:
    """The address it was meant for has answered with a redirect: it is saved."""
    if request.session.get(KUNCI, {}).get("alamat") == request.get_full_path():
        buang(request)
