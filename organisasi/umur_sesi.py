"""How long a session lasts: SESI_DIAM_MENIT without activity, SESI_PALING_LAMA_JAM since the sign-in in any case.

The two times stand in the session itself. Activity is noted at most once a minute, in one write together with the list
of sessions (organisasi.daftar_sesi). What our pages ask by themselves (progress of a job, who else is editing) carries
the header X-Latar and is no activity: a page left open does not keep a session alive. The header can only shorten.
"""

import logging

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

pencatat = logging.getLogger("kinerja.keamanan")
MULAI, TERAKHIR = "mulai", "terakhir"  # session keys: seconds since 1970
LATAR = "X-Latar"  # header of what a page asks by itself
SELANG = 60  # seconds between two notes of activity
DIAM = "Tidak ada kegiatan selama {} menit, maka sesi Anda diakhiri. Masuk lagi untuk melanjutkan."
LAMA = "Anda sudah masuk selama {} jam, maka sesi Anda diakhiri. Masuk lagi untuk melanjutkan."


def akhiri_yang_lewat(request: HttpRequest) -> str:
    """End the session of this request when its time is over, and say why; "" when it goes on (activity is noted).

    Before the scope of a pemda: a refusal that is rolled back must not bring the session back.
    """
    if SESSION_KEY not in request.session:
        return ""
    sebab = sebab_berakhir(request.session)
    if not sebab:
        _catat_kegiatan(request)
        return ""
    pencatat.info("sesi_berakhir", extra={"pengguna_id": request.session[SESSION_KEY], "sebab": sebab})
    logout(request)
    return _kalimat(sebab)


def sebab_berakhir(isi) -> str:
    """ "diam", "lama" or "" of the content of a session. One without times (made by a script) has just begun."""
    kini = _kini()
    if kini - isi.get(MULAI, kini) >= settings.SESI_PALING_LAMA_JAM * 3600:
        return "lama"
    if kini - isi.get(TERAKHIR, kini) >= settings.SESI_DIAM_MENIT * 60:
        return "diam"
    return ""


@receiver(user_logged_in)
def _mulai(sender, request, user, **_) -> None:
    request.session[MULAI] = request.session[TERAKHIR] = _kini()
    pencatat.info("masuk", extra={"pengguna_id": user.pk})


def _catat_kegiatan(request: HttpRequest) -> None:
    kini = _kini()
    if LATAR in request.headers or kini - request.session.get(TERAKHIR, 0) < SELANG:
        return
    request.session.setdefault(MULAI, kini)
    request.session[TERAKHIR] = kini
    _terlihat(request)


def _terlihat(request: HttpRequest) -> None:
    """The list of sessions says so too: used now, from this address."""
    tercatat = UserSession.objects.filter(session_key=request.session.session_key)
    if not tercatat.update(last_seen_at=timezone.now(), ip=get_adapter().get_client_ip(request)):
        UserSession.objects.create_from_request(request)


def _kalimat(sebab: str) -> str:
    return DIAM.format(settings.SESI_DIAM_MENIT) if sebab == "diam" else LAMA.format(settings.SESI_PALING_LAMA_JAM)


def _kini() -> int:
    return int(timezone.now().timestamp())
