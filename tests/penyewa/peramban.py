"""A browser of one user that undoes what every request did, and notices writes to tenant tables and canaries."""

import base64
import logging
import pickle
import re
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import connection, transaction
from django.urls import reverse

from organisasi.models.dasar import ModelPenyewa
from tests import pabrik
from tests.penyewa.isi_biner import teks

TABEL = {m._meta.db_table for m in apps.get_models() if issubclass(m, ModelPenyewa)}
MENULIS = re.compile(r'^\s*(?:insert\s+into|update|delete\s+from|replace\s+into)\s+"?(\w+)"?', re.I)


@dataclass(frozen=True)
class Jawaban:
    """`tulisan`: statements that wrote into tenant tables. `isi`: headers, cookies and the body, also the text inside
    a PDF, workbook or archive. `jejak`: what went elsewhere meanwhile: values written into any table (sessions, cache
    and job messages among them), log lines, e-mails."""

    status: int
    isi: str
    tulisan: list[str]
    jejak: str = ""

    def memuat(self, kata: str) -> bool:
        """Whether the word can be found anywhere."""
        return kata.lower() in self.isi.lower() or kata.lower() in self.jejak.lower()


@dataclass
class Peramban:
    """`diminta`: how many requests it sent."""

    pengguna: object = None
    diminta: int = 0
    klien: object = field(init=False)

    def __post_init__(self):
        self.klien = pabrik.klien(self.pengguna)

    def minta(
        self,
        metode: str,
        url: str,
        data: dict | None = None,
        htmx: bool = False,
        usai: Callable[[], None] | None = None,
        **kepala: str,
    ) -> Jawaban:
        """One request; after one that wrote into tenant tables `usai()` is called before everything is undone."""
        kepala |= {"HX-Request": "true"} if htmx else {}
        self.diminta += 1
        sesi = self.klien.cookies.get(settings.SESSION_COOKIE_NAME)
        with transaction.atomic(), catat_tulisan() as (tulisan, jejak), catat_log(jejak):
            jawaban = getattr(self.klien, metode)(url, data or {}, headers=kepala)
            isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
            if usai and tulisan:
                usai()
            transaction.set_rollback(True)
        if sesi is not None:
            self.klien.cookies[settings.SESSION_COOKIE_NAME] = sesi  # a sign-out is undone too
        jejak += [f"{surel.subject} {surel.to} {surel.body} {surel.attachments}" for surel in mail.outbox]
        mail.outbox.clear()
        return Jawaban(jawaban.status_code, f"{_kepala(jawaban)}\n{teks(isi)}", tulisan, "\n".join(jejak))


def _kepala(jawaban) -> str:
    return "\n".join([*(f"{nama}: {nilai}" for nama, nilai in jawaban.items()), jawaban.cookies.output()])


@contextmanager
def catat_tulisan():
    """(statements that wrote into tenant tables, values that were written into any table)."""
    tulisan: list[str] = []
    nilai: list[str] = []

    def catat(jalankan, sql, isi, banyak, konteks):
        if temu := MENULIS.match(sql):
            nilai.append(_terbaca(temu[1], isi))
            if temu[1] in TABEL:
                tulisan.append(sql[:200])
        return jalankan(sql, isi, banyak, konteks)

    with connection.execute_wrapper(catat):
        yield tulisan, nilai


def _terbaca(tabel: str, isi) -> str:
    """The values of a statement; those of the session and the cache, which are stored encoded, also decoded."""
    polos = str(isi)
    for satu in isi if isinstance(isi, (list, tuple)) else ():
        if tabel == "django_session" and isinstance(satu, str):
            polos += str(SessionStore().decode(satu))
        if tabel == "singgahan" and isinstance(satu, str):
            with suppress(ValueError, pickle.UnpicklingError):
                polos += str(pickle.loads(base64.b64decode(satu, validate=True)))
    return polos


class _Pencatat(logging.Handler):
    def __init__(self, baris: list[str]):
        super().__init__(logging.DEBUG)
        self.baris = baris

    def emit(self, record: logging.LogRecord) -> None:
        self.baris.append(self.format(record))  # with the traceback


@contextmanager
def catat_log(baris: list[str]):
    """Log lines of the block, as they would be printed, into `baris`."""
    akar, pencatat = logging.getLogger(), _Pencatat(baris)
    akar.addHandler(pencatat)
    try:
        yield
    finally:
        akar.removeHandler(pencatat)


def url(nama: str, pemda, **argumen) -> str:
    return reverse(nama, kwargs={"slug_pemda": pemda.slug, **argumen})
