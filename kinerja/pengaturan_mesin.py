"""What more than one machine shares, as settings: message broker, cache, files. Everything empty is one server on its
own: queue and cache in the database, files in DATA_DIR (docs/skala.md). Nothing of Celery, Redis or S3 is imported
unless its variable is filled.
"""

from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ANTREAN = "default"
TANPA_PUSTAKA = "{} terisi, tetapi pustakanya belum dipasang. Jalankan BESAR=1 make setup (requirements-besar.txt)."
KURANG = "BERKAS_S3_WADAH terisi, tetapi {} belum. Isi keduanya, atau kosongkan semua BERKAS_S3_…."


def antrean(pialang: str) -> dict:
    """TASKS: the queue in the database, or Celery behind the same jobs."""
    if pialang:
        _pastikan_terpasang("BROKER_URL", "celery")
    mesin = "organisasi.antrean_celery.MesinCelery" if pialang else "django_tasks_db.DatabaseBackend"
    return {"default": {"BACKEND": mesin, "QUEUES": [ANTREAN]}}


def singgahan(alamat: str) -> dict:
    """CACHES. Rate limits live here, so all machines must share it.

    In the database rows beyond MAX_ENTRIES are thrown out whatever they count: Django's 300 could be filled on
    purpose, with guesses for made-up addresses. Redis is to refuse rather than throw out (deploy/wadah).
    """
    if not alamat:
        basis = "kinerja.singgahan.SinggahanBasis"
        return {"default": {"BACKEND": basis, "LOCATION": "singgahan", "OPTIONS": {"MAX_ENTRIES": 20_000}}}
    _pastikan_terpasang("CACHE_URL", "redis")
    batas = {"socket_connect_timeout": 2, "socket_timeout": 2}  # seconds; redis-py would wait for good
    redis = "django.core.cache.backends.redis.RedisCache"
    return {"default": {"BACKEND": redis, "LOCATION": alamat, "KEY_PREFIX": "kinerja", "OPTIONS": batas}}


def berkas(env) -> dict:
    """STORAGES["default"]: the disk below MEDIA_ROOT, or a private bucket with the same names."""
    wadah = env("BERKAS_S3_WADAH", default="")
    if not wadah:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    _pastikan_terpasang("BERKAS_S3_WADAH", "storages")
    wajib = {"access_key": "BERKAS_S3_KUNCI", "secret_key": "BERKAS_S3_RAHASIA"}
    pilihan = {nama: _rahasia(env, variabel) for nama, variabel in wajib.items()}
    pilihan |= {
        "bucket_name": wadah,
        "endpoint_url": env("BERKAS_S3_URL", default="") or None,  # None: Amazon's own
        "region_name": env("BERKAS_S3_DAERAH", default="") or None,
        "location": env("BERKAS_S3_AWALAN", default="").strip("/"),
        "addressing_style": env("BERKAS_S3_GAYA", default="path"),
        "verify": _sertifikat(env("BERKAS_S3_SERTIFIKAT", default="")),
    }
    return {"BACKEND": "kinerja.simpanan_s3.SimpananS3", "OPTIONS": pilihan}


def _pastikan_terpasang(variabel: str, pustaka: str) -> None:
    if find_spec(pustaka) is None:
        raise ImproperlyConfigured(TANPA_PUSTAKA.format(variabel))


def _rahasia(env, variabel: str) -> str:
    if not (nilai := env(variabel, default="")):
        raise ImproperlyConfigured(KURANG.format(variabel))
    return nilai


def _sertifikat(letak: str) -> str | None:
    """Certificates of an authority of one's own; None: those of the system."""
    if letak and not Path(letak).is_file():
        raise ImproperlyConfigured(f"BERKAS_S3_SERTIFIKAT: {letak} tidak ada.")
    return letak or None
