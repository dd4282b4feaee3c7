"""The tools for the kind of database this installation uses, both with the same functions."""

from types import ModuleType

from django.db import connection

from organisasi.cadangan import postgres, sqlite


def alat() -> ModuleType:
    return postgres if connection.vendor == "postgresql" else sqlite
