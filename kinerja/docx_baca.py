"""Word to HTML: pandoc reads a .docx alone in a child process, with `--sandbox` and limits on memory and time.

    html = docx_ke_html(isi)   # formulas as LaTeX in <span class="math">, lists as <ol type start>, merged cells kept

Runs without settings: the readers of documents call it from their own child. See kinerja.docx for the other direction.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kinerja.arsip_office import DOCX, ArsipDitolak, kenali_arsip, pastikan_tanpa_dtd
from kinerja.terbatas import AKAR, DIWARISKAN

MEMORI_MB = 230  # of pandoc's heap
WAKTU_DETIK = 15
HTML_MAKS = 32 * 1024 * 1024  # bytes
RUANG_MESIN_MB = 512  # addresses pandoc wants beside its heap
AWALAN_RUANG = "kinerja-pdf-baca-"  # swept with those of kinerja.pdf
KODE_MEMORI = 251  # of pandoc: heap exhausted
RUSAK = "Berkas Word rusak atau tidak dikenal. Buka berkasnya, simpan ulang sebagai .docx, lalu unggah lagi."
BERAT = "Berkas Word terlalu berat untuk dibaca. Salin bagian yang perlu saja ke berkas baru, lalu unggah lagi."


class DocxTidakTerbaca(ValueError):
    """A Word file that cannot be read; the message is an Indonesian sentence."""


def docx_ke_html(isi: bytes) -> str:
    """The page of a .docx. Raises DocxTidakTerbaca."""
    try:
        if kenali_arsip(isi) != DOCX:
            raise DocxTidakTerbaca(RUSAK)
        pastikan_tanpa_dtd(isi)
    except ArsipDitolak as galat:
        raise DocxTidakTerbaca(str(galat)) from galat
    with TemporaryDirectory(prefix=AWALAN_RUANG) as nama:
        ruang = Path(nama)
        (ruang / "naskah.docx").write_bytes(isi)
        kode = _jalankan(ruang)
        hasil = ruang / "naskah.html"
        if kode in (KODE_MEMORI, None) or kode < 0 or (hasil.exists() and hasil.stat().st_size >= HTML_MAKS):
            raise DocxTidakTerbaca(BERAT)
        if kode or not hasil.exists():
            raise DocxTidakTerbaca(RUSAK)
        return hasil.read_text(encoding="utf-8", errors="replace")


def _jalankan(ruang: Path) -> int | None:
    """Exit code of pandoc, None when its time was over."""
    try:
        return subprocess.run(
            [sys.executable, "-m", "kinerja.docx_baca", str(ruang), str(os.getpid())],
            cwd=AKAR,
            env={nama: os.environ[nama] for nama in DIWARISKAN if nama in os.environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=WAKTU_DETIK,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None


# From here on: the child process.


def anak(ruang: Path, induk: int) -> None:
    """Main of the child: limit this process, then become pandoc."""
    import pypandoc

    from kinerja.terbatas import ikut_mati

    ikut_mati(induk)
    pandoc = pypandoc.get_pandoc_path()
    batas = (2 * MEMORI_MB + RUANG_MESIN_MB) * 1024 * 1024  # a wall behind the limit pandoc keeps by itself
    resource.setrlimit(resource.RLIMIT_DATA, (resource.getrlimit(resource.RLIMIT_DATA)[1],) * 2)  # not our reader's
    resource.setrlimit(resource.RLIMIT_AS, (batas, batas))
    resource.setrlimit(resource.RLIMIT_CPU, (WAKTU_DETIK, WAKTU_DETIK + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (HTML_MAKS, HTML_MAKS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.chdir(ruang)
    os.execv(pandoc, _argumen(pandoc))


def _argumen(pandoc: str) -> list[str]:
    """--standalone: else what Word calls title would be left out. --mathjax: formulas as LaTeX."""
    return [
        pandoc,
        *("+RTS", f"-M{MEMORI_MB}m", "-RTS"),
        "--sandbox",
        "--from=docx",
        "--to=html",
        "--standalone",
        "--mathjax",
        "--wrap=none",
        "--output=naskah.html",
        "naskah.docx",
    ]


if __name__ == "__main__":
    anak(Path(sys.argv[1]), int(sys.argv[2]))
