"""HTML to Word: pandoc runs alone in a child process. See kinerja.docx_baca for the way in.

    isi = html_ke_docx(html, judul="IKU 2023", acuan=reference_docx, saringan=Path("saring.lua"))

The child (`python -m kinerja.docx`) limits its memory and time, then becomes pandoc with `--sandbox`: it reads the
page, the reference file and our filter, nothing else, and asks no network; pictures come as `data:` addresses.
"""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from kinerja.angka import tulis
from kinerja.terbatas import ikut_mati, warisan

logger = logging.getLogger(__name__)
JENIS_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AWALAN_RUANG = "kinerja-pdf-word-"  # swept with those of kinerja.pdf
RUANG_MESIN = 512  # MB of addresses pandoc wants beside its heap
KODE_MEMORI = 251  # of pandoc: heap exhausted
BACAAN = "html+native_divs+native_spans-tex_math_dollars-smart"
SARAN = "Unduh lebih sedikit sekaligus (misalnya satu lembar)"


class GalatDocx(Exception):
    """No Word document; `str()` is a sentence for people."""


@dataclass(frozen=True)
class HasilDocx:
    """A finished Word document; how many pages it has only Word knows."""

    isi: bytes


def html_ke_docx(
    html: str, *, judul: str, acuan: bytes, saringan: Path, kabar: Callable[[str], None] | None = None
) -> bytes:
    """Convert in a child process. acuan: the .docx with the styles; saringan: a Lua filter of ours.

    `kabar` is called about once a second; what it raises ends the child. Raises GalatDocx over a limit or on a crash.
    """
    with TemporaryDirectory(prefix=AWALAN_RUANG) as nama:
        ruang = Path(nama)
        (ruang / "halaman.html").write_text(html)
        (ruang / "acuan.docx").write_bytes(acuan)
        (ruang / "judul").write_text(judul)
        kode = _jalankan_anak(ruang, saringan, kabar or (lambda kalimat: None))
        if kode:
            raise _galat(kode, (ruang / "catatan").read_text(errors="replace"))
        return (ruang / "hasil.docx").read_bytes()


def _jalankan_anak(ruang: Path, saringan: Path, kabar: Callable[[str], None]) -> int:
    """Exit code of pandoc; neither it nor anything it started outlives this call."""
    kabar("Menyusun dokumen Word")
    batas = time.monotonic() + settings.WAKTU_PDF_DETIK
    angka = [str(satu) for satu in (settings.MEMORI_PDF_MB, settings.WAKTU_PDF_DETIK, os.getpid())]
    with (ruang / "catatan").open("wb") as catatan:
        anak = subprocess.Popen(
            [sys.executable, "-m", "kinerja.docx", str(ruang), str(saringan), *angka],
            cwd=settings.BASE_DIR,
            env=warisan(),
            stdin=subprocess.DEVNULL,
            stdout=catatan,
            stderr=catatan,
            start_new_session=True,
        )
        try:
            while time.monotonic() < batas:
                try:
                    return anak.wait(timeout=1)
                except subprocess.TimeoutExpired:
                    kabar("Menyusun dokumen Word")
            raise GalatDocx(f"Dokumen Word tidak selesai dalam {settings.WAKTU_PDF_DETIK} detik. {SARAN}.")
        finally:
            with suppress(ProcessLookupError):
                os.killpg(anak.pid, signal.SIGKILL)
            anak.wait()


def _galat(kode: int, catatan: str) -> GalatDocx:
    if kode < 0 or kode == KODE_MEMORI:
        return GalatDocx(
            "Dokumen Word tidak dapat dibuat karena memorinya melewati batas "
            f"{tulis(settings.MEMORI_PDF_MB, 0)} MB. {SARAN}, atau minta operator menaikkan MEMORI_PDF_MB."
        )
    logger.error("Pandoc berhenti dengan kode %s: %s", kode, catatan[:4000])
    return GalatDocx("Dokumen Word tidak dapat dibuat karena kesalahan pada penyusunnya; rinciannya ada di log.")


# From here on: the child process.


def _argumen(pandoc: str, ruang: Path, saringan: str, memori_mb: int) -> list[str]:
    judul = (ruang / "judul").read_text()
    return [
        pandoc,
        *("+RTS", f"-M{memori_mb}m", "-RTS"),
        "--sandbox",
        f"--from={BACAAN}",
        "--to=docx",
        f"--reference-doc={ruang / 'acuan.docx'}",
        f"--lua-filter={saringan}",
        f"--metadata=title:{judul}",
        "--metadata=lang:id-ID",
        f"--output={ruang / 'hasil.docx'}",
        str(ruang / "halaman.html"),
    ]


def anak(ruang: Path, saringan: str, memori_mb: int, waktu_detik: int, induk: int) -> None:
    """Main of the child: limit this process, then become pandoc."""
    import pypandoc

    from kinerja.pdf.anak import batasi

    ikut_mati(induk)
    pandoc = pypandoc.get_pandoc_path()
    batasi(2 * memori_mb + RUANG_MESIN, waktu_detik)  # a wall behind the limit pandoc keeps by itself
    os.chdir(ruang)
    os.execv(pandoc, _argumen(pandoc, ruang, saringan, memori_mb))


if __name__ == "__main__":
    anak(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
