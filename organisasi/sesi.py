"""The end of a session and of a token in the middle of work: nobody is thrown out together with what they typed."""

import logging
from secrets import token_hex
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.signals import user_logged_in
from django.core.signing import BadSignature, Signer
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render, resolve_url

from kinerja.akses import nama_rute
from kinerja.http import json_galat, minta_json
from organisasi import dua_langkah, kiriman, peran_sesi, sandi_tua, titipan, umur_sesi
from organisasi.penyewa import keanggotaan_pengguna, pemda_aktif, slug_dari

pencatat = logging.getLogger(__name__)

KUKI = f"{settings.AWALAN_KUKI}kinerja_pemilik"  # signed id of who last signed in with this browser; gives no right
KUKI_UMUR = 30 * 24 * 3600  # seconds
BERAKHIR = "Sesi Anda berakhir; belum tersimpan. Isian Anda masih di layar: masuk lagi di tab baru, lalu simpan lagi."
BERAKHIR_SKRIP = "Isian Anda masih di layar dan belum tersimpan: masuk lagi di tab baru, lalu simpan lagi."
TOKEN_LAMA = (
    "Halaman ini dibuka sebelum Anda masuk lagi, jadi belum tersimpan. Isian Anda masih di layar: simpan lagi."
)
ORANG_LAIN = (
    "Di tab lain Anda masuk sebagai {nama}, jadi belum tersimpan. Salin isian Anda sebelum memuat ulang halaman."
)
PERAN_BERUBAH = (
    "Peran Anda di {pemda} berubah, maka sesi Anda diakhiri. Masuk lagi untuk bekerja dengan peran yang baru."
)
_penanda = Signer(salt="organisasi.sesi")


