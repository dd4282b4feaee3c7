"""A workbook of 10,000 indicators out and in, beside openpyxl in its normal mode writing and reading the same cells.

In this process on a temporary SQLite database (or the PostgreSQL of the tests: UJI_BASIS and UJI_POSTGRES as in
tests/settings.py). Beside each other:

    export     the sheet “IKU dan IKI” from the database      openpyxl filling a Workbook with its cells and saving it
    write      the same from rows that are read already       the same
    read       the rows of that file as the import has them   load_workbook and every cell of every row

First it checks that both files hold the same cells, and that both readers find the same texts. Rounds of
[anchor, ours]; printed are the ratios inside the round, median and range, and the memory that each adds at its peak.

    .venv/bin/python -m bench.buku [--putaran 3] [--jabatan 500]
"""

import argparse
import io
import os
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db import connection
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Protection

from bench._ukuran import Ukuran, cetak_angka, ukur_kerja
from kinerja.spreadsheet.gaya import KIRI, bingkai
from organisasi.buku.baca import baca_buku
from organisasi.buku.bentuk import LembarBuku, Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from tests import pabrik
from tests.basis import basis, pakai
from tests.indikator import dunia_banyak


@dataclass(frozen=True)
class Banding:
    """Two ways to the same: `anchor` and `kita`."""

    nama: str
    anchor: Callable
    kita: Callable


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--putaran", type=int, default=3)
    pilihan.add_argument("--jabatan", type=int, default=500, help="20 indikator tiap jabatan")
    isi = pilihan.parse_args()
    data = basis(Path(settings.DATA_DIR))
    data.buat_templat()
    nama = data.salin("bench_buku")
    try:
        pakai(nama)
        with pabrik.dalam(pabrik.pemda("besar")) as mesin:
            d = dunia_banyak.susun(isi.jabatan)
            dunia_banyak.isi(d)
            lembar = bernama("iku_iki")
            ukur(susun(Lingkup(mesin, d.instansi, dunia_banyak.TAHUN), lembar), isi.putaran)
    finally:
        connection.close()
        data.hapus(nama)


def susun(lingkup: Lingkup, lembar: LembarBuku) -> list[Banding]:
    berkas, memori = dunia_banyak.tambahan_memori(lambda: tulis_buku(lingkup, [lembar], berisi=True))
    print(f"ekspor: memori puncak {memori:.0f} MB")
    _, memori = dunia_banyak.tambahan_memori(lambda: baca_kita(lingkup, berkas))
    print(f"baca: memori puncak {memori:.0f} MB di proses ini")
    tersimpan = list(lembar.baris(lingkup))
    terbaca = replace(lembar, baris=lambda _: tersimpan)
    sel = [tuple(baris) for baris in load_workbook(io.BytesIO(berkas))[lembar.judul].iter_rows(values_only=True)]
    periksa(lingkup, lembar, berkas, sel)
    return [
        Banding("ekspor", lambda: tulis_polos(lembar, sel), lambda: tulis_buku(lingkup, [lembar], berisi=True)),
        Banding("tulis", lambda: tulis_polos(lembar, sel), lambda: tulis_buku(lingkup, [terbaca], berisi=True)),
        Banding("baca", lambda: baca_polos(lembar, berkas), lambda: baca_kita(lingkup, berkas)),
    ]


def tulis_polos(lembar: LembarBuku, sel: list[tuple]) -> bytes:
    """The anchor: a Workbook in memory, cell by cell, each framed and formatted as text like those of the file."""
    buku = Workbook()
    kertas = buku.active
    kertas.title = lembar.judul
    contoh = kertas.cell(1, 1)
    bingkai(contoh, KIRI)
    contoh.protection, contoh.number_format = Protection(locked=False), "@"
    pola = contoh._style
    for nomor, baris in enumerate(sel, 1):
        for letak, nilai in enumerate(baris, 1):
            satu = kertas.cell(nomor, letak, nilai)
            satu._style = copy(pola)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def baca_polos(lembar: LembarBuku, berkas: bytes) -> int:
    kertas = load_workbook(io.BytesIO(berkas))[lembar.judul]
    return sum(1 for baris in kertas.iter_rows() if any(sel.value is not None for sel in baris))


def baca_kita(lingkup: Lingkup, berkas: bytes) -> int:
    return baca_buku(berkas, lingkup.oleh.pemda.slug).jumlah


def periksa(lingkup: Lingkup, lembar: LembarBuku, berkas: bytes, sel: list[tuple]) -> None:
    polos = load_workbook(io.BytesIO(tulis_polos(lembar, sel)))[lembar.judul]
    assert [tuple(baris) for baris in polos.iter_rows(values_only=True)] == sel, "anchor menulis sel lain"
    (kita,) = baca_buku(berkas, lingkup.oleh.pemda.slug).lembar
    judul = {satu.kunci: sel[0].index(satu.judul) for satu in lembar.kolom}
    for baris, satu in zip(sel[1:], kita.baris, strict=True):
        for kunci, letak in judul.items():
            assert (satu.isi.get(kunci) or "") == (baris[letak] or ""), f"baris {satu.nomor} {kunci} dibaca lain"
    print(f"{len(kita.baris)} baris, {len(sel[0])} kolom, {len(berkas) // 1024} kB")


def ukur(daftar: list[Banding], putaran: int) -> None:
    for satu in daftar:
        pasangan: list[tuple[Ukuran, Ukuran]] = [
            (ukur_kerja(satu.anchor), ukur_kerja(satu.kita)) for _ in range(putaran)
        ]
        cetak_angka(f"{satu.nama}: anchor (s)", [anchor for anchor, _ in pasangan])
        cetak_angka(f"{satu.nama}: rasio", [kita.banding(anchor) for anchor, kita in pasangan])
    print(f"beban mesin (1 menit): {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
