"""UnitKerja: sections inside an instansi, with the other names its documents use for them."""

from django.db import models

from organisasi.models.dasar import ModelBerversi, ModelPenyewa
from organisasi.models.instansi import Instansi


class UnitKerja(ModelBerversi):
    """`kunci_kirim` is the key of the page that added the row (kinerja.forms.SekaliField); none for imported rows."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="unit")
    kunci = models.SlugField(max_length=120)
    kunci_kirim = models.UUIDField(null=True, editable=False)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=40, blank=True)
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="anak")
    urutan = models.PositiveIntegerField(default=0)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "kunci"], name="unit_kunci_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="unit_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "unit kerja"

    def __str__(self):
        return self.nama


class AliasUnit(ModelPenyewa):
    unit = models.ForeignKey(UnitKerja, on_delete=models.CASCADE, related_name="alias")
    nama = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "unit", "nama"], name="alias_unit_unik")]

    def __str__(self):
        return self.nama
