"""Planning period, visi and misi, tujuan: the upper end of the chain."""

from django.db import models

from organisasi.models import Instansi
from organisasi.models.dasar import ModelBerversi


class Periode(ModelBerversi):
    """Five years of an RPJMD / Renstra."""

    nama = models.CharField(max_length=120)
    tahun_mulai = models.PositiveSmallIntegerField()
    tahun_selesai = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["-tahun_mulai", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "tahun_mulai"], name="periode_unik")]
        verbose_name = verbose_name_plural = "periode"

    def __str__(self):
        return self.nama


class VisiMisi(ModelBerversi):
    VISI, MISI = "visi", "misi"

    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, null=True, blank=True, related_name="visi_misi")
    jenis = models.CharField(max_length=4, choices=[(VISI, "Visi"), (MISI, "Misi")])
    nomor = models.CharField(max_length=10, blank=True)
    urutan = models.PositiveIntegerField(default=0)
    isi = models.TextField()

    class Meta:
        ordering = ["-jenis", "urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "jenis", "urutan"], name="visi_misi_unik")]
        verbose_name = verbose_name_plural = "visi dan misi"

    def __str__(self):
        return self.isi


class Tujuan(ModelBerversi):
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="tujuan")
    periode = models.ForeignKey(Periode, on_delete=models.PROTECT, null=True, blank=True, related_name="tujuan")
    urutan = models.PositiveIntegerField(default=0)
    isi = models.TextField()

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [models.Index(fields=["pemda", "instansi", "urutan"], name="tujuan_urutan_idx")]
        verbose_name = verbose_name_plural = "tujuan"

    def __str__(self):
        return self.isi
