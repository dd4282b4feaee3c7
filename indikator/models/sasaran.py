"""SasaranStrategis on its levels: RPJMD (pemda) → Renstra (IKU sheet) → jabatan (IKI sheet)."""

import uuid

from django.db import models

from indikator.enums import TingkatSasaran
from indikator.models.penetapan import Lembar
from indikator.models.periode import Periode, Tujuan
from organisasi.models.dasar import ModelBerversi


class SasaranStrategis(ModelBerversi):
    """RPJMD rows have no lembar; the others belong to a Lembar and are copied with it."""

    tingkat = models.CharField(max_length=10, choices=TingkatSasaran.choices)
    lembar = models.ForeignKey(Lembar, on_delete=models.PROTECT, null=True, blank=True, related_name="sasaran")
    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, null=True, blank=True, related_name="sasaran")
    tujuan = models.ForeignKey(Tujuan, on_delete=models.PROTECT, null=True, blank=True, related_name="sasaran")
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="turunan")
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    silsilah = models.UUIDField(default=uuid.uuid4, editable=False)
    kunci = models.SlugField(max_length=60, blank=True)
    urutan = models.PositiveIntegerField(default=0)
    nomor_sumber = models.CharField(max_length=12, blank=True)
    nama = models.TextField("sasaran")

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [models.Index(fields=["pemda", "lembar", "urutan"], name="sasaran_lembar_idx")]
        verbose_name = verbose_name_plural = "sasaran"

    def __str__(self):
        return self.nama
