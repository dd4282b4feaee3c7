"""HTML to PDF. The only module that knows WeasyPrint, and it runs in a child process of its own.

    hasil = html_ke_pdf(html, judul="IKU 2023", css=["static:css/cetak.css"], berkas={"logo": ("image/png", isi)})

The child (`python -m kinerja.pdf`) has limits on memory and time, gets neither settings nor secrets, and fetches only
`data:`, `static:css/cetak.css` (a file below STATICFILES_DIRS) and `berkas:logo` (handed in by the caller): never
`file:` or `http:`. Such addresses are written in full, there is no base to be relative to.
Bookman Old Style becomes TeX Gyre Bonum by fontconfig (Debian package fonts-texgyre).
"""

import ctypes
import gc
import json
import logging
import mimetypes
import os
import pickle
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from urllib.parse import unquote

from django.conf import settings

from kinerja.angka import tulis

logger = logging.getLogger(__name__)
DIWARISKAN = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
SARAN = "Cetak lebih sedikit sekaligus (misalnya per bagian atau per jabatan)"
HURUF = Path(__file__).with_name("huruf.conf")
AWALAN_RUANG = "kinerja-pdf-"
PR_SET_PDEATHSIG = 1
KODE_MEMORI = 77  # exit code of a child that ran out of memory
# what Python prints when there was not even memory left to end with that code
KATA_MEMORI = re.compile(r"^(object type name: )?MemoryError\b|^lost sys\.stderr", re.MULTILINE)
CADANGAN = 128 * 1024 * 1024  # bytes beyond the limit, with which it can still say so


class GalatPdf(Exception):
    """No PDF; `str()` is a sentence for people. `rincian` are WeasyPrint's own lines."""

    def __init__(self, kalimat: str, rincian: tuple[str, ...] = ()):
        self.rincian = rincian
        super().__init__(kalimat)


@dataclass(frozen=True)
class HasilPdf:
    """`peringatan`: what WeasyPrint warned of (unknown CSS, missing fonts); the tests want none."""

    isi: bytes
    halaman: int
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Permintaan:
    """What the child is told; `akar` are the directories of `static:`."""

    html: str
    judul: str
    css: tuple[str, ...]
    berkas: Mapping[str, tuple[str, bytes]]
    akar: tuple[str, ...]
    memori_mb: int
    waktu_detik: int


def html_ke_pdf(
    html: str,
    *,
    judul: str,
    css: list[str] | tuple[str, ...] = (),
    berkas: Mapping[str, tuple[str, bytes]] | None = None,
    kabar: Callable[[str], None] | None = None,
    ketat: bool = True,
) -> HasilPdf:
    """Render in a child process.

    `css`: `static:` addresses or style sheet texts. `berkas`: name → (MIME type, content) for `berkas:name`.
    `kabar` is called about once a second with a sentence on the progress (a job passes `lapor.kabar`); what it raises
    ends the child. Raises GalatPdf over a limit, on a crash, and, when `ketat`, on anything that could not be loaded
    (else that is left out and named in `peringatan`).
    """
    permintaan = Permintaan(
        html=html,
        judul=judul,
        css=tuple(css),
        berkas=dict(berkas or {}),
        akar=tuple(str(akar) for akar in settings.STATICFILES_DIRS),
        memori_mb=settings.MEMORI_PDF_MB,
        waktu_detik=settings.WAKTU_PDF_DETIK,
    )
    with TemporaryDirectory(prefix=AWALAN_RUANG) as nama:
        ruang = Path(nama)
        (ruang / "permintaan").write_bytes(pickle.dumps(asdict(permintaan)))
        kode = _jalankan_anak(ruang, permintaan.waktu_detik, kabar or (lambda kalimat: None))
        return _baca_hasil(ruang, kode, permintaan, ketat)


