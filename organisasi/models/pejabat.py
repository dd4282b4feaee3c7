"""Pejabat (a person) and PemangkuJabatan (who holds which jabatan from when to when)."""

from django.db import models

from organisasi.enums import JenisPemangku
from organisasi.models.dasar import ModelBerversi
from organisasi.models.instansi import Instansi
from organisasi.models.jabatan import Jabatan


class Pejabat(ModelBerversi):
    kunci = models.SlugField(max_length=80)
    nama = models.CharField("nama dan gelar", max_length=150)
    nip = models.CharField("NIP", max_length=30, blank=True)
    pangkat = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["nama", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "kunci"], name="pejabat_kunci_unik")]
        verbose_name = verbose_name_plural = "pejabat"

    def __str__(self):
        return self.nama


class PemangkuJabatan(ModelBerversi):
    """`jabatan` may be missing: the head of a seed OPD has no sheet; `nama_jabatan` then says what is held."""

    pejabat = models.ForeignKey(Pejabat, on_delete=models.PROTECT, related_name="jabatan_dipangku")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pemangku")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="pemangku")
    nama_jabatan = models.CharField(max_length=200, blank=True)
    jenis = models.CharField(max_length=10, choices=JenisPemangku.choices, default=JenisPemangku.DEFINITIF)
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [models.F("mulai").desc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "pejabat", "instansi", "jabatan", "mulai"], name="pemangku_unik")
        ]
        verbose_name = verbose_name_plural = "pemangku jabatan"

    def __str__(self):
        return f"{self.pejabat} – {self.sebutan}"

    @property
    def sebutan(self) -> str:
        return self.nama_jabatan or (self.jabatan.nama if self.jabatan_id else "")
