"""Jejak: the append-only audit trail, a hash chain per pemda. Triggers refuse UPDATE and DELETE on both databases."""

from django.db import models

from organisasi.enums import PERLU_ALASAN, Tindakan
from organisasi.models.dasar import ModelPenyewa
from organisasi.models.pengguna import Pengguna


class Jejak(ModelPenyewa):
    """One write. `perubahan` maps a field to [before, after]. Written only by `organisasi.domain.jejak.catat`.

    `peran`: the roles the person had then; `permintaan`: id of the request or job, the same for all rows of one.
    """

    nomor = models.PositiveBigIntegerField()
    waktu = models.DateTimeField()
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, related_name="jejak")
    nama_pengguna = models.CharField(max_length=150)
    tindakan = models.CharField(max_length=20, choices=Tindakan.choices)
    model = models.CharField(max_length=60)
    objek_id = models.BigIntegerField(null=True)
    objek = models.CharField(max_length=300)
    perubahan = models.JSONField(default=dict)
    alasan = models.TextField(blank=True)
    peran = models.CharField(max_length=200, blank=True)
    permintaan = models.CharField(max_length=36, blank=True)
    sebelum = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "nomor"], name="jejak_nomor_unik"),
            models.CheckConstraint(
                name="jejak_perlu_alasan", condition=~models.Q(tindakan__in=PERLU_ALASAN) | ~models.Q(alasan="")
            ),
        ]
        indexes = [models.Index(fields=["pemda", "model", "objek_id"], name="jejak_objek_idx")]
        verbose_name = verbose_name_plural = "riwayat"

    def __str__(self):
        return f"{self.nama_pengguna} {self.get_tindakan_display()} {self.objek}"
