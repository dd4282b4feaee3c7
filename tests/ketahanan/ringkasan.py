"""`python -m tests.ketahanan.ringkasan DIR [--tulis]`: the table of what the drills saw.

Reads the lines of `tests.catatan.catat`, adds up those of one drill on one database, prints the table. `--tulis` puts
it into docs/keamanan.md, with date and commit, between the marks ANGKA and /ANGKA.
"""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.catatan import BAGIAN

AKAR = Path(__file__).parents[2]
DOKUMEN = AKAR / "docs/keamanan.md"
KEPALA = ("Bagian", "Latihan", "Basis", "Dicoba", "Hilang/bocor", "Keterangan")


def kumpulkan(direktori: Path) -> list[dict]:
    """One dict per drill and database, in the order of BAGIAN."""
    jumlah: dict[tuple, dict] = {}
    for berkas in sorted(direktori.glob("*.jsonl")):
        for teks in berkas.read_text().splitlines():
            baris = json.loads(teks)
            kunci = (baris["bagian"], baris["latihan"], baris["basis"])
            kini = jumlah.setdefault(kunci, baris | {"dicoba": 0, "hilang": 0})
            kini["dicoba"] += baris["dicoba"]
            kini["hilang"] += baris["hilang"]
            kini["keterangan"] = baris["keterangan"] or kini["keterangan"]
    return [jumlah[kunci] for kunci in sorted(jumlah, key=lambda k: (BAGIAN.index(k[0]), k[1], k[2]))]


def tabel(baris: list[dict]) -> str:
    """The table as Markdown."""
    isi = [
        (
            b["bagian"],
            b["latihan"],
            b["basis"],
            f"{b['dicoba']:,}".replace(",", "."),
            str(b["hilang"]),
            b["keterangan"],
        )
        for b in baris
    ]
    garis = [f"| {' | '.join(satu)} |" for satu in (KEPALA, ("---",) * len(KEPALA), *isi)]
    return "\n".join(garis)


def tulis(teks: str) -> None:
    """Into the document; it must hold both marks."""
    komit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=AKAR, capture_output=True, text=True, check=True
    )
    kini = f"Diukur {date.today().isoformat()} pada commit {komit.stdout.strip()}.\n\n{teks}"
    lama = DOKUMEN.read_text()
    baru, banyak = re.subn(r"(?s)(<!-- ANGKA -->\n).*?(\n<!-- /ANGKA -->)", lambda c: c[1] + kini + c[2], lama)
    if banyak != 1:
        raise SystemExit("docs/keamanan.md: tanda ANGKA tidak ditemukan.")
    DOKUMEN.write_text(baru)


if __name__ == "__main__":
    hasil = tabel(kumpulkan(Path(sys.argv[1])))
    print(hasil)
    if "--tulis" in sys.argv[2:]:
        tulis(hasil)
