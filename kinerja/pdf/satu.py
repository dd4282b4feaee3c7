"""One document in one child process: `html_ke_pdf`, and with the same child the archive PDF (kinerja.pdf.arsip)."""

import json
import logging
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from kinerja.pdf.hasil import (
    KATA_MEMORI,
    KODE_MEMORI,
    HasilPdf,
    galat_memori,
    galat_mesin,
    galat_muat,
    galat_waktu,
)
from kinerja.terbatas import DIWARISKAN, warisan

logger = logging.getLogger(__name__)
MILIK_HURUF = ("XDG_CACHE_HOME", "FONTCONFIG_PATH")  # what finding fonts needs of our environment
HURUF = Path(__file__).parent.with_name("huruf.conf")
AWALAN_RUANG = "kinerja-pdf-"


@dataclass(frozen=True)
class Permintaan:
    """What the child is told; `akar` are the directories of `static:`, `pilihan` goes to WeasyPrint's write_pdf."""

    html: str
    judul: str
    css: tuple[str, ...]
    berkas: Mapping[str, tuple[str, bytes]]
    akar: tuple[str, ...]
    memori_mb: int
    waktu_detik: int
    lampiran: Mapping[str, bytes] = field(default_factory=dict)
    pilihan: Mapping[str, object] = field(default_factory=dict)


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
    return susun(html, judul=judul, css=tuple(css), berkas=dict(berkas or {}), kabar=kabar, ketat=ketat)


def susun(html: str, *, kabar: Callable[[str], None] | None, ketat: bool, **isi) -> HasilPdf:
    """The rendering of `html_ke_pdf`; `isi`: the other fields of Permintaan."""
    permintaan = Permintaan(
        html=html,
        akar=akar_statis(),
        memori_mb=settings.MEMORI_PDF_MB,
        waktu_detik=settings.WAKTU_PDF_DETIK,
        **isi,
    )
    with TemporaryDirectory(prefix=AWALAN_RUANG) as nama:
        ruang = Path(nama)
        (ruang / "permintaan").write_bytes(pickle.dumps(asdict(permintaan)))
        kode = _jalankan_anak(ruang, permintaan.waktu_detik, kabar or (lambda kalimat: None))
        return _baca_hasil(ruang, kode, permintaan, ketat)


def akar_statis() -> tuple[str, ...]:
    return tuple(str(akar) for akar in settings.STATICFILES_DIRS)


def lingkungan() -> dict[str, str]:
    """Environment of a child that renders."""
    return warisan((*DIWARISKAN, *MILIK_HURUF)) | {"FONTCONFIG_FILE": str(HURUF)}


def _jalankan_anak(ruang: Path, waktu_detik: int, kabar: Callable[[str], None]) -> int:
    """Exit code of the child; it never outlives this call. Negative: killed by a signal."""
    kabar("Menyusun halaman")
    batas = time.monotonic() + waktu_detik
    perintah = [sys.executable, "-m", "kinerja.pdf", str(ruang), str(os.getpid())]
    with (ruang / "catatan").open("wb") as catatan:
        anak = subprocess.Popen(
            perintah,
            cwd=settings.BASE_DIR,
            env=lingkungan(),
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
            raise galat_waktu(waktu_detik)
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
        raise galat_memori(permintaan.memori_mb)
    if kode:
        logger.error("Penyusun PDF berhenti dengan kode %s: %s", kode, catatan)
        raise galat_mesin()
    laporan = json.loads((ruang / "laporan").read_text())
    galat, peringatan = tuple(laporan["galat"]), tuple(laporan["peringatan"])
    if galat and ketat:
        logger.error("Bagian dokumen PDF tidak dapat dimuat: %s", "; ".join(galat))
        raise galat_muat(galat)
    return HasilPdf((ruang / "hasil.pdf").read_bytes(), laporan["halaman"], galat + peringatan)
