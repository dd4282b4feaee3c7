"""Rumus (formula) of an indicator and its variables; versioned with the Penetapan."""

from django.db import models

from indikator.enums import JenisVariabel
from indikator.models.indikator import Indikator
from organisasi.models import Instansi
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Rumus(ModelBerversi):
    """`teks` is the cell as its document has it (markup kept). `pohon` is the tree (indikator.rumus.ast as JSON), or
    null with the reason in `alasan_teks`. `gaya` 1–11 is the writing style of DOMAIN §4, 12 typed, 0 none."""

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


class VariabelBersama(ModelBerversi):
    """A quantity that several formulas of one instansi use ("Jumlah seluruh ASN"): entered once, the same in all."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="variabel_bersama")
    nama = models.CharField(max_length=300)
    satuan = models.CharField(max_length=60, blank=True)
    sumber_data = models.CharField(max_length=200, blank=True)
    jenis = models.CharField(max_length=8, choices=JenisVariabel.choices, default=JenisVariabel.ARUS)

    class Meta:
        ordering = ["nama", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "instansi", "nama"], name="variabel_bersama_unik")]
        verbose_name = verbose_name_plural = "variabel bersama"

    def __str__(self):
        return self.nama


class Variabel(ModelPenyewa):
    """One named quantity of a formula. `jenis`: arus is added over time, posisi takes the last value.

    Where `bersama` is set, it says satuan, sumber data and jenis, and its value is shared inside the triwulan.
    """

    rumus = models.ForeignKey(Rumus, on_delete=models.CASCADE, related_name="variabel")
    urutan = models.PositiveIntegerField()
    kode = models.CharField(max_length=120)
    nama = models.TextField()
    satuan = models.CharField(max_length=60, blank=True)
    sumber_data = models.CharField(max_length=200, blank=True)
    jenis = models.CharField(max_length=8, choices=JenisVariabel.choices, default=JenisVariabel.ARUS)
    bersama = models.ForeignKey(
        VariabelBersama, on_delete=models.PROTECT, null=True, blank=True, related_name="variabel"
    )

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "rumus", "kode"], name="variabel_kode_unik")]

    def __str__(self):
        return self.nama
