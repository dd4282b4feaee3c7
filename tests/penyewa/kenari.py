"""Canaries and snapshots of one pemda: how many of its values carry the word, and whether any row changed."""

from django.apps import apps

from organisasi.models.dasar import ModelPenyewa
from tests.penyewa.dunia import KENARI, Dunia

SEMUA = [model for model in apps.get_models() if issubclass(model, ModelPenyewa)]


def jumlah_kenari(dunia: Dunia) -> int:
    """Values in the tables of this pemda that contain the canary."""
    return sum(KENARI.lower() in str(nilai).lower() for baris in potret(dunia).values() for nilai in baris)


def potret(dunia: Dunia, kecuali: tuple = ()) -> dict[tuple, tuple]:
    """{(table, key): all its values} of every row of this pemda, `kecuali` some models."""
    with dunia.dalam():
        return {
            (model.__name__, baris[0]): baris
            for model in SEMUA
            if model not in kecuali
            for baris in model.objects.values_list("pk", *(f.attname for f in model._meta.concrete_fields))
        }
