"""The deadline week: lists, forms, saves and PDF jobs of many accounts at once, beside a bare view in the same run.

    python -m bench.minggu_akhir [--cepat] [--menit N] [--orang N] [--rinci] …      (make beban, bench/README.md)

BEBAN_BASIS names a database of the server (UJI_POSTGRES) that is filled already; else one is made and dropped. Ends
with 1 where an acknowledged save is not stored, an answer was wrong or a job failed.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from bench._basis import bersihkan, data
from bench._papan import Laju
from bench._tulis import angka, baris_mesin, mesin, simpan
from bench.minggu_akhir import lapor
from bench.minggu_akhir.jalan import SEMUA, Jalan
from bench.minggu_akhir.mesin import basis
from bench.minggu_akhir.profil import Fase

HASIL = Path(settings.BASE_DIR) / "hasil-uji" / "bench"


def pilihan(argumen=None) -> argparse.Namespace:
    p = argparse.ArgumentParser(prog="python -m bench.minggu_akhir", description=__doc__.splitlines()[0])
    p.add_argument("--cepat", action="store_true", help="data kecil, setengah menit")
    p.add_argument("--menit", type=float, help="lamanya beban (bawaan 3, dengan --cepat 0,5)")
    p.add_argument("--orang", type=int, default=50, help="yang bekerja sekaligus")
    p.add_argument("--jeda", type=float, default=2.0, help="detik antara dua permintaan seseorang")
    p.add_argument("--cetak", type=float, default=4, help="PDF dipesan tiap menit")
    p.add_argument("--proses", type=int, default=2, help="proses web")
    p.add_argument("--rinci", action="store_true", help="juga tiap jenis sendiri, dan tanpa jeda")
    p.add_argument("--pemda", type=int, help="bawaan 10; SQLite dan --cepat 1")
    p.add_argument("--opd", type=int, help="bawaan 50; --cepat 5")
    p.add_argument("--tahun", default="2024", help="tahun pengukuran data, mis. 2020-2024")
    isi = p.parse_args(argumen)
    isi.menit = isi.menit or (0.5 if isi.cepat else 3)
    isi.pemda = isi.pemda or (1 if isi.cepat or connection.vendor == "sqlite" else 10)
    isi.opd = isi.opd or (5 if isi.cepat else 50)
    return isi


def ukur(jalan: Jalan) -> dict[str, Fase]:
    """The phases in turn: the bare view before and after, a warm-up that does not count."""
    isi, pendek = jalan.isi, 8 if jalan.isi.cepat else 20
    semua = {"polos": jalan.fase("polos", pendek, ["Polos"], 0.05)}
    jalan.fase("hangat", pendek, ["Pembaca", "Pengisi"], isi.jeda / 4)
    semua["minggu akhir"] = jalan.fase("minggu akhir", round(isi.menit * 60), SEMUA, isi.jeda)
    for jenis in ("daftar", "form", "simpan") if isi.rinci else ():
        kelas = ["Pembaca", "Pengisi"] if jenis == "daftar" else ["Pengisi"]
        semua[f"hanya {jenis}"] = jalan.fase(jenis, pendek * 2, kelas, isi.jeda / 2, jenis)
    if isi.rinci:
        semua["tanpa jeda"] = jalan.fase("tanpa jeda", pendek * 2, SEMUA, 0)
    return semua | {"polos lagi": jalan.fase("polos", pendek, ["Polos"], 0.05)}


def main() -> int:
    isi = pilihan()
    di = mesin(Laju(isi.cepat, 1))
    print(baris_mesin(di), flush=True)
    baru = basis(os.environ.get("BEBAN_BASIS", ""))
    with tempfile.TemporaryDirectory(prefix="kinerja-beban-") as ruang:
        jalan = Jalan(isi, Path(ruang))
        try:
            jalan.siap()
            semua = ukur(jalan)
            akhir = lapor.akhir(jalan)
        finally:
            jalan.henti()
            if baru:
                data().hapus(baru)
            bersihkan()
    di["beban_sesudah"] = os.getloadavg()[0]
    print("\n".join(lapor.susun(isi, semua, akhir, jalan.ingatan)))
    print(f"beban mesin sesudahnya: {angka(di['beban_sesudah'])}")
    print(f"JSON: {simpan(lapor.ke_json(di, isi, semua, akhir, jalan.ingatan), HASIL)}")
    return 0 if lapor.baik(semua, akhir) else 1


if __name__ == "__main__":
    sys.exit(main())
