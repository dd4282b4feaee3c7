"""Calls of `manage.py impor` in the tests, and what they have stored."""

import io
import json
import re

import pytest
from django.core.management import CommandError, call_command

from indikator.models import Indikator
from organisasi.models import Jabatan


def impor(*argumen: str, isi: bytes | None = None) -> dict:
    """The object on standard output; the whole of it is that one object."""
    keluaran = io.StringIO()
    masukan = {"stdin": io.BytesIO(isi)} if isi is not None else {}
    call_command("impor", *map(str, argumen), "--json", stdout=keluaran, **masukan)
    return json.loads(keluaran.getvalue())


def gagal(*argumen: str, isi: bytes | None = None) -> tuple[dict, int]:
    """(object, exit code) of a call that does not store anything."""
    keluaran = io.StringIO()
    masukan = {"stdin": io.BytesIO(isi)} if isi is not None else {}
    with pytest.raises(CommandError) as galat:
        call_command("impor", *map(str, argumen), "--json", stdout=keluaran, **masukan)
    objek = json.loads(keluaran.getvalue())
    assert objek["galat"] == str(galat.value) and objek["hasil"] is None
    return objek, galat.value.returncode


def ringkas(teks: str) -> str:
    return re.sub(r"[^a-z0-9]", "", teks.lower())


def dari_basis() -> list[tuple[str, int, int, int]]:
    """(name, tugas, fungsi, indicators without sub-indicators) of every jabatan, in document order."""
    return [
        (
            ringkas(jabatan.nama),
            jabatan.uraian.filter(jenis="tugas").count(),
            jabatan.uraian.filter(jenis="fungsi").count(),
            Indikator.objects.filter(lembar__jabatan=jabatan, induk=None).count(),
        )
        for jabatan in Jabatan.objects.all()
    ]
