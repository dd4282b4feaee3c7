"""Pembanding: what a realisasi is compared with besides its target: the end of the Renstra, the national standard."""

from django.db import models

from indikator.enums import JenisPembanding
from indikator.models.indikator import Indikator
from indikator.models.target import BacaanTargetMixin


class Pembanding(BacaanTargetMixin):
    """Found by the lineage of its indikator, as realisasi are. `tidak_ada`: somebody has said that there is none.

    `tahun`: the last year of the Renstra, or the year of the standard. `sumber`: the document, printed beside it.
    """

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="pembanding")
    jenis_pembanding = models.CharField(max_length=16, choices=JenisPembanding.choices)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    sumber = models.CharField(max_length=300, blank=True)
    tidak_ada = models.BooleanField(default=False)

    class Meta:
        ordering = ["jenis_pembanding", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "indikator", "jenis_pembanding"], name="pembanding_unik"),
            models.CheckConstraint(
                name="pembanding_ada_atau_tidak",
                condition=models.Q(tidak_ada=True, teks="") | models.Q(tidak_ada=False),
            ),
        ]
        verbose_name = verbose_name_plural = "pembanding"
