"""One run: the servers, the plan of who does what, the phases of load on them."""

import argparse
import json
import os
import time
from pathlib import Path

from bench.minggu_akhir.mesin import Mesin, buat_isi, memori, prosesor
from bench.minggu_akhir.profil import Fase
from bench.minggu_akhir.swarm import baca_catatan, jalankan_locust, majukan

SEMUA = ["Pembaca", "Pengisi", "Pencetak"]
PENGISI = 0.6  # of the people; the others only read


class Jalan:
    """One run: the servers, and the phases on them."""

    def __init__(self, isi: argparse.Namespace, ruang: Path):
        self.isi, self.ruang, self.catatan = isi, ruang, []
        self.kita = Mesin(_buat(ruang / "kita"), isi.proses)
        self.polos = Mesin(_buat(ruang / "polos"), isi.proses, polos=True)
        self.rencana, self.berkas, self.ingatan = {}, ruang / "rencana.json", []

    def siap(self) -> None:
        if not os.environ.get("BEBAN_BASIS"):
            buat_isi(self.kita, self.isi.pemda, self.isi.opd, self.isi.tahun)
        self.kita.kelola("collectstatic", "--noinput", "--verbosity", "0")
        pengisi, tahun = round(self.isi.orang * PENGISI), self.isi.tahun.rpartition("-")[2]
        jumlah = (self.isi.pemda, pengisi, self.isi.orang - pengisi)
        self.kita.modul("siapkan", self.berkas, *jumlah, tahun, self.isi.cetak)
        self.rencana = json.loads(self.berkas.read_text())
        self.kita.mulai()
        self.polos.mulai_web()
        self.polos.tunggu()

    def henti(self) -> None:
        self.kita.henti()
        self.polos.henti()

    def fase(self, nama: str, detik: int, kelas: list[str], jeda: float, jenis: str = "") -> Fase:
        """Locust for so long; the processor time meanwhile."""
        mesin, catatan = self.polos if nama == "polos" else self.kita, self.ruang / f"{len(self.catatan)}.jsonl"
        self.catatan.append(catatan)
        banyak = self.rencana["banyak"]
        banyak = banyak | {"pencetak": 1, "polos": sum(banyak.values())}
        orang = sum(banyak[satu.lower()] for satu in kelas)
        sebelum, mulai = self._prosesor(), time.monotonic()
        locust = jalankan_locust(
            mesin, kelas=kelas, orang=orang, detik=detik, RENCANA=self.berkas, CATATAN=catatan, JEDA=jeda, JENIS=jenis
        )
        self._tunggu(locust, detik, kelas == SEMUA)
        lama = min(time.monotonic() - mulai, detik)
        terpakai = {siapa: akhir - sebelum[siapa] for siapa, akhir in self._prosesor().items()}
        terpakai["web"] = terpakai.pop("polos") if mesin is self.polos else terpakai["web"]
        majukan(self.rencana, catatan)
        self.berkas.write_text(json.dumps(self.rencana))
        return Fase(lama, *baca_catatan(catatan), terpakai)

    def _tunggu(self, locust, detik: int, ingat: bool) -> None:
        """Until the swarm has ended; the memory of all processes ten times meanwhile."""
        berikut = time.monotonic()
        while locust.poll() is None:
            if ingat and time.monotonic() >= berikut:
                self.ingatan.append({"web": memori(self.kita.web.pid), "pekerja": memori(self.kita.pekerja.pid)})
                berikut += max(detik / 10, 5)
            time.sleep(0.2)
        if locust.returncode not in (0, 1):
            raise RuntimeError((self.kita.data / "locust.log").read_text()[-3000:])

    def _prosesor(self) -> dict[str, float]:
        pid = {"web": self.kita.web.pid, "pekerja": self.kita.pekerja.pid, "polos": self.polos.web.pid}
        pid |= {"basis": self.rencana["pg"]} if self.rencana["pg"] else {}
        return {siapa: prosesor(satu) for siapa, satu in pid.items()}


def _buat(ruang: Path) -> Path:
    ruang.mkdir(parents=True)
    return ruang
