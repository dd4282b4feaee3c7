"""Perjanjian Kinerja: the promise of a year with its own copy of the targets (states: indikator.domain.alur.pk)."""

from django.db import transaction
from django.db.models import Q

from indikator.domain.target import kolom_bacaan
from indikator.enums import PK_BERLAKU
from indikator.models import Indikator, PerjanjianKinerja, TargetPerjanjian
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import tulis
from organisasi.permissions import boleh, pastikan


@transaction.atomic
def buat(*, oleh, instansi, tahun: int, baris: list[tuple[Indikator, str]], **lain) -> PerjanjianKinerja:
    """A draft PK; `baris` are (indikator, raw target text) in order."""
    pastikan(oleh, "isi_data", instansi)
    perjanjian = tulis.buat(PerjanjianKinerja, oleh=oleh, instansi=instansi, tahun=tahun, **lain)
    for urutan, (indikator, teks) in enumerate(baris, 1):
        isi = kolom_bacaan(teks, indikator.nama, indikator.satuan)
        tulis.buat(TargetPerjanjian, oleh=oleh, perjanjian=perjanjian, indikator=indikator, urutan=urutan, **isi)
    return perjanjian


def terlihat(pelaku):
    """PKs the actor may see: signed ones of the visible instansi, the others where `lihat_draf` holds."""
    semua = PerjanjianKinerja.objects.filter(instansi__in=domain_instansi.terlihat(pelaku))
    if boleh(pelaku, "lihat_draf"):
        return semua
    return semua.filter(pelaku.wilayah("instansi") | Q(status__in=PK_BERLAKU))


def pastikan_terlihat(pelaku, perjanjian: PerjanjianKinerja) -> None:
    """Raise Ditolak unless the actor may see this PK in its present state."""
    pastikan(pelaku, "lihat_instansi", perjanjian.instansi)
    if perjanjian.status not in PK_BERLAKU:
        pastikan(pelaku, "lihat_draf", perjanjian.instansi)


def versi_lain(perjanjian: PerjanjianKinerja, pelaku) -> list[PerjanjianKinerja]:
    """The other versions for the same instansi or jabatan and year that the actor may see."""
    milik = {"instansi": perjanjian.instansi_id, "jabatan": perjanjian.jabatan_id, "tahun": perjanjian.tahun}
    return list(terlihat(pelaku).filter(**milik).exclude(pk=perjanjian.pk).order_by("versi_ke"))
