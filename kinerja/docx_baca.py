"""Word to HTML: pandoc reads a .docx alone in a child process, with `--sandbox` and limits on memory and time.

    html = docx_ke_html(isi)   # formulas as LaTeX in <span class="math">, lists as <ol type start>, merged cells kept

Tabs come out as `kinerja.tab_docx.TAB`. Pandoc reads its standard input and writes its standard output, nothing else.
See kinerja.docx for the way back.
"""

import os
import resource

from kinerja.arsip_office import DOCX, ArsipDitolak, kenali_arsip, pastikan_tanpa_dtd
from kinerja.tab_docx import tandai_tab
from kinerja.terbatas import MB, AnakBerhenti, Batas, jalankan, terima

MEMORI_MB = 180  # of pandoc's heap; a decree of 100 pages takes 100, all of pandoc about 110 more
RUANG_MESIN_MB = 512  # addresses pandoc wants beside its heap
HTML_MAKS = 16 * 1024 * 1024  # bytes
BATAS = Batas(memori_mb=280, waktu_detik=12, jam=True, keluaran=HTML_MAKS)
KODE_MEMORI = 251  # of pandoc: heap exhausted
RUSAK = "Berkas Word rusak atau tidak dikenal. Buka berkasnya, simpan ulang sebagai .docx, lalu unggah lagi."
BERAT = "Berkas Word terlalu berat untuk dibaca. Salin bagian yang perlu saja ke berkas baru, lalu unggah lagi."


class DocxTidakTerbaca(ValueError):
    """A Word file that cannot be read; the message is an Indonesian sentence."""


def docx_ke_html(isi: bytes) -> bytes:
    """The page (UTF-8) of a .docx. Raises DocxTidakTerbaca."""
    try:
        if kenali_arsip(isi) != DOCX:
            raise DocxTidakTerbaca(RUSAK)
        pastikan_tanpa_dtd(isi)
        return jalankan("kinerja.docx_baca", [], tandai_tab(isi), BATAS)
    except ArsipDitolak as galat:
        raise DocxTidakTerbaca(str(galat)) from galat
    except AnakBerhenti as galat:
        berat = galat.alasan != "galat" or galat.kode == KODE_MEMORI
        raise DocxTidakTerbaca(BERAT if berat else RUSAK) from galat


# From here on: the child process.


def anak() -> None:
    """Main of the child: limit this process, then become pandoc."""
    import pypandoc

    terima()
    pandoc = pypandoc.get_pandoc_path()
    batas = (2 * MEMORI_MB + RUANG_MESIN_MB) * MB  # a wall behind the limit pandoc keeps by itself
    resource.setrlimit(resource.RLIMIT_DATA, (resource.getrlimit(resource.RLIMIT_DATA)[1],) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (batas, batas))
    os.execv(pandoc, _argumen(pandoc))


def _argumen(pandoc: str) -> list[str]:
    """--standalone: else what Word calls title would be left out. --mathjax: formulas as LaTeX."""
    return [
        pandoc,
        *("+RTS", f"-M{MEMORI_MB}m", "-RTS"),
        "--sandbox",
        "--from=docx+empty_paragraphs",
        "--to=html",
        "--standalone",
        "--mathjax",
        "--wrap=none",
        "-",
    ]


if __name__ == "__main__":
    anak()
