"""Indikator (IKU or IKI by its lembar), the units answering for it, its expected components, the cascade."""

import uuid

from django.db import models

from indikator.enums import Arah, CaraIsi, Frekuensi, JenisLembar, MetodeIndikator, TipePenghitungan
from indikator.models.penetapan import Lembar
from indikator.models.sasaran import SasaranStrategis
from organisasi.models import UnitKerja
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Indikator(ModelBerversi):
    """One row of a sheet. Text fields keep what the document says; `gabung_*`: the cell is merged with the row above.

    `silsilah` is the same through all versions of the row: realisasi, PK and budget find their row by it.
    """

    lembar = models.ForeignKey(Lembar, on_delete=models.PROTECT, related_name="indikator")
    sasaran = models.ForeignKey(SasaranStrategis, on_delete=models.PROTECT, related_name="indikator")
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="sub")
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="turunan")
    silsilah = models.UUIDField(default=uuid.uuid4, editable=False)
    urutan = models.PositiveIntegerField(default=0)
    nomor_sumber = models.CharField(max_length=12, blank=True)
    nama = models.TextField("indikator")
    satuan = models.CharField(max_length=60, blank=True)
    arah = models.CharField(max_length=10, choices=Arah.choices, default=Arah.NAIK)
    tipe_penghitungan = models.CharField(max_length=14, choices=TipePenghitungan.choices, blank=True)
    cara_isi = models.CharField(max_length=12, choices=CaraIsi.choices, default=CaraIsi.TRIWULAN_INI)
    metode = models.CharField(max_length=12, choices=MetodeIndikator.choices, blank=True)
    frekuensi = models.CharField(max_length=10, choices=Frekuensi.choices, default=Frekuensi.TAHUNAN)
    sumber_data = models.TextField(blank=True)
    standar_nasional = models.CharField("standar nasional", max_length=200, blank=True)
    sumber_standar = models.CharField("sumber standar nasional", max_length=300, blank=True)
    sumber_rumus = models.TextField("sumber data di kolom rumus", blank=True)
    penanggung_jawab = models.TextField(blank=True)
    gabung_rumus = models.BooleanField(default=False)
    gabung_sumber = models.BooleanField(default=False)
    bobot = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    catatan_sumber = models.TextField(blank=True)
    belum_ditinjau = models.BooleanField(default=False, help_text="Salinan yang belum dibaca lagi oleh perencana.")

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [
            models.Index(fields=["pemda", "lembar", "urutan"], name="indikator_lembar_idx"),
            models.Index(fields=["pemda", "silsilah"], name="indikator_silsilah_idx"),
        ]
        verbose_name = verbose_name_plural = "indikator"

    def __str__(self):
        return self.nama

    @property
    def jenis(self) -> str:
        return JenisLembar(self.lembar.jenis).label


class PenanggungJawab(ModelPenyewa):
    """A unit answering for an indicator (the text column may name several)."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="unit_penanggung_jawab")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="indikator")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "indikator", "unit"], name="pj_indikator_unik")]

    def __str__(self):
        return str(self.unit)


class Komponen(ModelPenyewa):
    """One expected item of a count indicator ("Jumlah dokumen …": 1 … 6), in the order of the source."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="komponen")
    urutan = models.PositiveIntegerField()
    nama = models.TextField()
    bulan = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "indikator", "urutan"], name="komponen_unik")]

    def __str__(self):
        return self.nama


class Dukungan(ModelPenyewa):
    """Cascade: `indikator` supports `mendukung`. A table of its own because links change after penetapan."""

    indikator = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="mendukung")
    mendukung = models.ForeignKey(Indikator, on_delete=models.CASCADE, related_name="didukung")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "indikator", "mendukung"], name="dukungan_unik"),
            models.CheckConstraint(name="dukungan_bukan_diri", condition=~models.Q(indikator=models.F("mendukung"))),
        ]

    def __str__(self):
        return f"{self.indikator} → {self.mendukung}"
