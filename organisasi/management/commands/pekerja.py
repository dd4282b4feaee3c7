"""`manage.py pekerja`: the job worker. Runs until SIGTERM; several may run beside each other."""

import logging
import signal
import sys
import time
import uuid

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from kinerja import denyut, dipakai, mulai
from kinerja.pdf import sapu_ruang
from organisasi import harian
from organisasi.daftar_sesi import sapu_sesi
from organisasi.domain.berkas import sapu_berkas
from organisasi.domain.hasil_lama import sapu_hasil
from organisasi.domain.pekerjaan_jalan import kuras, minta_berhenti
from organisasi.domain.pekerjaan_sapu import buang_pesan_lama, sapu
from organisasi.domain.surel import kirim_semua
from organisasi.domain.unggahan import sapu_titipan

logger = logging.getLogger(__name__)
JEDA = 0.1  # seconds between two looks at an empty queue: a new job is picked up in half of that on average
JEDA_SAPU = 10
JEDA_BERSIH = 3600
JEDA_SUREL = 60
LAMA_SUREL = 20  # seconds a round of e-mail may take from the jobs; the rest goes out in the next round
ANTREAN, MESIN = "default", "default"
# Done every JEDA_BERSIH, in this order: a row that goes leaves its content to `sapu_berkas`.
BERSIH = (sapu_titipan, sapu_hasil, sapu_berkas, sapu_ruang, buang_pesan_lama, sapu_sesi, harian.jalankan)


class Command(BaseCommand):
    help = "Mengerjakan pekerjaan latar (cetak, impor, ekspor) sampai dihentikan."
    henti = False

    def add_arguments(self, parser):
        parser.add_argument("--sekali", action="store_true", help="kerjakan semua yang menunggu, lalu selesai")
        parser.add_argument("--jeda", type=float, default=JEDA, help="detik antara dua kali menengok antrean kosong")

    def handle(self, *, sekali: bool, jeda: float, **options):
        for nama in ("django_tasks", "django_tasks_db"):
            logging.getLogger(nama).setLevel(logging.WARNING)
        try:
            mulai.pastikan()
        except mulai.TidakBolehMulai as galat:
            raise CommandError(str(galat), returncode=mulai.KODE) from galat
        dipakai.tandai()
        if sekali:
            sapu()
            while kuras():
                pass
            return
        signal.signal(signal.SIGTERM, self._berhenti)
        signal.signal(signal.SIGINT, self._berhenti)
        denyut.mulai()
        self._putaran(jeda)

    def _berhenti(self, sinyal, bingkai) -> None:
        """First signal: end after this step, the job goes back to the queue. Second one: at once."""
        if self.henti:
            sys.exit(1)
        self.henti = True
        minta_berhenti()

    def _putaran(self, jeda: float) -> None:
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
                    for satu in BERSIH:
                        satu()
                if time.monotonic() >= surel_lagi:
                    self._kirim_surel(time.monotonic() + LAMA_SUREL)
                    surel_lagi = time.monotonic() + JEDA_SUREL
                if not self._satu_pesan():
                    time.sleep(jeda)
            except (OperationalError, InterfaceError):
                logger.exception("Basis data tidak dapat dihubungi; dicoba lagi.")
                connection.close()
                time.sleep(1)
            except DatabaseError:  # the message went away while it was worked on; the row of the job is the truth
                logger.exception("Catatan pesan pekerjaan tidak tersimpan.")

    def _kirim_surel(self, batas: float) -> None:
        """A mail that cannot be made is no reason to stop working."""
        try:
            kirim_semua(terus=lambda: not self.henti and time.monotonic() < batas)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("Surel pemberitahuan tidak terkirim.")

    def _satu_pesan(self) -> bool:
        """Handle one message of the engine. A look that finds nothing takes no lock."""
        pesan = DBTaskResult.objects.ready().filter(backend_name=MESIN, queue_name=ANTREAN)
        if not pesan.exists():
            return False
        Worker(
            queue_names=[ANTREAN],
            interval=0.05,
            batch=True,
            backend_name=MESIN,
            startup_delay=False,
            max_tasks=1,
            worker_id=uuid.uuid4().hex,
            excluded_queue_names=[],
        ).run()
        return True
