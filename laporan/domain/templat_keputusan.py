"""Templates of decrees: those shipped with the product, and those a pemda keeps for itself.

    daftar()                      # own ones first, then the shipped
    salin("iku", oleh=admin)      # a shipped one as an own row, to be changed
    ambil("t12")                  # one of them, for rancang_keputusan.rancang

Shipped: fixtures/acuan/templat_keputusan.yaml. Content: isi_templat; placeholders: isian_templat. Own ones are kept by
who has the right `kelola_templat`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

import yaml
from django.conf import settings

from laporan.domain.isi_templat import periksa, rapikan
from laporan.enums import JenisKeputusan, SifatKeputusan
from laporan.models import TemplatKeputusan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

BERKAS = settings.BASE_DIR / "fixtures" / "acuan" / "templat_keputusan.yaml"
SUDAH_ADA = "Sudah ada templat bernama ini. Beri nama lain."
TIDAK_ADA = "Templat ini tidak ada atau sudah dihapus. Pilih yang lain."


@dataclass(frozen=True)
class Templat:
    """A template to choose from. `kunci`: name of a shipped one ("iku") or "t" and the row of an own one ("t12")."""

    kunci: str
    nama: str
    jenis: str
    sifat: str
    isi: Mapping
    baris: TemplatKeputusan | None = None

    @property
    def bawaan(self) -> bool:
        return self.baris is None

    @property
    def sebutan_jenis(self) -> str:
        return JenisKeputusan(self.jenis).label

    @property
    def sebutan_sifat(self) -> str:
        return SifatKeputusan(self.sifat).label


@cache
def bawaan() -> tuple[Templat, ...]:
    """The shipped templates, in their order."""
    semua = yaml.load(BERKAS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return tuple(
        Templat(satu["kunci"], satu["nama"], satu["jenis"], satu["sifat"], rapikan(satu["isi"])) for satu in semua
    )


def daftar(*, semua: bool = False) -> list[Templat]:
    """Own templates in use (`semua`: all own ones), then the shipped."""
    milik = TemplatKeputusan.objects.all() if semua else TemplatKeputusan.objects.filter(aktif=True)
    return [*map(_milik, milik), *bawaan()]


def ambil(kunci: str) -> Templat:
    """The template of a key, in use or not; IsianSalah when there is none."""
    if kunci.startswith("t") and kunci[1:].isdecimal():
        satu = TemplatKeputusan.objects.filter(pk=int(kunci[1:])).first()
        ada = _milik(satu) if satu else None
    else:
        ada = next((satu for satu in bawaan() if satu.kunci == kunci), None)
    if ada is None:
        raise IsianSalah({"templat": TIDAK_ADA})
    return ada


def _milik(satu: TemplatKeputusan) -> Templat:
    return Templat(f"t{satu.pk}", satu.nama, satu.jenis, satu.sifat, rapikan(satu.isi), satu)


def buat(*, oleh, kunci_kirim: UUID | None = None, **nilai) -> TemplatKeputusan:
    """An own template: `nama`, `jenis`, `sifat`, `isi`, `dari`. A `kunci_kirim` sent again gives the same row."""
    return _sekali(oleh, kunci_kirim, lambda: _nilai(nilai))


def salin(kunci: str, *, oleh, kunci_kirim: UUID | None = None) -> TemplatKeputusan:
    """A template as an own row, under a name of its own."""
    asal = ambil(kunci)
    isi = {"jenis": asal.jenis, "sifat": asal.sifat, "isi": asal.isi}
    isi["dari"] = asal.kunci if asal.bawaan else asal.baris.dari
    return _sekali(oleh, kunci_kirim, lambda: isi | {"nama": _nama_salinan(asal.nama)})


@utuh
def _sekali(oleh, kunci_kirim: UUID | None, nilai: Callable[[], dict]) -> TemplatKeputusan:
    """Add a row, or give back the one that the same page has added."""
    pastikan(oleh, "kelola_templat")
    tulis.kunci(oleh.pemda)  # submits take turns, so that the second sees the row of the first
    ada = TemplatKeputusan.objects.filter(kunci_kirim=kunci_kirim).first() if kunci_kirim else None
    return ada or tulis.buat(TemplatKeputusan, oleh=oleh, kunci_kirim=kunci_kirim, **nilai())


@utuh
def ubah(templat: TemplatKeputusan, *, oleh, versi: int | None = None, **nilai) -> TemplatKeputusan:
    """Change `nama`, `jenis`, `sifat`, `isi` or `aktif`. Drafts made from it stay as they are."""
    pastikan(oleh, "kelola_templat")
    tulis.kunci(oleh.pemda)
    return tulis.ubah(templat, oleh=oleh, versi=versi, **_nilai(nilai, templat))


@utuh
def hapus(templat: TemplatKeputusan, *, oleh, versi: int | None = None) -> None:
    pastikan(oleh, "kelola_templat")
    tulis.hapus(templat, oleh=oleh, versi=versi)


def _nilai(nilai: dict, lama: TemplatKeputusan | None = None) -> dict:
    """What is stored, checked: name on one line and not taken, lists in one shape, placeholders known."""
    hasil = dict(nilai)
    if "nama" in nilai:
        hasil["nama"] = " ".join(nilai["nama"].split())
        sama = TemplatKeputusan.objects.filter(nama__iexact=hasil["nama"]).exclude(pk=lama and lama.pk)
        if not hasil["nama"] or sama.exists():
            raise IsianSalah({"nama": SUDAH_ADA if hasil["nama"] else "Nama templat belum diisi."})
    if "isi" in nilai:
        hasil["isi"] = rapikan(nilai["isi"])
        periksa(hasil["isi"])
    return hasil


def _nama_salinan(nama: str) -> str:
    """ "Penetapan IKU (salinan)", numbered where that is taken."""
    terpakai = {satu.casefold() for satu in TemplatKeputusan.objects.values_list("nama", flat=True)}
    dasar = f"{nama[:100]} (salinan"
    calon = [f"{dasar})", *(f"{dasar} {n})" for n in range(2, len(terpakai) + 3))]
    return next(satu for satu in calon if satu.casefold() not in terpakai)
