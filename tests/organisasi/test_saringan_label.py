"""Every filter of every list has a name people can read."""

import importlib
import pkgutil

import django_filters
import pytest

import indikator
import laporan
import organisasi

PAKET = (organisasi, indikator, laporan)
RUMAH = [f"{paket.__name__}.{bagian}" for paket in PAKET for bagian in ("filters", "views")]


def _muat() -> None:
    for nama in RUMAH:
        modul = importlib.import_module(nama)
        for anak in pkgutil.iter_modules(getattr(modul, "__path__", [])):
            importlib.import_module(f"{nama}.{anak.name}")


def _semua(kelas):
    for anak in kelas.__subclasses__():
        yield from [anak, *_semua(anak)]


def _label() -> list:
    _muat()
    semua = _semua(django_filters.FilterSet)
    milik = [satu for satu in semua if not satu.__module__.startswith("django_filters")]
    return [pytest.param(kelas, nama, id=f"{kelas.__name__}.{nama}") for kelas in milik for nama in kelas.base_filters]


@pytest.mark.parametrize(("kelas", "nama"), _label())
def test_label_dapat_dibaca(kelas, nama):
    saringan = kelas.base_filters[nama]
    saringan.model = kelas._meta.model
    label = str(saringan.label)
    assert label and not label.startswith("[") and label[0].isupper()
