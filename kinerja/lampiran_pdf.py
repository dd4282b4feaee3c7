"""The JSON attached to a PDF that anybody may have sent: only the fingerprints of what it says come back.

The PDF is opened in a child process with limits on memory and time (kinerja.terbatas). Whatever it is or does, the
answer is at worst that it holds nothing known.
"""

import io
import json
import sys

from kinerja.terbatas import AnakBerhenti, Batas, jalankan, terima

BATAS = Batas(memori_mb=768, waktu_detik=10, jam=True)
OBJEK_MAKS = 64 * 1024 * 1024  # bytes of one stream once unpacked
BANYAK_MAKS = 8  # attachments looked at


def sidik_lampiran(pdf: bytes) -> frozenset[str]:
    """sha256 (kinerja.sidik) of every attached JSON, and of each object right inside it; empty for none."""
    try:
        jawaban = jalankan("kinerja.lampiran_pdf", [], pdf, BATAS)
    except AnakBerhenti:
        return frozenset()
    return frozenset(jawaban.decode("ascii", "replace").split())


# From here on: the child process.


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

    terima()
    for isi in _isi_json(sys.stdin.buffer.read()):
        print(sidik_jari(isi))
        for dalam in isi.values() if isinstance(isi, dict) else ():
            if isinstance(dalam, dict):
                print(sidik_jari(dalam))


if __name__ == "__main__":
    anak()
