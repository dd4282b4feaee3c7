"""Instansi (perangkat daerah, OPD) with its letterhead, tasks and functions."""

from django.db import models

from organisasi.enums import JenisInstansi, JenisUraian
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Instansi(ModelBerversi):
    """An OPD; a Bagian of Setda has the Setda as `induk`."""

    slug = models.SlugField(max_length=80)
    nama = models.CharField(max_length=200)
    nama_singkat = models.CharField(max_length=60, blank=True)
    jenis = models.CharField(max_length=20, choices=JenisInstansi.choices, default=JenisInstansi.DINAS)
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="anak")
    sebutan_kepala = models.CharField("sebutan kepala", max_length=200, blank=True)
    kop_baris = models.JSONField("baris kop", default=list, blank=True)
    alamat = models.CharField(max_length=250, blank=True)
    telepon = models.CharField(max_length=60, blank=True)
    faks = models.CharField(max_length=60, blank=True)
    surel = models.CharField(max_length=120, blank=True)
    kode_pos = models.CharField(max_length=10, blank=True)
    kota = models.CharField(max_length=80, blank=True)
    contoh = models.BooleanField(default=False, help_text="Data rekaan untuk mencoba; di luar hitungan.")
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "slug"], name="instansi_slug_unik"),
            models.UniqueConstraint(
                fields=["pemda"], condition=models.Q(jenis=JenisInstansi.PEMDA), name="instansi_satu_pemda"
            ),
        ]
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"

    def __str__(self):
        return self.nama

    @property
    def sebutan(self) -> str:
        """Short name where there is one."""
        return self.nama_singkat or self.nama


class AliasInstansi(ModelPenyewa):
    """Another spelling of the instansi's name met in its own documents."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="alias")
    nama = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "instansi", "nama"], name="alias_instansi_unik")]

    def __str__(self):
        return self.nama


class UraianInstansi(ModelPenyewa):
    """One item of the tugas or fungsi of the instansi itself, in document order."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="uraian")
    jenis = models.CharField(max_length=10, choices=JenisUraian.choices)
    urutan = models.PositiveIntegerField()
    label_sumber = models.CharField(max_length=12, blank=True)
    isi = models.TextField()

    class Meta:
        ordering = ["jenis", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "jenis", "urutan"], name="uraian_instansi_unik")
        ]

    def __str__(self):
        return self.isi
