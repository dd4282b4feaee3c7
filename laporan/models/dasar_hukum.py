"""Legal-basis library: DasarHukum is national (no tenant data), DasarHukumPemda what a pemda adds of its own."""

from django.db import models

from organisasi.models.dasar import ModelBerversi

STATUS = [("berlaku", "Berlaku"), ("diubah", "Diubah"), ("dicabut", "Dicabut")]


class DasarHukum(models.Model):
    kunci = models.SlugField(max_length=60, unique=True)
    bentuk = models.CharField(max_length=40)
    nomor = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    tentang = models.TextField()
    ln = models.CharField("Lembaran Negara", max_length=20, blank=True)
    tln = models.CharField("Tambahan Lembaran Negara", max_length=20, blank=True)
    bn = models.CharField("Berita Negara", max_length=20, blank=True)
    status = models.CharField(
        max_length=10,
        choices=STATUS,
        default="berlaku",
    )
    oleh = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="mengganti")
    sejak = models.DateField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    terkonfirmasi = models.BooleanField(default=True)

    class Meta:
        ordering = ["tahun", "bentuk", "nomor"]
        verbose_name = verbose_name_plural = "dasar hukum"

    def __str__(self):
        return f"{self.bentuk} Nomor {self.nomor} Tahun {self.tahun}"


class DasarHukumPemda(ModelBerversi):
    """A Perda, Perbup or other regulation of the pemda. `lembaran`: where it was published, as it is cited
    ("Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 11"); `oleh` changed or revoked it, from `sejak` on."""

    bentuk = models.CharField(max_length=60, help_text="mis. Peraturan Daerah Kabupaten Paser")
    nomor = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField()
    tentang = models.TextField()
    lembaran = models.CharField("lembaran atau berita daerah", max_length=250, blank=True)
    status = models.CharField(max_length=10, choices=STATUS, default="berlaku")
    oleh = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="mengganti")
    sejak = models.DateField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    kunci_kirim = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ["tahun", "bentuk", "nomor", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "bentuk", "nomor", "tahun"], name="dasar_hukum_pemda_unik"),
            models.UniqueConstraint(fields=["pemda", "kunci_kirim"], name="dasar_hukum_kirim_unik"),
        ]
        verbose_name = verbose_name_plural = "dasar hukum pemda"

    def __str__(self):
        return f"{self.bentuk} Nomor {self.nomor} Tahun {self.tahun}"
