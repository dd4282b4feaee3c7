"""The JSON attached to a PDF that anybody may have sent: only the fingerprints of what it says come back.

The PDF is opened in a child process (`python -m kinerja.lampiran_pdf`) with limits on memory and time, which gets
neither settings nor secrets. Whatever it is or does, the answer is at worst that it holds nothing known.
"""

import io
import json
import resource
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
WAKTU_DETIK = 10
MEMORI = 768 * 1024 * 1024  # bytes, of the whole child
OBJEK_MAKS = 64 * 1024 * 1024  # bytes of one stream once unpacked
BANYAK_MAKS = 8  # attachments looked at


def sidik_lampiran(pdf: bytes) -> frozenset[str]:
    """sha256 (kinerja.sidik) of every attached JSON, and of each object right inside it; empty for none."""
    try:
        anak = subprocess.run(
            [sys.executable, "-m", "kinerja.lampiran_pdf"],
            input=pdf,
            capture_output=True,
            cwd=AKAR,
            env={},
            timeout=WAKTU_DETIK,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return frozenset()
    return frozenset(anak.stdout.decode("ascii", "replace").split()) if anak.returncode == 0 else frozenset()


# From here on: the child process.


def _batasi() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (WAKTU_DETIK, WAKTU_DETIK))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _isi_json(pdf: bytes) -> list:
    import pikepdf
    import pikepdf.settings

    pikepdf.settings.set_qpdf_limits(flate_max_memory=OBJEK_MAKS, run_length_max_memory=OBJEK_MAKS)
    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        nama = [satu for satu in dokumen.attachments if satu.lower().endswith(".json")][:BANYAK_MAKS]
        return [json.loads(dokumen.attachments[satu].get_file().read_bytes()) for satu in nama]


def anak() -> None:
    """Main of the child: a PDF on standard input, one fingerprint a line on standard output."""
    from kinerja.sidik import sidik_jari

    _batasi()
    for isi in _isi_json(sys.stdin.buffer.read()):
        print(sidik_jari(isi))
        for dalam in isi.values() if isinstance(isi, dict) else ():
            if isinstance(dalam, dict):
                print(sidik_jari(dalam))


if __name__ == "__main__":
    anak()
