"""CatatanVerifikasi: comments of the examiners and answers of the OPD on a sheet, a measuring or a PK."""

from django.conf import settings
from django.db import models

from indikator.models.penetapan import Lembar
from indikator.models.pk import PerjanjianKinerja
from indikator.models.realisasi import Pengukuran
from organisasi.models import Instansi
from organisasi.models.dasar import ModelBerversi

OBJEK = ("lembar", "pengukuran", "perjanjian")


def _satu_objek() -> models.Q:
    """Exactly one of OBJEK is named."""
    syarat = models.Q()
    for satu in OBJEK:
        syarat |= models.Q(**{f"{nama}__isnull": nama != satu for nama in OBJEK})
    return syarat


class CatatanDasar(ModelBerversi):
    """A remark of somebody, and the answers to it.

    `induk` makes it an answer in a thread; `selesai` is kept at the first of the thread. `kutipan` is the text it is
    about as it was then, `disebut` the ids of users it names.
    """

    kutipan = models.TextField(blank=True)
    induk = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="balasan")
    isi = models.TextField("catatan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    nama_oleh = models.CharField(max_length=150)
    peran = models.CharField(max_length=200, blank=True)
    disebut = models.JSONField(default=list, blank=True)
    selesai = models.BooleanField(default=False)
    selesai_oleh = models.CharField(max_length=150, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    kunci_kirim = models.UUIDField(null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.isi[:80]


class CatatanVerifikasi(CatatanDasar):
    """`silsilah` names the row it is about (none: the whole), `bidang` its field (blank: the whole row)."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="catatan_verifikasi")
    lembar = models.ForeignKey(Lembar, on_delete=models.CASCADE, null=True, related_name="catatan_verifikasi")
    pengukuran = models.ForeignKey(Pengukuran, on_delete=models.CASCADE, null=True, related_name="catatan_verifikasi")
    perjanjian = models.ForeignKey(
        PerjanjianKinerja, on_delete=models.CASCADE, null=True, related_name="catatan_verifikasi"
    )
    silsilah = models.UUIDField(null=True, blank=True)
    bidang = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["dibuat", "pk"]
        constraints = [
            models.CheckConstraint(name="catatan_satu_objek", condition=_satu_objek()),
            models.CheckConstraint(name="catatan_berisi", condition=~models.Q(isi="")),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="catatan_kirim_unik"),
        ]
        indexes = [
            models.Index(fields=["pemda", "lembar"], name="catatan_lembar_idx"),
            models.Index(fields=["pemda", "pengukuran"], name="catatan_pengukuran_idx"),
            models.Index(fields=["pemda", "instansi", "selesai"], name="catatan_instansi_idx"),
        ]
        verbose_name = verbose_name_plural = "catatan verifikasi"
