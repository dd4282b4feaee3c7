"""PerjanjianKinerja with its own copy of the targets: where one is in force its target wins."""

from django.db import models

from indikator.enums import StatusPK
from indikator.models.indikator import Indikator
from indikator.models.target import BacaanTargetMixin
from organisasi.models import Instansi, Jabatan
from organisasi.models.dasar import ModelBerversi


class PerjanjianKinerja(ModelBerversi):
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="perjanjian")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="perjanjian")
    tahun = models.PositiveSmallIntegerField()
    versi_ke = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=14, choices=StatusPK.choices, default=StatusPK.DRAF)
    berlaku_mulai_triwulan = models.PositiveSmallIntegerField(default=1)
    diajukan_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    pihak_pertama = models.CharField(max_length=200, blank=True)
    pihak_kedua = models.CharField(max_length=200, blank=True)
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    alasan_perubahan = models.TextField(blank=True)

    class Meta:
        ordering = ["-tahun", "-versi_ke", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "instansi", "tahun", "versi_ke"],
                condition=models.Q(jabatan__isnull=True),
                name="pk_instansi_unik",
            ),
            models.UniqueConstraint(
                fields=["pemda", "jabatan", "tahun", "versi_ke"],
                condition=models.Q(jabatan__isnull=False),
                name="pk_jabatan_unik",
            ),
        ]
        verbose_name = verbose_name_plural = "perjanjian kinerja"

    def __str__(self):
        return f"Perjanjian Kinerja {self.tahun} {self.instansi.sebutan}"


class TargetPerjanjian(BacaanTargetMixin):
    """One line of a PK. `indikator` is the row of the Penetapan in force when the PK was made."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, on_delete=models.CASCADE, related_name="baris")
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="target_perjanjian")
    urutan = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "perjanjian", "indikator"], name="target_pk_unik")]
        verbose_name = verbose_name_plural = "target perjanjian kinerja"