class MasukMiddleware(LoginRequiredMiddleware):
    """Anonymous requests: 401 for scripts, a form is kept until the sign-in, everything else goes to the sign-in.

    A session whose time is over (organisasi.umur_sesi) or whose role was withdrawn or changed (PenyewaMiddleware) ends
    here and is anonymous from then on. Who lacks a second factor that a role or the operators need is led to it. It
    comes after the CSRF check, so no foreign page can leave a form behind.
    """

    def process_request(self, request):
        request.sebab_berakhir = umur_sesi.akhiri_yang_lewat(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if pemda := getattr(request, "peran_berkurang", None):
            logout(request)
            request.sebab_berakhir = PERAN_BERUBAH.format(pemda=pemda.nama)
        if request.sebab_berakhir and not dari_skrip(request):
            messages.warning(request, request.sebab_berakhir)
        if request.user.is_authenticated and (jawaban := sandi_tua.halangi(request, dari_skrip(request))):
            return jawaban
        if pemda := getattr(request, "kurang_dua_langkah", None):
            return _lengkapi(request, pemda.nama)
        if dua_langkah.operator_kurang(request):
            return _lengkapi(request, dua_langkah.OPERATOR)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        if dari_skrip(request):
            return sesi_berakhir(request)
        if request.method == "POST" and slug_dari(request.path_info):
            return tampung(request)
        return super().handle_no_permission(request, view_func)

    def process_response(self, request, response):
        """Remember who signed in with this browser, to give back what they typed to nobody else; after signing out the
        pages read are gone from the browser (not what was typed and not sent yet: that waits for its owner)."""
        if request.method == "POST" and request.path_info == resolve_url("account_logout"):
            response.headers["Clear-Site-Data"] = '"cache"'
        pengguna = getattr(request, "_cached_user", None)  # what nobody asked for is not looked up here
        if pengguna is not None and pengguna.is_authenticated:
            nilai = _penanda.sign(pengguna.pk)
            if request.COOKIES.get(KUKI) != nilai:
                response.set_cookie(
                    KUKI, nilai, KUKI_UMUR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
                )
        return response


@receiver(user_logged_in)
def _ingat_peran(sender, request, user, **_) -> None:
    """The roles this session begins with. A sign-in inside a pemda (a script) leaves that to the first page."""
    if pemda_aktif() is None:
        peran_sesi.ingat(request, keanggotaan_pengguna(user))


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: nothing was saved. A form of our own page can be sent again; one from elsewhere cannot.

    Only a request whose Origin or Referer is this host gets its fields back with a fresh token. Django's reason
    (English) and the route (an address may hold the key of a letter) go to the log, under the short code that the page
    shows.
    """
    kode = token_hex(3)
    pencatat.warning("formulir ditolak %s: %s (%s)", kode, reason, nama_rute(request))
    sendiri = kiriman.dari_halaman_sendiri(request)
    if dari_skrip(request):
        return _csrf_json(request, sendiri)
    if sendiri and request.method == "POST" and slug_dari(request.path_info):
        if not request.user.is_authenticated:
            return tampung(request)
        konteks = {"kode": kode, "kiriman": kiriman.baca(request), "alamat": request.get_full_path()}
        return render(request, "403_csrf.html", konteks, status=403)
    return render(request, "403_csrf.html", {"kode": kode, "kiriman": None}, status=403)


def _csrf_json(request: HttpRequest, sendiri: bool) -> HttpResponse:
    """A fresh token only for a page of the user who is signed in now (header X-Pengguna): nobody saves for another."""
    if sendiri and not request.user.is_authenticated:
        return sesi_berakhir(request)
    orang = str(request.user.pk)
    if sendiri and request.headers.get("X-Pengguna", orang) != orang:
        return json_galat(ORANG_LAIN.format(nama=request.user), 403, csrf=True)
    sama = sendiri and "X-Pengguna" in request.headers
    return json_galat(TOKEN_LAMA, 403, csrf=True, **({"token": get_token(request)} if sama else {}))


def sesi_berakhir(request: HttpRequest) -> HttpResponse:
    """401 for scripts, with the sign-in that leads back to their page."""
    kalimat = f"{request.sebab_berakhir} {BERAKHIR_SKRIP}" if request.sebab_berakhir else BERAKHIR
    return json_galat(kalimat, 401, masuk=alamat_masuk(kiriman.halaman_asal(request)))


def tampung(request: HttpRequest) -> HttpResponse:
    """What an anonymous form sent is kept for its owner; else its page holds it until the user is back."""
    isi = kiriman.baca(request)
    lama = pemilik(request)
    if not isi:
        return _ke_masuk(kiriman.halaman_asal(request) or f"/{slug_dari(request.path_info)}/")
    if lama is not None and titipan.simpan(request, isi, lama):
        return _ke_masuk(resolve_url("titipan"))
    konteks = {"kiriman": isi, "alamat": request.get_full_path(), "masuk": alamat_masuk("")}
    return render(request, "organisasi/sesi_berakhir.html", konteks, status=401)


def _lengkapi(request: HttpRequest, sebab: str) -> HttpResponse:
    """To the page where a second factor is set up, which `sebab` wants; what was sent waits until then."""
    if dari_skrip(request):
        return json_galat(dua_langkah.KALIMAT.format(sebab=sebab), 403)
    tujuan = request.get_full_path()
    if request.method == "POST":
        isi = kiriman.baca(request) if slug_dari(request.path_info) else None
        if isi and not titipan.simpan(request, isi, request.user.pk):
            konteks = {"kiriman": isi, "alamat": tujuan, "sebab": sebab}
            return render(request, "organisasi/langkah_kurang.html", konteks, status=403)
        tujuan = resolve_url("titipan") if isi else kiriman.halaman_asal(request) or "/"
    dua_langkah.ingat(request, sebab, tujuan)
    return redirect("mfa_index")


def dari_skrip(request: HttpRequest) -> bool:
    """fetch of our own scripts or htmx: an answer that is no page, never swapped into one."""
    return minta_json(request) or request.headers.get("HX-Request") == "true"


def alamat_masuk(tujuan: str) -> str:
    """The sign-in, and where it leads."""
    return resolve_url(settings.LOGIN_URL) + (f"?{urlencode({'next': tujuan})}" if tujuan else "")


def pemilik(request: HttpRequest) -> int | None:
    """Id of the user who last signed in with this browser; None when unknown."""
    try:
        return int(_penanda.unsign(request.COOKIES.get(KUKI, "")))
    except (BadSignature, ValueError):
        return None


def _ke_masuk(tujuan: str) -> HttpResponse:
    jawaban = HttpResponse(status=302)
    jawaban["Location"] = alamat_masuk(tujuan)
    return jawaban
