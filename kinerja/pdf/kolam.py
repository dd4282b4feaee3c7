"""The pool as the parent sees it: one zygote per process, and the workers it forks for one document.

    with Kolam(kunci, css, akar, banyak=4) as kolam:
        for kunci, laporan, isi in kolam.kerjakan({"a": Tugas(html), "b": Tugas(html)}, detak=lambda: …): …

A worker renders one section after another and is replaced when it has grown or died. Workers end with the block.
"""

import logging
import os
import pickle
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings

from kinerja.pdf import kawat
from kinerja.pdf.hasil import KATA_MEMORI, KODE_MEMORI, GalatPdf, galat_memori, galat_mesin, galat_waktu
from kinerja.pdf.satu import lingkungan

logger = logging.getLogger(__name__)
BESAR_MB = 88  # resident; a worker that has grown beyond it is replaced
KATA_MAKS = 8000  # bytes of a log that are looked at
DETAK = 0.25  # seconds between two calls of `detak` at most


class Zigot:
    """The zygote of this process, started when first needed, again when it is gone."""

    def __init__(self):
        self.proses = self.kendali = self.catatan = None
        self.pemilik = self.terbaca = 0
        self.kunci = threading.RLock()

    def minta(self, kepala: dict, isi: bytes = b"", fd: int | None = None) -> dict:
        """Send a request and give its answer; starts a zygote where there is none. Raises kawat.Putus."""
        with self.kunci:
            self._pastikan_hidup()
            try:
                kawat.kirim(self.kendali, kepala, isi)
                if fd is not None:
                    socket.send_fds(self.kendali, [b"x"], [fd])
                return kawat.terima(self.kendali)[0]
            except (kawat.Putus, OSError) as galat:
                self.proses.kill()  # whatever it is at, the next request starts another
                raise kawat.Putus from galat

    def hidup(self, pid: int) -> bool:
        """Whether the zygote with this process id is still ours and alive."""
        return self.proses is not None and self.proses.pid == pid and self.proses.poll() is None

    def _pastikan_hidup(self) -> None:
        if self.proses is not None and self.pemilik == os.getpid() and self.proses.poll() is None:
            return
        self.tutup()
        self.terbaca = 0
        self.kendali, milik_anak = socket.socketpair()
        self.kendali.settimeout(settings.WAKTU_PDF_DETIK)
        self.catatan = tempfile.TemporaryFile()  # noqa: SIM115  closed by `tutup`
        perintah = [sys.executable, "-m", "kinerja.pdf.zigot", str(milik_anak.fileno()), str(os.getpid())]
        with milik_anak:
            self.proses = subprocess.Popen(
                perintah,
                cwd=settings.BASE_DIR,
                env=lingkungan(),
                stdin=subprocess.DEVNULL,
                stdout=self.catatan,
                stderr=self.catatan,
                pass_fds=(milik_anak.fileno(),),
                start_new_session=True,
            )
        self.pemilik = os.getpid()

    def kata(self) -> str:
        """The end of what zygote and workers have written since the last time: the reason of a crash."""
        if self.catatan is None:
            return ""
        akhir = self.catatan.seek(0, os.SEEK_END)
        awal, self.terbaca = max(self.terbaca, akhir - KATA_MAKS), akhir
        return os.pread(self.catatan.fileno(), akhir - awal, awal).decode(errors="replace")

    def tutup(self) -> None:
        """End the zygote of this process, if there is one; its workers die with it."""
        with self.kunci:
            if self.proses is not None and self.pemilik == os.getpid():
                self.proses.kill()
                self.proses.wait()
            for satu in filter(None, (self.kendali, self.catatan)):
                satu.close()
            self.proses = self.kendali = self.catatan = None


zigot = Zigot()


@dataclass(frozen=True)
class Tugas:
    """What is rendered: an HTML document, and a style sheet for it alone."""

    html: str
    css: str = ""


@dataclass
class Pekerja:
    """One forked worker; `kunci`: of the section it renders, None while it waits."""

    pid: int
    induk: int  # process id of its zygote
    colokan: socket.socket
    kunci: Hashable = None
    mulai: float = 0.0

    def akhiri(self) -> int:
        """Exit status; it is dead when this returns."""
        self.colokan.close()
        if not zigot.hidup(self.induk):
            return -signal.SIGKILL  # it died with it
        try:
            return zigot.minta({"minta": "akhir", "pid": self.pid}).get("kode", 0)
        except kawat.Putus:
            return -signal.SIGKILL


