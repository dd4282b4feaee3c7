"""Titipan: what somebody sent after the session had ended, kept in the anonymous session until they are back.

One per browser, half an hour, text only. Signing in keeps the session's content (Django cycles its key), so it is
still there behind password and second factor. It is given back to the same user only.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone

from organisasi.kiriman import Kiriman

KUNCI = "titipan"
BESAR_MAKS = 1_000_000  # characters of names and values
UMUR = timedelta(minutes=30)
_TINDAKAN = frozenset(["ubah", "tambah", "buat", "isi", "hapus", "salin", "impor", "susun", "tempel", "undang"])
_SINGKATAN = {"iku": "IKU", "iki": "IKI", "pk": "PK", "lkjip": "LKjIP", "api": "API", "tte": "TTE"}


@dataclass(frozen=True)
class Titipan:
    """`alamat` is the path (with query) the form was sent to, `waktu` when."""

    alamat: str
    waktu: datetime
    pemilik: int
    kiriman: Kiriman

    @property
    def sebutan(self) -> str:
        """The form in words, from its name in the url map ("indikator_ubah": Ubah indikator); "" where it has none."""
        try:
            nama = resolve(urlsplit(self.alamat).path).url_name or ""
        except Resolver404:
            return ""
        *benda, akhir = nama.split("_")
        kata = [akhir, *benda] if akhir in _TINDAKAN else [*benda, akhir]
        teks = " ".join(_SINGKATAN.get(satu, satu) for satu in kata)
        return teks[:1].upper() + teks[1:]

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


def tersimpan(request: HttpRequest) -> bool:
    """Whether the session keeps something that can still be given back, to whoever its owner is."""
    isi = request.session.get(KUNCI)
    return bool(isi) and timezone.now() - datetime.fromisoformat(isi["waktu"]) <= UMUR


def buang(request: HttpRequest) -> None:
    """Forget what is kept, if anything."""
    if KUNCI in request.session:
        del request.session[KUNCI]


def selesai(request: HttpRequest) -> None:
    """The address it was meant for has answered with a redirect: it is saved."""
    if request.session.get(KUNCI, {}).get("alamat") == request.get_full_path():
        buang(request)
