"""WSGI entry point (gunicorn kinerja.wsgi)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
application = get_wsgi_application()

from kinerja import dipakai, mulai  # noqa: E402  need the settings

dipakai.tandai()  # first: a restoration that begins meanwhile sees us, or we see it
mulai.pastikan_atau_keluar()
