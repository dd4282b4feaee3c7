"""The audit trail in words: the fields of a row, and where a row belongs. Sentences: organisasi.riwayat_kalimat.

Apps to the right tell about their own models from their module `riwayat`:

    daftarkan("indikator.Target", utama="teks", ikutan={"nilai", …}, sebut=sebut_target)
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from html import unescape

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import strip_tags

from kinerja.angka import tulis_asli
from kinerja.tanggal import tulis_tanggal
from kinerja.templatetags.kinerja import waktu as tulis_waktu
from organisasi.domain.jejak import JALAN_KE_INSTANSI
from organisasi.enums import Tindakan
from organisasi.models import Instansi, Jejak

TERSEMBUNYI = frozenset(["id", "pemda", "versi", "dibuat", "diubah", "kunci", "kunci_kirim", "silsilah", "sha256"]) | {
    "diajukan_oleh",
    "diajukan_pada",
}
_BERTANDA = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_AKHIR_BLOK = re.compile(r"<br\s*/?>|</(?:p|li|tr|h[1-6]|div)>", re.IGNORECASE)


@dataclass(frozen=True)
class Perubahan:
    """One field: what it was and what it became, as text ("" when there was none). `daftar`: only differing items."""

    label: str
    lama: str
    baru: str
    kolom: str = ""
    daftar: bool = False


@dataclass(frozen=True)
class JenisJejak:
    """What an app tells about the audit rows of one of its models.

    utama: the field that is the row ("teks" of a Target). ikutan: fields that follow from others. teks: {field: how
    its stored value is put into words}. sebut: names of rows {objek_id: name} in a constant number of queries.
    lingkup: the audit rows of its parts. tanpa_kutip: its name reads on without quotation marks.
    """

    utama: str = ""
    ikutan: frozenset[str] = frozenset()
    teks: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    sebut: Callable[[Iterable[Jejak]], dict[int, str]] | None = None
    lingkup: Callable[[int], Q] | None = None
    tanpa_kutip: bool = False


_JENIS: dict[str, JenisJejak] = {}


def daftarkan(label: str, **isi) -> None:
    """Tell about the model of this label; see JenisJejak."""
    _JENIS[label] = JenisJejak(**isi)


def jenis(label: str) -> JenisJejak:
    return _JENIS.get(label, JenisJejak())


def nama_model(label: str) -> str:
    """ "organisasi.Jabatan" → "jabatan"; an unknown model (of an older release) keeps its label."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):  # ValueError: no label at all
        return label


def perubahan(jejak) -> list[Perubahan]:
    """The changed fields of an audit row, without those that say nothing to people."""
    hasil, tentang = [], jenis(jejak.model)
    diam = TERSEMBUNYI | (tentang.ikutan if tentang.utama in jejak.perubahan or not tentang.utama else frozenset())
    for kolom, (lama, baru) in jejak.perubahan.items():
        if kolom in diam:
            continue
        satuan = _field(jejak.model, kolom)
        sela, selb = _yang_beda(lama, baru)
        ubah = tentang.teks.get(kolom, str)
        satu = Perubahan(
            _label(satuan, kolom), _teks(sela, satuan, ubah), _teks(selb, satuan, ubah), kolom, _daftar(lama, baru)
        )
        if satu.lama != satu.baru:
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
    """Every audit row of one row, and of its parts where its app names them."""
    milik = Q(model=kelas._meta.label, objek_id=pk)
    if lingkup := jenis(kelas._meta.label).lingkup:
        milik |= lingkup(pk)
    return Jejak.objects.filter(milik)


def jejak_hapus(kelas, pk: int):
    """The audit row of its deletion, which keeps its last values; none while it exists."""
    milik = Jejak.objects.filter(model=kelas._meta.label, objek_id=pk, tindakan=Tindakan.HAPUS)
    return milik.order_by("-nomor")[:1]


