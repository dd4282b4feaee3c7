"""Settings of Kinerja: one file, everything that differs between machines comes from the environment.

`DATABASE_URL` is the role the application runs under; `DATABASE_URL_PEMILIK` (PostgreSQL only) the owner of the
tables, used for migrations and backups. See `.env.contoh` for every variable.
"""

import hashlib
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from kinerja import pengaturan_mesin

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
MODE_COBA = env.bool("MODE_COBA", default=False)  # `make run`: plain http on this machine, demo accounts
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "data")))


def _kunci_rahasia() -> str:
    """Secret key: from the environment; a trial installation derives one from a file of its own."""
    if kunci := env("SECRET_KEY", default=""):
        return kunci
    berkas = DATA_DIR / "secret_key"
    if berkas.exists():
        return berkas.read_text().strip()
    if not (DEBUG or MODE_COBA):
        raise ImproperlyConfigured("SECRET_KEY belum diisi. Isi di lingkungan atau berkas .env, lalu jalankan lagi.")
    return hashlib.sha256(str(BASE_DIR).encode()).hexdigest()


SECRET_KEY = _kunci_rahasia()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # older keys; they only read (docs/operasi.md)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "organisasi",
    "indikator",
    "laporan",
    "kinerja",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
    "csp",
]

MIDDLEWARE = [
    "kinerja.permintaan.PermintaanMiddleware",
    "kinerja.akses.AksesMiddleware",
    "kinerja.kepala.KepalaMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kinerja.kompres.KompresMiddleware",
    "organisasi.pantauan.PantauanMiddleware",
    "organisasi.penyewa.PublikMiddleware",
    "organisasi.pintu_api.ApiMiddleware",
    "kinerja.kuki_sesi.KukiSesiMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organisasi.sesi.MasukMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "organisasi.penyewa.PenyewaMiddleware",
    "organisasi.galat_http.GalatMiddleware",
    "organisasi.isian_http.IsianMiddleware",
]

ROOT_URLCONF = "kinerja.urls"
WSGI_APPLICATION = "kinerja.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "organisasi.konteks.penyewa",
            ],
        },
    },
]


def _basis_data(url: str) -> dict:
    """Connection settings for one database url, with the options measured as safe (docs/operasi.md)."""
    basis = env.db_url_config(url)
    if "sqlite" in basis["ENGINE"]:
        basis["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # recursive_triggers: else REPLACE would put another row in place of an audit row past its trigger
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA recursive_triggers=ON;",
        }
    else:
        basis |= {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600), "CONN_HEALTH_CHECKS": True}
        basis["OPTIONS"] = {"connect_timeout": 10} | basis.get("OPTIONS", {})  # seconds; libpq would wait for good
    return basis


DATABASES = {"default": _basis_data(env("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'kinerja.sqlite3'}"))}
URL_PEMILIK = env("DATABASE_URL_PEMILIK", default="")  # owner of the tables; used by organisasi.postgres only
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# More than one machine (kinerja.pengaturan_mesin, docs/skala.md). Empty: all of it on this one.
BROKER_URL = env("BROKER_URL", default="")
PEKERJA_PROSES = env.int("PEKERJA_PROSES", default=1)  # jobs at a time of one `manage.py pekerja` behind a broker
CACHES = pengaturan_mesin.singgahan(env("CACHE_URL", default=""))
TASKS = pengaturan_mesin.antrean(BROKER_URL)

AUTH_USER_MODEL = "organisasi.Pengguna"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# Passwords: "asvs" (length and guessable words, no classes, no age) or "bssn" (classes and age too).
KEBIJAKAN_SANDI = env("KEBIJAKAN_SANDI", default="asvs")
SANDI_UMUR_HARI = env.int("SANDI_UMUR_HARI", default=90)  # with "bssn" only; 0: no limit
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "nama")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "organisasi.kebijakan_sandi.MudahDitebak"},
    {"NAME": "organisasi.kebijakan_sandi.Susunan"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "organisasi.akun.AdapterAkun"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = "organisasi.akun.nama_tampil"
# Guesses that fail: of one address, and of one account wherever they come from. `login` is the page itself: a whole
# office may sit behind one address.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "20/m/ip,5/5m/key", "reset_password": "20/m/ip,5/h/key"}

# Single sign-on (organisasi.sso): an OpenID Connect provider, from the environment only; off while unset.
OIDC_ALAMAT = env("OIDC_ALAMAT", default="").rstrip("/")
OIDC_KLIEN = env("OIDC_KLIEN", default="")
OIDC_RAHASIA = env("OIDC_RAHASIA", default="")
OIDC_NAMA = env("OIDC_NAMA", default="SSO")
SOCIALACCOUNT_ADAPTER = "organisasi.sso.AdapterSso"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10  # seconds
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail to the owner when the password or the second factor changes
MFA_ADAPTER = "organisasi.akun_dua_langkah.AdapterDuaLangkah"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "organisasi.forms.dua_langkah.FormKode",
    "reauthenticate": "organisasi.forms.dua_langkah.FormKodeUlang",
    "activate_totp": "organisasi.forms.dua_langkah.FormAplikasi",
    "add_webauthn": "organisasi.forms.dua_langkah.FormKunciBaru",
    "edit_webauthn": "organisasi.forms.dua_langkah.FormKunci",
}
MFA_TOTP_ISSUER = env("MFA_TOTP_ISSUER", default="Kinerja")
MFA_TOTP_TOLERANCE = 1  # steps of 30 s a clock may be off; a code still serves once (organisasi.forms.dua_langkah)
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_PASSKEY_LOGIN_ENABLED = False  # the key comes after the password, never instead of it
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are invited: nobody signs up with the address of somebody else
# Operators (is_staff) must sign in with a second factor.
WAJIB_DUA_LANGKAH_OPERATOR = env.bool("WAJIB_DUA_LANGKAH_OPERATOR", default=not MODE_COBA)