def _jalankan_anak(ruang: Path, waktu_detik: int, kabar: Callable[[str], None]) -> int:
    """Exit code of the child; it never outlives this call. Negative: killed by a signal."""
    kabar("Menyusun halaman")
    batas = time.monotonic() + waktu_detik
    lingkungan = {nama: os.environ[nama] for nama in DIWARISKAN if nama in os.environ}
    lingkungan["FONTCONFIG_FILE"] = str(HURUF)
    perintah = [sys.executable, "-m", "kinerja.pdf", str(ruang), str(os.getpid())]
    with (ruang / "catatan").open("wb") as catatan:
        anak = subprocess.Popen(
            perintah,
            cwd=settings.BASE_DIR,
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=catatan,
            stderr=catatan,
            start_new_session=True,  # Ctrl-C is for the worker, which ends the child itself
        )
        try:
            while time.monotonic() < batas:
                try:
                    return anak.wait(timeout=1)
                except subprocess.TimeoutExpired:
                    kabar(_kemajuan(ruang))
            raise GalatPdf(f"PDF tidak selesai dalam {waktu_detik} detik. {SARAN}, atau coba lagi nanti.")
        finally:
            anak.kill()
            anak.wait()


def _kemajuan(ruang: Path) -> str:
    """What the child is at: WeasyPrint's "Step 5 - Creating layout - Page 37" in our words."""
    berkas = ruang / "kemajuan"
    halaman = berkas.read_text() if berkas.exists() else ""
    return f"Menyusun halaman {halaman}" if halaman.isdecimal() else "Menyusun halaman"


def _baca_hasil(ruang: Path, kode: int, permintaan: Permintaan, ketat: bool) -> HasilPdf:
    catatan = (ruang / "catatan").read_text(errors="replace") if kode else ""
    if kode < 0 or kode == KODE_MEMORI or KATA_MEMORI.search(catatan):
        raise GalatPdf(
            f"PDF tidak dapat dibuat karena memorinya melewati batas {tulis(permintaan.memori_mb, 0)} MB. {SARAN}, "
            "atau minta operator menaikkan MEMORI_PDF_MB."
        )
    if kode:
        logger.error("Penyusun PDF berhenti dengan kode %s: %s", kode, catatan)
        raise GalatPdf("PDF tidak dapat dibuat karena kesalahan pada penyusun halaman; rinciannya ada di log.")
    laporan = json.loads((ruang / "laporan").read_text())
    galat, peringatan = tuple(laporan["galat"]), tuple(laporan["peringatan"])
    if galat and ketat:
        logger.error("Bagian dokumen PDF tidak dapat dimuat: %s", "; ".join(galat))
        raise GalatPdf(f"PDF tidak dapat dibuat karena ada bagian yang tidak dapat dimuat: {galat[0][:200]}", galat)
    return HasilPdf((ruang / "hasil.pdf").read_bytes(), laporan["halaman"], galat + peringatan)


def sapu_ruang() -> int:
    """Delete the working directories of renders whose caller was killed. Number of deleted directories."""
    lama = time.time() - 2 * settings.WAKTU_PDF_DETIK
    sisa = [ruang for ruang in Path(gettempdir()).glob(f"{AWALAN_RUANG}*") if ruang.stat().st_mtime < lama]
    for ruang in sisa:
        rmtree(ruang, ignore_errors=True)
    return len(sisa)


# From here on: the child process.


class PencatatGalat(logging.Handler):
    """Keeps WeasyPrint's lines and tells the parent which page is being laid out."""

    def __init__(self, ruang: Path):
        super().__init__()
        self.ruang, self.galat, self.peringatan = ruang, [], []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.galat.append(record.getMessage())
        elif record.levelno >= logging.WARNING:
            self.peringatan.append(record.getMessage())
        elif record.msg.startswith("Step 5 - Creating layout - Page") and record.args:
            (self.ruang / "kemajuan").write_text(str(record.args[0]))


