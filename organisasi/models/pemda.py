"""Pemda: the tenant."""

from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from organisasi.enums import JenisPemda

SLUG_TERPAKAI = frozenset(
    [
        "akun",
        "admin",
        "api",
        "static",
        "media",
        "verifikasi",
        "healthz",
        "readyz",
        "metrics",
        "berkas",
        "pilih-pemda",
        "titipan",
    ]
)  # first parts of urls that are not a pemda


class Pemda(models.Model):
    """A regional government. Not a tenant table itself: it is what the others point at."""

    slug = models.SlugField(
        "alamat",
        max_length=40,
        unique=True,
        validators=[RegexValidator(r"^[a-z][a-z0-9-]*$", "Huruf kecil, angka dan tanda hubung; diawali huruf.")],
        help_text="Bagian pertama alamat web, mis. magetan",
    )
    nama = models.CharField(max_length=120, help_text="mis. Kabupaten Magetan")
    jenis = models.CharField(max_length=10, choices=JenisPemda.choices, default=JenisPemda.KABUPATEN)
    sebutan_kepala = models.CharField("sebutan kepala daerah", max_length=40, default="Bupati")
    ibukota = models.CharField("tempat penetapan", max_length=80, blank=True)
    zona_waktu = models.CharField(max_length=40, default="Asia/Jakarta")
    tingkat_pengukuran = models.CharField(
        max_length=20,
        choices=[
            ("instansi", "Perangkat daerah saja"),
            ("administrator", "Sampai eselon III"),
            ("pengawas", "Sampai eselon IV"),
            ("semua", "Semua jabatan"),
        ],
        default="administrator",
    )
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama"]
        verbose_name = verbose_name_plural = "pemda"

    def __str__(self):
        return self.nama

    @property
    def zona(self) -> ZoneInfo:
        """The clock of its pages and documents: WIB, WITA or WIT."""
        return ZoneInfo(self.zona_waktu)

    def clean(self):
        if self.zona_waktu not in available_timezones():
            pesan = "Zona waktu tidak dikenal. Tulis Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura."
            raise ValidationError({"zona_waktu": pesan})
        if self.slug in SLUG_TERPAKAI:
            raise ValidationError({"slug": f"“{self.slug}” dipakai oleh aplikasi. Pilih alamat lain."})
