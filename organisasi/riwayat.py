"""The audit trail in words."""

from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

TERSEMBUNYI = frozenset(["id", "pemda", "versi", "dibuat", "diubah", "kunci", "silsilah"])


@dataclass(frozen=True)
class Perubahan:
    """One field: what it was and what it became, as text ("" when there was none)."""

    label: str
    lama: str
    baru: str


def nama_model(label: str) -> str:
    """ "organisasi.Jabatan" → "jabatan"; an unknown model (of an older release) keeps its label."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label


def perubahan(jejak) -> list[Perubahan]:
    """The changed fields of an audit row, without those that say nothing to people."""
    hasil = []
    for kolom, (lama, baru) in jejak.perubahan.items():
        satu = Perubahan(_label(jejak.model, kolom), _teks(lama), _teks(baru))
        if kolom not in TERSEMBUNYI and satu.lama != satu.baru:
            hasil.append(satu)
    return hasil


def _label(model: str, kolom: str) -> str:
    try:
        nama = str(apps.get_model(model)._meta.get_field(kolom).verbose_name)
    except (LookupError, FieldDoesNotExist, AttributeError):
        nama = kolom.replace("_", " ")
    return nama[:1].upper() + nama[1:]


def _teks(nilai) -> str:
    """A stored value: [pk, name] of a row is its name, a list one line per item."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        if len(nilai) == 2 and isinstance(nilai[0], int) and isinstance(nilai[1], str):
            return nilai[1]
        return "\n".join(_teks(satu) for satu in nilai)
    if isinstance(nilai, dict):
        return "\n".join(f"{kunci}: {_teks(isi)}" for kunci, isi in nilai.items())
    return str(nilai)
