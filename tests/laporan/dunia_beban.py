"""`manage.py buat_beban` in a database of its own: on PostgreSQL as the owner role, as the command works."""

import io
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from laporan.beban import bahan
from tests.basis import pakai

KECIL = {"opd": 2, "tahun": "2023-2024"}


@pytest.fixture(name="beban")
def fixture_beban(basis_salinan, settings, monkeypatch) -> Callable[..., str]:
    """What the command prints; sheets are few."""
    settings.MODE_COBA = True
    monkeypatch.setattr(bahan, "JABATAN", 1)
    sebagai_pemilik()
    yield lambda **pilihan: jalankan(**(KECIL | pilihan))
    sebagai_peran_kerja(basis_salinan)


def sebagai_pemilik() -> None:
    if connection.vendor == "postgresql":
        pakai(connection.settings_dict["NAME"], **settings.UJI_PEMILIK)


def sebagai_peran_kerja(basis: str = "") -> None:
    if connection.vendor == "postgresql":
        pakai(basis or connection.settings_dict["NAME"], USER="kinerja_app", PASSWORD="kinerja_app")


def jalankan(**pilihan) -> str:
    keluar = io.StringIO()
    call_command("buat_beban", stdout=keluar, **pilihan)
    return keluar.getvalue()
