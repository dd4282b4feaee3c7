"""Locust as a process of its own (gevent patches it), and what it noted."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from bench.minggu_akhir.mesin import Mesin


def jalankan_locust(mesin: Mesin, *, kelas: list[str], orang: int, detik: int, **lain: object) -> subprocess.Popen:
    """A swarm of its own process: gevent patches it."""
    berkas = Path(__file__).with_name("locustfile.py")
    perintah = [sys.executable, "-m", "locust", "-f", str(berkas), "--headless", "--only-summary", "--host", mesin.url]
    perintah += ["-u", str(orang), "-r", str(max(orang // 3, 1)), "-t", f"{detik}s", "--stop-timeout", "60", *kelas]
    env = os.environ | {nama: str(isi) for nama, isi in lain.items()}
    with mesin.data.joinpath("locust.log").open("a") as keluaran:
        return subprocess.Popen([*perintah, "--loglevel", "WARNING"], env=env, stdout=keluaran, stderr=keluaran)


def baca_catatan(berkas: Path) -> tuple[dict[str, list[float]], dict[str, int]]:
    """(milliseconds of the right answers of each kind, the wrong ones by kind, status and address)."""
    ms, galat = {}, {}
    for satu in map(json.loads, berkas.read_text().splitlines()):
        if satu.get("benar"):
            ms.setdefault(satu["apa"], []).append(satu["ms"])
        elif "kode" in satu:
            sebab = f"{satu['apa']} {satu['kode']} {satu['alamat']}"
            galat[sebab] = galat.get(sebab, 0) + 1
    return ms, galat


def majukan(rencana: dict, berkas: Path) -> None:
    """The versions of the cells as the acknowledged saves left them, for the next swarm."""
    sudah = Counter(satu["pk"] for satu in map(json.loads, berkas.read_text().splitlines()) if satu["apa"] == "diakui")
    for sel in (sel for orang in rencana["pengisi"] for sel in orang["sel"]):
        sel["versi"] += sudah[sel["pk"]]