LANGUAGE_CODE = "id"
TIME_ZONE = env("TIME_ZONE", default="Asia/Jakarta")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # figures are written by kinerja.angka only

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_DIR", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "berkas"  # served only through organisasi.views.berkas, never by url, wherever they lie
STORAGES = {
    "default": pengaturan_mesin.berkas(env),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "tabel.html"

EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA_DIR / "surel"
EMAIL_HOST = env("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="kinerja@localhost")

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 250  # a component register of 200 items has a file box for each; empty ones count
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Browser rules: nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A session ends after so long without activity, and so long after the sign-in (organisasi.umur_sesi).
SESI_DIAM_MENIT = env.int("SESI_DIAM_MENIT", default=60)
SESI_PALING_LAMA_JAM = env.int("SESI_PALING_LAMA_JAM", default=12)
SESSION_COOKIE_AGE = SESI_PALING_LAMA_JAM * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
HTTPS = not (DEBUG or MODE_COBA)
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# With this prefix a browser takes a cookie only over https, from this very host, for all of it.
AWALAN_KUKI = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{AWALAN_KUKI}sessionid"
CSRF_COOKIE_NAME = f"{AWALAN_KUKI}csrftoken"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=HTTPS)
# Probes speak plain http; the API refuses it (organisasi.pintu_api) instead of leading a token over it.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$", r"^api/"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# Address of the application in mails, without a "/" at its end.
_SITUS = (
    f"https://{next(iter(ALLOWED_HOSTS), 'localhost')}" if HTTPS else f"http://localhost:{env('PORT', default='8000')}"
)
SITUS = env("SITUS", default="").rstrip("/") or _SITUS
if env.bool("DI_BELAKANG_PROKSI", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("JUMLAH_PROKSI", default=0)  # whose X-Forwarded-For rate limits may believe
CSRF_FAILURE_VIEW = "organisasi.sesi.csrf_gagal"
DEFAULT_EXCEPTION_REPORTER_FILTER = "kinerja.saring_galat.SaringGalat"

# "json": one object per line for a collector, with a line for every request; "teks": for people.
LOG_BENTUK = env("LOG_BENTUK", default="teks")
LOG_AKSES = env.bool("LOG_AKSES", default=LOG_BENTUK == "json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"permintaan": {"()": "kinerja.permintaan.SebutPermintaan"}},
    "formatters": {
        "teks": {"format": "%(asctime)s %(levelname)s %(name)s [%(permintaan)s] %(message)s"},
        "json": {"()": "kinerja.catatan.BentukJson"},
    },
    "handlers": {
        "layar": {
            "class": "logging.StreamHandler",
            "formatter": LOG_BENTUK,
            "filters": ["permintaan"],
            "stream": sys.stderr,
        }
    },
    "root": {"handlers": ["layar"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "kinerja.akses": {"level": "INFO" if LOG_AKSES else "WARNING"},
        "environ": {"level": "WARNING"},  # a server has no .env
        "fontTools": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},  # else every command begins with a line about its logger
        "weasyprint": {"level": "ERROR"},
        "weasyprint.progress": {"level": "ERROR"},
    },
}

# Lease of a job; days its result is kept (0: for good); memory and time a PDF may take.
SEWA_PEKERJAAN_DETIK = env.int("SEWA_PEKERJAAN_DETIK", default=120)
HASIL_HARI = env.int("HASIL_HARI", default=30)
MEMORI_PDF_MB = env.int("MEMORI_PDF_MB", default=1536)
WAKTU_PDF_DETIK = env.int("WAKTU_PDF_DETIK", default=300)

# Uploads: the virus scanner ("" = none; socket path or host:port), whether one that is down refuses uploads, bytes a
# pemda may store (0: no limit).
CLAMD = env("CLAMD", default="")
CLAMD_WAJIB = env.bool("CLAMD_WAJIB", default=True)
KUOTA_BERKAS_MB = env.int("KUOTA_BERKAS_MB", default=20_000)

# Monitoring: who may read /metrics and the reasons of /readyz ("": nobody from outside); what /readyz calls too little
# space and too long a queue.
METRICS_TOKEN = env("METRICS_TOKEN", default="")
BATAS_DISK_MB = env.int("BATAS_DISK_MB", default=1024)
BATAS_ANTRE_DETIK = env.int("BATAS_ANTRE_DETIK", default=900)

# Electronic signature: name of the provider (laporan.domain.tte), "" = none. The stand-in signs nothing and is refused
# outside a trial unless it is allowed here.
TTE_PENYEDIA = env("TTE_PENYEDIA", default="")
TTE_IZINKAN_TIRUAN = env.bool("TTE_IZINKAN_TIRUAN", default=False)
# Processes that render the sections of one long document; what is kept of them on disk, per pemda.
PROSES_PDF = env.int("PROSES_PDF", default=4)
SINGGAHAN_PDF_MB = env.int("SINGGAHAN_PDF_MB", default=256)
SINGGAHAN_PDF_HARI = env.int("SINGGAHAN_PDF_HARI", default=30)
