"""Ajuan: what was submitted, as it was then; a later submission is compared with it."""

from django.conf import settings
from django.db import models

from indikator.models.penetapan import Lembar
from indikator.models.realisasi import Pengukuran
from organisasi.models.dasar import ModelPenyewa


class Ajuan(ModelPenyewa):
    """The n-th submission (`ke`) of one Lembar or one Pengukuran; `isi` is plain content, keyed by lineage."""

    lembar = models.ForeignKey(Lembar, on_delete=models.CASCADE, null=True, related_name="ajuan")
    pengukuran = models.ForeignKey(Pengukuran, on_delete=models.CASCADE, null=True, related_name="ajuan")
    ke = models.PositiveSmallIntegerField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    nama_oleh = models.CharField(max_length=150)
    waktu = models.DateTimeField()
    isi = models.JSONField()

    class Meta:
        ordering = ["-ke", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "lembar", "ke"], name="ajuan_lembar_unik"),
            models.UniqueConstraint(fields=["pemda", "pengukuran", "ke"], name="ajuan_pengukuran_unik"),
            models.CheckConstraint(
                name="ajuan_satu_objek",
                condition=models.Q(lembar__isnull=False, pengukuran__isnull=True)
                | models.Q(lembar__isnull=True, pengukuran__isnull=False),
            ),
        ]
        verbose_name = verbose_name_plural = "ajuan"

    def __str__(self):
        return f"Ajuan ke-{self.ke}"
