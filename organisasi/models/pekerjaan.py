"""Pekerjaan (background job) and Berkas (stored file)."""

import uuid

from django.conf import settings
from django.db import models

from organisasi.enums import StatusPekerjaan
from organisasi.galat import PelanggaranPenyewa
from organisasi.models.dasar import ModelPenyewa


def letak_berkas(berkas, nama: str) -> str:
    """Files lie under a key of their tenant, with a name nobody can guess."""
    akhiran = nama.rsplit(".", 1)[-1].lower()[:8] if "." in nama else "bin"
    return f"pemda/{berkas.pemda_id}/{uuid.uuid4().hex}.{akhiran}"


class Berkas(ModelPenyewa):
    """A file made or uploaded; served only by `organisasi.views.berkas`.

    `titipan`: sent ahead of the form that will use it; swept when the form never came.
    """

    nama = models.CharField(max_length=200)
    jenis_mime = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    isi = models.FileField(upload_to=letak_berkas, max_length=200)
    titipan = models.BooleanField(default=False)
    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-dibuat", "-pk"]
        indexes = [models.Index(fields=["pemda", "-dibuat"], name="berkas_waktu_idx")]
        verbose_name = verbose_name_plural = "berkas"

    def __str__(self):
        return self.nama

    def periksa_penyewa(self, kolom=None) -> None:
        """The content too is of this pemda: a row never names what is stored under the key of another."""
        super().periksa_penyewa(kolom)
        bagian = self.isi.name.split("/")
        if bagian[:2] != ["pemda", str(self.pemda_id)] or ".." in bagian:
            raise PelanggaranPenyewa(f"{self._meta.label}.isi menunjuk simpanan pemda lain.")


class Pekerjaan(ModelPenyewa):
    """The truth about a job; the engine only wakes the worker.

    A worker holds a lease (`sewa_sampai`) it renews with every step; the reaper puts a job with an expired lease back,
    three attempts at most. `kunci` is the idempotency key: the same request is answered by the same row while it waits
    or runs (domain.pekerjaan.kunci_jalan says what of).
    """

    jenis = models.CharField(max_length=40)
    judul = models.CharField(max_length=200)
    kunci = models.CharField(max_length=120)
    parameter = models.JSONField(default=dict, blank=True)
    instansi = models.ForeignKey("organisasi.Instansi", on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=StatusPekerjaan.choices, default=StatusPekerjaan.ANTRE)
    langkah = models.PositiveIntegerField(default=0)
    jumlah_langkah = models.PositiveIntegerField(default=0)
    keterangan = models.CharField(max_length=200, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    hasil = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="pekerjaan")
    galat = models.TextField(blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    mulai = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-dibuat", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "kunci"],
                condition=models.Q(status__in=["antre", "berjalan"]),
                name="pekerjaan_kunci_hidup_unik",
            )
        ]
        indexes = [models.Index(fields=["pemda", "status", "sewa_sampai"], name="pekerjaan_sewa_idx")]
        verbose_name = verbose_name_plural = "pekerjaan"

    def __str__(self):
        return self.judul

    @property
    def masih_hidup(self) -> bool:
        return self.status in (StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN)

    @property
    def persen(self) -> int:
        """Progress 0–100 for the bar."""
        return 100 * self.langkah // self.jumlah_langkah if self.jumlah_langkah else 0
