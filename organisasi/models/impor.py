"""Impor: an uploaded workbook or document from upload to apply; BarisImpor: what each row of a workbook would do."""

from django.conf import settings
from django.db import models

from organisasi.enums import JenisImpor, KeadaanBaris, StatusImpor
from organisasi.models.dasar import ModelBerversi, ModelPenyewa
from organisasi.models.instansi import Instansi
from organisasi.models.pekerjaan import Berkas, Pekerjaan


class Impor(ModelBerversi):
    """`berkas` is the file as it came (its sha256 stands there). `ringkas`: counts for the list and the preview.

    `kepala`: what a document says about itself (instansi, year, the decree), as it was read and corrected.
    `pekerjaan`: the job that reads or applies it now. Nothing of it is data of the pemda before it is applied.
    """

    jenis = models.CharField(max_length=10, choices=JenisImpor.choices)
    judul = models.CharField(max_length=200)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="impor")
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=StatusImpor.choices, default=StatusImpor.DIBACA)
    kepala = models.JSONField(default=dict, blank=True)
    ringkas = models.JSONField(default=dict, blank=True)
    galat = models.TextField(blank=True)
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    diterapkan_pada = models.DateTimeField(null=True, blank=True)
    diterapkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-dibuat", "-pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="impor_kirim_unik")]
        indexes = [models.Index(fields=["pemda", "-dibuat"], name="impor_waktu_idx")]
        verbose_name = verbose_name_plural = "impor"

    def __str__(self):
        return self.judul


class BarisImpor(ModelPenyewa):
    """One row of an uploaded workbook. `isi` {column: text as typed}; `ubah` [{kolom, judul, lama, baru}] for the
    preview; `galat` [{kolom, sel, nilai, kalimat}]. `kunci`: the hidden id of the row, "" for a new one."""

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="baris")
    urutan = models.PositiveIntegerField()
    lembar = models.CharField(max_length=40)
    nomor = models.PositiveIntegerField()
    keadaan = models.CharField(max_length=8, choices=KeadaanBaris.choices)
    kunci = models.CharField(max_length=80, blank=True)
    sebutan = models.CharField(max_length=300, blank=True)
    isi = models.JSONField(default=dict, blank=True)
    ubah = models.JSONField(default=list, blank=True)
    galat = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [
            models.Index(fields=["pemda", "impor", "urutan"], name="baris_impor_idx"),
            models.Index(fields=["pemda", "impor", "keadaan", "urutan"], name="baris_impor_keadaan_idx"),
        ]
        verbose_name = verbose_name_plural = "baris impor"

    def __str__(self):
        return self.sebutan or f"{self.lembar} baris {self.nomor}"
