"""Jabatan with its tugas and fungsi.

Identity is `kunci`, not the name: one OPD may have the same nomenclature eight times, told apart by its unit.
"""

from django.db import models

from organisasi.enums import IsiUraian, JenisJabatan, JenisUraian
from organisasi.models.dasar import ModelBerversi, ModelPenyewa
from organisasi.models.instansi import Instansi
from organisasi.models.unit import UnitKerja


class Jabatan(ModelBerversi):
    """`kunci_kirim` is the key of the page that added the row (kinerja.forms.SekaliField); none for imported rows."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="jabatan")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="jabatan")
    induk = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="bawahan", verbose_name="atasan langsung"
    )
    kunci = models.SlugField(max_length=160)
    kunci_kirim = models.UUIDField(null=True, editable=False)
    nama = models.CharField("nama jabatan", max_length=200)
    jenis = models.CharField(max_length=20, choices=JenisJabatan.choices, default=JenisJabatan.PELAKSANA)
    urutan = models.PositiveIntegerField(default=0)
    isi_tugas = models.CharField(max_length=10, choices=IsiUraian.choices, default=IsiUraian.TIDAK_ADA)
    isi_fungsi = models.CharField(max_length=10, choices=IsiUraian.choices, default=IsiUraian.TIDAK_ADA)
    catatan_sumber = models.TextField(blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "kunci"], name="jabatan_kunci_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="jabatan_kirim_unik"),
        ]
        indexes = [models.Index(fields=["pemda", "instansi", "urutan"], name="jabatan_urutan_idx")]
        verbose_name = verbose_name_plural = "jabatan"

    def __str__(self):
        return self.nama

    @property
    def nama_lengkap(self) -> str:
        """Name with its unit: tells eight Pengelola Kepegawaian apart."""
        return f"{self.nama} – {self.unit.nama}" if self.unit_id else self.nama


class UraianJabatan(ModelPenyewa):
    """One item of the tugas or fungsi of a jabatan. `label_sumber` is the numbering its document printed."""

    jabatan = models.ForeignKey(Jabatan, on_delete=models.CASCADE, related_name="uraian")
    jenis = models.CharField(max_length=10, choices=JenisUraian.choices)
    urutan = models.PositiveIntegerField()
    label_sumber = models.CharField(max_length=12, blank=True)
    isi = models.TextField()

    class Meta:
        ordering = ["jenis", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "jabatan", "jenis", "urutan"], name="uraian_jabatan_unik")
        ]

    def __str__(self):
        return self.isi
