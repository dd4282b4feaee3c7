"""What a drill saw, in figures: one line per call, gathered into the table of `make test-ketahanan`.

Without UJI_CATATAN (an ordinary run) nothing is kept. The lines of all processes go into one directory;
`tests.ketahanan.ringkasan` adds up those of the same name and prints the table.
"""

import json
import os
from pathlib import Path

from django.conf import settings

BAGIAN = ("isolasi", "akun", "peramban", "gangguan", "masukan", "acak", "cadangan", "mutasi")


def catat(bagian: str, latihan: str, *, dicoba: int, hilang: int = 0, keterangan: str = "") -> None:
    """Note a drill that held (call it after the assertions).

    `bagian`: one of BAGIAN; `latihan`: an Indonesian phrase, the same for all parameters of one drill, whose counts
    are then added; `dicoba`: requests, files, writes, runs; `hilang`: of them lost, leaked or got through;
    `keterangan`: figures for people ("5 lolos, 55 ditolak"), the last one is printed.
    """
    assert bagian in BAGIAN, bagian
    if not (direktori := os.environ.get("UJI_CATATAN")):
        return
    baris = {"bagian": bagian, "latihan": latihan, "basis": settings.UJI_BASIS}
    baris |= {"dicoba": dicoba, "hilang": hilang, "keterangan": keterangan}
    with (Path(direktori) / f"{os.getpid()}.jsonl").open("a") as berkas:
        berkas.write(json.dumps(baris, ensure_ascii=False) + "\n")
