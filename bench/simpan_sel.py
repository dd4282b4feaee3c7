"""Saving one cell of the entry grid beside a bare Django view that does one UPDATE.

Both through the same middleware, signed in as the same planner, in a review of the document with the longest sheet.
"""

from collections.abc import Iterator
from itertools import count

from django.db import connection
from django.db.models import Count
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench._basis import contoh
from bench._papan import Baris, Laju, banding, periksa
from indikator.domain import reviu
from indikator.models import Indikator, Lembar
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

PEMDA = "paser"
AKUN = f"perencana@{PEMDA}.example"
JSON = {"accept": "application/json"}


def baris(laju: Laju) -> Iterator[Baris]:
    with contoh("simpan_sel"), override_settings(ROOT_URLCONF="bench.acuan.polos"):
        satu = siapkan()
        kueri = [hitung_kueri(satu, kirim) for kirim in (satu.kirim_polos, satu.kirim_sel)]
        catatan = f"kueri: polos {kueri[0]}, sel {kueri[1]}"
        yield banding(
            "Menyimpan satu sel", "view polos, satu UPDATE", 3,
            satu.kirim_polos, satu.kirim_sel, laju, ulang=10 if laju.cepat else 60, catatan=catatan,
        )  # fmt: skip


class Peramban:
    """A signed-in browser on one row of the grid; sends another value each time."""

    def __init__(self, baris: Indikator, tahun: int):
        self.klien, self.baris, self.pemda = Client(), baris, Pemda.objects.get(slug=PEMDA)
        self.klien.force_login(Pengguna.objects.get(email=AKUN))
        self.alamat = reverse("indikator_sel", args=[PEMDA, tahun, baris.pk])
        self.nilai, self.versi, self.nomor = baris.sumber_data, baris.versi, count()

    def kirim_polos(self) -> str:
        nilai = f"Register {next(self.nomor)}"
        self._kirim(f"/{PEMDA}/polos/sel/{self.baris.pk}/", {"nilai": nilai})
        self.nilai = nilai
        return nilai

    def kirim_sel(self) -> str:
        nilai = f"Register {next(self.nomor)}"
        isi = {"kolom": "sumber_data", "nilai": nilai, "dasar": self.nilai, "versi": self.versi}
        self.versi, self.nilai = self._kirim(self.alamat, isi)["versi"], nilai
        return nilai

    def _kirim(self, alamat: str, isi: dict) -> dict:
        jawaban = self.klien.post(alamat, isi, headers=JSON)
        periksa(jawaban.status_code == 200, f"{alamat}: {jawaban.status_code} {jawaban.content[:300]!r}")
        return jawaban.json()

    def tersimpan(self) -> str:
        with sebagai(self.pemda):
            return Indikator.objects.get(pk=self.baris.pk).sumber_data


def siapkan() -> Peramban:
    """A row in the middle of the longest sheet, in a review of its document."""
    pemda = Pemda.objects.get(slug=PEMDA)
    with sebagai(pemda):
        oleh = Pelaku.untuk(Pengguna.objects.get(email=AKUN), pemda)
        milik = Lembar.objects.filter(penetapan__instansi__in=oleh.instansi_sendiri, penetapan__berlaku__isnull=False)
        terpanjang = milik.annotate(banyak=Count("indikator", distinct=True)).order_by("-banyak").first()
        baru = reviu.mulai_reviu(terpanjang.penetapan, oleh=oleh, tahun_mulai=terpanjang.penetapan.tahun_mulai)
        isi = list(Indikator.objects.filter(lembar__penetapan=baru, lembar__asal=terpanjang))
        return Peramban(isi[len(isi) // 2], baru.tahun_mulai)


def hitung_kueri(satu: Peramban, kirim) -> int:
    """Queries of a request, after looking whether what was sent is stored."""
    periksa(kirim() == satu.tersimpan(), f"{kirim.__name__}: yang tersimpan bukan yang dikirim")
    with CaptureQueriesContext(connection) as kueri:
        kirim()
    return len(kueri)
