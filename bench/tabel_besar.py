"""A list of 200,000 rows × 12 columns to a workbook and back, beside openpyxl in its normal mode.

    write    as the export of a list: `tulis_panjang`, row by row      a Workbook filled cell by cell and saved
    read     as an import: `baca_lembar`, row by row                   load_workbook and every cell of every row

One round in full, the anchor takes a minute. First it looks that both read the same texts out of the same file.
"""

from collections.abc import Iterator

from bench._papan import Baris, Laju, banding, banding_memori, periksa
from bench.acuan import openpyxl_biasa
from kinerja.spreadsheet import Kolom, tulis_panjang
from kinerja.spreadsheet.arus import baca_lembar
from kinerja.spreadsheet.tulis import Lembar

LEMBAR, KOLOM, KEPALA = "Daftar", 12, 4  # head: two titles, a blank row, the headings
EKSPOR_MB = 60


class Meja:
    def __init__(self, banyak: int):
        self.isi = [tuple(f"Isi sel {ke % 977}-{letak}" for letak in range(KOLOM)) for ke in range(banyak)]
        self.kolom = [Kolom(f"Kolom {letak}", lambda b, letak=letak: b[letak]) for letak in range(KOLOM)]
        self.berkas = self.tulis()

    def tulis(self) -> bytes:
        return tulis_panjang([Lembar(LEMBAR, ("DAFTAR", "Kabupaten Contoh"), self.kolom, self.isi)])

    def tulis_polos(self) -> bytes:
        return openpyxl_biasa.tulis(LEMBAR, self.isi)

    def baca(self) -> int:
        """Rows with anything in them, one after the other."""
        return sum(1 for _, isi in self._arus() for _ in isi)

    def baca_polos(self) -> int:
        return openpyxl_biasa.baca(LEMBAR, self.berkas)

    def _arus(self):
        return baca_lembar(self.berkas, baris_maks=10**6)

    def periksa(self) -> None:
        kita = [tuple(satu.sel) for _, isi in self._arus() for satu in isi if satu.nomor > KEPALA]
        periksa(kita == self.isi, "yang dibaca bukan yang ditulis")
        periksa(openpyxl_biasa.semua_sel(LEMBAR, self.berkas)[KEPALA:] == self.isi, "openpyxl membaca sel lain")


def baris(laju: Laju) -> Iterator[Baris]:
    """With --cepat starting the child that reads weighs too much for the goal."""
    meja = Meja(5_000 if laju.cepat else 200_000)
    meja.periksa()
    nama = f"Excel {len(meja.isi):,} × {KOLOM}".replace(",", ".")
    sekali, catatan = Laju(laju.cepat, 1), f"satu putaran, {len(meja.berkas) // 1024} kB"
    for apa, batas, dasar, kita in (
        ("tulis", 0.7, meja.tulis_polos, meja.tulis),
        ("baca", 0.6, meja.baca_polos, meja.baca),
    ):
        anchor = f"openpyxl biasa, {apa}"
        yield banding_memori(f"{nama}: memori {apa}", anchor, EKSPOR_MB, dasar, kita)
        batas = None if laju.cepat else batas
        yield banding(f"{nama}: {apa}", anchor, batas, dasar, kita, sekali, menurut="prosesor", catatan=catatan)
