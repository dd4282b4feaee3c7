"""Keputusan: the decree that sets an IKU/IKI document, with its ordered items."""

from django.db import models

from indikator.models import Penetapan
from laporan.enums import BagianKeputusan, JenisKeputusan, StatusKeputusan
from organisasi.models import Instansi, Pejabat
from organisasi.models.dasar import ModelBerversi


class Keputusan(ModelBerversi):
    """`nomor`, `tanggal` stay blank until registered. The `lampiran_*` texts keep an imported heading as printed."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="keputusan")
    penetapan = models.ForeignKey(Penetapan, on_delete=models.PROTECT, null=True, blank=True, related_name="keputusan")
    jenis = models.CharField(max_length=10, choices=JenisKeputusan.choices, default=JenisKeputusan.IKU_IKI)
    status = models.CharField(max_length=10, choices=StatusKeputusan.choices, default=StatusKeputusan.DRAF)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.CharField(max_length=80, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    tempat = models.CharField(max_length=80, blank=True)
    jabatan_penetap = models.CharField(max_length=250)
    tentang = models.TextField()
    rahmat = models.BooleanField("Dengan rahmat Tuhan Yang Maha Esa", default=False)
    sampul = models.JSONField(default=list, blank=True)
    menetapkan = models.TextField(blank=True)
    penandatangan = models.ForeignKey(
        Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="keputusan"
    )
    jabatan_penandatangan = models.CharField(max_length=250, blank=True)
    lampiran_kepala = models.JSONField(default=list, blank=True)
    lampiran_nomor = models.CharField(max_length=80, blank=True)
    lampiran_tanggal = models.CharField(max_length=60, blank=True)
    lampiran_tentang = models.TextField(blank=True)
    lampiran_catatan = models.TextField(blank=True)
    catatan_sumber = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-tahun", models.F("tanggal").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "jabatan_penetap", "tahun", "nomor"],
                condition=~models.Q(nomor=""),
                name="keputusan_nomor_unik",
            )
        ]
        indexes = [models.Index(fields=["pemda", "instansi", "tahun"], name="keputusan_instansi_idx")]
        verbose_name = verbose_name_plural = "keputusan"

    def __str__(self):
        return f"Keputusan {self.nomor or '(belum bernomor)'} tentang {self.tentang}"


class ButirKeputusan(ModelBerversi):
    """One item of menimbang, mengingat, diktum (with sub-items by `induk`) or tembusan. Printed numbering is computed;
    `label_sumber` is what an imported source printed, kept for comparison."""

    keputusan = models.ForeignKey(Keputusan, on_delete=models.CASCADE, related_name="butir")
    bagian = models.CharField(max_length=10, choices=BagianKeputusan.choices)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="sub")
    urutan = models.PositiveIntegerField()
    label_sumber = models.CharField(max_length=20, blank=True)
    isi = models.TextField()

    class Meta:
        ordering = ["bagian", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "keputusan", "bagian", "urutan"],
                condition=models.Q(induk__isnull=True),
                name="butir_keputusan_unik",
            ),
            models.UniqueConstraint(
                fields=["pemda", "induk", "urutan"],
                condition=models.Q(induk__isnull=False),
                name="sub_butir_unik",
            ),
        ]
        verbose_name = verbose_name_plural = "butir keputusan"

    def __str__(self):
        return f"{self.label_sumber} {self.isi}".strip()
