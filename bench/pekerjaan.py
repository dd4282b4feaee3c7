"""How long a job waits for an idle worker: a real `manage.py pekerja` on the database of this bench.

From the commit of `antrekan` to the moment the worker sets “berjalan”. The job is the recomputation of a year without
realisasi; the next one is queued at no particular moment of the worker's round.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.utils import timezone

from bench._basis import kosong
from bench._papan import Baris, Laju, periksa
from indikator.domain.kebijakan import HITUNG_ULANG
from organisasi.domain.pekerjaan import antrekan
from organisasi.enums import StatusPekerjaan
from organisasi.models import Pekerjaan, Pemda
from tests import pabrik

SABAR = 60  # seconds for the worker to start, and for each job


def baris(laju: Laju) -> Iterator[Baris]:
    with kosong("pekerjaan"), TemporaryDirectory() as ruang:
        pemda = pabrik.pemda("bench")
        with pekerja(Path(ruang)):
            _jemput(pemda, 0)  # it has started
            acak, banyak = Random(10), 8 if laju.cepat else 40
            lama = [_jemput(pemda, nomor, acak.uniform(0.2, 0.5)) for nomor in range(1, banyak + 1)]
    catatan = f"{banyak} pekerjaan, satu pekerja yang menganggur"
    yield Baris("Pekerjaan dijemput", "–", 200, lama, satuan="ms", catatan=catatan)


@contextmanager
def pekerja(ruang: Path) -> Iterator[None]:
    """With the settings of production, on the same database."""
    lingkungan = os.environ | {
        "DJANGO_SETTINGS_MODULE": "kinerja.settings",
        "MODE_COBA": "1",
        "DATA_DIR": str(ruang),
        "DATABASE_URL": _alamat_basis(),
    }
    with (ruang / "catatan").open("wb") as catatan:
        perintah = [sys.executable, "manage.py", "pekerja"]
        proses = subprocess.Popen(perintah, cwd=settings.BASE_DIR, env=lingkungan, stdout=catatan, stderr=catatan)
        try:
            yield
        except BaseException as galat:
            galat.add_note((ruang / "catatan").read_text(errors="replace")[-2000:])
            raise
        finally:
            proses.terminate()
            proses.wait()


def _alamat_basis() -> str:
    isi = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{isi['NAME']}"
    return f"postgres://{isi['USER']}:{isi['PASSWORD']}@{isi['HOST']}:{isi['PORT']}/{isi['NAME']}"


def _jemput(pemda: Pemda, nomor: int, jeda: float = 0.0) -> float:
    """Milliseconds that a job waited."""
    time.sleep(jeda)
    parameter = {"tahun_mulai": 1990, "tahun_selesai": 1990}
    with pabrik.dalam(pemda) as mesin:
        satu = antrekan(oleh=mesin, jenis=HITUNG_ULANG, kunci=f"bench-{nomor}", parameter=parameter)
    antre = timezone.now()
    akhir = _selesai(pemda, satu)
    periksa(akhir.status == StatusPekerjaan.SELESAI, f"pekerjaan {nomor} berakhir {akhir.status}: {akhir.galat}")
    return max((akhir.mulai - antre).total_seconds(), 0) * 1000


def _selesai(pemda: Pemda, satu: Pekerjaan) -> Pekerjaan:
    batas = time.monotonic() + SABAR
    while time.monotonic() < batas:
        with pabrik.dalam(pemda):
            kini = Pekerjaan.objects.get(pk=satu.pk)
        if not kini.masih_hidup:
            return kini
        time.sleep(0.02)
    raise TimeoutError(f"pekerjaan belum selesai dalam {SABAR} detik")
