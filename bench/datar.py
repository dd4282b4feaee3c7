"""The same pages of the same pemda in databases with 1, 50 and 550 pemda: does one pay for the others?

Whole requests through the handler, signed in; on PostgreSQL as the runtime role with row-level security. The data is
that of `manage.py buat_beban` with 5 perangkat daerah a pemda (1 million realisasi in the largest database). For the
full size (50 OPD, 9.9 million) fill three databases by hand (docs/skala.md) and name them, smallest first:

    BENCH_DATAR="beban1 beban50 beban550" UJI_BASIS=postgres UJI_POSTGRES=host:port python -m bench --hanya datar

On SQLite, which is for one pemda, 1 and 20.
"""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from bench._basis import data
from bench._papan import Baris, Laju, periksa
from bench._ukuran import Ukuran, berselang
from organisasi.models import Pemda, Pengguna
from tests.basis import pakai

SLUG = "beban-001"
VERIFIKATOR, PERENCANA = "verifikator-2", "perencana.opd-01"
HALAMAN = (
    ("beranda", VERIFIKATOR, ""),
    ("dasbor", VERIFIKATOR, "2024/dasbor/?tw=4"),
    ("perangkat daerah", VERIFIKATOR, "instansi/"),
    ("daftar indikator", VERIFIKATOR, "2024/dasbor/indikator/"),
    ("realisasi pemda", VERIFIKATOR, "2024/realisasi/"),
    ("kisi realisasi", PERENCANA, "2024/realisasi/opd-01/?tw=4"),
    ("rekap", VERIFIKATOR, "2024/rekap/?tw=4"),
    ("capaian", VERIFIKATOR, "2024/capaian/?tw=4"),
    ("kotak masuk", VERIFIKATOR, "2024/kotak-masuk/"),
    ("cari", VERIFIKATOR, "cari/?q=layanan"),
)
_TOKEN = re.compile(rb"[A-Za-z0-9]{64}")


def baris(laju: Laju) -> Iterator[Baris]:
    with _basis_beban(laju.cepat) as semua, override_settings(ALLOWED_HOSTS=["*"], TEMPLATES=_templat()):
        ulang = 2 if laju.cepat else 6
        hasil: dict[str, dict[str, list[Ukuran]]] = {nama: {} for nama in semua}
        isi = {nama: _putaran(nama, 0, hasil) for nama in semua}  # warm, and what the pages say
        for nama in list(semua)[1:]:
            beda = [judul for judul, halaman in isi[nama].items() if halaman != isi[next(iter(semua))][judul]]
            periksa(not beda, f"halaman berbeda di {nama}: {beda}")
        for _ in range(laju.putaran):
            for nama in semua:
                _putaran(nama, ulang, hasil)
        yield from _banding(semua, hasil)


def _banding(semua: dict[str, int], hasil: dict) -> Iterator[Baris]:
    dasar, *lain = semua
    for judul, *_ in HALAMAN:
        for nama in lain:
            apa, patokan = f"datar: {judul}, {semua[nama]} pemda", f"{semua[dasar]} pemda"
            yield Baris.dari(apa, patokan, 1.2, hasil[dasar][judul], hasil[nama][judul], menurut="prosesor")


def _putaran(basis: str, ulang: int, hasil: dict) -> dict[str, bytes]:
    """All pages once to warm up, then measured; the contents of the first time."""
    pakai(basis)
    klien = {siapa: _klien(siapa) for siapa in (VERIFIKATOR, PERENCANA)}
    isi = {judul: _minta(klien[siapa], alamat) for judul, siapa, alamat in HALAMAN}
    for judul, siapa, alamat in HALAMAN if ulang else ():
        ((satu,),) = berselang([lambda k=klien[siapa], a=alamat: _minta(k, a)], 1, ulang)
        hasil[basis].setdefault(judul, []).append(satu)
    return isi


def _klien(siapa: str) -> Client:
    klien = Client()
    orang = Pengguna.objects.get(email=f"{siapa}@{SLUG}.example")
    klien.force_login(orang, "django.contrib.auth.backends.ModelBackend")
    return klien


def _minta(klien: Client, alamat: str) -> bytes:
    jawaban = klien.get(f"/{SLUG}/{alamat}")
    periksa(jawaban.status_code == 200, f"{alamat}: {jawaban.status_code}")
    return _TOKEN.sub(b"", jawaban.content)


def _templat() -> list[dict]:
    """Unknown variables are empty, as in production."""
    satu = settings.TEMPLATES[0]
    return [satu | {"OPTIONS": satu["OPTIONS"] | {"string_if_invalid": ""}}, *settings.TEMPLATES[1:]]


@contextmanager
def _basis_beban(cepat: bool) -> Iterator[dict[str, int]]:
    """{database: number of its pemda}, the smallest first; those made here are dropped."""
    if ada := os.environ.get("BENCH_DATAR", "").split():
        yield {nama: _jumlah(nama) for nama in ada}
        return
    besar = (1, 5, 20) if cepat else (1, 50, 550)
    ukuran = (1, 5 if cepat else 20) if connection.vendor == "sqlite" else besar
    data().buat_templat()
    dibuat = {data().salin(f"datar{n}"): n for n in ukuran}
    try:
        for nama, n in dibuat.items():
            _isi(nama, n, opd=2 if cepat else 5)
        yield dibuat
    finally:
        connection.close()
        for nama in dibuat:
            data().hapus(nama)


def _isi(nama: str, pemda: int, opd: int) -> None:
    """As the owner role on PostgreSQL."""
    pemilik = settings.UJI_PEMILIK if connection.vendor == "postgresql" else {}
    kerja = {kunci: connection.settings_dict[kunci] for kunci in pemilik}
    pakai(nama, **pemilik)
    try:
        with override_settings(MODE_COBA=True):
            call_command("buat_beban", pemda=pemda, opd=opd, stdout=io.StringIO())
    finally:
        pakai(nama, **kerja)


def _jumlah(nama: str) -> int:
    pakai(nama)
    return Pemda.objects.count()
