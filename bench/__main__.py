"""Every row beside its anchor: one table, one JSON file (bench/README.md).

    .venv/bin/python -m bench [--cepat] [--hanya NAMA …] [--putaran N]

Ends with 1 where a row crashed or gives something else than its anchor. A goal that is missed is told in the table.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence

from bench._basis import bersihkan, data
from bench._lari import jalankan, semua_modul
from bench._papan import Baris, Gagal, Laju
from bench._tulis import AKAR, angka, baris_mesin, ke_json, koma, mesin, simpan, tabel

HASIL = AKAR / "hasil-uji" / "bench"


def main(argumen: Sequence[str] | None = None) -> int:
    pilihan = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    pilihan.add_argument("--cepat", action="store_true", help="data kecil, kira-kira satu menit")
    pilihan.add_argument("--hanya", nargs="+", choices=semua_modul(), default=semua_modul(), metavar="NAMA")
    pilihan.add_argument("--putaran", type=int, help="bawaan: 5, dengan --cepat 2")
    isi = pilihan.parse_args(argumen)
    laju = Laju(isi.cepat, isi.putaran or (2 if isi.cepat else 5))
    di = mesin(laju)
    print(baris_mesin(di), flush=True)
    data()
    try:
        semua = [satu for modul in isi.hanya for satu in _lapor(modul, laju)]
    finally:
        bersihkan()
    hasil, gagal = ([s for s in semua if isinstance(s, Gagal) is ya] for ya in (False, True))
    print("\n" + tabel(hasil) + "\n* batasnya untuk waktu prosesor\n")
    for satu in gagal:
        print(f"{satu.modul}: {'HASIL BERBEDA' if satu.beda else 'RUSAK'}: {satu.pesan}")
    print(f"Batas belum tercapai: {', '.join(s.nama for s in hasil if s.tercapai is False) or 'tidak ada'}")
    print(f"JSON: {simpan(ke_json(di, hasil, gagal), HASIL)}")
    return 1 if gagal else 0


def _lapor(modul: str, laju: Laju) -> Iterator[Baris | Gagal]:
    """The rows of a module, each named when it is there: a full run takes minutes."""
    mulai = time.perf_counter()
    for satu in jalankan(modul, laju):
        gagal = isinstance(satu, Gagal)
        apa = f"GAGAL: {satu.pesan.splitlines()[-1]}" if gagal else f"{satu.nama}: {angka(satu.nilai)} {satu.satuan}"
        print(f"  {koma(time.perf_counter() - mulai):>6} s  {modul}: {apa}", flush=True)
        yield satu


if __name__ == "__main__":
    sys.exit(main())
