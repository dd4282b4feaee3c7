"""Keys made from names: the identity of a unit or jabatan inside its instansi."""

from django.utils.text import slugify


def kunci_baru(model, instansi, nama: str) -> str:
    """Slug of the name, with -2, -3 … where the instansi already has it (the same jabatan may occur eight times)."""
    panjang = model._meta.get_field("kunci").max_length
    dasar = slugify(nama)[: panjang - 5].strip("-") or "tanpa-nama"
    terpakai = set(model.objects.filter(instansi=instansi, kunci__startswith=dasar).values_list("kunci", flat=True))
    if dasar not in terpakai:
        return dasar
    return next(k for n in range(2, len(terpakai) + 3) if (k := f"{dasar}-{n}") not in terpakai)


def nama_unik(daftar) -> list[str]:
    """Other names without blanks and doubles, in their order."""
    return list(dict.fromkeys(" ".join(nama.split()) for nama in daftar if nama and nama.strip()))
