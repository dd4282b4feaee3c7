"""`manage.py pekerja`: the job worker. Runs until SIGTERM; several may run beside each other."""

import argparse
import logging
import signal
import sys
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection

from kinerja import denyut, dipakai, mulai
from kinerja.giliran import satu_mesin
from kinerja.pdf import sapu_ruang
from organisasi import harian
from organisasi.daftar_sesi import sapu_sesi
from organisasi.domain.berkas import sapu_berkas
from organisasi.domain.hasil_lama import sapu_hasil
from organisasi.domain.pekerjaan_jalan import kuras, minta_berhenti
from organisasi.domain.pekerjaan_sapu import buang_pesan_lama, sapu
from organisasi.domain.surel import kirim_semua
from organisasi.domain.unggahan import sapu_titipan
from organisasi.pengantar import pengantar

logger = logging.getLogger(__name__)
JEDA = 0.1  # seconds between two looks at an empty queue: a new job is picked up in half of that on average
JEDA_SAPU = 10
JEDA_BERSIH = 3600
JEDA_SUREL = 60
LAMA_SUREL = 20  # seconds a round of e-mail may take from the jobs; the rest goes out in the next round
# Done every JEDA_BERSIH, in this order: a row that goes leaves its content to `sapu_berkas`. SENDIRI: the disk of
# this machine; the rest one machine does for all.
SENDIRI = (sapu_ruang,)
BERSIH = (sapu_titipan, sapu_hasil, sapu_berkas, buang_pesan_lama, sapu_sesi, harian.jalankan)


class Command(BaseCommand):
    help = "Mengerjakan pekerjaan latar (cetak, impor, ekspor) sampai dihentikan."
    henti = False

    def add_arguments(self, parser):
        parser.add_argument("--sekali", action="store_true", help="kerjakan semua yang menunggu, lalu selesai")
        parser.add_argument("--jeda", type=float, default=JEDA, help="detik antara dua kali menengok antrean kosong")
        parser.add_argument("--penerima", action="store_true", help=argparse.SUPPRESS)  # by organisasi.pengantar

    def handle(self, *, sekali: bool, jeda: float, penerima: bool, **options):
        for nama in ("django_tasks", "django_tasks_db"):
            logging.getLogger(nama).setLevel(logging.WARNING)
        dipakai.tandai()
        try:
            mulai.pastikan()
        except mulai.TidakBolehMulai as galat:
            raise CommandError(str(galat), returncode=mulai.KODE) from galat
        if sekali:
            sapu()
            while kuras():
                pass
            return
        if penerima:
            from organisasi import penerima_celery  # Celery only behind a broker

            return penerima_celery.jalankan()
        signal.signal(signal.SIGTERM, self._berhenti)
        signal.signal(signal.SIGINT, self._berhenti)
        denyut.mulai()
        antaran = pengantar()
        self._putaran(jeda, antaran)
        antaran.henti()

    def _berhenti(self, sinyal, bingkai) -> None:
        """First signal: end after this step, the job goes back to the queue. Second one: at once."""
        if self.henti:
            sys.exit(1)
        self.henti = True
        minta_berhenti()

    def _putaran(self, jeda: float, antaran) -> None:
        sapu_lagi = bersih_lagi = surel_lagi = 0.0
        while not self.henti:
            denyut.berdenyut()
            try:
                if time.monotonic() >= sapu_lagi:
                    close_old_connections()
                    sapu()
                    sapu_lagi = time.monotonic() + JEDA_SAPU
                if time.monotonic() >= bersih_lagi:
                    bersih_lagi = time.monotonic() + JEDA_BERSIH
                    self._bersihkan()
                if time.monotonic() >= surel_lagi:
                    self._kirim_surel(time.monotonic() + LAMA_SUREL)
                    surel_lagi = time.monotonic() + JEDA_SUREL
                if not antaran.satu():
                    time.sleep(jeda)
            except (OperationalError, InterfaceError):
                logger.exception("Basis data tidak dapat dihubungi; dicoba lagi.")
                connection.close()
                time.sleep(1)
            except DatabaseError:  # the message went away while it was worked on; the row of the job is the truth
                logger.exception("Catatan pesan pekerjaan tidak tersimpan.")

    def _bersihkan(self) -> None:
        """On one machine at a time; the others find it done in their own round."""
        with satu_mesin("kinerja.bersih") as giliran:
            for satu in (*SENDIRI, *(BERSIH if giliran else ())):
                try:
                    satu()
                except OSError:  # files out of reach: what is left over waits for the next round
                    logger.exception("Pembersihan %s terhenti.", satu.__name__)

    def _kirim_surel(self, batas: float) -> None:
        """A mail that cannot be made is no reason to stop working."""
        try:
            kirim_semua(terus=lambda: not self.henti and time.monotonic() < batas)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("Surel pemberitahuan tidak terkirim.")
