"""Which items of a component register are ticked in which triwulan, through all versions of the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from indikator.models import Indikator, Komponen, KomponenTerpenuhi

Kunci = tuple[str, int]  # (name without case, which of those with this name): the same item in every version


@dataclass(frozen=True)
class Centangan:
    """Where every item of a lineage is ticked in a year: {item: triwulan}; `triwulan` the one that is looked at."""

    tempat: Mapping[Kunci, int]
    triwulan: int = 0
    sebelum: frozenset[Kunci] = field(default=frozenset())

    def di(self, triwulan: int) -> set[Kunci]:
        return {kunci for kunci, pada in self.tempat.items() if pada == triwulan}


def cari_centangan(indikator: Indikator, tahun: int, triwulan: int) -> Centangan:
    """Ticks of the year; those of the whole year (0) and those of triwulan know nothing of each other."""
    baris = KomponenTerpenuhi.objects.filter(
        realisasi__indikator__silsilah=indikator.silsilah,
        realisasi__pengukuran__instansi=indikator.lembar.penetapan.instansi_id,
        realisasi__pengukuran__tahun=tahun,
    )
    baris = (
        baris.filter(realisasi__pengukuran__triwulan__gt=0)
        if triwulan
        else baris.filter(realisasi__pengukuran__triwulan=0)
    )
    kunci = kunci_silsilah(indikator.silsilah)
    isi = baris.values_list("komponen_id", "realisasi__pengukuran__triwulan")
    tempat = {kunci[pk]: tw for pk, tw in isi if pk in kunci}
    return Centangan(tempat, triwulan, frozenset(k for k, tw in tempat.items() if tw < triwulan))


def kunci_silsilah(silsilah: UUID) -> dict[int, Kunci]:
    """{key of a Komponen: its item} for all versions of a row."""
    per_baris: dict[int, list[Komponen]] = {}
    for satu in Komponen.objects.filter(indikator__silsilah=silsilah):
        per_baris.setdefault(satu.indikator_id, []).append(satu)
    return {k.pk: kunci for isi in per_baris.values() for kunci, k in menurut_kunci(isi).items()}


def menurut_kunci(komponen) -> dict[Kunci, Komponen]:
    hasil: dict[Kunci, Komponen] = {}
    for satu in sorted(komponen, key=lambda k: (k.urutan, k.pk)):
        nama = " ".join(satu.nama.split()).casefold()
        hasil[nama, sum(lain == nama for lain, _ in hasil)] = satu
    return hasil
