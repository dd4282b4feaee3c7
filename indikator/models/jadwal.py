"""Jadwal: the yearly calendar of the pemda, and the extensions it gave."""

from django.db import models
from django.db.models import F, Q

from indikator.enums import JenisJadwal
from organisasi.models import Instansi
from organisasi.models.dasar import ModelBerversi


class Jadwal(ModelBerversi):
    """One row of the calendar: open from, due by, closed after. Without a row the default holds (domain.jadwal)."""

    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=14, choices=JenisJadwal.choices)
    buka = models.DateField(null=True, blank=True)
    tenggat = models.DateField(null=True, blank=True)
    tutup = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["tahun", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tahun", "jenis"], name="jadwal_unik"),
            models.CheckConstraint(
                name="jadwal_urut",
                condition=(Q(buka=None) | Q(tenggat=None) | Q(tenggat__gte=F("buka")))
                & (Q(tutup=None) | Q(tenggat=None) | Q(tutup__gte=F("tenggat"))),
            ),
        ]
        verbose_name = verbose_name_plural = "jadwal"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.tahun}"


class PerpanjanganJadwal(ModelBerversi):
    """One instansi may submit until `sampai`, and why."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="perpanjangan")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=14, choices=JenisJadwal.choices)
    sampai = models.DateField()
    alasan = models.TextField()

    class Meta:
        ordering = ["tahun", "jenis", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "tahun", "jenis"], name="perpanjangan_unik"),
            models.CheckConstraint(name="perpanjangan_beralasan", condition=~Q(alasan="")),
        ]
        verbose_name = verbose_name_plural = "perpanjangan jadwal"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.tahun}, {self.instansi.sebutan}"
