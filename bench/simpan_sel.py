"""Saving one cell of the entry grid beside a bare Django view that does one UPDATE.

Both run in this process, through the same middleware, signed in as the same planner, on the same database: the example
data in a temporary SQLite file (or the PostgreSQL of the tests: UJI_BASIS and UJI_POSTGRES as in tests/settings.py),
in a review of the document with the longest sheet. First it checks that both store what is sent. Rounds of
[bare, ours]; printed are the times of a request and the ratio inside the round, median and range.

    .venv/bin/python -m bench.simpan_sel [--putaran 9] [--ulang 30]
"""

import argparse
import time
from pathlib import Path
from statistics import median

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.http import JsonResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse

from indikator.domain import reviu
from indikator.models import Indikator, Lembar
from kinerja.urls import urlpatterns as alamat_kinerja
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from tests.basis import basis, muat_contoh, pakai

PEMDA = "paser"
AKUN = f"perencana@{PEMDA}.example"
JSON = {"accept": "application/json"}


def polos(request, slug_pemda: str, pk: int) -> JsonResponse:
    """The anchor: one UPDATE, no check, no lock, no audit row, no reading."""
    return JsonResponse({"banyak": Indikator.objects.filter(pk=pk).update(sumber_data=request.POST["nilai"])})


class Peramban:
    """A signed-in browser on one row of the grid."""

    def __init__(self, baris: Indikator, tahun: int):
        self.klien, self.baris, self.pemda = Client(), baris, Pemda.objects.get(slug=PEMDA)
        self.klien.force_login(Pengguna.objects.get(email=AKUN))
        self.alamat = reverse("indikator_sel", args=[PEMDA, tahun, baris.pk])
        self.nilai, self.versi = baris.sumber_data, baris.versi

    def kirim_polos(self, nilai: str) -> None:
        self._kirim(f"/{PEMDA}/polos/{self.baris.pk}/", {"nilai": nilai})
        self.nilai = nilai

    def kirim_sel(self, nilai: str) -> None:
        isi = {"kolom": "sumber_data", "nilai": nilai, "dasar": self.nilai, "versi": self.versi}
        self.versi, self.nilai = self._kirim(self.alamat, isi)["versi"], nilai

    def _kirim(self, alamat: str, isi: dict) -> dict:
        jawaban = self.klien.post(alamat, isi, headers=JSON)
        if jawaban.status_code != 200:
            raise SystemExit(f"{alamat}: {jawaban.status_code} {jawaban.content[:300]!r}")
        return jawaban.json()

    def tersimpan(self) -> str:
        with sebagai(self.pemda):
            return Indikator.objects.get(pk=self.baris.pk).sumber_data


def main() -> None:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--putaran", type=int, default=9)
    pilihan.add_argument("--ulang", type=int, default=30, help="permintaan per putaran")
    isi = pilihan.parse_args()
    data = basis(Path(settings.DATA_DIR))
    data.buat_templat()
    nama = data.salin_isi("bench", "contoh", muat_contoh)
    try:
        tulis_sampai_cakram()
        pakai(nama)
        alamat = (path("<slug:slug_pemda>/polos/<int:pk>/", polos), *alamat_kinerja)
        with override_settings(ROOT_URLCONF=alamat):
            ukur(siapkan(), isi.putaran, isi.ulang)
    finally:
        connection.close()
        data.hapus(nama)


def tulis_sampai_cakram() -> None:
    """As in production; the tests leave it out on SQLite."""
    if connection.vendor == "sqlite":
        opsi = connection.settings_dict["OPTIONS"]
        opsi["init_command"] = opsi["init_command"].replace("synchronous=OFF", "synchronous=FULL")


def siapkan() -> Peramban:
    """A row in the middle of the longest sheet, in a review of its document."""
    pemda = Pemda.objects.get(slug=PEMDA)
    with sebagai(pemda):
        oleh = Pelaku.untuk(Pengguna.objects.get(email=AKUN), pemda)
        milik = Lembar.objects.filter(penetapan__instansi__in=oleh.instansi_sendiri, penetapan__berlaku__isnull=False)
        terpanjang = milik.annotate(banyak=Count("indikator", distinct=True)).order_by("-banyak").first()
        baru = reviu.mulai_reviu(terpanjang.penetapan, oleh=oleh, tahun_mulai=terpanjang.penetapan.tahun_mulai)
        baris = list(Indikator.objects.filter(lembar__penetapan=baru, lembar__asal=terpanjang))
        print(f"{connection.vendor}, lembar dengan {len(baris)} baris")
        return Peramban(baris[len(baris) // 2], baru.tahun_mulai)


def ukur(peramban: Peramban, putaran: int, ulang: int) -> None:
    cara = (peramban.kirim_polos, peramban.kirim_sel)
    for kirim in cara:
        kirim(f"periksa {kirim.__name__}")
        assert peramban.tersimpan() == f"periksa {kirim.__name__}", "yang tersimpan bukan yang dikirim"
        with CaptureQueriesContext(connection) as kueri:
            kirim(f"hitung {kirim.__name__}")
        print(f"{kirim.__name__}: {len(kueri)} kueri")
    hasil = [[_lama(kirim, f"{nomor}", ulang) for kirim in cara] for nomor in range(putaran)]
    for judul, nilai in (
        ("polos (ms)", [1000 * satu for satu, _ in hasil]),
        ("sel (ms)", [1000 * satu for _, satu in hasil]),
        ("rasio", [kita / dasar for dasar, kita in hasil]),
    ):
        print(f"{judul:11} median {median(nilai):6.2f}  ({min(nilai):.2f}–{max(nilai):.2f})")


def _lama(kirim, tanda: str, ulang: int) -> float:
    """Seconds of one request, the mean of `ulang` in a row that each change the cell."""
    mulai = time.perf_counter()
    for nomor in range(ulang):
        kirim(f"{kirim.__name__} {tanda}.{nomor}")
    return (time.perf_counter() - mulai) / ulang


if __name__ == "__main__":
    main()
