"""A browser of one user that undoes what every request did, and notices writes to tenant tables."""

import re
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from django.urls import reverse

from organisasi.models.dasar import ModelPenyewa
from tests import pabrik

TABEL = {m._meta.db_table for m in apps.get_models() if issubclass(m, ModelPenyewa)}
MENULIS = re.compile(r'^\s*(?:insert\s+into|update|delete\s+from|replace\s+into)\s+"?(\w+)"?', re.I)


@dataclass(frozen=True)
class Jawaban:
    """`tulisan`: statements that wrote into tenant tables; `isi` also holds the headers."""

    status: int
    isi: str
    tulisan: list[str]


class Peramban:
    def __init__(self, pengguna=None):
        self.klien = pabrik.klien(pengguna)

    def minta(self, metode: str, url: str, data: dict | None = None, htmx: bool = False, usai=None) -> Jawaban:
        """One request; `usai()` is called before everything it did is undone."""
        kepala = {"HX-Request": "true"} if htmx else {}
        with transaction.atomic(), catat_tulisan() as tulisan:
            jawaban = getattr(self.klien, metode)(url, data or {}, headers=kepala)
            isi = b"".join(jawaban) if jawaban.streaming else jawaban.content
            if usai:
                usai()
            transaction.set_rollback(True)
        kepala_jawaban = "\n".join(f"{nama}: {nilai}" for nama, nilai in jawaban.items())
        return Jawaban(jawaban.status_code, f"{kepala_jawaban}\n{isi.decode('utf-8', 'replace')}", tulisan)


@contextmanager
def catat_tulisan():
    tulisan: list[str] = []

    def catat(jalankan, sql, isi, banyak, konteks):
        temu = MENULIS.match(sql)
        if temu and temu[1] in TABEL:
            tulisan.append(sql[:200])
        return jalankan(sql, isi, banyak, konteks)

    with connection.execute_wrapper(catat):
        yield tulisan


def url(nama: str, pemda, **argumen) -> str:
    return reverse(nama, kwargs={"slug_pemda": pemda.slug, **argumen})
