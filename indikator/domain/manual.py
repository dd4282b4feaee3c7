"""The shared library of indicator manuals: national rows that all read, and rows that a pemda keeps for its own OPD.

A pemda publishes by an explicit copy (`IsiManual` columns of a national row or of an indicator, then `buat`).
"""

from django.db import transaction
from django.db.models import Q

from indikator.models import Indikator, ManualIndikator, ManualPemda
from indikator.models.manual import IsiManual
from indikator.rumus.sel_tampil import sel_teks
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

KOLOM = tuple(field.name for field in IsiManual._meta.get_fields())
SUDAH_ADA = "Pustaka pemda sudah memuat manual bernama ini. Ubah yang itu, atau beri nama lain."


def cari(model, kata: str = "", bidang: str = ""):
    """National or pemda rows (by `model`) in which every word occurs in name, bidang or definition."""
    semua = model.objects.filter(bidang=bidang) if bidang else model.objects.all()
    for satu in kata.split():
        semua = semua.filter(Q(nama__icontains=satu) | Q(bidang__icontains=satu) | Q(definisi__icontains=satu))
    return semua


def daftar_bidang() -> list[str]:
    """Every bidang that occurs, national or of the pemda, sorted."""
    return sorted({*_bidang(ManualIndikator), *_bidang(ManualPemda)})


def _bidang(model):
    return model.objects.order_by().values_list("bidang", flat=True).distinct()


@transaction.atomic
def buat(*, oleh, **isi) -> ManualPemda:
    """A manual of the pemda; the same content sent twice is one row. Raises Ditolak, IsianSalah."""
    pastikan(oleh, "kelola_manual")
    tulis.kunci(oleh.pemda)  # submits take turns, so that the second sees the row of the first
    isi = _rapi(isi)
    for ada in ManualPemda.objects.filter(nama__iexact=isi["nama"]):
        if all(getattr(ada, kolom) == nilai for kolom, nilai in isi.items()):
            return ada
        raise IsianSalah({"nama": SUDAH_ADA})
    return tulis.buat(ManualPemda, oleh=oleh, **isi)


@transaction.atomic
def ubah(manual: ManualPemda, *, oleh, versi: int | None = None, **isi) -> ManualPemda:
    pastikan(oleh, "kelola_manual")
    isi = _rapi(isi)
    if ManualPemda.objects.filter(nama__iexact=isi["nama"]).exclude(pk=manual.pk).exists():
        raise IsianSalah({"nama": SUDAH_ADA})
    return tulis.ubah(manual, oleh=oleh, versi=versi, **isi)


def hapus(manual: ManualPemda, *, oleh, versi: int | None = None) -> None:
    """Rows that were made from it stay as they are."""
    pastikan(oleh, "kelola_manual")
    tulis.hapus(manual, oleh=oleh, versi=versi)


def isi_dari(asal: IsiManual) -> dict[str, str]:
    """The columns of a manual, for a copy."""
    return {kolom: getattr(asal, kolom) for kolom in KOLOM}


def isi_dari_indikator(indikator: Indikator) -> dict[str, str]:
    """What an indicator says, as the start of a manual; its formula without the markup of the document."""
    rumus = getattr(indikator, "rumus", None)
    nama = ("nama", "satuan", "arah", "tipe_penghitungan", "frekuensi")
    isi = {kolom: getattr(indikator, kolom) for kolom in nama}
    return isi | {"rumus": rumus.teks if rumus else "", "sumber_data": sel_teks(indikator.sumber_data)}


def _rapi(isi: dict) -> dict:
    """Name and bidang on one line."""
    return isi | {kolom: " ".join(isi[kolom].split()) for kolom in ("nama", "bidang") if kolom in isi}
