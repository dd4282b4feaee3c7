"""Keys of a unit or jabatan: its identity, made from its name; and the key of the page that added it."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.text import slugify

from organisasi.domain import tulis
from organisasi.galat import IsianSalah

SUDAH_TERKIRIM = (
    "Formulir ini sudah terkirim dan tersimpan sebagai “{}”. Buka halaman tambah baru untuk menambah yang lain."
)


def kunci_baru(model, instansi, nama: str) -> str:
    """Slug of the name, with -2, -3 … where the instansi already has it (the same jabatan may occur eight times)."""
    panjang = model._meta.get_field("kunci").max_length
    dasar = slugify(nama)[: panjang - 5].strip("-") or "tanpa-nama"
    terpakai = set(model.objects.filter(instansi=instansi, kunci__startswith=dasar).values_list("kunci", flat=True))
    if dasar not in terpakai:
        return dasar
    return next(k for n in range(2, len(terpakai) + 3) if (k := f"{dasar}-{n}") not in terpakai)


def sudah_dikirim(model, instansi, kunci_kirim: UUID | None):
    """The row that the same page has added before; None for the first submit, and for rows that no page adds.

    Submits for one instansi take turns: the second waits here until the row of the first can be seen.
    """
    if kunci_kirim is None:
        return None
    tulis.kunci(instansi)
    return model.objects.filter(instansi=instansi, kunci_kirim=kunci_kirim).first()


def pastikan_terkirim_sama(ada, kolom: Mapping[str, object], bagian: Mapping[str, tuple] | None = None) -> None:
    """Raise IsianSalah when a page sent again says something else than it did: nothing typed is lost without a word.

    `kolom` {column: as sent}; `bagian` {name: (as stored, as sent)} of what hangs on the row.
    """
    berbeda = any(getattr(ada, nama) != nilai for nama, nilai in kolom.items())
    if berbeda or any(lama != baru for lama, baru in (bagian or {}).values()):
        raise IsianSalah(SUDAH_TERKIRIM.format(ada.nama))


def nama_unik(daftar) -> list[str]:
    """Other names without blanks and doubles, in their order."""
    return list(dict.fromkeys(" ".join(nama.split()) for nama in daftar if nama and nama.strip()))
