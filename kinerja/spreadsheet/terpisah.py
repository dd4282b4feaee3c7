"""`baca_tabel` of an uploaded file in a child process with limits on memory and time.

The child (`python -m kinerja.spreadsheet.terpisah`) gets neither settings nor secrets. Whatever a file does to its
reader, the answer is at worst a `TabelTidakTerbaca`.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

from kinerja.spreadsheet.baca import BAITA_MAKS, Tabel, TabelTidakTerbaca, baca_tabel

AKAR = Path(__file__).resolve().parent.parent.parent
WAKTU_DETIK = 20
MEMORI = 768 * 1024 * 1024  # bytes, of the whole child
TIDAK_SELESAI = "Berkas terlalu berat untuk dibaca. Salin tabelnya saja ke berkas baru, lalu unggah lagi."


def baca_terpisah(isi: bytes, lembar: str = "") -> Tabel:
    """Rows of a csv or an xlsx as `baca_tabel` gives them. Raises `TabelTidakTerbaca`."""
    if len(isi) > BAITA_MAKS:
        raise TabelTidakTerbaca(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB.")
    try:
        anak = subprocess.run(
            [sys.executable, "-m", "kinerja.spreadsheet.terpisah", lembar],
            input=isi,
            capture_output=True,
            cwd=AKAR,
            env={"PYTHONIOENCODING": "utf-8"},
            timeout=WAKTU_DETIK,
            check=False,
        )
    except (subprocess.TimeoutExpired, ValueError) as galat:  # ValueError: NUL in the name of the sheet
        raise TabelTidakTerbaca(TIDAK_SELESAI) from galat
    try:
        jawaban = json.loads(anak.stdout) if anak.returncode == 0 else {}
    except ValueError:
        jawaban = {}
    if "tabel" not in jawaban:
        raise TabelTidakTerbaca(jawaban.get("galat") or TIDAK_SELESAI)
    return jawaban["tabel"]


# From here on: the child process.


def _batasi() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (WAKTU_DETIK, WAKTU_DETIK))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def anak() -> None:
    """Main of the child: a file on standard input, JSON on standard output."""
    _batasi()
    try:
        jawaban = {"tabel": baca_tabel(sys.stdin.buffer.read(), sys.argv[1])}
    except TabelTidakTerbaca as galat:
        jawaban = {"galat": str(galat)}
    sys.stdout.write(json.dumps(jawaban))


if __name__ == "__main__":
    anak()
