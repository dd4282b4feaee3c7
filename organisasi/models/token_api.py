"""TokenApi: the key of another program to the read API of one pemda; the key itself is shown once and never stored."""

from django.conf import settings
from django.db import models

from organisasi.models.dasar import ModelBerversi


class TokenApi(ModelBerversi):
    """`sidik`: sha256 of the key; `awalan`: its first letters, for recognising it. Ends when withdrawn or expired."""

    nama = models.CharField(max_length=120)
    awalan = models.CharField(max_length=16)
    sidik = models.CharField(max_length=64)
    berlaku_sampai = models.DateField(null=True, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-dibuat", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "sidik"], name="token_api_sidik_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="token_api_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "token API"

    def __str__(self):
        return self.nama
