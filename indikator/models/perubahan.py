"""PerubahanIndikator: why a row of a reviewed document differs from the version before it."""

from django.db import models

from indikator.models.penetapan import Penetapan
from organisasi.models.dasar import ModelBerversi


class PerubahanIndikator(ModelBerversi):
    """`silsilah` names the row (in the new version, or in the old one where it was stopped). What happened to it is
    computed (indikator.domain.perubahan); here stand only what people say: the reason, the year from which, and, for
    a stopped row, the new one that replaces it (`diganti_oleh`)."""

    penetapan = models.ForeignKey(Penetapan, on_delete=models.CASCADE, related_name="perubahan")
    silsilah = models.UUIDField()
    diganti_oleh = models.UUIDField(null=True, blank=True)
    alasan = models.TextField(blank=True)
    sejak_tahun = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "penetapan", "silsilah"], name="perubahan_indikator_unik")
        ]
        verbose_name = verbose_name_plural = "perubahan indikator"

    def __str__(self):
        return self.alasan[:80]
