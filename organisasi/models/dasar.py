"""Base of every tenant table: the first of the three nets of tenancy (docs/penyewa.md)."""

from django.db import models
from django_scopes import ScopedManager, get_scope

from organisasi.galat import PelanggaranPenyewa


def manager_penyewa():
    """Manager that shows rows of the active pemda only and refuses to work without one."""
    return ScopedManager(pemda="pemda")


class ModelPenyewa(models.Model):
    """A row that belongs to exactly one pemda.

    `save` and `delete` repeat what the scoped manager cannot cover (create, base manager, forward keys): the row and
    everything it points at belong to the active pemda. PostgreSQL says it twice more: composite keys and policies.
    """

    pemda = models.ForeignKey("organisasi.Pemda", on_delete=models.PROTECT, related_name="+", editable=False)

    objects = manager_penyewa()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.periksa_penyewa(kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._periksa_lingkup()
        return super().delete(*args, **kwargs)

    def periksa_penyewa(self, kolom=None) -> None:
        """Raise PelanggaranPenyewa when the row or one of its tenant foreign keys is of another pemda."""
        self._periksa_lingkup()
        for field in self._kunci_asing_penyewa():
            if kolom is not None and field.name not in kolom and field.attname not in kolom:
                continue
            if self._pemda_dari(field) not in (None, self.pemda_id):
                raise PelanggaranPenyewa(f"{self._meta.label}.{field.name} menunjuk data pemda lain.")

    @classmethod
    def periksa_penyewa_banyak(cls, daftar) -> None:
        """`periksa_penyewa` of new rows: one query for each foreign key whose rows are not at hand."""
        for satu in daftar:
            satu._periksa_lingkup()
        for field in cls._kunci_asing_penyewa():
            milik = cls._pemda_dari_banyak(field, daftar)
            for satu in daftar:
                if milik.get(getattr(satu, field.attname), satu.pemda_id) != satu.pemda_id:
                    raise PelanggaranPenyewa(f"{cls._meta.label}.{field.name} menunjuk data pemda lain.")

    def _periksa_lingkup(self) -> None:
        lingkup = get_scope()
        if not lingkup.get("_enabled", True):
            return
        if "pemda" not in lingkup:
            raise PelanggaranPenyewa(f"{self._meta.label}: tidak ada pemda yang aktif.")
        if lingkup["pemda"] is None or self.pemda_id != lingkup["pemda"].pk:
            raise PelanggaranPenyewa(f"{self._meta.label} bukan milik pemda yang aktif.")

    @classmethod
    def _kunci_asing_penyewa(cls):
        for field in cls._meta.concrete_fields:
            if (field.many_to_one or field.one_to_one) and issubclass(field.related_model, ModelPenyewa):
                yield field

    @staticmethod
    def _pemda_dari_banyak(field, daftar) -> dict:
        """{key: pemda} of what the rows point at through `field`; 0 as in `_pemda_dari`."""
        dekat = [satu for satu in daftar if field.is_cached(satu) and getattr(satu, field.attname) is not None]
        milik = {getattr(satu, field.attname): getattr(satu, field.name).pemda_id for satu in dekat}
        jauh = {kunci for satu in daftar if (kunci := getattr(satu, field.attname)) is not None} - set(milik)
        if jauh:
            ada = field.related_model._base_manager.filter(pk__in=jauh).values_list("pk", "pemda_id")
            milik |= dict.fromkeys(jauh, 0) | dict(ada)
        return milik

    def _pemda_dari(self, field):
        kunci = getattr(self, field.attname)
        if kunci is None:
            return None
        if field.is_cached(self):
            return getattr(self, field.name).pemda_id
        milik = field.related_model._base_manager.filter(pk=kunci).values_list("pemda_id", flat=True).first()
        return milik or 0  # 0: hidden by row-level security, so of another pemda (or not there at all)


class ModelBerversi(ModelPenyewa):
    """A tenant row people edit: `versi` grows with every write, so that a lost update is noticed."""

    versi = models.PositiveIntegerField(default=1, editable=False)
    dibuat = models.DateTimeField(auto_now_add=True)
    diubah = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
