"""A pemda with a document, a draft decree and the people around it, for tests of drafting."""

from dataclasses import dataclass

from laporan.domain import butir_keputusan
from laporan.domain.susunan_naskah import Susunan, baca
from laporan.models import ButirKeputusan, Keputusan
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from tests import pabrik
from tests.laporan import keputusan_kecil


@dataclass
class Dunia:
    pemda: Pemda
    instansi: Instansi
    perencana: Pelaku
    keputusan: Keputusan

    def tempel(self, bagian: str, teks: str, **lain):
        return butir_keputusan.tempel(self.keputusan, oleh=self.perencana, bagian=bagian, teks=teks, **lain)

    def baris(self, bagian: str) -> list[str]:
        """The part as people read it."""
        return self.susunan().baris(bagian)

    def susunan(self) -> Susunan:
        return baca(Keputusan.objects.get(pk=self.keputusan.pk))

    def butir(self, awal: str) -> ButirKeputusan:
        """The item whose stored text begins so."""
        return ButirKeputusan.objects.select_related("keputusan__instansi", "induk").get(
            keputusan=self.keputusan, isi__startswith=awal
        )

    def versi(self) -> int:
        return Keputusan.objects.get(pk=self.keputusan.pk).versi


def susun(slug: str = "magetan") -> Dunia:
    """Call outside `pabrik.dalam`; work with it inside."""
    pemda = pabrik.pemda(slug, ibukota="Magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        return Dunia(pemda, instansi, pabrik.pelaku_baru("perencana", instansi), keputusan_kecil.draf(instansi))
