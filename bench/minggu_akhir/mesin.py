"""The servers of a run as in production, their processor time and memory."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

from bench._basis import data
from bench._ukuran import DETAK
from tests.basis import pakai
from tests.organisasi.conftest import url_basis
from tests.peramban.peladen import Peladen

KITA, POLOS = "kinerja.wsgi:application", "bench.acuan.tampilan_polos:aplikasi()"


class Mesin(Peladen):
    """gunicorn with the settings of deploy/, and the job worker. `polos`: the bare view in its place."""

    def __init__(self, ruang: Path, proses: int, *, polos: bool = False, **lain: str):
        self.aplikasi = POLOS if polos else KITA
        lain |= {"WEB_PROSES": str(proses), "DJANGO_SETTINGS_MODULE": "kinerja.settings"}
        lain |= {"LOG_BENTUK": "json", "DATABASE_URL": url_basis(), "SECRET_KEY": settings.SECRET_KEY}
        super().__init__(ruang, proses=proses, **lain)
        self.env["WEB_ALAMAT"] = f"127.0.0.1:{self.port}"

    def mulai_web(self) -> None:
        self.web = self.jalankan("-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", self.aplikasi)

    def modul(self, nama: str, *argumen: object) -> str:
        """A module of this package in a process with the settings of the servers; what it prints."""
        perintah = [sys.executable, "-m", f"bench.minggu_akhir.{nama}", *map(str, argumen)]
        jawab = subprocess.run(perintah, cwd=settings.BASE_DIR, env=self.env, capture_output=True, text=True)
        if jawab.returncode:
            raise RuntimeError(jawab.stderr[-3000:])
        return jawab.stdout


def buat_isi(mesin: Mesin, pemda: int, opd: int, tahun: str) -> None:
    """The data of `buat_beban` in the database of the run; on PostgreSQL as the owner."""
    if connection.vendor == "postgresql":
        pemilik = "{USER}:{PASSWORD}@".format(**settings.UJI_PEMILIK)
        alamat = url_basis().replace(url_basis().partition("//")[2].partition("@")[0] + "@", pemilik)
        mesin.env["DATABASE_URL_PEMILIK"] = alamat
    mesin.kelola("buat_beban", "--pemda", str(pemda), "--opd", str(opd), "--tahun", tahun)
    mesin.env["DATABASE_URL_PEMILIK"] = ""


def basis(nama: str) -> str:
    """The database of the run: this one of the server, or a new one; the name to drop afterwards, else ""."""
    if nama:
        pakai(nama)
        return ""
    data().buat_templat()
    baru = data().salin("minggu_akhir")
    pakai(baru)
    return baru


def pohon(pid: int) -> list[int]:
    """A process and all it started that live."""
    try:
        anak = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(cucu for satu in anak for cucu in pohon(int(satu)))]


def prosesor(pid: int) -> float:
    """Seconds of processor time of a process, what it started, and what of that has ended."""
    return sum(_detak(satu) for satu in pohon(pid)) / DETAK


def _detak(pid: int) -> int:
    try:
        return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    except OSError:
        return 0


def memori(pid: int) -> list[int]:
    """MB of each process below this one: its own, and its part of what it shares."""
    semua = []
    for satu in pohon(pid):
        try:
            isi = Path(f"/proc/{satu}/smaps_rollup").read_text()
        except OSError:
            continue
        semua += [round(int(baris.split()[1]) / 1024) for baris in isi.splitlines() if baris.startswith("Pss:")]
    return semua


def sambungan() -> str:
    """How many connections the server has from this database."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as kursor:
        kursor.execute("select count(*) from pg_stat_activity where datname = current_database()")
        return f", {kursor.fetchone()[0]} sambungan PostgreSQL"
