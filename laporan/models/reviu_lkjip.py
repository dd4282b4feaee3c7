"""ReviuLkjip of the Inspektorat with its remarks, and AdendumLkjip: the only way to correct a signed report."""

from django.conf import settings
from django.db import models

from laporan.models.lkjip import Lkjip
from organisasi.models import Berkas, Pejabat
from organisasi.models.dasar import ModelBerversi


class ReviuLkjip(ModelBerversi):
    """One review; of a report opened again the last one counts. `pernyataan` empty: the standard sentences."""

    lkjip = models.ForeignKey(Lkjip, on_delete=models.CASCADE, related_name="reviu")
    nomor = models.CharField(max_length=80, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    tempat = models.CharField(max_length=80, blank=True)
    penandatangan = models.ForeignKey(Pejabat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    jabatan_penandatangan = models.CharField(max_length=250, blank=True)
    pernyataan = models.TextField(blank=True)
    simpulan = models.TextField(blank=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    selesai = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "reviu LKjIP"

    def __str__(self):
        return f"Reviu {self.lkjip}"


class CatatanReviu(ModelBerversi):
    """One finding of a review: where, what, and what the OPD did about it."""

    reviu = models.ForeignKey(ReviuLkjip, on_delete=models.CASCADE, related_name="catatan")
    urutan = models.PositiveIntegerField(default=0)
    tempat = models.CharField(max_length=200, blank=True)
    isi = models.TextField("catatan")
    tindak_lanjut = models.TextField("tindak lanjut", blank=True)
    selesai = models.BooleanField(default=False)

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = verbose_name_plural = "catatan reviu"

    def __str__(self):
        return self.isi[:80]


class AdendumLkjip(ModelBerversi):
    """Correction `ke` of a signed report: what it rests on, why, and what changes.

    `perubahan`: rows {silsilah, indikator, apa, semula, menjadi} of figures; `terbit_pada` null while a draft. Its
    printed content is frozen when it is published.
    """

    lkjip = models.ForeignKey(Lkjip, on_delete=models.PROTECT, related_name="adendum")
    ke = models.PositiveSmallIntegerField()
    tanggal = models.DateField(null=True, blank=True)
    dasar = models.TextField(blank=True)
    alasan = models.TextField(blank=True)
    isi = models.TextField(blank=True)
    perubahan = models.JSONField(default=list, blank=True)
    terbit_pada = models.DateTimeField(null=True, blank=True)
    terbit_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["ke", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "lkjip", "ke"], name="adendum_ke_unik"),
            models.CheckConstraint(
                name="adendum_berdasar",
                condition=models.Q(terbit_pada__isnull=True) | (~models.Q(dasar="") & ~models.Q(alasan="")),
            ),
        ]
        verbose_name = verbose_name_plural = "adendum LKjIP"

    def __str__(self):
        return f"Adendum {self.ke} {self.lkjip}"

    @property
    def instansi(self):
        """Whose report it corrects."""
        return self.lkjip.instansi

    @property
    def tahun(self):
        """The year of that report."""
        return self.lkjip.tahun
