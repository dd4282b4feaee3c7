"""Domain errors that a view did not handle itself, as page or JSON: what happened, what was not saved, what to do."""

from django.utils.http import url_has_allowed_host_and_scheme

from kinerja.http import galat as halaman_galat
from kinerja.http import konflik
from organisasi.galat import Bentrok, Ditolak, GalatKinerja


class GalatMiddleware:
    """Ditolak → 403, every other GalatKinerja → 409. Stands inside PenyewaMiddleware, which then rolls back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, galat):
        if isinstance(galat, Ditolak):
            return halaman_galat(request, 403, str(galat))
        if isinstance(galat, GalatKinerja):
            return konflik(request, str(galat), _halaman_asal(request), _isian(galat))
        return None


def _halaman_asal(request) -> str:
    """The page the request came from, to load it anew; else the home of the pemda."""
    asal = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(asal, {request.get_host()}, require_https=request.is_secure()):
        return asal
    return f"/{request.pemda.slug}/" if request.pemda else "/"


def _isian(galat) -> dict[str, str]:
    """What was typed, by the labels of its fields, so that it can be copied."""
    if not isinstance(galat, Bentrok):
        return {}
    kolom = {f.name: f for f in galat.terkini._meta.get_fields()}
    return {
        str(kolom[nama].verbose_name).capitalize(): str(nilai)
        for nama, nilai in galat.nilai.items()
        if nama in kolom and nilai not in (None, "")
    }
