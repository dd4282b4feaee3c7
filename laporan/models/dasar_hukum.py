"""DasarHukum: the national legal-basis library with the status of each regulation (no tenant data)."""

from django.db import models


class DasarHukum(models.Model):
    kunci = models.SlugField(max_length=60, unique=True)
    bentuk = models.CharField(max_length=40)
    nomor = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    tentang = models.TextField()
    ln = models.CharField("Lembaran Negara", max_length=20, blank=True)
    tln = models.CharField("Tambahan Lembaran Negara", max_length=20, blank=True)
    bn = models.CharField("Berita Negara", max_length=20, blank=True)
    status = models.CharField(
        max_length=10,
        choices=[("berlaku", "Berlaku"), ("diubah", "Diubah"), ("dicabut", "Dicabut")],
        default="berlaku",
    )
    oleh = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="mengganti")
    sejak = models.DateField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    terkonfirmasi = models.BooleanField(default=True)

    class Meta:
        ordering = ["tahun", "bentuk", "nomor"]
        verbose_name = verbose_name_plural = "dasar hukum"

    def __str__(self):
        return f"{self.bentuk} Nomor {self.nomor} Tahun {self.tahun}"
