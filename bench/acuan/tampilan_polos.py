"""The bare view of the load: one SELECT, no middleware, no session, no template; settings of production otherwise.

gunicorn -c deploy/gunicorn.conf.py "bench.acuan.tampilan_polos:aplikasi()", under the settings of production.
"""

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path


def polos(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as kursor:
        kursor.execute("select 1")
        return HttpResponse(str(kursor.fetchone()[0]), content_type="text/plain")


urlpatterns = [path("", polos)]


class Polos(WSGIHandler):
    """The handler with these settings instead of those of all apps."""

    def __init__(self):
        settings.MIDDLEWARE, settings.ROOT_URLCONF = [], __name__
        super().__init__()


def aplikasi() -> Polos:
    """For gunicorn."""
    return Polos()
