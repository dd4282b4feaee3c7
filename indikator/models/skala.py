"""Category scale and capaian policy of a pemda, each with the year from which it holds; the shared satuan master."""

from decimal import Decimal

from django.db import models

from indikator.enums import CaraEfisiensi, TargetNol
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Skala(ModelBerversi):
    tahun_mulai = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=120)
    keterangan = models.TextField(blank=True)

    class Meta:
        ordering = ["-tahun_mulai"]
        constraints = [models.UniqueConstraint(fields=["pemda", "tahun_mulai"], name="skala_tahun_unik")]
        verbose_name = verbose_name_plural = "skala kategori"

    def __str__(self):
        return self.nama

    @property
    def pita(self) -> tuple:
        """The bands as the engine takes them: (batas, termasuk, label, warna), from the best one down."""
        return tuple((k.batas, k.termasuk, k.label, k.warna) for k in self.kategori.all())


class Kategori(ModelPenyewa):
    """A band of the scale. `batas` is its lower bound (null: everything below), inclusive when `termasuk`."""

    skala = models.ForeignKey(Skala, on_delete=models.CASCADE, related_name="kategori")
    urutan = models.PositiveIntegerField()
    batas = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    termasuk = models.BooleanField(default=True)
    label = models.CharField(max_length=60)
    warna = models.CharField(max_length=20)

    class Meta:
        ordering = ["urutan"]
        constraints = [models.UniqueConstraint(fields=["pemda", "skala", "urutan"], name="kategori_urutan_unik")]
        verbose_name = verbose_name_plural = "kategori"

    def __str__(self):
        return self.label


class KebijakanCapaian(ModelBerversi):
    """Cap, floor, zero-target and efficiency rule of a pemda (indikator.capaian.Kebijakan).

    `ambang_wajar`: a capaian above it (percent) is asked about by the linter; null asks never.
    """

    tahun_mulai = models.PositiveSmallIntegerField()
    batas_atas = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    batas_bawah = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    target_nol = models.CharField(max_length=20, choices=TargetNol.choices, default=TargetNol.TOLAK)
    rasio_predikat = models.BooleanField(default=False)
    efisiensi = models.CharField(max_length=10, choices=CaraEfisiensi.choices, default=CaraEfisiensi.SELISIH)
    ambang_wajar = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True, default=Decimal(120))

    class Meta:
        ordering = ["-tahun_mulai"]
        constraints = [models.UniqueConstraint(fields=["pemda", "tahun_mulai"], name="kebijakan_tahun_unik")]
        verbose_name = verbose_name_plural = "kebijakan capaian"

    def __str__(self):
        return f"Kebijakan capaian mulai {self.tahun_mulai}"


class Satuan(models.Model):
    """National master of units of measure, the same for every pemda (no tenant data)."""

    nama = models.CharField(max_length=60, unique=True)
    sinonim = models.JSONField(default=list, blank=True)
    jenis = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["nama"]
        verbose_name = verbose_name_plural = "satuan"

    def __str__(self):
        return self.nama
