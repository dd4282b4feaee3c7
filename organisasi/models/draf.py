"""DrafIsian: what someone has typed into a form and not yet saved, kept on the server."""

from django.conf import settings
from django.db import models

from organisasi.models.dasar import ModelPenyewa


class DrafIsian(ModelPenyewa):
    """One unsaved form of one user. `alamat` is the path (with query) of its page, `isi` {field: [values]}.

    Written and read by its user only (organisasi.domain.draf); removed when the form is saved or thrown away.
    """

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    alamat = models.CharField(max_length=300)
    isi = models.JSONField(default=dict, blank=True)
    diubah = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-diubah"]
        constraints = [models.UniqueConstraint(fields=["pemda", "pengguna", "alamat"], name="draf_isian_unik")]
        verbose_name = verbose_name_plural = "draf isian"

    def __str__(self):
        return self.alamat
