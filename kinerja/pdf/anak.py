"""The side of the children: limits, what may be fetched, one rendering. WeasyPrint is imported here only, and late."""

import logging
import mimetypes
import resource
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

CADANGAN = 128 * 1024 * 1024  # bytes beyond the limit, with which it can still say so


class PencatatGalat(logging.Handler):
    """Keeps WeasyPrint's lines; `kemajuan(page)` is told which page is being laid out."""

    def __init__(self, kemajuan: Callable[[str], object] = lambda halaman: None):
        super().__init__()
        self.kemajuan, self.galat, self.peringatan = kemajuan, [], []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.galat.append(record.getMessage())
        elif record.levelno >= logging.WARNING:
            self.peringatan.append(record.getMessage())
        elif record.msg.startswith("Step 5 - Creating layout - Page") and record.args:
            self.kemajuan(str(record.args[0]))

    def kosongkan(self) -> None:
        self.galat, self.peringatan = [], []


def pasang_pencatat(pencatat: PencatatGalat) -> None:
    for nama, tingkat in (("weasyprint", logging.WARNING), ("weasyprint.progress", logging.INFO)):
        logging.getLogger(nama).setLevel(tingkat)
    logging.getLogger("weasyprint").addHandler(pencatat)


def buat_pengambil(akar: tuple[str, ...], berkas: Mapping[str, tuple[str, bytes]]):
    """The only way to anything outside the page: `static:` below `akar`, `berkas:` handed in, `data:`."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Pengambil(URLFetcher):
        def fetch(self, url, headers=None):
            skema, _, sisa = url.partition(":")
            if skema == "static":
                letak = cari_statis(unquote(sisa), akar)
                jenis = mimetypes.guess_type(letak.name)[0] or "application/octet-stream"
                return URLFetcherResponse(url, letak.read_bytes(), {"Content-Type": jenis})
            if skema == "berkas" and unquote(sisa) in berkas:
                jenis, isi = berkas[unquote(sisa)]
                return URLFetcherResponse(url, isi, {"Content-Type": jenis})
            return super().fetch(url, headers)

    return Pengambil(allowed_protocols={"data"}, allow_redirects=False)


def cari_statis(nama: str, akar: tuple[str, ...]) -> Path:
    """The file `nama` below one of the static directories; ValueError when it is elsewhere or missing."""
    for pangkal in map(Path, akar):
        letak = (pangkal / nama.lstrip("/")).resolve()
        if letak.is_relative_to(pangkal.resolve()) and letak.is_file():
            return letak
    raise ValueError(f"berkas statis tidak ada: {nama}")


def susun_gaya(css: tuple[str, ...], pengambil, huruf) -> list:
    """Style sheets (`static:` addresses or texts), read and parsed."""
    from weasyprint import CSS

    gaya = []
    for satu in css:
        sumber = {"url": satu} if satu.startswith("static:") else {"string": satu}
        gaya.append(CSS(**sumber, url_fetcher=pengambil, font_config=huruf))
    return gaya


def batasi(memori_mb: int, waktu_detik: int) -> None:
    """Memory, processor time (of what is still to come) and no core file."""
    bita = memori_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (bita, bita + CADANGAN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    batasi_waktu(waktu_detik)


def batasi_waktu(detik: int) -> None:
    """Processor time of this process from now on; the parent counts first."""
    terpakai = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
    keras = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (terpakai + detik + 5, keras))


def kehabisan_memori(galat: BaseException, memori_mb: int) -> bool:
    """Out of memory, or another error so near to the limit that it must come from there (C libraries hide it)."""
    resource.setrlimit(resource.RLIMIT_AS, (resource.getrlimit(resource.RLIMIT_AS)[1],) * 2)
    return isinstance(galat, MemoryError) or memori("VmPeak") > 0.9 * memori_mb


def memori(nama: str) -> int:
    """A figure of /proc/self/status in MB: VmHWM (most resident so far), VmRSS, VmPeak (most addressed)."""
    baris = next(satu for satu in Path("/proc/self/status").read_text().splitlines() if satu.startswith(nama))
    return int(baris.split()[1]) // 1024
