"""Urungan: what it takes to undo one act on a sheet (a deletion, a paste, a copy)."""

from django.conf import settings
from django.db import models

from indikator.models.penetapan import Lembar
from organisasi.models.dasar import ModelPenyewa


class Urungan(ModelPenyewa):
    """`balik` lists the steps that take the act back (indikator.domain.kisi.urungan); used once, by who acted."""

    lembar = models.ForeignKey(Lembar, on_delete=models.CASCADE, related_name="urungan")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    kalimat = models.CharField(max_length=200)
    balik = models.JSONField(default=list, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    dipakai = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["pemda", "lembar"], name="urungan_lembar_idx")]
        verbose_name = verbose_name_plural = "urungan"

    def __str__(self):
        return self.kalimat
