"""Figures of a signed report as its published addenda corrected them: what later reports and addenda start from.

A row of AdendumLkjip.perubahan: {silsilah, indikator, apa, semula, menjadi, nilai, sementara}; `apa`: which figure,
`semula` and `menjadi` are printed texts, `nilai` is the new figure in plain notation ("" for none).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from laporan.domain.lkjip.angka import AngkaIndikator, AngkaLkjip, AngkaSasaran
from laporan.enums import JenisDokumen
from laporan.models import AdendumLkjip, Cuplikan

TARGET, REALISASI, CAPAIAN, RATA = "Target", "Realisasi", "Capaian", "Rata-rata capaian"


@dataclass(frozen=True)
class Koreksi:
    """The last correction of every figure of one row: {apa: row}; `ke`: the addenda that made them, in order."""

    baris: Mapping[str, Mapping]
    ke: tuple[int, ...]

    @property
    def sebutan(self) -> str:
        """ "Adendum ke-1"; "Adendum ke-1 dan ke-2"."""
        return "Adendum " + " dan ".join(f"ke-{nomor}" for nomor in self.ke)


def berlaku() -> QuerySet[AdendumLkjip]:
    """The published addenda that correct what their report says now.

    A report opened again and signed anew holds the figures of its second signing: what an addendum of the first one
    said of them is past.
    """
    milik = Cuplikan.objects.filter(jenis=JenisDokumen.LKJIP, objek_id=OuterRef("lkjip")).values("dibuat")[:1]
    terbit = AdendumLkjip.objects.filter(terbit_pada__isnull=False).annotate(dibekukan=Subquery(milik))
    return terbit.filter(Q(dibekukan=None) | Q(terbit_pada__gte=F("dibekukan")))


def koreksi(lkjip: Iterable[int]) -> dict[int, dict[str, Koreksi]]:
    """{report pk: {silsilah: Koreksi}} of the addenda that hold (`berlaku`); one query."""
    hasil: dict[int, dict[str, Koreksi]] = {}
    for satu in berlaku().filter(lkjip__in=list(lkjip)).order_by("lkjip", "ke"):
        milik = hasil.setdefault(satu.lkjip_id, {})
        for baris in satu.perubahan:
            lama = milik.get(baris["silsilah"], Koreksi({}, ()))
            ke = lama.ke if satu.ke in lama.ke else (*lama.ke, satu.ke)
            milik[baris["silsilah"]] = Koreksi({**lama.baris, baris["apa"]: baris}, ke)
    return hasil


def terapkan(angka: AngkaLkjip, menurut: Mapping[str, Koreksi]) -> AngkaLkjip:
    """The figures with their corrections."""
    return replace(angka, sasaran=tuple(_sasaran(satu, menurut) for satu in angka.sasaran)) if menurut else angka


def _sasaran(satu: AngkaSasaran, menurut: Mapping[str, Koreksi]) -> AngkaSasaran:
    baru = replace(satu, indikator=tuple(_indikator(baris, menurut) for baris in satu.indikator))
    rata = menurut[satu.silsilah].baris.get(RATA) if satu.silsilah in menurut else None
    return replace(baru, persen=rata["nilai"]) if rata else baru


def _indikator(satu: AngkaIndikator, menurut: Mapping[str, Koreksi]) -> AngkaIndikator:
    baru = replace(satu, sub=tuple(_indikator(anak, menurut) for anak in satu.sub))
    return terapkan_indikator(baru, menurut[satu.silsilah]) if satu.silsilah in menurut else baru


def terapkan_indikator(satu: AngkaIndikator, koreksi: Koreksi) -> AngkaIndikator:
    """One indicator with its corrections."""
    nilai: dict = {"koreksi": koreksi.sebutan}
    if baris := koreksi.baris.get(TARGET):
        nilai |= {"target_teks": baris["menjadi"], "target": baris["nilai"]}
    if baris := koreksi.baris.get(REALISASI):
        nilai |= {"realisasi_teks": tanpa_tanda(baris["menjadi"]), "realisasi": baris["nilai"]}
        nilai["sementara"] = bool(baris.get("sementara"))
    if baris := koreksi.baris.get(CAPAIAN):
        nilai["persen"] = baris["nilai"]
    return replace(satu, **nilai)


def tanpa_tanda(teks: str) -> str:
    """A realisasi without the mark of a preliminary one."""
    return teks.removesuffix(" *)")
