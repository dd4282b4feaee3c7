"""A workbook of 10,000 indicators out and in, and of 200,000 rows, beside openpyxl in its normal mode.

    export     the sheet “IKU dan IKI” from the database       a Workbook filled with the same cells and saved
    write      the same from rows that are read already        the same
    read       the rows of that file as the import has them    load_workbook and every cell of every row
    200,000    the same rows 20 times, once, through the layers that know no limit of rows (an import takes 20,000)

First it looks that both files hold the same cells, and that both readers find the same texts. Memory is what the work
adds to this process at its peak.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, repeat

from bench._basis import kosong
from bench._papan import Baris, Laju, banding, periksa
from bench._ukuran import ukur_kerja
from bench.acuan import openpyxl_biasa
from kinerja.spreadsheet.arus import baca_lembar
from organisasi.buku.baca import baca_buku
from organisasi.buku.bentuk import LembarBuku, Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from tests import pabrik
from tests.indikator import dunia_banyak

TULIS, BACA = "openpyxl biasa menulis", "openpyxl biasa membaca"
KALI = 20
EKSPOR_MB = 60


def baris(laju: Laju) -> Iterator[Baris]:
    with kosong("buku"), pabrik.dalam(pabrik.pemda("besar")) as mesin:
        d = dunia_banyak.susun(50 if laju.cepat else 500)
        dunia_banyak.isi(d)
        meja = Meja(Lingkup(mesin, d.instansi, dunia_banyak.TAHUN), bernama("iku_iki"))
        meja.periksa()
        yield from sekali_banyak(meja, laju)
        if not laju.cepat:
            yield from dua_ratus_ribu(meja.kali(KALI))


@dataclass
class Meja:
    """A sheet, its file and its cells; `terbaca`: the sheet with rows that are read already."""

    lingkup: Lingkup
    lembar: LembarBuku

    def __post_init__(self):
        self.berkas = self.ekspor()
        self.sel = openpyxl_biasa.semua_sel(self.lembar.judul, self.berkas)
        self._atas(list(self.lembar.baris(self.lingkup)), 1)

    def _atas(self, objek: list, kali: int) -> None:
        self.objek = objek
        self.terbaca = replace(self.lembar, baris=lambda _: chain.from_iterable(repeat(objek, kali)))

    def kali(self, banyak: int) -> "Meja":
        """The same with each row so many times."""
        self.sel = [*self.sel, *(self.sel[1:] * (banyak - 1))]
        self._atas(self.objek, banyak)
        self.berkas = self.tulis()
        return self

    def ekspor(self) -> bytes:
        return tulis_buku(self.lingkup, [self.lembar], berisi=True)

    def tulis(self) -> bytes:
        return tulis_buku(self.lingkup, [self.terbaca], berisi=True)

    def tulis_polos(self) -> bytes:
        return openpyxl_biasa.tulis(self.lembar.judul, self.sel)

    def baca(self) -> int:
        return baca_buku(self.berkas, self.lingkup.oleh.pemda.slug).jumlah

    def baca_arus(self) -> int:
        """Rows with anything in them, one after the other."""
        semua = baca_lembar(self.berkas, baris_maks=10**6, kolom_maks=100)
        return {info.nama: sum(1 for _ in isi) for info, isi in semua}[self.lembar.judul]

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


def sekali_banyak(meja: Meja, laju: Laju) -> Iterator[Baris]:
    """With --cepat starting the child that reads weighs too much for the goals."""
    nama = f"Excel {len(meja.sel) - 1:,} baris".replace(",", ".")
    catatan = f"{len(meja.sel[0])} kolom, {len(meja.berkas) // 1024} kB"
    pilihan = {"laju": laju, "menurut": "prosesor"}
    tulis, baca = (None, None) if laju.cepat else (0.7, 0.6)
    yield banding(f"{nama}: ekspor", TULIS, tulis, meja.tulis_polos, meja.ekspor, catatan=catatan, **pilihan)
    yield memori(f"{nama}: memori ekspor", TULIS, EKSPOR_MB, meja.tulis_polos, meja.ekspor)
    yield banding(f"{nama}: tulis saja", TULIS, tulis, meja.tulis_polos, meja.tulis, **pilihan)
    yield banding(f"{nama}: baca", BACA, baca, meja.baca_polos, meja.baca, **pilihan)


def dua_ratus_ribu(meja: Meja) -> Iterator[Baris]:
    periksa(meja.baca_arus() == meja.baca_polos() == len(meja.sel), "jumlah baris berbeda")
    nama = f"Excel {len(meja.sel) - 1:,} baris".replace(",", ".")
    for apa, batas, anchor, polos, kita in (
        ("tulis", 0.7, TULIS, meja.tulis_polos, meja.tulis),
        ("baca", 0.6, BACA, meja.baca_polos, meja.baca_arus),
    ):
        dua = ([ukur_kerja(satu)] for satu in (polos, kita))
        yield Baris.dari(f"{nama}: {apa}", anchor, batas, *dua, menurut="prosesor", catatan="satu putaran")
        yield memori(f"{nama}: memori {apa}", anchor, EKSPOR_MB, polos, kita)


def memori(nama: str, anchor: str, batas: float, polos, kita) -> Baris:
    """What each adds at its peak; ours first, before the anchor's heap is there to be used again."""
    dua = [dunia_banyak.tambahan_memori(kerja)[1] for kerja in (kita, polos)]
    return Baris(nama, anchor, batas, dua[:1], satuan="MB", catatan=f"openpyxl biasa {dua[1]:.0f} MB")
