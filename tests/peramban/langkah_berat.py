"""What a page costs on a slow line: visits through Chromium's network emulation, with the figures Lighthouse shows.

`dingin` and `hangat`: a browser that has nothing of ours yet, and one that was on this page before. The emulation
delays every request by the round trip and shares the bandwidth; the handshakes of TCP and TLS (two or three round
trips, once a connection) are not in it, and neither is that of the first byte in TTFB: that is the server alone.
Interactive: painted, scripts run (DOMContentLoaded) and no long task after it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, Page


@dataclass(frozen=True)
class Jalur:
    """A line: milliseconds of a round trip, bits per second towards us and from us."""

    nama: str
    ms: int
    turun: int = 1_600_000
    naik: int = 768_000


CEPAT = Jalur("3G cepat", 150)  # Lighthouse's "slow 4G", earlier called "fast 3G"
BIASA = Jalur("3G", 300)  # WebPageTest's "3G"

AMATI = """() => {
  const u = window.ukuran = {lcp: 0, cls: 0, tugas: []};
  const amati = (jenis, catat) =>
    new PerformanceObserver(l => l.getEntries().forEach(catat)).observe({type: jenis, buffered: true});
  amati("largest-contentful-paint", e => u.lcp = e.startTime);
  amati("layout-shift", e => { if (!e.hadRecentInput) u.cls += e.value; });
  amati("longtask", e => u.tugas.push([e.startTime, e.duration]));
}"""
BACA = """() => {
  const n = performance.getEntriesByType("navigation")[0];
  const cat = performance.getEntriesByName("first-contentful-paint")[0];
  const skrip = [...performance.getEntriesByType("resource"), n].filter(r => r.initiatorType === "script");
  return {ttfb: n.responseStart, html: n.responseEnd, fcp: cat ? cat.startTime : 0, dcl: n.domContentLoadedEventEnd,
    menahan: skrip.filter(r => r.renderBlockingStatus === "blocking").map(r => r.name), ...window.ukuran};
}"""


@dataclass
class Kunjungan:
    """One visit: `angka` as the browser counted them (ms), `kirim`: what came over the line."""

    angka: dict
    kirim: list[dict] = field(default_factory=list)

    @property
    def bita(self) -> int:
        """Bytes on the wire, heads of the answers included."""
        return round(sum(satu["bita"] for satu in self.kirim))

    @property
    def interaktif(self) -> float:
        return max(self.angka["fcp"], self.angka["dcl"], *(awal + lama for awal, lama in self.angka["tugas"]), 0)

    @property
    def terhalang(self) -> float:
        """Total blocking time: what long tasks take beyond 50 ms."""
        return sum(max(0, lama - 50) for _, lama in self.angka["tugas"])


def kunjungi(konteks: BrowserContext, alamat: str, jalur: Jalur) -> Kunjungan:
    """Open the page in a new tab on this line; the tab is closed again."""
    halaman = konteks.new_page()
    halaman.add_init_script(f"({AMATI})()")
    kirim = _catat(halaman, jalur)
    jawaban = halaman.goto(alamat)
    assert jawaban.status == 200, f"{jawaban.status} {alamat}"
    halaman.wait_for_timeout(300)  # a shift or a long task right after the load
    angka = halaman.evaluate(BACA)
    halaman.close()
    return Kunjungan(angka, [satu for satu in kirim.values() if satu["bita"] and not satu["simpanan"]])


def _catat(halaman: Page, jalur: Jalur) -> dict[str, dict]:
    """Slow the line down and keep a list of what is asked over it."""
    kirim: dict[str, dict] = {}
    cdp = halaman.context.new_cdp_session(halaman)
    kosong = {"bita": 0, "simpanan": False, "kepala": {}}
    cdp.on(
        "Network.requestWillBeSent", lambda e: kirim.update({e["requestId"]: kosong | {"url": e["request"]["url"]}})
    )
    cdp.on("Network.requestServedFromCache", lambda e: kirim[e["requestId"]].update(simpanan=True))
    cdp.on("Network.responseReceived", lambda e: _kepala(kirim[e["requestId"]], e["response"]))
    cdp.on("Network.loadingFinished", lambda e: kirim[e["requestId"]].update(bita=e["encodedDataLength"]))
    cdp.send("Network.enable")
    batas = {"downloadThroughput": jalur.turun / 8, "uploadThroughput": jalur.naik / 8}
    cdp.send("Network.emulateNetworkConditions", {"offline": False, "latency": jalur.ms} | batas)
    return kirim


def _kepala(satu: dict, jawaban: dict) -> None:
    satu["kepala"] = {nama.lower(): nilai for nama, nilai in jawaban["headers"].items()}
    satu["simpanan"] = satu["simpanan"] or bool(jawaban.get("fromDiskCache"))


JUDUL = ("halaman", "jalur", "simpanan", "TTFB", "FCP", "LCP", "CLS", "TBT", "interaktif", "kB", "permintaan")


def baris(nama: str, jalur: Jalur, simpanan: str, kunjungan: list[Kunjungan]) -> list[str]:
    """A line of the table: medians over the visits."""
    tengah = {kunci: median(k.angka[kunci] for k in kunjungan) for kunci in ("ttfb", "fcp", "lcp", "cls")}
    halangan, siap = median(k.terhalang for k in kunjungan), median(k.interaktif for k in kunjungan)
    bulat = (f"{satu:.0f}" for satu in (tengah["ttfb"], tengah["fcp"], tengah["lcp"]))
    beban = f"{max(k.bita for k in kunjungan) / 1000:.1f}", str(max(len(k.kirim) for k in kunjungan))
    awal = (nama, f"{jalur.nama} ({jalur.ms} ms)", simpanan, *bulat)
    return [*awal, f"{tengah['cls']:.3f}", f"{halangan:.0f}", f"{siap:.0f}", *beban]


def tabel(isi: Iterable[list[str]]) -> str:
    """Markdown, as it stands in docs/skala.md."""
    semua = [list(JUDUL), ["---"] * 3 + ["---:"] * (len(JUDUL) - 3), *isi]
    return "\n".join("| " + " | ".join(satu) + " |" for satu in semua) + "\n"


def simpan(berkas: Path, isi: list[list[str]]) -> None:
    """The table beside the pictures of failed tests, and for programs."""
    berkas.parent.mkdir(exist_ok=True)
    berkas.with_suffix(".md").write_text(tabel(isi))
    berkas.with_suffix(".json").write_text(json.dumps([dict(zip(JUDUL, satu, strict=True)) for satu in isi], indent=1))
