"""TemplatKeputusan: the wording from which a pemda starts its decrees."""

from django.db import models

from laporan.enums import JenisKeputusan, SifatKeputusan
from organisasi.models.dasar import ModelBerversi


class TemplatKeputusan(ModelBerversi):
    """`isi`: tentang, menetapkan and the lists menimbang, mengingat, diktum, tembusan ({isi, butir}), with
    placeholders. `dari`: key of the shipped template it began as ("" = written here)."""

    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=10, choices=JenisKeputusan.choices, default=JenisKeputusan.IKU_IKI)
    sifat = models.CharField(max_length=10, choices=SifatKeputusan.choices, default=SifatKeputusan.BARU)
    isi = models.JSONField(default=dict, blank=True)
    dari = models.SlugField(max_length=40, blank=True)
    aktif = models.BooleanField(default=True)
    kunci_kirim = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "nama"], name="templat_keputusan_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="templat_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "templat keputusan"

    def __str__(self):
        return self.nama
