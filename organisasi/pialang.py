"""Is the message broker there, and how many messages wait in it? Asked by probes, so never for long nor too often."""

import threading
import time

from django.conf import settings

SIMPAN = 5  # seconds an answer is believed
_kunci = threading.Lock()
_terakhir: tuple[float, int | None] | None = None


def ada() -> bool:
    """Whether this installation uses one."""
    return bool(settings.BROKER_URL)


def menunggu() -> int | None:
    """Messages that wait; None: the broker does not answer."""
    global _terakhir
    with _kunci:
        if _terakhir is None or time.monotonic() - _terakhir[0] > SIMPAN:
            jawaban = _tanya()
            _terakhir = (time.monotonic(), jawaban)  # the time afterwards: a frozen broker takes its own
        return _terakhir[1]


def _tanya() -> int | None:
    from organisasi.antrean_celery import ANTREAN, app  # Celery only behind a broker

    try:
        with app.connection_for_read() as sambungan:
            sambungan.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=3)
            with sambungan.channel() as saluran:
                try:
                    return saluran.queue_declare(ANTREAN, passive=True).message_count
                except sambungan.channel_errors:
                    return 0  # nobody has sent or waited for anything yet
    except Exception:
        return None
