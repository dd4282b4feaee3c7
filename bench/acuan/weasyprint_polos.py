"""A plain WeasyPrint document: one process, the whole HTML at once, as its documentation shows.

Of ours only the mended foot of tables, without which the pages would not be the same.

    python bench/acuan/weasyprint_polos.py OUT.pdf STYLE.css … < in.html
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

AKAR = Path(__file__).parent.parent.parent


def ke_pdf(html: str, css: Sequence[Path], keluar: Path, lingkungan: Mapping[str, str]) -> tuple[bytes, int]:
    """(PDF, MB at the peak) of a new process; `lingkungan`: where it finds the same fonts."""
    perintah = [sys.executable, __file__, str(keluar), *map(str, css)]
    env = {**lingkungan, "PYTHONPATH": str(AKAR)}
    jawab = subprocess.run(perintah, input=html.encode(), env=env, check=True, capture_output=True)
    return keluar.read_bytes(), int(jawab.stdout)


def main() -> None:
    from weasyprint import HTML

    from kinerja.pdf import kaki_tabel

    kaki_tabel.pasang()
    html = HTML(string=sys.stdin.buffer.read().decode())
    html.write_pdf(sys.argv[1], stylesheets=sys.argv[2:])
    keadaan = Path("/proc/self/status").read_text().splitlines()
    print(next(int(satu.split()[1]) for satu in keadaan if satu.startswith("VmHWM")) // 1024)


if __name__ == "__main__":
    main()