class Kolam:
    """Workers for the sections of one document; `kunci` names the set of style sheets."""

    def __init__(self, kunci: str, css: tuple[str, ...], akar: tuple[str, ...], *, banyak: int):
        self.gaya, self.css, self.akar, self.banyak = kunci, css, akar, banyak
        self.pekerja: list[Pekerja] = []
        self.puncak = 0  # MB of the largest worker so far

    def __enter__(self) -> "Kolam":
        return self

    def __exit__(self, *galat) -> None:
        for satu in self.pekerja:
            satu.akhiri()
        self.pekerja = []

    def kerjakan(
        self, antrean: dict[Hashable, Tugas], detak: Callable[[], None]
    ) -> Iterator[tuple[Hashable, dict, bytes]]:
        """(key, report, PDF) of every section as they get ready; more may be put into `antrean` meanwhile.

        Raises GalatPdf when one fails. `detak` is called often; what it raises ends the work.
        """
        while antrean or any(satu.kunci is not None for satu in self.pekerja):
            self._beri_kerja(antrean)
            for satu in self._yang_menjawab():
                yield self._terima(satu)
            detak()

    def _beri_kerja(self, antrean: dict[Hashable, Tugas]) -> None:
        """Largest first, so that none of the long ones begins last."""
        sibuk = sum(satu.kunci is not None for satu in self.pekerja)
        while antrean and sibuk < self.banyak:
            kunci = max(antrean, key=lambda satu: len(antrean[satu].html))
            pekerja = next((satu for satu in self.pekerja if satu.kunci is None), None) or self._tambah()
            pekerja.kunci, pekerja.mulai = kunci, time.monotonic()
            tugas = antrean.pop(kunci)
            with suppress(kawat.Putus):  # its end is seen when its answer is waited for
                kawat.kirim(pekerja.colokan, {"gaya": self.gaya, "tambahan": tugas.css}, tugas.html.encode())
            sibuk += 1

    def _tambah(self) -> Pekerja:
        """Fork one more; a zygote that died is started anew, once."""
        mulai = time.monotonic()
        for sisa in (1, 0):
            sini, sana = socket.socketpair()
            sini.settimeout(settings.WAKTU_PDF_DETIK)
            try:
                with sana:
                    zigot.minta({"minta": "gaya", "kunci": self.gaya}, pickle.dumps((self.css, self.akar)))
                    batas = {"memori_mb": settings.MEMORI_PDF_MB, "waktu_detik": settings.WAKTU_PDF_DETIK}
                    pid = zigot.minta({"minta": "anak"} | batas, fd=sana.fileno())["pid"]
            except kawat.Putus as galat:
                sini.close()
                if time.monotonic() - mulai > settings.WAKTU_PDF_DETIK:  # a machine too busy even to begin
                    raise galat_waktu(settings.WAKTU_PDF_DETIK) from galat
                if not sisa:
                    logger.error("Penyusun PDF tidak dapat dimulai: %s", zigot.kata())
                    raise galat_mesin() from galat
                continue
            self.pekerja.append(Pekerja(pid, zigot.proses.pid, sini))
            return self.pekerja[-1]
        raise galat_mesin()

    def _yang_menjawab(self) -> list[Pekerja]:
        with selectors.DefaultSelector() as pemilih:
            for satu in self.pekerja:
                if satu.kunci is not None:
                    pemilih.register(satu.colokan, selectors.EVENT_READ, satu)
            siap = [kunci.data for kunci, _ in pemilih.select(DETAK)]
        terlama = min((satu.mulai for satu in self.pekerja if satu.kunci is not None), default=time.monotonic())
        if not siap and time.monotonic() - terlama > settings.WAKTU_PDF_DETIK:
            raise galat_waktu(settings.WAKTU_PDF_DETIK)
        return siap

    def _terima(self, pekerja: Pekerja) -> tuple[Hashable, dict, bytes]:
        kunci = pekerja.kunci
        try:
            laporan, isi = kawat.terima(pekerja.colokan)
        except kawat.Putus:
            self.pekerja.remove(pekerja)
            raise GalatBagian(kunci, self._sebab(pekerja.akhiri())) from None
        pekerja.kunci = None
        self.puncak = max(self.puncak, laporan["memori"])
        if laporan["sisa"] > BESAR_MB:
            self.pekerja.remove(pekerja)
            pekerja.akhiri()
        return kunci, laporan, isi

    def _sebab(self, kode: int) -> GalatPdf:
        kata = zigot.kata()
        if kode < 0 or kode == KODE_MEMORI or KATA_MEMORI.search(kata):
            return galat_memori(settings.MEMORI_PDF_MB)
        logger.error("Penyusun bagian PDF berhenti dengan kode %s: %s", kode, kata)
        return galat_mesin()


class GalatBagian(GalatPdf):
    """Section `kunci` could not be rendered."""

    def __init__(self, kunci: Hashable, sebab: GalatPdf):
        self.kunci = kunci
        super().__init__(str(sebab), sebab.rincian)
