"""Headers every answer carries, whoever gave it: page, error, API, file, static file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# What our pages may use of the browser: security keys (WebAuthn), nothing else.
IZIN = dict.fromkeys(("publickey-credentials-create", "publickey-credentials-get"), "(self)") | dict.fromkeys(
    (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "serial",
        "sync-xhr",
        "usb",
        "xr-spatial-tracking",
    ),
    "()",
)
KEPALA = {
    "Permissions-Policy": ", ".join(f"{nama}={siapa}" for nama, siapa in IZIN.items()),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
}
# A file that is handed out, should a browser ever show it: no script, no form, no origin.
KURUNG = "default-src 'none'; sandbox; frame-ancestors 'none'"


class KepalaMiddleware:
    """Outside SecurityMiddleware, whose own refusals (a forged host) would go without these."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        for nama, nilai in KEPALA.items():
            jawaban.headers.setdefault(nama, nilai)
        if jawaban.headers.get("Content-Disposition", "").startswith("attachment"):
            jawaban.headers["Content-Security-Policy"] = KURUNG
        return jawaban
