"""Lkjip: narrative sections of the yearly report; its figures come from the engine, its source's from TabelSumber."""

from django.db import models

from indikator.models import SasaranStrategis
from laporan.enums import JenisBerkasLkjip, RataUtama, StatusLkjip, TitikAnalisis
from laporan.models.cuplikan import Cuplikan
from organisasi.models import Berkas, Instansi, Pejabat
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Lkjip(ModelBerversi):
    """`impor`: taken over from a document of before the system, so that it stands as published with what it lacks."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="lkjip")
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=16, choices=StatusLkjip.choices, default=StatusLkjip.DRAF)
    diajukan_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    penandatangan = models.ForeignKey(Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="lkjip")
    jabatan_penandatangan = models.CharField(max_length=250, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    rata_utama = models.CharField(max_length=12, choices=RataUtama.choices, default=RataUtama.INDIKATOR)
    disampaikan_pada = models.DateField(null=True, blank=True)
    disampaikan_kepada = models.CharField(max_length=200, blank=True)
    impor = models.BooleanField(default=False)
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-tahun", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "tahun"], name="lkjip_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="lkjip_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "LKjIP"

    def __str__(self):
        return f"LKjIP {self.tahun} {self.instansi.sebutan}"


class BagianLkjip(ModelBerversi):
    """One narrative section: sanitised HTML, in document order. `sasaran`: the analysis of one sasaran, with `titik`
    for one of its seven points. `usulan`: it still holds drafted sentences that nobody has edited."""

    lkjip = models.ForeignKey(Lkjip, on_delete=models.CASCADE, related_name="bagian")
    kode = models.SlugField(max_length=60)
    urutan = models.PositiveIntegerField()
    judul = models.CharField(max_length=250)
    isi = models.TextField(blank=True)
    sasaran = models.ForeignKey(SasaranStrategis, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    titik = models.PositiveSmallIntegerField(choices=TitikAnalisis.choices, default=TitikAnalisis.TANPA)
    usulan = models.BooleanField(default=False)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "lkjip", "kode"], name="bagian_lkjip_unik")]
        verbose_name = verbose_name_plural = "bagian LKjIP"

    def __str__(self):
        return self.judul


class TabelSumber(ModelPenyewa):
    """A table of an imported report exactly as printed, wrong figures included. Never used as a figure of ours."""

    lkjip = models.ForeignKey(Lkjip, on_delete=models.CASCADE, related_name="tabel_sumber")
    kode = models.SlugField(max_length=60)
    urutan = models.PositiveIntegerField()
    judul = models.CharField(max_length=250, blank=True)
    letak = models.CharField(max_length=60, blank=True)
    kepala = models.JSONField(default=list)
    baris = models.JSONField(default=list)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "lkjip", "kode"], name="tabel_sumber_unik")]
        verbose_name = verbose_name_plural = "tabel sumber"

    def __str__(self):
        return self.judul or self.kode


class TemuanSumber(ModelPenyewa):
    """A known error of an imported report: what is printed and what the figures give."""

    lkjip = models.ForeignKey(Lkjip, on_delete=models.CASCADE, related_name="temuan_sumber")
    kode = models.CharField(max_length=10)
    tempat = models.CharField(max_length=250)
    tercetak = models.TextField()
    seharusnya = models.TextField(blank=True)

    class Meta:
        ordering = ["kode"]
        constraints = [models.UniqueConstraint(fields=["pemda", "lkjip", "kode"], name="temuan_sumber_unik")]
        verbose_name = verbose_name_plural = "temuan sumber"

    def __str__(self):
        return f"{self.kode} {self.tempat}"


class BerkasLkjip(ModelPenyewa):
    """A file of a signed report; `cuplikan`: the frozen content it was made from, or that was signed and scanned."""

    lkjip = models.ForeignKey(Lkjip, on_delete=models.PROTECT, related_name="berkas")
    jenis = models.CharField(max_length=10, choices=JenisBerkasLkjip.choices)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    cuplikan = models.ForeignKey(Cuplikan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-dibuat", "-pk"]
        indexes = [models.Index(fields=["pemda", "lkjip", "jenis"], name="berkas_lkjip_idx")]
        verbose_name = verbose_name_plural = "berkas LKjIP"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.lkjip}"
