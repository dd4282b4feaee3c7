"""Target of an indicator: the raw text beside what was read from it."""

from django.db import models

from indikator.enums import JenisTarget, Triwulan
from indikator.models.indikator import Indikator
from indikator.target import menyebut_satuan
from organisasi.models.dasar import ModelBerversi

ANGKA = {"max_digits": 23, "decimal_places": 8, "null": True, "blank": True}  # 15 significant digits are validated


class BacaanTargetMixin(ModelBerversi):
    """Columns shared by every stored target: written by `domain.target` from `indikator.target`."""

    teks = models.CharField("target", max_length=200, blank=True)
    jenis = models.CharField(max_length=12, choices=JenisTarget.choices, default=JenisTarget.KOSONG)
    nilai = models.DecimalField(**ANGKA)
    nilai_maks = models.DecimalField(**ANGKA)
    satuan = models.CharField(max_length=60, blank=True)
    predikat = models.CharField(max_length=40, blank=True)
    skala = models.CharField(max_length=20, blank=True)
    peringatan = models.JSONField(default=list, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.teks

    @property
    def satuan_tersirat(self) -> bool:
        """Whether the satuan is the indicator's own or a proposal, not written in the text."""
        return bool(self.satuan) and not menyebut_satuan(self.teks)


class Target(BacaanTargetMixin):
    """Target of one year, or of one triwulan of the rencana aksi (triwulan 0 = the year)."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=Triwulan.choices, default=Triwulan.TAHUNAN)
    tahun_tersirat = models.BooleanField(default=False, help_text="Sumber tidak menyebut tahun; tahun ini ditetapkan.")

    class Meta:
        ordering = ["tahun", "triwulan"]
        constraints = [models.UniqueConstraint(fields=["pemda", "indikator", "tahun", "triwulan"], name="target_unik")]
        verbose_name = verbose_name_plural = "target"
