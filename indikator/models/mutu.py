"""Quality notes of the linter that an OPD set aside with a reason; the notes themselves are computed, never stored."""

from django.db import models

from organisasi.models import Instansi
from organisasi.models.dasar import ModelBerversi


class PengecualianMutu(ModelBerversi):
    """One set-aside finding. `sidik` is its fingerprint: when the text it is about changes, the finding is back."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pengecualian_mutu")
    aturan = models.CharField(max_length=12)
    sidik = models.CharField(max_length=64)
    kalimat = models.TextField()
    alasan = models.TextField()

    class Meta:
        ordering = ["aturan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "instansi", "sidik"], name="pengecualian_unik")]
        verbose_name = verbose_name_plural = "pengecualian catatan kualitas"

    def __str__(self):
        return f"{self.aturan}: {self.kalimat}"
