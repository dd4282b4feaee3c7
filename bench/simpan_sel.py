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
from indikator.domain.kisi import sel
from indikator.models import Indikator, Lembar
from organisasi.models import Pemda, Pengguna
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai

PEMDA = "paser"
AKUN = f"perencana@{PEMDA}.example"
JSON = {"accept": "application/json"}


def baris(laju: Laju) -> Iterator[Baris]:
    with contoh("simpan_sel"), override_settings(ROOT_URLCONF="bench.acuan.polos"):
        indikator, tahun = siapkan()
        for apa, kolom, bentuk in (
            ("sumber data", "sumber_data", "Register {}"),
            ("target", f"target_{tahun}", "{} %"),
            ("nama", "nama", "Persentase laporan {} tepat waktu"),
        ):
            satu = Peramban(indikator, tahun, kolom, bentuk)
            kueri = [hitung_kueri(satu, kirim) for kirim in (satu.kirim_polos, satu.kirim_sel)]
            yield banding(
                f"Menyimpan satu sel: {apa}", "view polos, satu UPDATE", 3,
                satu.kirim_polos, satu.kirim_sel, laju, ulang=10 if laju.cepat else 60,
                catatan=f"kueri: polos {kueri[0]}, sel {kueri[1]}",
            )  # fmt: skip


class Peramban:
    """A signed-in browser on one cell of the grid; sends another value each time. bentuk: "{} %"."""

    def __init__(self, indikator: Indikator, tahun: int, kolom: str, bentuk: str):
        self.klien, self.baris, self.pemda = Client(), indikator, Pemda.objects.get(slug=PEMDA)
        self.klien.force_login(Pengguna.objects.get(email=AKUN))
        self.alamat = reverse("indikator_sel", args=[PEMDA, tahun, indikator.pk])
        self.polos, self.kolom = f"/{PEMDA}/polos/sel/{indikator.pk}/", kolom
        self.lain = (bentuk.format(nomor) for nomor in count(1))
        self.nilai, self.versi = self.tersimpan()

    def kirim_polos(self) -> str:
        self.nilai = next(self.lain)
        self._kirim(self.polos, {"kolom": self.kolom, "nilai": self.nilai})
        return self.nilai

    def kirim_sel(self) -> str:
        isi = {"kolom": self.kolom, "nilai": next(self.lain), "dasar": self.nilai, "versi": self.versi}
        self.versi, self.nilai = self._kirim(self.alamat, isi)["versi"], isi["nilai"]
        return self.nilai

    def _kirim(self, alamat: str, isi: dict) -> dict:
        jawaban = self.klien.post(alamat, isi, headers=JSON)
        periksa(jawaban.status_code == 200, f"{alamat}: {jawaban.status_code} {jawaban.content[:300]!r}")
        return jawaban.json()

    def tersimpan(self) -> tuple[str, int]:
        """(the text of the cell, the version of its row)."""
        with sebagai(self.pemda):
            kini = Indikator.objects.get(pk=self.baris.pk)
            return sel.baca(kini, self.kolom), kini.versi


def siapkan() -> tuple[Indikator, int]:
    """A row in the middle of the longest sheet, in a review of its document, and the first year of that."""
    pemda = Pemda.objects.get(slug=PEMDA)
    with sebagai(pemda):
        oleh = Pelaku.untuk(Pengguna.objects.get(email=AKUN), pemda)
        milik = Lembar.objects.filter(penetapan__instansi__in=oleh.instansi_sendiri, penetapan__berlaku__isnull=False)
        terpanjang = milik.annotate(banyak=Count("indikator", distinct=True)).order_by("-banyak").first()
        baru = reviu.mulai_reviu(terpanjang.penetapan, oleh=oleh, tahun_mulai=terpanjang.penetapan.tahun_mulai)
        isi = list(Indikator.objects.filter(lembar__penetapan=baru, lembar__asal=terpanjang))
        return isi[len(isi) // 2], baru.tahun_mulai


def hitung_kueri(satu: Peramban, kirim) -> int:
    """Queries of a request, after looking whether what was sent is stored."""
    periksa(kirim() == satu.tersimpan()[0], f"{kirim.__name__}: yang tersimpan bukan yang dikirim")
    with CaptureQueriesContext(connection) as kueri:
        kirim()
    return len(kueri)
