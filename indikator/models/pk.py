"""PerjanjianKinerja with its own copy of targets and budget (in force its target wins), and its RencanaAksi."""

from django.db import models

from indikator.enums import DasarPerubahanPK, StatusPK, Triwulan
from indikator.models.anggaran import UANG, Kegiatan, Program
from indikator.models.indikator import Indikator
from indikator.models.target import BacaanTargetMixin
from organisasi.models import Berkas, Instansi, Jabatan, Pejabat
from organisasi.models.dasar import ModelBerversi


class PerjanjianKinerja(ModelBerversi):
    """Of an instansi, or with `jabatan` of that jabatan. `pihak_*` are names as printed, `jabatan_*` their titles;
    `pejabat_*` the people they come from. `pernyataan`: own paragraphs, empty for the standard ones."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="perjanjian")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="perjanjian")
    tahun = models.PositiveSmallIntegerField()
    versi_ke = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=14, choices=StatusPK.choices, default=StatusPK.DRAF)
    berlaku_mulai_triwulan = models.PositiveSmallIntegerField(default=1)
    diajukan_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    pihak_pertama = models.CharField(max_length=200, blank=True)
    pihak_kedua = models.CharField(max_length=200, blank=True)
    jabatan_pertama = models.CharField(max_length=250, blank=True)
    jabatan_kedua = models.CharField(max_length=250, blank=True)
    pejabat_pertama = models.ForeignKey(Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pejabat_kedua = models.ForeignKey(Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    tempat = models.CharField(max_length=80, blank=True)
    pernyataan = models.JSONField(default=list, blank=True)
    pindaian = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rencana_bulanan = models.BooleanField("rencana aksi per bulan", default=False)
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dasar_perubahan = models.CharField(max_length=12, choices=DasarPerubahanPK.choices, blank=True)
    alasan_perubahan = models.TextField(blank=True)
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-tahun", "-versi_ke", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "instansi", "tahun", "versi_ke"],
                condition=models.Q(jabatan__isnull=True),
                name="pk_instansi_unik",
            ),
            models.UniqueConstraint(
                fields=["pemda", "jabatan", "tahun", "versi_ke"],
                condition=models.Q(jabatan__isnull=False),
                name="pk_jabatan_unik",
            ),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="pk_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "perjanjian kinerja"

    def __str__(self):
        siapa = self.jabatan.nama if self.jabatan_id else self.instansi.sebutan
        return f"Perjanjian Kinerja {self.tahun} {siapa}"


class TargetPerjanjian(BacaanTargetMixin):
    """One line of a PK. `indikator` is the row of the Penetapan in force when the PK was made."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, on_delete=models.CASCADE, related_name="baris")
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="target_perjanjian")
    urutan = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "perjanjian", "indikator"], name="target_pk_unik")]
        verbose_name = verbose_name_plural = "target perjanjian kinerja"


class AnggaranPerjanjian(ModelBerversi):
    """A budget line of a PK: its own copy of the amount (rupiah) of a program, kegiatan or sub kegiatan."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, on_delete=models.CASCADE, related_name="anggaran")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    urutan = models.PositiveIntegerField(default=0)
    nama = models.CharField(max_length=300)
    jumlah = models.DecimalField(**UANG, null=True, blank=True)
    keterangan = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["urutan", "pk"]
        indexes = [models.Index(fields=["pemda", "perjanjian", "urutan"], name="anggaran_pk_idx")]
        verbose_name = verbose_name_plural = "anggaran perjanjian kinerja"

    def __str__(self):
        return self.nama


class RencanaAksi(ModelBerversi):
    """What is done for an indicator of a PK in a triwulan (or a month of it), with its money and who answers for it.

    The targets of the triwulan are those of the indicator (Target): there is no second copy here.
    """

    perjanjian = models.ForeignKey(PerjanjianKinerja, on_delete=models.CASCADE, related_name="rencana_aksi")
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="rencana_aksi")
    triwulan = models.PositiveSmallIntegerField(choices=Triwulan.choices[1:])
    bulan = models.PositiveSmallIntegerField(null=True, blank=True)
    urutan = models.PositiveIntegerField(default=0)
    uraian = models.TextField("rencana aksi")
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    anggaran = models.DecimalField(**UANG, null=True, blank=True)
    penanggung_jawab = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    penanggung_jawab_teks = models.CharField(max_length=200, blank=True)
    hasil = models.TextField("yang sudah dilaksanakan", blank=True)
    kunci_kirim = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["triwulan", models.F("bulan").asc(nulls_first=True), "urutan", "pk"]
        constraints = [
            models.CheckConstraint(
                name="aksi_bulan_dalam_triwulan",
                condition=models.Q(bulan__isnull=True)
                | models.Q(triwulan=1, bulan__range=(1, 3))
                | models.Q(triwulan=2, bulan__range=(4, 6))
                | models.Q(triwulan=3, bulan__range=(7, 9))
                | models.Q(triwulan=4, bulan__range=(10, 12)),
            ),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="aksi_kirim_unik"),
        ]
        indexes = [models.Index(fields=["pemda", "perjanjian", "triwulan"], name="aksi_pk_idx")]
        verbose_name = verbose_name_plural = "rencana aksi"

    def __str__(self):
        return self.uraian[:80]
