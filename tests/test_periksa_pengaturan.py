"""`check --deploy` names settings that work and are wrong on a server."""

import pytest
from django.core.checks import run_checks

from kinerja import periksa_pengaturan

PEMILIK = "postgres://kinerja_pemilik:acak1@localhost/kinerja"
POSTGRES = {"ENGINE": "django.db.backends.postgresql", "USER": "kinerja_app", "PASSWORD": "acak2"}


@pytest.fixture(autouse=True)
def baik(settings, tmp_path, monkeypatch):
    """A good installation; each case spoils one thing."""
    data = tmp_path / "data"
    data.mkdir(mode=0o750)
    settings.DATA_DIR = data
    settings.MODE_COBA = False
    settings.ALLOWED_HOSTS = ["kinerja.daerah.go.id"]
    settings.SITUS = "https://kinerja.daerah.go.id"
    settings.SECRET_KEY = "k7" * 32
    settings.METRICS_TOKEN = ""
    settings.URL_PEMILIK = PEMILIK
    monkeypatch.setattr(periksa_pengaturan, "basis_kerja", lambda: POSTGRES)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SECURE_PROXY_SSL_HEADER, settings.ALLAUTH_TRUSTED_PROXY_COUNT = ("HTTP_X_FORWARDED_PROTO", "https"), 1


def temuan() -> list[str]:
    """Ids of our own findings, as `manage.py check --deploy` collects them."""
    kita = periksa_pengaturan
    semua = (kita.mode, kita.kunci, kita.peran, kita.data, kita.surat, kita.proksi)
    return [satu.id for periksa in semua for satu in periksa(None)]


def test_pengaturan_baik():
    assert temuan() == []


def test_terdaftar(settings):
    settings.MODE_COBA = True
    assert "kinerja.E001" in [satu.id for satu in run_checks(include_deployment_checks=True, tags=["security"])]
    assert "kinerja.E001" not in [satu.id for satu in run_checks()], "hanya dengan --deploy"


@pytest.mark.parametrize(
    ("nama", "nilai", "galat"),
    [
        ("MODE_COBA", True, "kinerja.E001"),
        ("ALLOWED_HOSTS", ["kinerja.daerah.go.id", "*"], "kinerja.E002"),
        ("SECRET_KEY", "ganti-kunci-ini-dengan-yang-acak", "kinerja.E003"),
        ("METRICS_TOKEN", "pendek", "kinerja.E004"),
        ("URL_PEMILIK", "postgres://kinerja_pemilik:kinerja_pemilik@localhost/kinerja", "kinerja.E005"),
        ("BROKER_URL", "amqp://guest:guest@pialang:5672//", "kinerja.E007"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "kinerja.W003"),
        ("SITUS", "http://kinerja.daerah.go.id", "kinerja.W004"),
        ("SITUS", "https://lama.daerah.go.id", "kinerja.W004"),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", 0, "kinerja.W005"),
        ("SECURE_PROXY_SSL_HEADER", None, "kinerja.W005"),
    ],
)
def test_satu_yang_keliru(settings, nama, nilai, galat):
    setattr(settings, nama, nilai)
    assert temuan() == [galat]


@pytest.mark.parametrize(
    ("beda", "galat"),
    [
        ({"PASSWORD": "SANDI"}, "kinerja.E005"),
        ({"PASSWORD": "kinerja_app"}, "kinerja.E005"),
        ({"USER": "kinerja_pemilik"}, "kinerja.E006"),
        ({"USER": "postgres"}, "kinerja.E006"),
    ],
)
def test_basis_yang_keliru(monkeypatch, beda, galat):
    monkeypatch.setattr(periksa_pengaturan, "basis_kerja", lambda: POSTGRES | beda)
    assert temuan() == [galat]


def test_data_terbuka_bagi_pemakai_lain(settings):
    settings.DATA_DIR.chmod(0o755)
    assert temuan() == ["kinerja.W002"]
    settings.DATA_DIR = settings.DATA_DIR / "tidak-ada"
    assert temuan() == ["kinerja.W001"]
