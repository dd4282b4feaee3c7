"""Penetapan: one version of an instansi's IKU and IKI document, with one Lembar per sheet."""

from django.db import models

from indikator.enums import Dasar, JenisLembar, StatusDokumen
from organisasi.models import Instansi, Jabatan
from organisasi.models.dasar import ModelBerversi, ModelPenyewa


class Penetapan(ModelBerversi):
    """Immutable once ditetapkan; a review copies it (`asal`) and keeps the lineage row by row."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="penetapan")
    kunci = models.SlugField(max_length=60)
    versi_ke = models.PositiveSmallIntegerField(default=1)
    judul = models.CharField(max_length=300)
    tahun_mulai = models.PositiveSmallIntegerField()
    tahun_selesai = models.PositiveSmallIntegerField()
    dasar = models.CharField(max_length=20, choices=Dasar.choices, default=Dasar.KEPUTUSAN)
    status = models.CharField(max_length=14, choices=StatusDokumen.choices, default=StatusDokumen.DRAF)
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reviu")
    diajukan_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    ditetapkan_pada = models.DateField(null=True, blank=True)
    catatan_sumber = models.TextField(blank=True)

    class Meta:
        ordering = ["-tahun_mulai", "-versi_ke", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "instansi", "kunci", "versi_ke"], name="penetapan_versi_unik"),
            models.UniqueConstraint(
                fields=["pemda", "asal"],
                condition=~models.Q(status="ditetapkan"),
                name="penetapan_satu_reviu_terbuka",
            ),
            models.CheckConstraint(
                name="penetapan_tahun_urut", condition=models.Q(tahun_selesai__gte=models.F("tahun_mulai"))
            ),
        ]
        verbose_name = "dokumen IKU dan IKI"
        verbose_name_plural = "dokumen IKU dan IKI"

    def __str__(self):
        return f"{self.judul} (versi {self.versi_ke})"


class PenetapanBerlaku(ModelPenyewa):
    """Which Penetapan is in force for an instansi and year. Written by `domain.alur.dokumen` only."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="berlaku")
    tahun = models.PositiveSmallIntegerField()
    penetapan = models.ForeignKey(Penetapan, on_delete=models.PROTECT, related_name="berlaku")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pemda", "instansi", "tahun"], name="penetapan_berlaku_unik")]
        indexes = [models.Index(fields=["pemda", "tahun", "instansi"], name="berlaku_tahun_idx")]

    def __str__(self):
        return f"{self.tahun}: {self.penetapan}"


class Lembar(ModelBerversi):
    """One sheet: the IKU of the instansi, or the IKI of one jabatan. `kolom` = printed columns {key: heading}."""

    penetapan = models.ForeignKey(Penetapan, on_delete=models.PROTECT, related_name="lembar")
    jenis = models.CharField(max_length=4, choices=JenisLembar.choices)
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="lembar")
    urutan = models.PositiveIntegerField(default=0)
    kolom = models.JSONField(default=dict)
    status = models.CharField(max_length=14, choices=StatusDokumen.choices, default=StatusDokumen.DRAF)
    diajukan_oleh = models.ForeignKey("organisasi.Pengguna", on_delete=models.PROTECT, null=True, related_name="+")
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    asal = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    catatan_sumber = models.TextField(blank=True)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "penetapan", "jabatan"],
                condition=models.Q(jabatan__isnull=False),
                name="lembar_jabatan_unik",
            ),
            models.UniqueConstraint(
                fields=["pemda", "penetapan", "jenis"],
                condition=models.Q(jabatan__isnull=True),
                name="lembar_iku_unik",
            ),
            models.CheckConstraint(
                name="lembar_iki_punya_jabatan",
                condition=models.Q(jenis="iki", jabatan__isnull=False) | models.Q(jenis="iku", jabatan__isnull=True),
            ),
        ]
        verbose_name = verbose_name_plural = "lembar"

    def __str__(self):
        return f"{self.get_jenis_display()} {self.jabatan.nama if self.jabatan_id else ''}".strip()

    @property
    def sebutan(self) -> str:
        """Whose sheet it is: "IKU", or the jabatan with its unit (loaded along: `jabatan__unit`)."""
        return self.jabatan.nama_lengkap if self.jabatan_id else "IKU"

    @property
    def judul(self) -> str:
        """ "IKU", "IKI Analis Jabatan – Bagian Organisasi"."""
        return f"IKI {self.sebutan}" if self.jabatan_id else self.sebutan
