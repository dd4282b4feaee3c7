"""A list of 200,000 rows × 12 columns to a workbook and back, beside openpyxl in its normal mode.

    write    as the export of a list: `tulis_panjang`, row by row      a Workbook filled cell by cell and saved
    read     as an import: `baca_lembar`, row by row                   load_workbook and every cell of every row

One round in full, the anchor takes a minute. First it looks that both read the same texts out of the same file.
"""

from collections.abc import Iterator

from bench._papan import Baris, Laju, banding, banding_memori, periksa
from bench._ukuran import puncak_anak
from bench.acuan import openpyxl_biasa
from kinerja.angka import tulis_asli
from kinerja.spreadsheet import Kolom, tulis_panjang
from kinerja.spreadsheet.arus import baca_lembar
from kinerja.spreadsheet.tulis import Lembar

TULIS, BACA = "openpyxl biasa menulis", "openpyxl biasa membaca"
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

    def puncak_pembaca(self) -> float:
        """MB that the child which reads for us had at most, looked at as its rows come."""
        semua = (satu for _, isi in self._arus() for satu in isi)
        return max(puncak_anak() for ke, _ in enumerate(semua) if ke % 250 == 0)

    def baca_polos(self) -> int:
        return openpyxl_biasa.baca(LEMBAR, self.berkas)

    def _arus(self):
        return baca_lembar(self.berkas, baris_maks=10**6)

    def periksa(self) -> None:
        kita = [tuple(satu.sel) for _, isi in self._arus() for satu in isi if satu.nomor > KEPALA]
        periksa(kita == self.isi, "yang dibaca bukan yang ditulis")
        periksa(openpyxl_biasa.semua_sel(LEMBAR, self.berkas)[KEPALA:] == self.isi, "openpyxl membaca sel lain")


def baris(laju: Laju) -> Iterator[Baris]:
    """With --cepat starting the child that reads weighs too much for the goals."""
    sedikit, meja = Meja(1_000), Meja(5_000 if laju.cepat else 200_000)
    meja.periksa()
    nama = f"Excel {tulis_asli(len(meja.isi))} × {KOLOM}"
    sekali, catatan = Laju(laju.cepat, 1), f"satu putaran, {len(meja.berkas) // 1024} kB"
    pilihan = {"laju": sekali, "menurut": "prosesor", "catatan": catatan}
    tulis, baca = (None, None) if laju.cepat else (0.7, 0.6)
    yield banding_memori(f"{nama}: memori tulis", TULIS, EKSPOR_MB, meja.tulis_polos, meja.tulis)
    yield banding(f"{nama}: tulis", TULIS, tulis, meja.tulis_polos, meja.tulis, **pilihan)
    dua = sedikit.puncak_pembaca(), meja.puncak_pembaca()
    catatan = f"proses pembaca {dua[0]:.0f} MB → {dua[1]:.0f} MB"
    yield Baris(f"{nama}: memori baca", "berkas 1.000 baris", 1.2, [dua[1] / dua[0]], catatan=catatan)
    yield banding(f"{nama}: baca", BACA, baca, meja.baca_polos, meja.baca, **pilihan)
