"""The roles a session was used with, by pemda: a stamp in the session, compared with the roles as they are now.

Rights never come from here (they are read anew for every request); it tells only when a session has to end.
"""

from collections.abc import Iterable

from django.http import HttpRequest

from organisasi.models.pengguna import Keanggotaan
from organisasi.pelaku import Pelaku

KUNCI = "peran"  # {pemda id: [[membership, role, instansi id], …]}


def ingat(request: HttpRequest, keanggotaan: Iterable[Keanggotaan]) -> None:
    """At the sign-in: the active memberships of the user in every pemda."""
    semua: dict[str, list] = {}
    for satu in keanggotaan:
        semua.setdefault(str(satu.pemda_id), []).append(satu)
    request.session[KUNCI] = {pemda: _cap(milik) for pemda, milik in semua.items()}


def berkurang(request: HttpRequest, pelaku: Pelaku) -> bool:
    """Whether a role this session was used with was withdrawn or changed since. Else the stamp is kept up to date:
    a role that was added ends nothing. No query."""
    semua, kini = request.session.get(KUNCI, {}), _cap(pelaku.keanggotaan)
    dahulu = semua.get(str(pelaku.pemda.pk), [])
    if any(satu not in kini for satu in dahulu):
        return True
    if kini != dahulu:
        request.session[KUNCI] = semua | {str(pelaku.pemda.pk): kini}
    return False


def _cap(keanggotaan: Iterable[Keanggotaan]) -> list[list]:
    return sorted([satu.pk, str(satu.peran), satu.instansi_id] for satu in keanggotaan)
