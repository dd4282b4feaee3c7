"""Pemberitahuan: a notice to one person, shown in the application and sent by e-mail; how often is LanggananSurel."""

from django.conf import settings
from django.db import models

from organisasi.enums import CaraSurel, JenisPemberitahuan
from organisasi.models.dasar import ModelBerversi, ModelPenyewa
from organisasi.models.instansi import Instansi


class Pemberitahuan(ModelPenyewa):
    """`alamat` is the path of the page it leads to. The same `kunci` is told to a person once."""

    penerima = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=12, choices=JenisPemberitahuan.choices)
    judul = models.CharField(max_length=200)
    isi = models.TextField(blank=True)
    alamat = models.CharField(max_length=300)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kunci = models.CharField(max_length=120, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    surel_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-dibuat", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "penerima", "kunci"], condition=~models.Q(kunci=""), name="pemberitahuan_unik"
            )
        ]
        indexes = [models.Index(fields=["pemda", "penerima", "dibaca_pada"], name="pemberitahuan_penerima_idx")]
        verbose_name = verbose_name_plural = "pemberitahuan"

    def __str__(self):
        return self.judul


class LanggananSurel(ModelBerversi):
    """How a person wants notices of this pemda by e-mail; without a row: once a day."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    cara = models.CharField(max_length=8, choices=CaraSurel.choices, default=CaraSurel.HARIAN)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pemda", "pengguna"], name="langganan_surel_unik")]
        verbose_name = verbose_name_plural = "langganan surel"

    def __str__(self):
        return self.get_cara_display()
