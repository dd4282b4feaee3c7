"""The second factor at the door of a pemda: who must have one, and where somebody without one is led.

A pemda forces roles (PengaturanPemda.wajib_dua_langkah), the installation its operators. Whether an account has a
factor is asked along with the memberships (`kolom`), so it costs no query of its own. Who has one is always asked for
it at the sign-in (allauth.mfa), so having one is enough here.
"""

from functools import cache

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import BooleanField, Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable, RawSQL
from django.http import HttpRequest
from django_scopes import get_scope, scope

from organisasi.domain.pemberitahuan import PEMDA_TANDA, PENGGUNA_TANDA
from organisasi.models.pemda import Pemda
from organisasi.models.pengaturan import PengaturanPemda

KUNCI = "dua_langkah"  # in the session: {"sebab": who wants it, "tujuan": path}
OPERATOR = "Pengelola instalasi"
KALIMAT = "{sebab} mewajibkan masuk dua langkah. Buka Keamanan akun, pasang satu cara, lalu ulangi; belum tersimpan."


def faktor(pengguna_id: int | Combinable) -> QuerySet[Authenticator]:
    """The second factors of an account; recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=pengguna_id).exclude(type=Authenticator.Type.RECOVERY_CODES)


def punya(jalan: str = "pengguna_id") -> Exists:
    """Whether the account has a factor, as an annotation; `jalan` leads to its id."""
    return Exists(faktor(OuterRef(jalan)))


def kolom(pengguna) -> dict[str, RawSQL]:
    """Annotations of the memberships of the actor in the active pemda, for `kurang`."""
    kini = {PENGGUNA_TANDA: pengguna.pk, PEMDA_TANDA: get_scope()["pemda"].pk}
    return {
        nama: RawSQL(perintah, [kini.get(satu, satu) for satu in isi], output_field=bidang)
        for nama, (perintah, isi, bidang) in _kolom().items()
    }


@cache
def _kolom() -> dict[str, tuple]:
    """{annotation: (SQL, its parameters, field)}, as for the unread notices: every request asks, and building the
    conditions costs it more than asking. Two parameters stand for the account and the pemda."""
    with scope(pemda=Pemda(pk=PEMDA_TANDA)):
        wajib = PengaturanPemda.objects.order_by().values("wajib_dua_langkah")[:1].query.sql_with_params()
    punya_faktor = faktor(PENGGUNA_TANDA).order_by().values("pk").query.sql_with_params()
    return {
        "wajib_dua_langkah": (f"({wajib[0]})", wajib[1], PengaturanPemda._meta.get_field("wajib_dua_langkah")),
        "punya_dua_langkah": (f"exists({punya_faktor[0]})", punya_faktor[1], BooleanField()),
    }


def kurang(request: HttpRequest, pelaku) -> bool:
    """Whether the actor must have a second factor here and has none. No query."""
    if not pelaku.keanggotaan or pelaku.keanggotaan[0].punya_dua_langkah:
        request.session.pop(KUNCI, None)
        return False
    wajib = pelaku.keanggotaan[0].wajib_dua_langkah or ()
    return operator_wajib(request.user) or not pelaku.peran.isdisjoint(wajib)


def operator_wajib(pengguna) -> bool:
    return pengguna.is_staff and settings.WAJIB_DUA_LANGKAH_OPERATOR


def operator_kurang(request: HttpRequest) -> bool:
    """An operator without second factor on a page of the installation (/admin/), but its way out."""
    cocok = request.resolver_match
    if "admin" not in cocok.app_names or cocok.url_name == "logout" or not request.user.is_authenticated:
        return False
    return operator_wajib(request.user) and not faktor(request.user.pk).exists()


def ingat(request: HttpRequest, sebab: str, tujuan: str) -> None:
    """Who wants the factor, and where the person was going."""
    request.session[KUNCI] = {"sebab": sebab, "tujuan": tujuan}


def tujuan(request: HttpRequest) -> str:
    """Where the person was going when the factor was missing; "" when nowhere."""
    return request.session.get(KUNCI, {}).get("tujuan", "")
