"""A document of two sheets under review: one sure, one with a doubtful target and a leftover text."""

from laporan.kertas.bentuk import BarisBaca, Terbaca
from laporan.models import BacaanBaris, BacaanSisa
from tests import pabrik
from tests.laporan.impor_kecil import bacaan, iki, siap, taman


class Kertas:
    """A document of two sheets under review: `d` the world, `oleh` its planner; call inside the tenant."""

    def __init__(self, d, **lain):
        self.d, self.oleh = d, pabrik.pelaku(d.perencana)
        ragu = BarisBaca(
            Terbaca("Tertibnya kas"), Terbaca("Jumlah laporan"), Terbaca("1 2laporan", "1 2laporan", 40, ("Pecah.",))
        )
        isi = bacaan(taman(), iki("Bendahara", ragu, tugas=("Mengelola kas",)), **({"sisa": ("Tembusan",)} | lain))
        self.impor = siap(self.oleh, isi, instansi=d.dinas)
        self.taman, self.kas = self.impor.lembar_bacaan.order_by("urutan")

    def baris(self, nomor: int = 0, lembar=None) -> BacaanBaris:
        semua = BacaanBaris.objects.select_related("lembar__impor__instansi", "lembar__impor__pekerjaan")
        return list(semua.filter(lembar=lembar or self.taman).order_by("urutan", "pk"))[nomor]

    def indikator(self, lembar=None) -> list[str]:
        return list((lembar or self.taman).baris.order_by("urutan").values_list("indikator", flat=True))

    def sisa(self) -> BacaanSisa:
        return self.impor.sisa.select_related("impor__instansi", "impor__pekerjaan").get()
