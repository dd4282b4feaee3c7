"""Cuplikan: frozen content of a published document: text and figures, no foreign keys into master data."""

from django.db import models

from laporan.enums import JenisDokumen
from organisasi.models.dasar import ModelPenyewa


class Cuplikan(ModelPenyewa):
    jenis = models.CharField(max_length=12, choices=JenisDokumen.choices)
    objek_id = models.BigIntegerField()
    judul = models.CharField(max_length=300)
    isi = models.JSONField()
    sha256 = models.CharField(max_length=64)
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-dibuat", "-pk"]
        indexes = [models.Index(fields=["pemda", "jenis", "objek_id"], name="cuplikan_objek_idx")]
        verbose_name = verbose_name_plural = "cuplikan"

    def __str__(self):
        return self.judul
