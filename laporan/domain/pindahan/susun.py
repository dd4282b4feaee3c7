"""Collecting the rows of an instansi and writing them as one file; the same data always give the same bytes."""

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from kinerja.sidik import sidik_jari
from laporan.domain.pindahan import naskah
from laporan.domain.pindahan.cakupan import BERKAS, DIMILIKI, DIRUJUK, JENIS_BEKU, KUNCI_LUAR, kolom, model, urutan
from laporan.domain.pindahan.nilai import keluar
from organisasi.galat import GalatKinerja, IsianSalah
from organisasi.models import Berkas, Instansi, Pemda, Pengguna
from organisasi.permissions import pastikan

FORMAT, VERSI = "kinerja-bungkusan", 1
MIME, DATA, DIREKTORI = "application/zip", "data.json", "berkas/"
WAKTU = (1980, 1, 1, 0, 0, 0)  # of every entry: the moment of writing is no part of the data
CUPLIKAN = "laporan.Cuplikan"
SEKALI_TANYA = 500  # keys in one query


@dataclass
class Kumpulan:
    """The rows of a package. `baris` {model: {key here: row}}, `letak` {model: {key here: place in its list}}."""

    baris: dict[str, dict[int, models.Model]] = field(default_factory=dict)
    letak: dict[str, dict[int, int]] = field(default_factory=dict)
    pengguna: dict[int, int] = field(default_factory=dict)

    def daftar(self, label: str) -> list[models.Model]:
        """In the order of the package."""
        return [self.baris[label][pk] for pk in self.letak.get(label, ())]


def bungkus(*, oleh, instansi: Sequence[Instansi]) -> bytes:
    """The package of these instansi of the active pemda. Raises Ditolak, IsianSalah, GalatKinerja (a lost file)."""
    pastikan(oleh, "kelola_organisasi")
    if not instansi:
        raise IsianSalah("Tidak ada perangkat daerah yang dibungkus.")
    isi = kumpulkan(instansi)
    berkas = {satu.sha256: _isi_berkas(satu) for satu in isi.daftar(BERKAS)}
    return _zip(data(isi, oleh.pemda, berkas), berkas)


def kumpulkan(instansi: Sequence[Instansi]) -> Kumpulan:
    """The rows of the instansi, and those of the pemda that they point at; about two queries for each model."""
    isi = Kumpulan({label: _milik(label, instansi) for label in urutan()})
    isi.baris[CUPLIKAN] = _beku(isi)
    _ikutkan_rujukan(isi)
    isi.letak = {
        label: {pk: n for n, pk in enumerate(_bertingkat(label, milik))} for label, milik in isi.baris.items()
    }
    return isi


def _milik(label: str, instansi: Sequence[Instansi]) -> dict[int, models.Model]:
    jalan = DIMILIKI.get(label, ())
    if not jalan:
        return {}
    kunci = [satu.pk for satu in instansi]
    syarat = Q()
    for satu in jalan:
        syarat |= Q(**{f"{satu}__in": kunci})
    return {satu.pk: satu for satu in model(label).objects.filter(syarat).order_by("pk")}


def _beku(isi: Kumpulan) -> dict[int, models.Model]:
    hasil = {}
    for jenis, label in JENIS_BEKU.items():
        for satu in _pada(CUPLIKAN, "objek_id", isi.baris[label], jenis=jenis):
            hasil[satu.pk] = satu
    return dict(sorted(hasil.items()))


def _pada(label: str, nama: str, kunci: Iterable[int], **saring) -> Iterable[models.Model]:
    """Rows whose column is one of many keys, some hundred keys a query."""
    semua = sorted(kunci)
    for awal in range(0, len(semua), SEKALI_TANYA):
        yield from model(label).objects.filter(**{f"{nama}__in": semua[awal : awal + SEKALI_TANYA]}, **saring)


def _ikutkan_rujukan(isi: Kumpulan) -> None:
    """Rows of the pemda that the collected ones point at, and what those point at, until nothing is missing."""
    while sum(_ikutkan(isi, label, aturan.pemilik) for label, aturan in DIRUJUK.items()):
        pass


def _ikutkan(isi: Kumpulan, label: str, pemilik: str) -> int:
    """How many rows of this model were added."""
    kurang = {
        kunci
        for asal, milik in isi.baris.items()
        for bidang in _kunci_asing(asal)
        if bidang.related_model._meta.label == label
        for satu in milik.values()
        if (kunci := getattr(satu, bidang.attname)) is not None and kunci not in isi.baris[label]
    }
    saring = {f"{pemilik}__isnull": True} if pemilik else {}
    baru = {satu.pk: satu for satu in _pada(label, "pk", kurang, **saring)}
    isi.baris[label] = dict(sorted((isi.baris[label] | baru).items()))
    return len(baru)


def _kunci_asing(label: str) -> list[models.Field]:
    return [f for f in kolom(label) if f.is_relation]


