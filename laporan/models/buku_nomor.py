"""BukuNomor: the register in which an issuer numbers its decrees of one kind in one year."""

from django.db import models

from organisasi.models import Instansi
from organisasi.models.dasar import ModelBerversi


class BukuNomor(ModelBerversi):
    """`format` has {nomor}, {nomor:03}, {tahun}, {bulan}, {romawi} (month); `terakhir` is the last number given.

    `instansi`: whose head issues; none for decrees of the Bupati or Wali Kota.
    """

    penerbit = models.CharField(max_length=250, help_text="mis. KEPALA BADAN KEPEGAWAIAN")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="buku_nomor")
    naskah = models.CharField("jenis naskah", max_length=40, default="Keputusan")
    tahun = models.PositiveSmallIntegerField()
    format = models.CharField("bentuk nomor", max_length=120, default="{nomor} TAHUN {tahun}")
    terakhir = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        ordering = ["-tahun", "penerbit", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "penerbit", "naskah", "tahun"], name="buku_nomor_unik")
        ]
        verbose_name = verbose_name_plural = "buku nomor"

    def __str__(self):
        return f"{self.naskah} {self.penerbit} {self.tahun}"
