"""Rumus (formula) of an indicator and its variables; versioned with the Penetapan."""

from django.db import models

from indikator.enums import JenisVariabel
from indikator.models.indikator import Indikator
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Rumus(ModelBerversi):
    """`teks` is the cell as its document has it (markup kept). `pohon` is the tree (indikator.rumus.ast as JSON), or
    null with the reason in `alasan_teks`. `gaya` 1–11 is the writing style of DOMAIN §4, 0 none."""

    indikator = models.OneToOneField(Indikator, on_delete=models.CASCADE, related_name="rumus")
    teks = models.TextField("rumus", blank=True)
    pohon = models.JSONField(null=True, blank=True)
    gaya = models.PositiveSmallIntegerField(default=0)
    alasan_teks = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["pemda", "indikator"], name="rumus_indikator_idx")]
        verbose_name = verbose_name_plural = "rumus"

    def __str__(self):
        return self.teks[:60]


class Variabel(ModelPenyewa):
    """One named quantity of a formula. `jenis`: arus is added over time, posisi takes the last value."""

    rumus = models.ForeignKey(Rumus, on_delete=models.CASCADE, related_name="variabel")
    urutan = models.PositiveIntegerField()
    kode = models.CharField(max_length=120)
    nama = models.TextField()
    satuan = models.CharField(max_length=60, blank=True)
    sumber_data = models.CharField(max_length=200, blank=True)
    jenis = models.CharField(max_length=8, choices=JenisVariabel.choices, default=JenisVariabel.ARUS)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "rumus", "kode"], name="variabel_kode_unik")]

    def __str__(self):
        return self.nama
