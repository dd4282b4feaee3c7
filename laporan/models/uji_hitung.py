"""UjiHitung: an existing LKjIP recomputed, kept so that its finding sheet can be read and printed again."""

from django.conf import settings
from django.db import models

from laporan.enums import SumberUjiHitung
from organisasi.models import Berkas, Instansi
from organisasi.models.dasar import ModelPenyewa


class UjiHitung(ModelPenyewa):
    """`hasil` is plain content made once (laporan.domain.uji_hitung); needs no other data of the system."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    judul = models.CharField(max_length=200)
    sumber = models.CharField(max_length=8, choices=SumberUjiHitung.choices)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    hasil = models.JSONField(default=dict, blank=True)
    jumlah_baris = models.PositiveIntegerField(default=0)
    jumlah_salah = models.PositiveIntegerField(default=0)
    dibuat = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-dibuat", "-pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="uji_hitung_kirim_unik")]
        indexes = [models.Index(fields=["pemda", "-dibuat"], name="uji_hitung_waktu_idx")]
        verbose_name = verbose_name_plural = "uji hitung"

    def __str__(self):
        return self.judul
