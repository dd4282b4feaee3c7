"""A workbook of 10,000 indicators out and in, beside openpyxl in its normal mode.

    export     the sheet “IKU dan IKI” from the database       a Workbook filled with the same cells and saved
    write      the same from rows that are read already        the same
    read       the rows of that file as the import has them    load_workbook and every cell of every row

First it looks that both files hold the same cells, and that both readers find the same texts. Memory is what the work
adds to this process at its peak.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench._basis import kosong, rawat
from bench._papan import Baris, Laju, banding, banding_memori, periksa
from bench.acuan import openpyxl_biasa
from kinerja.angka import tulis_asli
from organisasi.buku.baca import baca_buku
from organisasi.buku.bentuk import LembarBuku, Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from organisasi.models import Pemda
from tests import pabrik
from tests.indikator import dunia_banyak

TULIS, BACA = "openpyxl biasa menulis", "openpyxl biasa membaca"
EKSPOR_MB = 60


def baris(laju: Laju) -> Iterator[Baris]:
    with kosong("buku"):
        pemda = pabrik.pemda("besar")
        with pabrik.dalam(pemda):
            d = dunia_banyak.susun(50 if laju.cepat else 500)
            dunia_banyak.isi(d)
        rawat()
        yield from _ukur_di(pemda, d, laju)


def _ukur_di(pemda: Pemda, d, laju: Laju) -> Iterator[Baris]:
    with pabrik.dalam(pemda) as mesin:
        meja = Meja(Lingkup(mesin, d.instansi, dunia_banyak.TAHUN), bernama("iku_iki"))
        meja.periksa()
        yield from ukur(meja, laju)


@dataclass
class Meja:
    """A sheet, its file and its cells; `terbaca`: the sheet with rows that are read already."""

    lingkup: Lingkup
    lembar: LembarBuku

    def __post_init__(self):
        self.berkas = self.ekspor()
        self.sel = openpyxl_biasa.semua_sel(self.lembar.judul, self.berkas)
        objek = list(self.lembar.baris(self.lingkup))
        self.terbaca = replace(self.lembar, baris=lambda _: objek)

    def ekspor(self) -> bytes:
        return tulis_buku(self.lingkup, [self.lembar], berisi=True)

    def tulis(self) -> bytes:
        return tulis_buku(self.lingkup, [self.terbaca], berisi=True)

    def tulis_polos(self) -> bytes:
        return openpyxl_biasa.tulis(self.lembar.judul, self.sel)

    def baca(self) -> int:
        return baca_buku(self.berkas, self.lingkup.oleh.pemda.slug).jumlah

    def baca_polos(self) -> int:
        return openpyxl_biasa.baca(self.lembar.judul, self.berkas)

    def periksa(self) -> None:
        polos = openpyxl_biasa.semua_sel(self.lembar.judul, self.tulis_polos())
        periksa(polos == self.sel, "openpyxl biasa menulis sel lain")
        (kita,) = baca_buku(self.berkas, self.lingkup.oleh.pemda.slug).lembar
        judul = {satu.kunci: self.sel[0].index(satu.judul) for satu in self.lembar.kolom}
        for sel, satu in zip(self.sel[1:], kita.baris, strict=True):
            beda = [kunci for kunci, letak in judul.items() if (satu.isi.get(kunci) or "") != (sel[letak] or "")]
            periksa(not beda, f"baris {satu.nomor} dibaca lain: {beda}")


def ukur(meja: Meja, laju: Laju) -> Iterator[Baris]:
    """With --cepat starting the child that reads weighs too much for the goals."""
    nama = f"Excel {tulis_asli(len(meja.sel) - 1)} baris"
    catatan = f"{len(meja.sel[0])} kolom, {len(meja.berkas) // 1024} kB"
    pilihan = {"laju": laju, "menurut": "prosesor"}
    tulis, baca = (None, None) if laju.cepat else (0.7, 0.6)
    yield banding(f"{nama}: ekspor", TULIS, tulis, meja.tulis_polos, meja.ekspor, catatan=catatan, **pilihan)
    yield banding_memori(f"{nama}: memori ekspor", TULIS, EKSPOR_MB, meja.tulis_polos, meja.ekspor)
    yield banding(f"{nama}: tulis saja", TULIS, tulis, meja.tulis_polos, meja.tulis, **pilihan)
    yield banding(f"{nama}: baca", BACA, baca, meja.baca_polos, meja.baca, **pilihan)
