"""Figures for Prometheus: what this process counts, and the text of all processes together.

Under gunicorn with several processes PROMETHEUS_MULTIPROC_DIR (deploy/gunicorn.conf.py) holds the counts of each.
No label names a pemda or a person.
"""

import os
from collections.abc import Iterable

from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector

JENIS_ISI = "text/plain; version=0.0.4; charset=utf-8"
BATAS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds

disable_created_metrics()
PERMINTAAN = Counter("kinerja_permintaan", "Permintaan yang dijawab.", ["rute", "metode", "kelas"])
LAMA = Histogram("kinerja_permintaan_detik", "Lama menjawab, dalam detik.", ["rute"], buckets=BATAS)
MASUK_GAGAL = Counter("kinerja_masuk_gagal", "Percobaan masuk dengan sandi atau akun yang salah.")


class Terkumpul:
    """Figures asked at this moment, as a collector."""

    def __init__(self, metrik: Iterable[Metric]):
        self.metrik = list(metrik)

    def collect(self):
        return self.metrik


def catat_permintaan(rute: str, metode: str, status: int, detik: float) -> None:
    PERMINTAAN.labels(rute, metode, f"{status // 100}xx").inc()
    LAMA.labels(rute).observe(detik)


def teks(kini: Iterable[Metric]) -> bytes:
    """All counts of all processes, and `kini`: what was asked at this moment."""
    daftar = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(daftar)
    else:
        daftar.register(Terkumpul(REGISTRY.collect()))
    daftar.register(Terkumpul(kini))
    return generate_latest(daftar)


@receiver(user_login_failed)
def _masuk_gagal(sender, **_) -> None:
    MASUK_GAGAL.inc()
