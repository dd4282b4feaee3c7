"""One act: a domain function and the domain functions it calls are whole together and ask once what all of them need.

    @utuh
    def simpan(...): ...

The outermost function of an act is a savepoint (or the transaction), those inside are part of it: an error inside
takes the whole act back. What `sekali` remembers lasts as long as the act, or the savepoint that it was asked in.
"""

import threading
from collections.abc import Callable
from functools import wraps

from django.db import connection, transaction

_setempat = threading.local()


def utuh(fungsi: Callable) -> Callable:
    """Like `transaction.atomic`, without a savepoint of its own inside another act.

    Who catches an error of a function inside and goes on, wraps the call in `transaction.atomic()`.
    """

    @wraps(fungsi)
    def jalankan(*args, **kwargs):
        if getattr(_setempat, "ingatan", None) is not None:
            with transaction.atomic(savepoint=False):
                return fungsi(*args, **kwargs)
        with transaction.atomic():
            _setempat.ingatan = {}
            try:
                return fungsi(*args, **kwargs)
            finally:
                _setempat.ingatan = None  # before the commit: what runs on it is no part of the act

    return jalankan


def sekali(kunci: tuple, tanya: Callable):
    """The answer of `tanya`, remembered under `kunci` for the rest of the act; outside an act it is asked anew."""
    ingatan = getattr(_setempat, "ingatan", None)
    if ingatan is None:
        return tanya()
    titik, jawaban = ingatan.get(kunci, (None, None))
    if titik is None or titik != _titik()[: len(titik)]:
        jawaban = tanya()
        ingat(kunci, jawaban)
    return jawaban


def ingat(kunci: tuple, jawaban) -> None:
    """Replace what the act remembers under `kunci`."""
    if (ingatan := getattr(_setempat, "ingatan", None)) is not None:
        ingatan[kunci] = (_titik(), jawaban)


def lupakan(kunci: tuple) -> None:
    """What `kunci` stands for was changed: the next one asks again."""
    if (ingatan := getattr(_setempat, "ingatan", None)) is not None:
        ingatan.pop(kunci, None)


def _titik() -> tuple[str, ...]:
    """The savepoints that are open: what was read or locked in one of them does not outlive its rollback."""
    return tuple(filter(None, connection.savepoint_ids))
