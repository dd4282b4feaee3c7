"""The zygote: a process that has WeasyPrint, style sheets and fonts ready, and forks the workers that render sections.

`python -m kinerja.pdf.zigot FD PARENT` listens on the socket FD for frames: "gaya" (get these style sheets ready),
"anak" (fork a worker on the socket that comes along; the answer is its id) and "akhir" (end this worker; the answer is
its exit status). It renders nothing of anybody, so what a hostile section does to a worker ends with that worker.
"""

import gc
import os
import pickle
import signal
import socket
import sys
from contextlib import suppress
from html import escape

from kinerja.pdf import kaki_tabel, kawat, teks_svg
from kinerja.pdf.anak import (
    PencatatGalat,
    batasi,
    batasi_waktu,
    buat_pengambil,
    kehabisan_memori,
    memori,
    pasang_pencatat,
    susun_gaya,
)
from kinerja.pdf.hasil import KODE_MEMORI
from kinerja.pdf.huruf import TEKS_BENIH, HurufSeragam, pelajari
from kinerja.terbatas import ikut_mati

GAYA_MAKS = 4  # sets of style sheets kept ready
PEMANASAN = """<!doctype html><html lang="id"><head><title>x</title></head><body><h1>A</h1><div class="kop">
<p>{teks} <b>{teks}</b> <i>{teks}</i> <b><i>{teks}</i></b></p></div><section class="lembar mendatar">
<table class="kisi lembar-tabel"><thead><tr><th>A</th></tr></thead><tfoot><tr><td></td></tr></tfoot>
<tbody class="utuh"><tr><td>{teks}<span class="pecahan"><span class="pembilang">a</span><span class="penyebut">b</span>
</span> <sub>x</sub></td></tr></tbody></table></section></body></html>"""


class Mesin:
    """What the workers inherit: parsed style sheets by key, fonts, seeds."""

    def __init__(self):
        from weasyprint.text.fonts import FontConfiguration

        self.pencatat, self.huruf = PencatatGalat(), FontConfiguration()
        pasang_pencatat(self.pencatat)
        kaki_tabel.pasang()
        teks_svg.pasang()
        self.gaya: dict[str, tuple] = {}
        self.benih: dict = {}

    def siapkan(self, kunci: str, css: tuple[str, ...], akar: tuple[str, ...]) -> None:
        """Parse these style sheets and warm the fonts with them up, once."""
        if kunci in self.gaya:
            return
        pengambil = buat_pengambil(akar, {})
        self.pencatat.kosongkan()
        gaya = susun_gaya(css, pengambil, self.huruf)
        galat = (self.pencatat.galat, self.pencatat.peringatan)
        while len(self.gaya) >= GAYA_MAKS:
            self.gaya.pop(next(iter(self.gaya)))
        self.gaya[kunci] = (gaya, akar, *galat)
        dokumen = self._render(PEMANASAN.format(teks=escape(TEKS_BENIH)), gaya, pengambil)
        dokumen.write_pdf()
        self.benih = pelajari(dokumen.fonts) | self.benih
        gc.collect()
        gc.freeze()

    def render(self, kunci: str, tambahan: str, html: str) -> tuple[dict, bytes]:
        """One section with that set of style sheets and one of its own: (report, PDF)."""
        gaya, akar, galat, peringatan = self.gaya[kunci]
        self.pencatat.kosongkan()
        pengambil = buat_pengambil(akar, {})
        dokumen = self._render(html, gaya + susun_gaya((tambahan,), pengambil, self.huruf), pengambil)
        dokumen.fonts = HurufSeragam(self.benih)
        isi = dokumen.write_pdf()
        laporan = {
            "halaman": [halaman._page_box.page_type.name for halaman in dokumen.pages],
            "dihitung": [_dihitung(halaman) for halaman in dokumen.pages],
            "penanda": _penanda(dokumen),
            "galat": galat + self.pencatat.galat,
            "peringatan": peringatan + self.pencatat.peringatan,
        }
        return laporan, isi

    def _render(self, html: str, gaya: list, pengambil):
        from weasyprint import HTML

        return HTML(string=html, url_fetcher=pengambil).render(stylesheets=gaya, font_config=self.huruf)


def _dihitung(halaman) -> bool:
    """Whether the page moves the page counter (a cover has `counter-increment: page 0`)."""
    naik = halaman._page_box.style["counter_increment"]
    return naik == "auto" or ("page", 0) not in naik


def _penanda(dokumen) -> list[tuple[int, str, int, float, float]]:
    """Bookmarks as (level, label, page from 0, x, y in points from the lower left corner)."""
    return [
        (tingkat, label, nomor, x * 0.75, (halaman.height - y) * 0.75)
        for nomor, halaman in enumerate(dokumen.pages)
        for tingkat, label, (x, y), _ in halaman.bookmarks
    ]


def _anak(mesin: Mesin, colokan: socket.socket, memori_mb: int, waktu_detik: int) -> None:
    """A worker: render what comes until the other end hangs up."""
    batasi(memori_mb, waktu_detik)
    gc.disable()  # a section leaves a few MB behind; the parent ends a worker that has grown
    while True:
        kepala, isi = kawat.terima(colokan)
        batasi_waktu(waktu_detik)
        laporan, pdf = mesin.render(kepala["gaya"], kepala["tambahan"], isi.decode())
        kawat.kirim(colokan, laporan | {"memori": memori("VmHWM"), "sisa": memori("VmRSS")}, pdf)


def _cabangkan(mesin: Mesin, kendali: socket.socket, colokan: socket.socket, kepala: dict) -> int:
    induk = os.getpid()
    if pid := os.fork():
        return pid
    kode = 1
    try:
        kendali.close()
        ikut_mati(induk)
        _anak(mesin, colokan, kepala["memori_mb"], kepala["waktu_detik"])
    except kawat.Putus:
        kode = 0
    except MemoryError:  # there may not even be memory left to look closer
        kode = KODE_MEMORI
    except BaseException as galat:
        with suppress(BaseException):
            if kehabisan_memori(galat, kepala["memori_mb"]):
                os._exit(KODE_MEMORI)
            sys.excepthook(type(galat), galat, galat.__traceback__)
    finally:
        os._exit(kode)


def _akhiri(pid: int) -> int:
    """Exit status of the worker as `Popen.returncode` gives it; killed unless it has ended by itself already."""
    selesai, status = os.waitpid(pid, os.WNOHANG)
    if not selesai:
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def utama(fd: int, induk: int) -> None:
    """Main of the zygote; ends with its parent, or when that hangs up."""
    ikut_mati(induk)
    kendali, mesin = socket.socket(fileno=fd), Mesin()
    while True:
        kepala, isi = kawat.terima(kendali)
        if kepala["minta"] == "gaya":
            mesin.siapkan(kepala["kunci"], *pickle.loads(isi))
            kawat.kirim(kendali, {})
        elif kepala["minta"] == "anak":
            _, (turun,), _, _ = socket.recv_fds(kendali, 1, 1)
            with socket.socket(fileno=turun) as colokan:
                kawat.kirim(kendali, {"pid": _cabangkan(mesin, kendali, colokan, kepala)})
        else:
            kawat.kirim(kendali, {"kode": _akhiri(kepala["pid"])})


if __name__ == "__main__":
    with suppress(kawat.Putus):
        utama(int(sys.argv[1]), int(sys.argv[2]))
