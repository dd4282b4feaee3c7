"""PengaturanPemda: what a pemda sets for itself."""

from django.db import models

from organisasi.models.dasar import ModelBerversi
from organisasi.models.pekerjaan import Berkas

KERTAS = [("f4", "F4 (215 × 330 mm)"), ("a4", "A4 (210 × 297 mm)")]


class PengaturanPemda(ModelBerversi):
    """One row per pemda, made when first needed. `kop_baris`: the lines above those of the instansi.

    `kertas` and `qr_dokumen` are what a new decree begins with. `reviu_lkjip_opd`: the report of an OPD is reviewed
    before it is signed (that of the pemda always is). `halaman_publik` opens `/<pemda>/publik/` to
    everybody; off until the pemda decides. `wajib_dua_langkah`: roles (enums.Peran) that sign in with a second factor.
    """

    halaman_publik = models.BooleanField(default=False)
    lambang = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kop_baris = models.JSONField("baris kop", default=list, blank=True)
    kertas = models.CharField("ukuran kertas", max_length=2, choices=KERTAS, default="f4")
    qr_dokumen = models.BooleanField("QR verifikasi pada keputusan", default=True)
    reviu_lkjip_opd = models.BooleanField("LKjIP perangkat daerah wajib direviu Inspektorat", default=False)

    wajib_dua_langkah = models.JSONField("peran wajib masuk dua langkah", default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pemda"], name="pengaturan_pemda_unik")]
        verbose_name = verbose_name_plural = "pengaturan pemda"

    def __str__(self):
        return "Pengaturan pemda"
