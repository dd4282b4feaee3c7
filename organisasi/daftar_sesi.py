"""The sessions of an account: where it is signed in, since when, and their end.

allauth.usersessions keeps a row for each sign-in; whether a session still lives is asked of the session itself (its
time, and the fingerprint of the password it began with), so the list never shows one that could not be used.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from organisasi.models import Pengguna
from organisasi.perangkat import sebutan
from organisasi.umur_sesi import MULAI, sebab_berakhir


@dataclass(frozen=True)
class SesiTercatat:
    """`perangkat` in words, `alamat` the network address, `ini` the session of the reader."""

    pk: int
    perangkat: str
    alamat: str
    sejak: datetime
    terakhir: datetime
    ini: bool


def daftar(request: HttpRequest) -> list[SesiTercatat]:
    """The living sessions of the reader, the own one first, then the latest. Two queries, however many there are."""
    tercatat = list(UserSession.objects.filter(user=request.user))
    hidup = _hidup([satu.session_key for satu in tercatat], request.user)
    semua = [_baris(satu, hidup[satu.session_key], request) for satu in tercatat if satu.session_key in hidup]
    return sorted(semua, key=lambda satu: (not satu.ini, -satu.terakhir.timestamp()))


def akhiri(request: HttpRequest, pk: int) -> bool:
    """End one other session of the reader; False when it is none of theirs, has ended, or is this very one."""
    satu = UserSession.objects.filter(user=request.user, pk=pk).exclude(session_key=_kunci(request)).first()
    if satu is None:
        return False
    satu.end()
    return True


def akhiri_lain(request: HttpRequest) -> int:
    """End every session of the reader but this; how many."""
    return akhiri_semua(request.user, kecuali=_kunci(request))


def akhiri_semua(pengguna: Pengguna, kecuali: str = "") -> int:
    """End the sessions of an account, also those that no row tells of; how many."""
    UserSession.objects.filter(user=pengguna).exclude(session_key=kecuali).delete()
    milik = [kunci for kunci in _milik(pengguna) if kunci != kecuali]
    return Session.objects.filter(session_key__in=milik).delete()[0]


def sapu_sesi() -> int:
    """Remove sessions that are over, and rows of the list without one; how many sessions. The worker, each hour."""
    lewat = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return lewat


@receiver([password_changed, password_set])
def _sandi_diganti(sender, request, user, **_) -> None:
    akhiri_semua(user, kecuali=_kunci(request))


@receiver(password_reset)
def _sandi_dibuat_lagi(sender, request, user, **_) -> None:
    akhiri_semua(user)


@receiver(user_logged_out)
def _keluar(sender, request, user, **_) -> None:
    if _kunci(request):
        UserSession.objects.filter(session_key=_kunci(request)).delete()


def _baris(satu: UserSession, isi: dict, request: HttpRequest) -> SesiTercatat:
    sejak = datetime.fromtimestamp(isi[MULAI], UTC) if MULAI in isi else satu.created_at
    ini = satu.session_key == _kunci(request)
    terakhir = timezone.now() if ini else satu.last_seen_at
    return SesiTercatat(satu.pk, sebutan(satu.user_agent), satu.ip, sejak, terakhir, ini)


def _hidup(kunci: list[str], pengguna: Pengguna) -> dict[str, dict]:
    """{key: content} of those sessions that the account could still use."""
    sidik = pengguna.get_session_auth_hash()
    hidup = {}
    for satu in Session.objects.filter(session_key__in=kunci, expire_date__gt=timezone.now()):
        isi = satu.get_decoded()
        sah = constant_time_compare(isi.get(HASH_SESSION_KEY, ""), sidik)
        if isi.get(SESSION_KEY) == str(pengguna.pk) and sah and not sebab_berakhir(isi):
            hidup[satu.session_key] = isi
    return hidup


def _milik(pengguna: Pengguna) -> Iterator[str]:
    for satu in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if satu.get_decoded().get(SESSION_KEY) == str(pengguna.pk):
            yield satu.session_key


def _kunci(request: HttpRequest) -> str:
    return request.session.session_key or ""
