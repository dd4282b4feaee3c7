"""Urls below `/api/v1/`, answered by organisasi.pintu_api (tests/penyewa/matriks.py: a class of their own)."""

from django.urls import path

from laporan.api.api import api

urlpatterns = [path("", api.urls)]
