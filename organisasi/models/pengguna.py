"""Pengguna (AUTH_USER_MODEL) and Keanggotaan (user × pemda × role × instansi)."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils import timezone

from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.models.dasar import ModelBerversi
from organisasi.models.instansi import Instansi


class PenggunaManager(BaseUserManager):
    def _buat(self, email, password, **lain):
        pengguna = self.model(email=self.normalize_email(email).lower(), **lain)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna

    def create_user(self, email, password=None, **lain):
        return self._buat(email, password, **lain)

    def create_superuser(self, email, password=None, **lain):
        return self._buat(email, password, is_staff=True, is_superuser=True, **lain)


class Pengguna(AbstractUser):
    """A person with an account; signs in with the e-mail address. Belongs to no pemda by itself.

    `sandi_diubah`: when the password was last set (None: before it was recorded); written by `set_password` only.
    """

    username = None
    first_name = None
    last_name = None
    email = models.EmailField("surel", unique=True)
    nama = models.CharField(max_length=150)
    sandi_diubah = models.DateTimeField(null=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]
    objects = PenggunaManager()

    class Meta:
        ordering = ["email"]
        verbose_name = verbose_name_plural = "pengguna"

    def __str__(self):
        return self.nama or self.email

    def set_password(self, raw_password):
        super().set_password(raw_password)
        self.sandi_diubah = timezone.now()

    def get_full_name(self):
        return self.nama

    def get_short_name(self):
        return self.nama


class Keanggotaan(ModelBerversi):
    """A role of a user in one pemda; roles of an OPD name their instansi."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="keanggotaan")
    peran = models.CharField(max_length=12, choices=Peran.choices)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="keanggotaan")
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "pengguna", "peran", "instansi"],
                condition=models.Q(instansi__isnull=False),
                name="keanggotaan_instansi_unik",
            ),
            models.UniqueConstraint(
                fields=["pemda", "pengguna", "peran"],
                condition=models.Q(instansi__isnull=True),
                name="keanggotaan_pemda_unik",
            ),
            models.CheckConstraint(
                name="keanggotaan_instansi_perlu",
                condition=models.Q(peran__in=[p.value for p in PERAN_INSTANSI], instansi__isnull=False)
                | ~models.Q(peran__in=[p.value for p in PERAN_INSTANSI]),
            ),
        ]
        indexes = [models.Index(fields=["pemda", "pengguna"], name="keanggotaan_pengguna_idx")]
        verbose_name = verbose_name_plural = "keanggotaan"

    def __str__(self):
        """By address: who is invited here may have an account of another pemda, and its name is not ours to tell."""
        return f"{self.pengguna.email} – {self.get_peran_display()}"
