"""After a form was saved, what was kept of its typing goes: its draft and what was left at the sign-in."""

import logging

from django.db import DatabaseError, transaction

from organisasi import titipan
from organisasi.domain import draf

pencatat = logging.getLogger(__name__)
MEDAN_DRAF = "_draf"  # the address of the page whose draft this form carries, put in by draf.js


class IsianMiddleware:
    """A POST answered with a redirect was saved, if it was let in. Any other answer leaves draft and titipan alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in (302, 303) and request.pelaku is not None:
            titipan.selesai(request)
            _buang_draf(request)
        return response


def _buang_draf(request) -> None:
    """A draft that cannot be removed must not undo the save."""
    alamat = request.POST.get(MEDAN_DRAF, "")
    if not alamat:
        return
    try:
        with transaction.atomic():
            draf.buang(oleh=request.pelaku, alamat=alamat)
    except DatabaseError:
        pencatat.exception("draf tidak terhapus: %s", request.path)
