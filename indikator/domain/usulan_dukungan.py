"""Suggested links: an indicator without any, and the superior's indicator or IKU that is worded like it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from indikator.domain import dukungan
from indikator.enums import JenisLembar
from indikator.models import Indikator, Penetapan
from indikator.pohon.usul import Usul, usul
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.models import Jabatan
from organisasi.permissions import pastikan


@dataclass(frozen=True)
class Usulan:
    """`indikator` may support `tujuan`."""

    indikator: Indikator
    tujuan: Indikator
    sama: bool

    @property
    def letak(self) -> str:
        return self.indikator.lembar.sebutan

    @property
    def letak_tujuan(self) -> str:
        return self.tujuan.lembar.sebutan

    @property
    def nilai(self) -> str:
        """What the page sends back when it is accepted."""
        return f"{self.indikator.pk}-{self.tujuan.pk}"


@dataclass(frozen=True)
class HasilTerima:
    """How many links were made, and how many suggestions no longer fitted."""

    terpasang: int
    dilewati: int


def usulan(penetapan: Penetapan) -> list[Usulan]:
    """One suggestion at most for every IKI that supports nothing yet, in the order of the document; three queries."""
    milik = Indikator.objects.filter(lembar__penetapan=penetapan, induk=None)
    semua = list(
        milik.select_related("lembar__jabatan__unit")
        .prefetch_related("mendukung")
        .order_by("lembar__urutan", "urutan")
    )
    baris = {satu.pk: satu for satu in semua}
    nama = {str(satu.pk): satu.nama for satu in semua}
    usul_ = usul(nama, _atasan(semua, dict(_jabatan(penetapan))))
    return [_usulan(satu, baris) for satu in usul_]


def _usulan(satu: Usul, baris: dict[int, Indikator]) -> Usulan:
    return Usulan(baris[int(satu.dari)], baris[int(satu.ke)], satu.sama)


def _jabatan(penetapan: Penetapan):
    return Jabatan.objects.filter(instansi=penetapan.instansi_id).values_list("pk", "induk_id")


def _atasan(semua: list[Indikator], induk: dict[int, int | None]) -> Iterable[tuple[str, list[list[str]]]]:
    """(key, groups of keys above it: superiors nearest first, the IKU last) of every IKI without a link."""
    menurut_jabatan: dict[int | None, list[str]] = {}
    for satu in semua:
        menurut_jabatan.setdefault(satu.lembar.jabatan_id, []).append(str(satu.pk))
    for satu in semua:
        if satu.lembar.jenis == JenisLembar.IKU or satu.mendukung.all():
            continue
        rantai, kini = [], induk.get(satu.lembar.jabatan_id)
        while kini is not None and kini not in rantai:
            rantai.append(kini)
            kini = induk.get(kini)
        yield str(satu.pk), [menurut_jabatan.get(kunci, []) for kunci in (*rantai, None)]


@transaction.atomic
def terima(*, oleh, penetapan: Penetapan, pasangan: Iterable[tuple[int, int]]) -> HasilTerima:
    """Make the links of the accepted suggestions (keys from, to) of this document.

    A row that was linked meanwhile, or a suggestion that is no longer possible, is left as it is and counted.
    """
    pastikan(oleh, "isi_data", penetapan.instansi)
    tulis.kunci(penetapan)
    terpasang = dilewati = 0
    for dari, ke in pasangan:
        if _pasang(oleh, penetapan, dari, ke):
            terpasang += 1
        else:
            dilewati += 1
    return HasilTerima(terpasang, dilewati)


def _pasang(oleh, penetapan: Penetapan, dari: int, ke: int) -> bool:
    semua = Indikator.objects.filter(lembar__penetapan=penetapan, mendukung=None)
    indikator = semua.select_related("lembar__penetapan__instansi", "lembar__jabatan").filter(pk=dari).first()
    if indikator is None:
        return False
    try:
        dukungan.atur(oleh=oleh, indikator=indikator, mendukung=[ke], dasar=[])
    except IsianSalah:
        return False
    return True