def _bertingkat(label: str, milik: dict[int, models.Model]) -> list[int]:
    """Keys with every row after those of its own model that it points at."""
    sendiri = [f.attname for f in _kunci_asing(label) if f.related_model is model(label)]
    sudah: dict[int, None] = {}
    sisa = dict(milik)
    while sisa:
        siap = [pk for pk, satu in sisa.items() if not any(getattr(satu, nama) in sisa for nama in sendiri)]
        if not siap:
            raise GalatKinerja(f"Data {model(label)._meta.verbose_name} saling menunjuk dan tidak dapat dibungkus.")
        sudah |= dict.fromkeys(siap)
        sisa = {pk: satu for pk, satu in sisa.items() if pk not in sudah}
    return list(sudah)


def data(isi: Kumpulan, pemda: Pemda, berkas: dict[str, bytes]) -> dict:
    """What data.json says: whose it is, how much, the fingerprints of its files, and the rows."""
    orang = _pengguna(isi)
    isi.pengguna = {satu.pk: nomor for nomor, satu in enumerate(orang)}
    baris = {label: _tulis_semua(isi, label) for label in urutan() if isi.letak.get(label)}
    return {
        "format": FORMAT,
        "versi": VERSI,
        "pemda": {"slug": pemda.slug, "nama": pemda.nama},
        "instansi": [satu.slug for satu in isi.daftar("organisasi.Instansi")],
        "jumlah": {label: len(milik) for label, milik in baris.items()},
        "berkas": {sidik: len(satu) for sidik, satu in sorted(berkas.items())},
        "pengguna": [{"nama": satu.nama, "surel": satu.email} for satu in orang],
        "sidik": sidik_jari(baris),
        "baris": baris,
    }


def _pengguna(isi: Kumpulan) -> list[Pengguna]:
    """Whom a row names, by address."""
    kunci = {
        getattr(satu, bidang.attname)
        for label, milik in isi.baris.items()
        for bidang in _kunci_asing(label)
        if bidang.related_model is Pengguna
        for satu in milik.values()
    }
    disebut = {pk for milik in isi.baris.values() for satu in milik.values() for pk in getattr(satu, "disebut", ())}
    return list(Pengguna.objects.filter(pk__in=(kunci | disebut) - {None}).order_by("email"))


def _tulis_semua(isi: Kumpulan, label: str) -> list[dict]:
    bidang = kolom(label)
    luar = _kunci_luar(isi, label, bidang)
    return [{satu.name: _tulis(isi, baris, satu, luar) for satu in bidang} for baris in isi.daftar(label)]


def _tulis(isi: Kumpulan, baris: models.Model, bidang: models.Field, luar: dict) -> object:
    nilai = getattr(baris, bidang.attname)
    if nilai is None:
        return None
    if bidang.is_relation:
        return _rujukan(isi, bidang, nilai, luar)
    if bidang.model is model(CUPLIKAN) and bidang.name == "objek_id":
        return isi.letak[JENIS_BEKU[baris.jenis]][nilai]
    if bidang.name == "disebut":
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
    return {"luar": luar.get((label, kunci))}


def _kunci_luar(isi: Kumpulan, label: str, bidang: list[models.Field]) -> dict[tuple[str, int], list]:
    """{(model, key here): its name in any pemda} of what the rows point at outside the package."""
    hasil: dict[tuple[str, int], list] = {}
    for satu in bidang:
        if not satu.is_relation or satu.related_model is Pengguna:
            continue
        tujuan = satu.related_model._meta.label
        kunci = {getattr(baris, satu.attname) for baris in isi.baris[label].values()} - {None}
        kunci -= set(isi.letak.get(tujuan, ()))
        for pk, *nama in satu.related_model.objects.filter(pk__in=kunci).values_list(
            "pk", *KUNCI_LUAR.get(tujuan, ())
        ):
            hasil[tujuan, pk] = [keluar(bagian) for bagian in nama]
    return hasil


def _isi_berkas(berkas: Berkas) -> bytes:
    try:
        with berkas.isi.open("rb") as pegangan:
            return pegangan.read()
    except FileNotFoundError:
        raise GalatKinerja(
            f"Isi berkas “{berkas.nama}” tidak ada di penyimpanan. Bungkusan tidak dibuat; pulihkan dari cadangan."
        ) from None


def _zip(isi: dict, berkas: dict[str, bytes]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as arsip:
        arsip.writestr(_entri(DATA), json.dumps(isi, ensure_ascii=False, sort_keys=True, indent=1).encode())
        for sidik, satu in sorted(berkas.items()):
            arsip.writestr(_entri(DIREKTORI + sidik), satu)
    return wadah.getvalue()


def _entri(nama: str) -> zipfile.ZipInfo:
    entri = zipfile.ZipInfo(nama, WAKTU)
    entri.compress_type, entri.create_system, entri.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    return entri
