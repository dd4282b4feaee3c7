"""People of the deadline week, for locust. Its gevent stays in this process: nothing of Django is imported here.

Environment: RENCANA, what `siapkan` wrote (accounts, cookies, cells). CATATAN, where every answer is noted at once, a
JSON line each. JEDA, mean pause in seconds. JENIS: Pengisi do only this. The command line names the classes.
"""

import itertools
import json
import os
import random
import time
from pathlib import Path

from locust import constant_pacing, task
from locust.contrib.fasthttp import FastHttpUser
from profil import CETAK, DAFTAR_OPD, DAFTAR_PEMDA, TRIWULAN, bobot

RENCANA = json.loads(Path(os.environ["RENCANA"]).read_text())
TAHUN, JEDA = RENCANA["tahun"], float(os.environ["JEDA"])
CATATAN = Path(os.environ["CATATAN"]).open("a", buffering=1)  # noqa: SIM115 open as long as the process
JENIS = os.environ.get("JENIS", "")
_pengisi, _pembaca, _pencetak = (itertools.cycle(RENCANA[satu]) for satu in ("pengisi", "pembaca", "pencetak"))
_nomor = itertools.count(1)


class Orang(FastHttpUser):
    """Base: a signed-in browser; every answer is noted."""

    abstract, network_timeout, connection_timeout = True, 60.0, 60.0

    def wait_time(self):
        return random.uniform(0.5, 1.5) * JEDA

    def on_start(self):
        self.siapa = next(self.urutan)
        self.dasar = f"/{self.siapa['pemda']}/"
        self.kuki = f"sessionid={self.siapa['sesi']}; csrftoken={RENCANA['csrf']}"

    def minta(self, jenis: str, alamat: str, isi: dict | None = None, **lain):
        """The answer when it is the right one, else None."""
        kepala = {"Cookie": self.kuki, "X-CSRFToken": RENCANA["csrf"]} | lain.get("kepala", {})
        metode, mulai = "POST" if isi else "GET", time.perf_counter()
        jawab = self.client.request(metode, alamat, data=isi, headers=kepala, name=jenis, allow_redirects=False)
        benar = jawab.status_code == lain.get("kode", 200)
        catat(jenis, ms=(time.perf_counter() - mulai) * 1000, alamat=alamat, kode=jawab.status_code, benar=benar)
        return jawab if benar else None

    def baca(self, pilihan):
        self.minta("daftar", self.dasar + random.choice(pilihan).format(tahun=TAHUN, opd=self.siapa.get("opd")))


class Pembaca(Orang):
    """Verifikator, bappeda …: lists and dashboards."""

    urutan = _pembaca
    fixed_count = RENCANA["banyak"]["pembaca"]

    @task
    def daftar(self):
        self.baca(DAFTAR_PEMDA)


class Pengisi(Orang):
    """Perencana of an OPD whose triwulan is open, with cells nobody else of this run writes."""

    urutan = _pengisi
    fixed_count = RENCANA["banyak"]["pengisi"]
    bagian = {JENIS: 1} if JENIS else bobot(RENCANA["bagian_pengisi"])

    @task
    def kerja(self):
        getattr(self, "kerja_" + random.choices(list(self.bagian), list(self.bagian.values()))[0])()

    def kerja_daftar(self):
        self.baca(DAFTAR_OPD)

    def kerja_form(self):
        sel = random.choice(self.siapa["sel"])
        kisi = f"realisasi/{self.siapa['opd']}/"
        halaman = random.choice((f"{kisi}?tw={TRIWULAN}", f"{kisi}{sel['indikator']}/?tw={TRIWULAN}", sel["lembar"]))
        self.minta("form", f"{self.dasar}{TAHUN}/{halaman}")

    def kerja_simpan(self):
        """One cell as htmx sends it; the row that comes back carries the next version."""
        sel = random.choice(self.siapa["sel"])
        teks = f"{next(_nomor)},{os.getpid() % 90 + 10}"
        alamat = f"{self.dasar}{TAHUN}/realisasi/{self.siapa['opd']}/{sel['indikator']}/cepat/?tw={TRIWULAN}"
        catat("dicoba", pk=sel["pk"], teks=teks)
        if self.minta("simpan", alamat, {"teks": teks, "versi": sel["versi"]}, kepala={"HX-Request": "true"}):
            sel["versi"] += 1
            catat("diakui", pk=sel["pk"], teks=teks)


class Pencetak(Orang):
    """One who orders PDF: RENCANA["cetak_per_menit"] jobs a minute, each time as somebody else."""

    urutan = _pencetak
    fixed_count = 1
    wait_time = constant_pacing(60 / max(RENCANA["cetak_per_menit"], 0.1))
    jenis = itertools.cycle(CETAK)

    @task
    def cetak(self):
        self.on_start()
        isi = {"jenis": next(self.jenis), "instansi": self.siapa["opd"], "tahun": str(TAHUN), "tw": str(TRIWULAN)}
        self.minta("cetak", f"{self.dasar}cetak/", isi, kode=302)


class Polos(Orang):
    """The anchor: asks the bare view as often as the people ask."""

    urutan = _pembaca
    fixed_count = sum(RENCANA["banyak"].values())

    @task
    def polos(self):
        self.minta("polos", "/")


def catat(apa: str, **isi) -> None:
    CATATAN.write(json.dumps({"apa": apa, **isi}) + "\n")
