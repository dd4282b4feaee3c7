"""Pengukuran (instansi × year × triwulan: the state), Realisasi with its variables and evidence, stored Capaian."""

from django.db import models

from indikator.enums import SifatRealisasi, StatusPengukuran, Triwulan
from indikator.models.indikator import Indikator, Komponen
from indikator.models.rumus import Variabel
from indikator.models.target import ANGKA
from organisasi.models import Berkas, Instansi
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Pengukuran(ModelBerversi):
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pengukuran")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(choices=Triwulan.choices, default=Triwulan.TAHUNAN)
    status = models.CharField(max_length=14, choices=StatusPengukuran.choices, default=StatusPengukuran.DRAF)
    diajukan_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["tahun", "triwulan"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "tahun", "triwulan"], name="pengukuran_unik")
        ]
        indexes = [models.Index(fields=["pemda", "tahun", "triwulan", "instansi"], name="pengukuran_tahun_idx")]
        verbose_name = verbose_name_plural = "pengukuran kinerja"

    def __str__(self):
        return f"{self.instansi.sebutan} {self.tahun} {self.get_triwulan_display()}"


class Realisasi(ModelBerversi):
    """Measured value of one indicator. `teks` is what was typed or printed; `nilai` null means nothing measured.

    `predikat` is the grade read from the text ("WDP", "BB"), for targets that are grades.
    """

    pengukuran = models.ForeignKey(Pengukuran, on_delete=models.PROTECT, related_name="realisasi")
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="realisasi")
    teks = models.CharField("realisasi", max_length=200, blank=True)
    nilai = models.DecimalField(**ANGKA)
    predikat = models.CharField(max_length=40, blank=True)
    sifat = models.CharField(max_length=10, choices=SifatRealisasi.choices, default=SifatRealisasi.TETAP)
    tahun_data = models.PositiveSmallIntegerField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    faktor_pendorong = models.TextField(blank=True)
    faktor_penghambat = models.TextField(blank=True)
    tindak_lanjut = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "pengukuran", "indikator"], name="realisasi_unik")]
        indexes = [
            models.Index(fields=["pemda", "indikator"], include=["pengukuran", "id"], name="realisasi_indikator_idx")
        ]
        verbose_name = verbose_name_plural = "realisasi"

    def __str__(self):
        return f"{self.indikator}: {self.teks}"


class NilaiVariabel(ModelPenyewa):
    """A number of one variable; a variable that stands for many numbers (a series) has several, in their order."""

    realisasi = models.ForeignKey(Realisasi, on_delete=models.CASCADE, related_name="nilai_variabel")
    variabel = models.ForeignKey(Variabel, on_delete=models.PROTECT, related_name="nilai")
    urutan = models.PositiveSmallIntegerField(default=1)
    nilai = models.DecimalField(max_digits=23, decimal_places=8)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "realisasi", "variabel", "urutan"], name="nilai_variabel_unik")
        ]

    def __str__(self):
        return f"{self.variabel}: {self.nilai}"


class KomponenTerpenuhi(ModelPenyewa):
    """A ticked item of the component register: this expected item was fulfilled in the triwulan of the realisasi."""

    realisasi = models.ForeignKey(Realisasi, on_delete=models.CASCADE, related_name="komponen_terpenuhi")
    komponen = models.ForeignKey(Komponen, on_delete=models.PROTECT, related_name="terpenuhi")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "realisasi", "komponen"], name="terpenuhi_unik")]

    def __str__(self):
        return str(self.komponen)


class BuktiDukung(ModelBerversi):
    """Evidence of a realisasi: a stored file or a link; `komponen` where it proves one item of the register."""

    realisasi = models.ForeignKey(Realisasi, on_delete=models.CASCADE, related_name="bukti")
    komponen = models.ForeignKey(Komponen, on_delete=models.PROTECT, null=True, blank=True, related_name="bukti")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField(max_length=500, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["pemda", "realisasi"], name="bukti_realisasi_idx")]
        verbose_name = verbose_name_plural = "bukti dukung"

    def __str__(self):
        return self.keterangan or self.tautan or str(self.berkas)


class Capaian(ModelPenyewa):
    """Result of the engine for one realisasi, with everything needed to explain it.

    Written only by `domain.capaian.hitung_realisasi` (in bulk: `hitung_baru`). `persen` null means "cannot be
    computed": `galat` says why. In a triwulan `persen` is realisasi to date ÷ target to date (`*_sd`, with proof);
    `kemajuan` is realisasi to date ÷ target of the year. For the whole year (triwulan 0) the `*_sd` and `kemajuan`
    columns are empty. `*_dibatasi` are inside the cap and floor of the policy.
    """

    realisasi = models.OneToOneField(Realisasi, on_delete=models.CASCADE, related_name="capaian")
    target_teks = models.CharField(max_length=200, blank=True)
    target_nilai = models.DecimalField(**ANGKA)
    sumber_target = models.CharField(max_length=20)
    metode = models.CharField(max_length=12)
    persen = models.DecimalField(max_digits=23, decimal_places=8, null=True)
    persen_dibatasi = models.DecimalField(max_digits=23, decimal_places=8, null=True)
    keterangan = models.CharField(max_length=400, blank=True)
    galat = models.CharField(max_length=400, blank=True)
    bukti_hitung = models.CharField(max_length=400, blank=True)
    nilai_sd = models.DecimalField(**ANGKA)
    bukti_sd = models.TextField(blank=True)
    target_sd = models.DecimalField(**ANGKA)
    target_sd_teks = models.CharField(max_length=200, blank=True)
    kemajuan = models.DecimalField(max_digits=23, decimal_places=8, null=True)
    kemajuan_dibatasi = models.DecimalField(max_digits=23, decimal_places=8, null=True)
    bukti_kemajuan = models.TextField(blank=True)
    keterangan_kemajuan = models.TextField(blank=True)
    masukan = models.JSONField(default=dict)
    kebijakan = models.JSONField(default=dict)
    dihitung_pada = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["pemda", "realisasi"],
                include=[
                    "persen_dibatasi",
                    "kemajuan_dibatasi",
                ],  # averages read nothing else (indikator.domain.nilai_iku)
                name="capaian_nilai_idx",
            )
        ]
        verbose_name = verbose_name_plural = "capaian"

    def __str__(self):
        return self.bukti_hitung or self.galat


class RiwayatCapaian(ModelBerversi):
    """A capaian of a year before the system, as its source prints it (n−1 … n−5)."""

    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="riwayat_capaian")
    tahun = models.PositiveSmallIntegerField()
    target_teks = models.CharField(max_length=200, blank=True)
    realisasi_teks = models.CharField(max_length=200, blank=True)
    capaian_teks = models.CharField(max_length=60, blank=True)
    sementara = models.BooleanField(default=False)
    sumber = models.CharField(max_length=200)

    class Meta:
        ordering = ["tahun"]
        constraints = [models.UniqueConstraint(fields=["pemda", "indikator", "tahun"], name="riwayat_capaian_unik")]
        verbose_name = verbose_name_plural = "riwayat capaian"

    def __str__(self):
        return f"{self.tahun}: {self.capaian_teks}"
