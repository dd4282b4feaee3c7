"""The audit trail in words."""

from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from organisasi.enums import Tindakan
from organisasi.models import Instansi, Jejak

JALAN_KE_INSTANSI = ("instansi", "penetapan", "lembar", "pengukuran", "jabatan", "unit", "realisasi", "indikator")
TERSEMBUNYI = frozenset(["id", "pemda", "versi", "dibuat", "diubah", "kunci", "kunci_kirim", "silsilah"])


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
        field = _field(jejak.model, kolom)
        lama, baru = _yang_beda(lama, baru)
        satu = Perubahan(_label(field, kolom), _teks(lama, field), _teks(baru, field))
        if kolom not in TERSEMBUNYI and satu.lama != satu.baru:
            hasil.append(satu)
    return hasil


def instansi_dari(objek) -> Instansi | None:
    """The instansi a row belongs to, found along its foreign keys; None for rows of the whole pemda."""
    if isinstance(objek, Instansi):
        return objek
    for jalan in JALAN_KE_INSTANSI:
        if atas := getattr(objek, jalan, None):
            return instansi_dari(atas)
    return None


def jejak_objek(kelas, pk: int):
    """Every audit row of one row."""
    return Jejak.objects.filter(model=kelas._meta.label, objek_id=pk)


def jejak_hapus(kelas, pk: int):
    """The audit row of its deletion, which keeps its last values; none while it exists."""
    return jejak_objek(kelas, pk).filter(tindakan=Tindakan.HAPUS).order_by("-nomor")[:1]


def instansi_terhapus(catatan: Jejak) -> Instansi | None:
    """The instansi of a deleted row, along the keys that its last values name (rows above may be deleted too)."""
    for jalan in JALAN_KE_INSTANSI:
        kunci, _ = catatan.perubahan.get(jalan, (None, None))
        field = _field(catatan.model, jalan)
        if isinstance(kunci, int) and field is not None and field.many_to_one:
            return _instansi_kunci(field.related_model, kunci)
    return None


def _instansi_kunci(kelas, kunci: int) -> Instansi | None:
    if atas := kelas.objects.filter(pk=kunci).first():
        return instansi_dari(atas)
    catatan = jejak_hapus(kelas, kunci).first()
    return instansi_terhapus(catatan) if catatan else None


def _field(model: str, kolom: str):
    try:
        return apps.get_model(model)._meta.get_field(kolom)
    except (LookupError, FieldDoesNotExist):
        return None


def _label(field, kolom: str) -> str:
    nama = str(getattr(field, "verbose_name", "") or kolom.replace("_", " "))
    return nama[:1].upper() + nama[1:]


def _yang_beda(lama, baru):
    """Of two lists only the items that differ; a list in another order is shown whole."""
    if not isinstance(lama, list) or not isinstance(baru, list) or _baris_data(lama) or _baris_data(baru):
        return lama, baru
    hilang, muncul = [satu for satu in lama if satu not in baru], [satu for satu in baru if satu not in lama]
    return (hilang, muncul) if hilang or muncul else (lama, baru)


def _baris_data(nilai: list) -> bool:
    """[pk, name]: how the audit keeps a row."""
    return len(nilai) == 2 and isinstance(nilai[0], int) and isinstance(nilai[1], str)


def _teks(nilai, field=None) -> str:
    """A stored value in words: the name of a row, the label of a choice, a list with one line per item."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return nilai[1] if _baris_data(nilai) else "\n".join(_teks(satu) for satu in nilai)
    if isinstance(nilai, dict):
        return "\n".join(f"{kunci}: {_teks(isi)}" for kunci, isi in nilai.items())
    return str(dict(getattr(field, "flatchoices", ())).get(nilai, nilai))
