"""Is a row still used? Asked of every table that protects it, also of apps that this one does not know."""

from django.db.models import PROTECT

from organisasi.galat import IsianSalah, SalahStatus


def pemakaian(objek) -> list[str]:
    """What still points at the row and would be lost: ["2 jabatan", "1 lembar"]."""
    dipakai: dict[str, int] = {}
    for hubungan in objek._meta.related_objects:
        if hubungan.on_delete is not PROTECT:
            continue
        model = hubungan.related_model
        jumlah = model._default_manager.filter(**{hubungan.field.name: objek}).count()
        if jumlah:
            nama = str(model._meta.verbose_name)
            dipakai[nama] = dipakai.get(nama, 0) + jumlah
    return [f"{jumlah} {nama}" for nama, jumlah in sorted(dipakai.items())]


def pastikan_bebas(objek, langkah: str = "") -> None:
    """Raise SalahStatus with a sentence naming what still uses the row."""
    if sisa := pemakaian(objek):
        raise SalahStatus(f"“{objek}” belum dapat dihapus karena masih dipakai: {', '.join(sisa)}. {langkah}".strip())


def pastikan_tak_melingkar(objek, induk, kolom: str = "induk") -> None:
    """Raise IsianSalah at the field `kolom` when `induk` is the row itself or below it."""
    while induk is not None:
        if objek is not None and induk.pk == objek.pk:
            raise IsianSalah({kolom: f"“{objek}” tidak dapat diletakkan di bawah dirinya sendiri atau bawahannya."})
        induk = getattr(induk, kolom)