def _buat_pengambil(permintaan: Permintaan):
    """The fetcher of this document: WeasyPrint is imported in the child only."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Pengambil(URLFetcher):
        def fetch(self, url, headers=None):
            skema, _, sisa = url.partition(":")
            if skema == "static":
                letak = _cari_statis(unquote(sisa), permintaan.akar)
                jenis = mimetypes.guess_type(letak.name)[0] or "application/octet-stream"
                return URLFetcherResponse(url, letak.read_bytes(), {"Content-Type": jenis})
            if skema == "berkas" and unquote(sisa) in permintaan.berkas:
                jenis, isi = permintaan.berkas[unquote(sisa)]
                return URLFetcherResponse(url, isi, {"Content-Type": jenis})
            return super().fetch(url, headers)

    return Pengambil(allowed_protocols={"data"}, allow_redirects=False)


def _cari_statis(nama: str, akar: tuple[str, ...]) -> Path:
    """The file `nama` below one of the static directories; ValueError when it is elsewhere or missing."""
    for pangkal in map(Path, akar):
        letak = (pangkal / nama.lstrip("/")).resolve()
        if letak.is_relative_to(pangkal.resolve()) and letak.is_file():
            return letak
    raise ValueError(f"berkas statis tidak ada: {nama}")


def _batasi(memori_mb: int, waktu_detik: int, induk: int) -> None:
    """Limits of this process; it also ends when its parent does, however that dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != induk:
        sys.exit("induk sudah tidak ada")
    bita = memori_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (bita, bita + CADANGAN))
    resource.setrlimit(resource.RLIMIT_CPU, (waktu_detik + 5, waktu_detik + 10))  # the parent counts first
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _kehabisan_memori(galat: BaseException, memori_mb: int) -> bool:
    """Out of memory, or another error so near to the limit that it must come from there (C libraries hide it)."""
    resource.setrlimit(resource.RLIMIT_AS, (resource.getrlimit(resource.RLIMIT_AS)[1],) * 2)
    puncak = next(baris for baris in Path("/proc/self/status").read_text().splitlines() if baris.startswith("VmPeak"))
    return isinstance(galat, MemoryError) or int(puncak.split()[1]) > 0.9 * memori_mb * 1024


def _susun(permintaan: Permintaan, ruang: Path, pencatat: PencatatGalat) -> dict:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    for nama, tingkat in (("weasyprint", logging.WARNING), ("weasyprint.progress", logging.INFO)):
        logging.getLogger(nama).setLevel(tingkat)
    logging.getLogger("weasyprint").addHandler(pencatat)
    pengambil, huruf = _buat_pengambil(permintaan), FontConfiguration()
    gaya = []
    for css in permintaan.css:
        sumber = {"url": css} if css.startswith("static:") else {"string": css}
        gaya.append(CSS(**sumber, url_fetcher=pengambil, font_config=huruf))
    dokumen = HTML(string=permintaan.html, url_fetcher=pengambil).render(stylesheets=gaya, font_config=huruf)
    dokumen.metadata.title = permintaan.judul
    dokumen.write_pdf(ruang / "hasil.pdf")
    return {"halaman": len(dokumen.pages), "galat": pencatat.galat, "peringatan": pencatat.peringatan}


def anak(ruang: Path, induk: int) -> None:
    """Main of the child: read the request, render, write `hasil.pdf` and `laporan`."""
    permintaan = Permintaan(**pickle.loads((ruang / "permintaan").read_bytes()))
    _batasi(permintaan.memori_mb, permintaan.waktu_detik, induk)
    gc.disable()
    try:
        laporan = _susun(permintaan, ruang, PencatatGalat(ruang))
    except BaseException as galat:
        if _kehabisan_memori(galat, permintaan.memori_mb):
            os._exit(KODE_MEMORI)
        raise
    (ruang / "laporan").write_text(json.dumps(laporan))


if __name__ == "__main__":
    anak(Path(sys.argv[1]), int(sys.argv[2]))
