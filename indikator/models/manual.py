"""Manual of indicators: how common indicators are defined and counted, to start a row from.

The national manual belongs to no pemda and is the same for all; a pemda keeps manuals of its own beside it.
"""

from django.db import models

from indikator.enums import Arah, Frekuensi, TipePenghitungan
from organisasi.models.dasar import ModelBerversi


class IsiManual(models.Model):
    """Columns of every manual: `rumus` as a planner would type it, `dasar` where the method comes from."""

    nama = models.TextField("indikator")
    bidang = models.CharField("bidang urusan", max_length=80)
    definisi = models.TextField("definisi operasional", blank=True)
    rumus = models.TextField(blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    arah = models.CharField(max_length=10, choices=Arah.choices, default=Arah.NAIK)
    tipe_penghitungan = models.CharField(max_length=14, choices=TipePenghitungan.choices, blank=True)
    frekuensi = models.CharField(max_length=10, choices=Frekuensi.choices, default=Frekuensi.TAHUNAN)
    sumber_data = models.TextField(blank=True)
    dasar = models.CharField("dasar atau rujukan", max_length=200, blank=True)
    catatan = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.nama


class ManualIndikator(IsiManual):
    """National manual (no tenant data), loaded by `muat_acuan`; `kunci` names the row across versions."""

    kunci = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["bidang", "nama"]
        verbose_name = verbose_name_plural = "manual indikator nasional"


class ManualPemda(IsiManual, ModelBerversi):
    """A manual that a pemda keeps for its own OPD, usually copied from an indicator that proved itself."""

    class Meta:
        ordering = ["bidang", "nama", "pk"]
        indexes = [models.Index(fields=["pemda", "bidang"], name="manual_bidang_idx")]
        verbose_name = verbose_name_plural = "manual indikator pemda"
