"""Around the narrative of a LKjIP: every saved version, who is writing just now, pictures, comments."""

from django.conf import settings
from django.db import models

from indikator.models.catatan import CatatanDasar
from laporan.models.lkjip import BagianLkjip, Lkjip
from organisasi.models import Berkas
from organisasi.models.dasar import ModelPenyewa


class VersiNaskah(ModelPenyewa):
    """The text of a section as it was at version `ke` of its BagianLkjip: nothing that was saved is overwritten."""

    bagian = models.ForeignKey(BagianLkjip, on_delete=models.CASCADE, related_name="riwayat_naskah")
    ke = models.PositiveIntegerField()
    isi = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    nama_oleh = models.CharField(max_length=150)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-ke", "-pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "bagian", "ke"], name="versi_naskah_unik")]
        verbose_name = verbose_name_plural = "versi naskah"

    def __str__(self):
        return f"{self.bagian} versi {self.ke}"


class PenyuntingNaskah(ModelPenyewa):
    """Who has a section open for writing, until when; told to the others, hinders nobody."""

    bagian = models.ForeignKey(BagianLkjip, on_delete=models.CASCADE, related_name="penyunting")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sampai = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["pemda", "bagian", "pengguna"], name="penyunting_unik")]
        verbose_name = verbose_name_plural = "penyunting naskah"

    def __str__(self):
        return f"{self.pengguna} – {self.bagian}"


class GambarNaskah(ModelPenyewa):
    """A picture of a report; a narrative names it by its key, never by an address."""

    lkjip = models.ForeignKey(Lkjip, on_delete=models.CASCADE, related_name="gambar")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    keterangan = models.CharField(max_length=200, blank=True)
    lebar = models.PositiveIntegerField()
    tinggi = models.PositiveIntegerField()
    dibuat = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["pemda", "lkjip"], name="gambar_naskah_idx")]
        verbose_name = verbose_name_plural = "gambar naskah"

    def __str__(self):
        return self.keterangan or str(self.berkas)


class KomentarLkjip(CatatanDasar):
    """A comment on a report, or with `bagian` on one section of it."""

    lkjip = models.ForeignKey(Lkjip, on_delete=models.CASCADE, related_name="komentar")
    bagian = models.ForeignKey(BagianLkjip, on_delete=models.CASCADE, null=True, blank=True, related_name="komentar")

    class Meta:
        ordering = ["dibuat", "pk"]
        constraints = [
            models.CheckConstraint(name="komentar_berisi", condition=~models.Q(isi="")),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="komentar_kirim_unik"),
        ]
        indexes = [models.Index(fields=["pemda", "lkjip", "selesai"], name="komentar_lkjip_idx")]
        verbose_name = verbose_name_plural = "komentar LKjIP"
