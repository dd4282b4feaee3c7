"""What was read out of an existing document, kept beside the source until it is corrected and applied."""

from django.db import models

from indikator.enums import JenisLembar
from laporan.enums import CaraBacaan, NasibSisa
from organisasi.enums import IsiUraian
from organisasi.models import Impor, Instansi, Jabatan, UnitKerja
from organisasi.models.dasar import ModelBerversi


class BacaanLembar(ModelBerversi):
    """One sheet of the document: a jabatan with tugas, fungsi and rows (IKI), or the IKU of the instansi.

    `mentah` {"kepala": text, "tugas": text, "fungsi": text, "kolom": [headings]} as the source prints it; tugas and
    fungsi are [{label, isi}]. `keyakinan` 0–100: the lowest of its parts. `jabatan`, `unit`: what it is matched with;
    `cara` says what applying does with it.
    """

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="lembar_bacaan")
    urutan = models.PositiveIntegerField()
    jenis = models.CharField(max_length=3, choices=JenisLembar.choices)
    nama = models.CharField("jabatan", max_length=300, blank=True)
    nama_unit = models.CharField("unit kerja", max_length=300, blank=True)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cara = models.CharField(max_length=8, choices=CaraBacaan.choices, default=CaraBacaan.BARU)
    tugas = models.JSONField(default=list, blank=True)
    fungsi = models.JSONField(default=list, blank=True)
    isi_tugas = models.CharField(max_length=9, choices=IsiUraian.choices, default=IsiUraian.TIDAK_ADA)
    isi_fungsi = models.CharField(max_length=9, choices=IsiUraian.choices, default=IsiUraian.TIDAK_ADA)
    mentah = models.JSONField(default=dict, blank=True)
    letak = models.CharField(max_length=120, blank=True)
    keyakinan = models.PositiveSmallIntegerField(default=100)
    catatan = models.JSONField(default=list, blank=True)
    diperiksa = models.BooleanField(default=False)

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [models.Index(fields=["pemda", "impor", "urutan"], name="bacaan_lembar_idx")]
        verbose_name = verbose_name_plural = "lembar terbaca"

    def __str__(self):
        bawaan = "Indikator kinerja utama" if self.jenis == JenisLembar.IKU else f"Lembar ke-{self.urutan}"
        return self.nama or bawaan


class BacaanBaris(ModelBerversi):
    """One row of a sheet. `mentah` {field: text of the source cell}; `lain` {tipe_penghitungan, arah, frekuensi,
    penanggung_jawab, nomor …}; `sub`: a sub-indicator of the last row above that is none; `lewat`: left out."""

    lembar = models.ForeignKey(BacaanLembar, on_delete=models.CASCADE, related_name="baris")
    urutan = models.PositiveIntegerField()
    sasaran = models.TextField(blank=True)
    indikator = models.TextField(blank=True)
    target = models.CharField(max_length=200, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    rumus = models.TextField(blank=True)
    sumber = models.TextField("sumber data", blank=True)
    lain = models.JSONField(default=dict, blank=True)
    sub = models.BooleanField(default=False)
    mentah = models.JSONField(default=dict, blank=True)
    letak = models.CharField(max_length=120, blank=True)
    keyakinan = models.PositiveSmallIntegerField(default=100)
    catatan = models.JSONField(default=list, blank=True)
    diperiksa = models.BooleanField(default=False)
    lewat = models.BooleanField(default=False)

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [models.Index(fields=["pemda", "lembar", "urutan"], name="bacaan_baris_idx")]
        verbose_name = verbose_name_plural = "baris terbaca"

    def __str__(self):
        return self.indikator[:80]


class BacaanSisa(ModelBerversi):
    """A text that was put nowhere: listed, so that nothing of the document is dropped unseen."""

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="sisa")
    urutan = models.PositiveIntegerField()
    letak = models.CharField(max_length=120, blank=True)
    teks = models.TextField()
    nasib = models.CharField(max_length=8, choices=NasibSisa.choices, default=NasibSisa.BELUM)

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [models.Index(fields=["pemda", "impor", "urutan"], name="bacaan_sisa_idx")]
        verbose_name = verbose_name_plural = "teks tersisa"

    def __str__(self):
        return self.teks[:80]
