"""Figures of this moment for /metrics. Jobs are counted pemda by pemda, since their rows are hidden otherwise."""

import threading
import time
from collections import Counter
from datetime import timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone
from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from kinerja import denyut
from organisasi import kesehatan, pialang
from organisasi.domain.pekerjaan import HIDUP
from organisasi.enums import StatusPekerjaan
from organisasi.models import Pekerjaan, Pemda
from organisasi.penyewa import sebagai

SIMPAN = 30  # seconds the walk over all pemda is believed
_kunci = threading.Lock()
_terakhir: tuple[float, tuple[Counter, dict[str, float]]] | None = None


def kini() -> list[Metric]:
    """Database, disk, worker, queue and jobs. Without a database only what needs none."""
    lama = kesehatan.lama_basis()
    hasil = [
        _satu("kinerja_basis_menjawab", "1: basis data menjawab.", lama is not None),
        _satu("kinerja_disk_sisa_byte", "Sisa ruang di DATA_DIR.", kesehatan.sisa_disk()),
        _satu("kinerja_pekerja_umur_detik", "Sejak pekerja terakhir terlihat.", denyut.umur()),
    ]
    if pialang.ada():
        menunggu = pialang.menunggu()
        hasil.append(_satu("kinerja_pialang_menjawab", "1: pialang pesan menjawab.", menunggu is not None))
        hasil.append(_satu("kinerja_pialang_pesan", "Pesan yang menunggu di pialang.", menunggu))
    if lama is not None:
        hasil.append(_satu("kinerja_basis_detik", "Lama basis data menjawab select 1.", lama))
        hasil.append(_satu("kinerja_antrean_umur_detik", "Umur pesan tertua yang menunggu.", kesehatan.umur_antrean()))
        hasil += _pekerjaan()
    return [satu for satu in hasil if satu.samples]


def _satu(nama: str, keterangan: str, nilai: float | None) -> Metric:
    return GaugeMetricFamily(nama, keterangan, value=None if nilai is None else float(nilai))


def _pekerjaan() -> list[Metric]:
    jumlah, tertua = hitung_pekerjaan()
    banyak = GaugeMetricFamily(
        "kinerja_pekerjaan", "Pekerjaan menurut keadaan; yang berakhir: dalam 24 jam.", labels=["status"]
    )
    umur = GaugeMetricFamily("kinerja_pekerjaan_umur_detik", "Umur pekerjaan tertua.", labels=["status"])
    for status in StatusPekerjaan.values:
        banyak.add_metric([status], jumlah[status])
    for status in HIDUP:
        umur.add_metric([status], tertua.get(status, 0.0))
    return [banyak, umur]


def hitung_pekerjaan() -> tuple[Counter, dict[str, float]]:
    """Jobs by state (ended ones of the last 24 hours), and the age in seconds of the oldest living ones."""
    global _terakhir
    with _kunci:
        if _terakhir is None or time.monotonic() - _terakhir[0] > SIMPAN:
            _terakhir = (time.monotonic(), _telusuri())
        return _terakhir[1]


def lupakan() -> None:
    """Walk again the next time (tests)."""
    global _terakhir
    _terakhir = None


def _telusuri() -> tuple[Counter, dict[str, float]]:
    jumlah: Counter = Counter()
    tertua: dict[str, float] = {}
    kini = timezone.now()
    for pemda in Pemda.objects.order_by("pk"):
        with sebagai(pemda):
            baru = Pekerjaan.objects.filter(Q(status__in=HIDUP) | Q(selesai__gte=kini - timedelta(days=1)))
            for baris in baru.order_by().values("status").annotate(jumlah=Count("pk"), sejak=Min("dibuat")):
                jumlah[baris["status"]] += baris["jumlah"]
                umur = (kini - baris["sejak"]).total_seconds()
                tertua[baris["status"]] = max(umur, tertua.get(baris["status"], 0.0))
    return jumlah, tertua
