"""Which rows a package holds, and each of them as it is written. Only keys and marks are held; the rows are read as
they go, over many transactions: no row may have another mark then, so all of them are as they were at one moment."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from laporan.domain.pindahan import naskah
from laporan.domain.pindahan.cakupan import DIMILIKI, DIRUJUK, JENIS_BEKU, KUNCI_LUAR, kolom, model, pemilik, urutan
from laporan.domain.pindahan.nilai import keluar
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi, Pengguna

CUPLIKAN, DISEBUT = "laporan.Cuplikan", "disebut"
SEKALI_TANYA = 500  # keys in one query
SEKALI_BACA = 100  # rows in memory; a frozen report may have a megabyte
BERUBAH = "Data {} diubah orang lain selagi dibungkus. Bungkusan tidak dibuat; ulangi."
VERSI = ("versi", "dihitung_pada")  # columns that change with every write of a row
Kunci = tuple[object, ...]


@dataclass
class Kumpulan:
    """The rows of a package. `baris` {model: {key here: keys it points at, as `kunci_asing` orders them, then its
    mark}}, `letak` {model: {key here: place in its list}}, `slug` of its instansi, `orang` whom its rows name."""

    baris: dict[str, dict[int, Kunci]] = field(default_factory=dict)
    letak: dict[str, dict[int, int]] = field(default_factory=dict)
    slug: list[str] = field(default_factory=list)
    orang: list[Pengguna] = field(default_factory=list)
    pengguna: dict[int, int] = field(default_factory=dict)


def kumpulkan(instansi: Sequence[Instansi], kabar: Callable[[str], None]) -> Kumpulan:
    """The rows of the instansi, and those of the pemda that they point at; about two queries for each model."""
    isi = Kumpulan()
    for label in urutan():
        kabar(f"Mengumpulkan {model(label)._meta.verbose_name}")
        isi.baris[label] = _milik(label, instansi)
    isi.baris[CUPLIKAN] = _beku(isi)
    _ikutkan_rujukan(isi)
    isi.letak = {
        label: {pk: n for n, pk in enumerate(_bertingkat(label, milik))} for label, milik in isi.baris.items()
    }
    slug = {satu.pk: satu.slug for satu in instansi}
    isi.slug = [slug[pk] for pk in isi.letak["organisasi.Instansi"]]
    isi.orang = _pengguna(isi)
    isi.pengguna = {satu.pk: nomor for nomor, satu in enumerate(isi.orang)}
    return isi


def kunci_asing(label: str) -> list[models.Field]:
    return [f for f in kolom(label) if f.is_relation]


def berpotongan(kunci: Sequence[int], banyak: int = SEKALI_TANYA) -> Iterator[Sequence[int]]:
    """Many keys, some hundred at a time."""
    for awal in range(0, len(kunci), banyak):
        yield kunci[awal : awal + banyak]


def _milik(label: str, instansi: Sequence[Instansi]) -> dict[int, Kunci]:
    jalan = DIMILIKI.get(label, ())
    if not jalan:
        return {}
    kunci = [satu.pk for satu in instansi]
    syarat = Q()
    for satu in jalan:
        syarat |= Q(**{f"{satu}__in": kunci})
    return _kunci(label, model(label).objects.filter(syarat).order_by("pk"))


def _kunci(label: str, baris: models.QuerySet) -> dict[int, Kunci]:
    """{key: keys it points at, and its mark}."""
    asing, tanda = [f.attname for f in kunci_asing(label)], _kolom_tanda(label)
    nilai = baris.values_list("pk", *asing, *tanda).iterator()
    return {pk: (*lain[: len(asing)], _tanda(lain[len(asing) :])) for pk, *lain in nilai}


def _kolom_tanda(label: str) -> list[str]:
    """The column by which a changed row is known; without one all but those of a large content, written once."""
    semua = kolom(label)
    versi = [f.attname for f in semua if f.name in VERSI]
    return versi or [
        f.attname for f in semua if not (f.is_relation or isinstance(f, models.JSONField) or naskah.bergambar(f))
    ]


def _tanda(nilai: list) -> object:
    """Small, whatever it is of."""
    return nilai[0] if len(nilai) == 1 else hash(repr(nilai))


def _beku(isi: Kumpulan) -> dict[int, Kunci]:
    hasil = {}
    for jenis, label in JENIS_BEKU.items():
        hasil |= _pada(CUPLIKAN, "objek_id", isi.baris[label], jenis=jenis)
    return dict(sorted(hasil.items()))


def _pada(label: str, nama: str, kunci: Iterable[int], **saring) -> dict[int, Kunci]:
    """Rows whose column is one of many keys."""
    hasil = {}
    for bagian in berpotongan(sorted(kunci)):
        hasil |= _kunci(label, model(label).objects.filter(**{f"{nama}__in": bagian}, **saring))
    return hasil


def _ikutkan_rujukan(isi: Kumpulan) -> None:
    """Rows of the pemda that the collected ones point at, and what those point at, until nothing is missing."""
    while sum(_ikutkan(isi, label, aturan.pemilik) for label, aturan in DIRUJUK.items()):
        pass


def _ikutkan(isi: Kumpulan, label: str, pemilik: str) -> int:
    """How many rows of this model were added."""
    kurang = _menunjuk(isi, model(label)) - set(isi.baris[label])
    saring = {f"{pemilik}__isnull": True} if pemilik else {}
    baru = _pada(label, "pk", kurang, **saring)
    isi.baris[label] = dict(sorted((isi.baris[label] | baru).items()))
    return len(baru)


def _menunjuk(isi: Kumpulan, tujuan: type[models.Model]) -> set[int]:
    """Keys of this model that any row points at."""
    return {
        satu[nomor]
        for asal, milik in isi.baris.items()
        for nomor, bidang in enumerate(kunci_asing(asal))
        if bidang.related_model is tujuan
        for satu in milik.values()
    } - {None}


def _bertingkat(label: str, milik: dict[int, Kunci]) -> list[int]:
    """Keys with every row after those of its own model that it points at."""
    sendiri = [nomor for nomor, f in enumerate(kunci_asing(label)) if f.related_model is model(label)]
    sudah: dict[int, None] = {}
    sisa = dict(milik)
    while sisa:
        siap = [pk for pk, satu in sisa.items() if not any(satu[nomor] in sisa for nomor in sendiri)]
        if not siap:
            raise GalatKinerja(f"Data {model(label)._meta.verbose_name} saling menunjuk dan tidak dapat dibungkus.")
        sudah |= dict.fromkeys(siap)
        sisa = {pk: satu for pk, satu in sisa.items() if pk not in sudah}
    return list(sudah)


def _pengguna(isi: Kumpulan) -> list[Pengguna]:
    """Whom a row names, by address."""
    kunci = _menunjuk(isi, Pengguna)
    for label, milik in isi.baris.items():
        if any(f.name == DISEBUT for f in kolom(label)):
            for bagian in berpotongan(list(milik)):
                disebut = model(label).objects.filter(pk__in=bagian).values_list(DISEBUT, flat=True)
                kunci.update(pk for satu in disebut for pk in satu)
    return list(Pengguna.objects.filter(pk__in=kunci).order_by("email"))


def baris_tertulis(isi: Kumpulan, label: str, kabar: Callable[[str], None]) -> Iterator[dict]:
    """The rows of a model in the order of the package, some at a time. GalatKinerja for one that changed since."""
    bidang, asing, tanda = kolom(label), [f.attname for f in kunci_asing(label)], _kolom_tanda(label)
    luar, nama = _kunci_luar(isi, label), model(label)._meta.verbose_name
    for bagian in berpotongan(list(isi.letak[label]), SEKALI_BACA):
        kabar(f"Membungkus {nama}")
        ada = model(label).objects.in_bulk(bagian)
        for pk in bagian:
            satu = ada.get(pk)
            if satu is None or (*_isi(satu, asing), _tanda(_isi(satu, tanda))) != isi.baris[label][pk]:
                raise GalatKinerja(BERUBAH.format(nama))
            yield {f.name: _tulis(isi, satu, f, luar) for f in bidang}


def _isi(baris: models.Model, nama: Sequence[str]) -> list:
    return [getattr(baris, satu) for satu in nama]


def _tulis(isi: Kumpulan, baris: models.Model, bidang: models.Field, luar: dict) -> object:
    nilai = getattr(baris, bidang.attname)
    if nilai is None:
        return None
    if bidang.is_relation:
        return _rujukan(isi, bidang, nilai, luar)
    if bidang.model is model(CUPLIKAN) and bidang.name == "objek_id":
        return isi.letak[JENIS_BEKU[baris.jenis]][nilai]
    if bidang.name == DISEBUT:
        return sorted(isi.pengguna[pk] for pk in nilai if pk in isi.pengguna)
    if naskah.bergambar(bidang):
        return naskah.ke_letak(nilai, isi.letak[naskah.GAMBAR])
    return keluar(nilai)


def _rujukan(isi: Kumpulan, bidang: models.Field, kunci: int, luar: dict) -> object:
    """The place of the row in the package, or how a row outside is found."""
    if bidang.related_model is Pengguna:
        return isi.pengguna[kunci]
    label = bidang.related_model._meta.label
    if kunci in isi.letak.get(label, ()):
        return isi.letak[label][kunci]
    if bidang.name in pemilik(bidang.model._meta.label):  # added after those it belongs to were collected
        raise GalatKinerja(BERUBAH.format(bidang.model._meta.verbose_name))
    return {"luar": luar.get((label, kunci))}


def _kunci_luar(isi: Kumpulan, label: str) -> dict[tuple[str, int], list]:
    """{(model, key here): its name in any pemda} of what the rows point at outside the package."""
    hasil: dict[tuple[str, int], list] = {}
    for nomor, satu in enumerate(kunci_asing(label)):
        if satu.related_model is Pengguna:
            continue
        tujuan = satu.related_model._meta.label
        kunci = {baris[nomor] for baris in isi.baris[label].values()} - {None}
        kunci -= set(isi.letak.get(tujuan, ()))
        for pk, *nama in satu.related_model.objects.filter(pk__in=kunci).values_list(
            "pk", *KUNCI_LUAR.get(tujuan, ())
        ):
            hasil[tujuan, pk] = [keluar(bagian) for bagian in nama]
    return hasil
