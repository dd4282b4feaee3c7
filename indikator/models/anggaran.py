"""Anggaran: program, kegiatan with pagu, and what was spent. Money has 2 decimals."""

from django.db import models

from indikator.enums import Triwulan
from indikator.models.indikator import Indikator
from indikator.models.sasaran import SasaranStrategis
from organisasi.models import Instansi
from organisasi.models.dasar import ModelBerversi

UANG = {"max_digits": 17, "decimal_places": 2}


class Program(ModelBerversi):
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="program")
    tahun = models.PositiveSmallIntegerField()
    kunci = models.SlugField(max_length=80)
    kode = models.CharField(max_length=40, blank=True)
    nama = models.CharField(max_length=300)
    urutan = models.PositiveIntegerField(default=0)
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "tahun", "kunci"], name="program_kunci_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="program_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "program"

    def __str__(self):
        return self.nama


class Kegiatan(ModelBerversi):
    """An activity, or with `induk` a sub kegiatan of one. `pagu` null = the source gives none.

    Money and links are those of the leaves: a kegiatan with sub kegiatan keeps none of its own and shows their sum.
    A leaf without links takes those of its `induk`.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="kegiatan")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True, related_name="kegiatan")
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="sub")
    tahun = models.PositiveSmallIntegerField()
    kunci = models.SlugField(max_length=120)
    kode = models.CharField(max_length=40, blank=True)
    nama = models.CharField(max_length=300)
    urutan = models.PositiveIntegerField(default=0)
    pagu = models.DecimalField(**UANG, null=True, blank=True)
    sasaran = models.ForeignKey(
        SasaranStrategis, on_delete=models.PROTECT, null=True, blank=True, related_name="kegiatan"
    )
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, null=True, blank=True, related_name="kegiatan")
    sumber_dana = models.CharField("sumber dana", max_length=120, blank=True)
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "tahun", "kunci"], name="kegiatan_kunci_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="kegiatan_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "kegiatan"

    def __str__(self):
        return self.nama


class Serapan(ModelBerversi):
    """Realisasi anggaran of a kegiatan in one triwulan, or of the year when only that is known (triwulan 0)."""

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="serapan")
    triwulan = models.PositiveSmallIntegerField(choices=Triwulan.choices, default=Triwulan.TAHUNAN)
    jumlah = models.DecimalField(**UANG)

    class Meta:
        ordering = ["triwulan"]
        constraints = [models.UniqueConstraint(fields=["pemda", "kegiatan", "triwulan"], name="serapan_unik")]
        verbose_name = verbose_name_plural = "realisasi anggaran"

    def __str__(self):
        return f"{self.kegiatan}: {self.jumlah}"
