"""What every "Mulai dari…" shares: rows that one page adds once, and one undo for all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from indikator.domain import sasaran as domain_sasaran
from indikator.domain.kisi import urungan as domain_urungan
from indikator.models import Indikator, Lembar, SasaranStrategis, Urungan
from indikator.mutu.kata import baku


@dataclass(frozen=True)
class Hasil:
    """What a page added. `urungan` None: nothing, because the same page was sent before."""

    sasaran: int
    indikator: int
    urungan: Urungan | None


def silsilah(kunci: UUID, *bagian: object) -> UUID:
    """Lineage of a row that the page `kunci` (kinerja.forms.SekaliField) adds: the same at a second submit."""
    return uuid5(kunci, "/".join(map(str, bagian)))


def yang_ada(model, lembar: Lembar, daftar: Iterable[UUID]) -> set[UUID]:
    """Which of these lineages the sheet has already."""
    return set(model.objects.filter(lembar=lembar, silsilah__in=list(daftar)).values_list("silsilah", flat=True))


def selesai(*, oleh, lembar: Lembar, sebutan: str, baru: Sequence) -> Hasil:
    """Keep the undo of the rows added, in the order they were added; `sebutan` names the act ("salin 12 baris")."""
    indikator = sum(isinstance(satu, Indikator) for satu in baru)
    urungan = None
    if baru:
        balik = domain_urungan.balik_tambah(*baru)
        urungan = domain_urungan.catat(oleh=oleh, lembar=lembar, kalimat=f"Urungkan {sebutan}", balik=balik)
    return Hasil(len(baru) - indikator, indikator, urungan)


class PengumpulSasaran:
    """Gives the sasaran of a name on a sheet: one that stands there, or a new one; `baru` are those it made."""

    def __init__(self, oleh, lembar: Lembar):
        self.oleh, self.lembar = oleh, lembar
        self.baru: list[SasaranStrategis] = []
        self._menurut_nama = {baku(satu.nama): satu for satu in lembar.sasaran.all()}

    def ambil(self, nama: str, **lain) -> SasaranStrategis:
        ada = self._menurut_nama.get(baku(nama))
        if ada is None:
            ada = domain_sasaran.buat(oleh=self.oleh, lembar=self.lembar, nama=nama, **lain)
            self.baru.append(ada)
            self._menurut_nama[baku(ada.nama)] = ada
        return ada
