"""A job worker that stands still at a chosen point of a chosen attempt, so that a drill kills it right there.

    python -m tests.ketahanan.pekerja_henti RUANG RENCANA

RENCANA: JSON {"jenis:percobaan": "titik"}. Having got there it leaves RUANG/henti-<pid> with "jenis:percobaan" and
waits for the kill, or goes on once RUANG/lanjut is there; everything else it does as `manage.py pekerja` does. It
begins once a line comes on its standard input, so that it can be started ahead. The points:

| titik | |
|---|---|
| mulai | the job is claimed, nothing done |
| anak | a child process renders |
| isi:N | the Nth content lies on the disk, its row is not written |
| siap | the result is made, the ending has not begun |
| jejak:N | the Nth audit row of the job is written, nothing of it committed |
| akhir | everything is written, the ending is not committed |
"""

import json
import os
import sys
import threading
import time
from collections import Counter
from pathlib import Path

LAMA = 300  # seconds; the kill comes first


class Henti:
    """The point the running job is to stop at, and what it has passed."""

    def __init__(self, ruang: Path, rencana: dict[str, str]):
        self.ruang, self.rencana = ruang, rencana
        self.nama, self.titik, self.lewat = "", "", Counter()

    def mulai(self, pekerjaan) -> None:
        self.nama = f"{pekerjaan.jenis}:{pekerjaan.percobaan}"
        self.titik, self.lewat = self.rencana.get(self.nama, ""), Counter()
        if self.titik == "anak":
            threading.Thread(target=self._tunggu_anak, daemon=True).start()
        self.sampai("mulai")

    def sampai(self, macam: str) -> None:
        self.lewat[macam] += 1
        if self.titik in (macam, f"{macam}:{self.lewat[macam]}"):
            self.tandai()
            batas = time.monotonic() + LAMA
            while time.monotonic() < batas and not (self.ruang / "lanjut").exists():
                time.sleep(0.05)

    def tandai(self) -> None:
        sementara = self.ruang / f".{os.getpid()}"
        sementara.write_text(self.nama)
        sementara.rename(self.ruang / f"henti-{os.getpid()}")

    def _tunggu_anak(self) -> None:
        while not Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
            time.sleep(0.01)
        self.tandai()


def sesudah(modul, nama: str, panggil) -> None:
    """After the function of the module comes `panggil(its first arguments)`."""
    asli = getattr(modul, nama)

    def baru(*args, **kwargs):
        hasil = asli(*args, **kwargs)
        panggil(*args)
        return hasil

    setattr(modul, nama, baru)


def pasang(henti: Henti) -> None:
    from organisasi.domain import berkas, jejak, pekerjaan_jalan

    asli = pekerjaan_jalan._kerjakan

    def kerjakan(pekerjaan):
        henti.mulai(pekerjaan)
        asli(pekerjaan)

    def penutup(lapor):
        henti.sampai("siap")
        asli_penutup(lapor)

    pekerjaan_jalan._kerjakan = kerjakan
    asli_penutup, pekerjaan_jalan.Lapor.penutup = pekerjaan_jalan.Lapor.penutup, penutup
    sesudah(berkas, "_taruh", lambda *_: henti.sampai("isi"))
    sesudah(jejak, "_tulis", lambda *_: henti.sampai("jejak"))
    sesudah(pekerjaan_jalan, "ganti_status", lambda _, status, *__: status == "selesai" and henti.sampai("akhir"))


def utama() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
    import django
    from django.core.management import call_command

    django.setup()
    pasang(Henti(Path(sys.argv[1]), json.loads(sys.argv[2])))
    if sys.stdin.readline():
        call_command("pekerja")


if __name__ == "__main__":
    utama()