def lingkup_bagian(model, kunci: str, pemilik: Q, nilai: Iterable[int]) -> Q:
    """Audit rows of the parts of an owner: those that exist (`pemilik` finds them) and the deleted ones, whose last
    values name one of `nilai` in the field `kunci`."""
    label = model._meta.label
    ada = Q(model=label, objek_id__in=model.objects.filter(pemilik).order_by().values("pk"))
    return ada | Q(model=label, tindakan=Tindakan.HAPUS, **{f"perubahan__{kunci}__0__in": list(nilai)})


def instansi_terhapus(catatan: Jejak) -> Instansi | None:
    """The instansi of a deleted row, along the keys that its last values name (rows above may be deleted too)."""
    for jalan in JALAN_KE_INSTANSI:
        kunci, _ = catatan.perubahan.get(jalan, (None, None))
        satuan = _field(catatan.model, jalan)
        if isinstance(kunci, int) and satuan is not None and satuan.many_to_one:
            return _instansi_kunci(satuan.related_model, kunci)
    return None


def _instansi_kunci(kelas, kunci: int) -> Instansi | None:
    if atas := kelas.objects.filter(pk=kunci).first():
        return instansi_dari(atas)
    catatan = jejak_hapus(kelas, kunci).first()
    return instansi_terhapus(catatan) if catatan else None


def _field(model: str, kolom: str):
    try:
        return apps.get_model(model)._meta.get_field(kolom)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


def _label(satuan, kolom: str) -> str:
    nama = str(getattr(satuan, "verbose_name", "") or kolom.replace("_", " "))
    return nama[:1].upper() + nama[1:]


def _daftar(lama, baru) -> bool:
    return any(isinstance(satu, list) and not _baris_data(satu) for satu in (lama, baru))


def _yang_beda(lama, baru):
    """Of two lists only the items that differ; a list in another order is shown whole."""
    if not isinstance(lama, list) or not isinstance(baru, list) or _baris_data(lama) or _baris_data(baru):
        return lama, baru
    hilang, muncul = [satu for satu in lama if satu not in baru], [satu for satu in baru if satu not in lama]
    return (hilang, muncul) if hilang or muncul else (lama, baru)


def _baris_data(nilai: list) -> bool:
    """[pk, name]: how the audit keeps a row."""
    return len(nilai) == 2 and isinstance(nilai[0], int) and isinstance(nilai[1], str)


def _teks(nilai, satuan=None, ubah: Callable[[str], str] = str) -> str:
    """A stored value in words: the name of a row, the label of a choice, a list with one line per item.

    A bare key (of a deleted row) says nothing.
    """
    if nilai is None or (isinstance(nilai, int) and getattr(satuan, "many_to_one", False)):
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return nilai[1] if _baris_data(nilai) else "\n".join(filter(None, (_teks(satu) for satu in nilai)))
    if isinstance(nilai, dict):
        return "\n".join(f"{str(kunci).replace('_', ' ')}: {_teks(isi)}" for kunci, isi in nilai.items())
    if pilihan := dict(getattr(satuan, "flatchoices", ())):
        return str(pilihan.get(nilai, nilai))
    return _polos(ubah(_menurut_jenis(str(nilai), satuan)))


def _menurut_jenis(nilai: str, satuan) -> str:
    """Dates and figures as people write them; what cannot be read stays as it is stored."""
    try:
        if isinstance(satuan, models.DateTimeField):
            return _waktu(parse_datetime(nilai)) or nilai
        if isinstance(satuan, models.DateField):
            return _tanggal(parse_date(nilai)) or nilai
        if isinstance(satuan, models.DecimalField):
            return tulis_asli(Decimal(nilai))
    except (ValueError, InvalidOperation):
        return nilai
    return nilai


def _waktu(nilai: datetime | None) -> str:
    return tulis_waktu(nilai) if nilai else ""


def _tanggal(nilai: date | None) -> str:
    return tulis_tanggal(nilai) if nilai else ""


def _polos(teks: str) -> str:
    """Without markup; ends of blocks are ends of lines."""
    if not _BERTANDA.search(teks):
        return teks
    bersih = unescape(strip_tags(_AKHIR_BLOK.sub("\n", teks)))
    return "\n".join(filter(None, (" ".join(satu.split()) for satu in bersih.split("\n"))))
