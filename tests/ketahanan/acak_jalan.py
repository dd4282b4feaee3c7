"""`python -m tests.ketahanan.acak_jalan SASARAN RUANG -runs=… -seed=…`: one target of acak_sasaran under atheris.

Seeds are written to RUANG/benih, an input that breaks a promise to RUANG/temuan-…, the input that took longest
(processor time, under the eyes of the fuzzer) to RUANG/terlama.
"""

import os
import sys
import time
from importlib import import_module
from pathlib import Path

import atheris

from tests.ketahanan.acak_sasaran import SASARAN, Sasaran


def siapkan(sasaran: Sasaran, ruang: Path) -> Path:
    benih = ruang / "benih"
    benih.mkdir(parents=True)
    for nomor, isi in enumerate(sasaran.benih()):
        (benih / f"{nomor:03}").write_bytes(isi if isinstance(isi, bytes) else isi.encode("utf-8", "replace"))
    return benih


def berwaktu(sasaran: Sasaran, ruang: Path):
    """The target, keeping the input that took longest."""
    terlama = [0.0]

    def satu(data: bytes) -> None:
        mulai = time.process_time()
        sasaran.uji(data)
        if (lama := time.process_time() - mulai) > terlama[0]:
            terlama[0] = lama
            (ruang / "terlama").write_bytes(data)

    return satu


def utama(nama: str, tempat: str, *pilihan: str) -> None:
    sasaran, ruang = SASARAN[nama], Path(tempat)
    with atheris.instrument_imports(include=list(sasaran.modul)):
        for modul in sasaran.modul:
            import_module(modul)
        sasaran.uji(b"")  # its own imports, watched too
    benih = siapkan(sasaran, ruang)
    ukuran = f"-max_len={sasaran.panjang}"
    atheris.Setup(
        [sys.argv[0], *pilihan, ukuran, f"-artifact_prefix={ruang}/temuan-", str(benih)], berwaktu(sasaran, ruang)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    utama(*sys.argv[1:])
