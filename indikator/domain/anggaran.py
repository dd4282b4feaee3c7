"""Anggaran: one list of kegiatan; every table is a view of it, so that all totals agree by construction."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Prefetch

from indikator import capaian as mesin
from indikator.models import Kegiatan, Program, Serapan
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan


@dataclass(frozen=True)
class BarisAnggaran:
    """One kegiatan; `pagu` and `realisasi` in rupiah, None where the source gives none."""

    kegiatan: Kegiatan
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: mesin.Hasil


@dataclass(frozen=True)
class KelompokAnggaran:
    """Kegiatan of one sasaran or indicator with their subtotal; `judul` empty for those without a link."""

    judul: str
    kunci: object
    baris: tuple[BarisAnggaran, ...]
    jumlah: mesin.Jumlah


@dataclass(frozen=True)
class IsiAnggaran:
    baris: tuple[BarisAnggaran, ...]
    per_sasaran: tuple[KelompokAnggaran, ...]
    per_indikator: tuple[KelompokAnggaran, ...]
    jumlah: mesin.Jumlah


def rekap_anggaran(instansi, tahun: int) -> IsiAnggaran:
    """All kegiatan of an instansi and year in every grouping (two queries)."""
    kegiatan = (
        Kegiatan.objects.filter(instansi=instansi, tahun=tahun)
        .select_related("program", "sasaran", "indikator")
        .prefetch_related(Prefetch("serapan", queryset=Serapan.objects.order_by("triwulan")))
    )
    baris = tuple(_baris(k) for k in kegiatan)
    return IsiAnggaran(
        baris=baris,
        per_sasaran=_kelompok(baris, lambda k: k.sasaran),
        per_indikator=_kelompok(baris, lambda k: k.indikator),
        jumlah=_jumlah(baris),
    )


def ringkas_anggaran(tahun: int) -> dict[int, tuple[int, Decimal | None]]:
    """{instansi id: (number of kegiatan, total of the known pagu or None)} in one query.

    Added up here: SQLite adds decimals as floats.
    """
    hasil: dict[int, tuple[int, Decimal | None]] = {}
    for instansi, pagu in Kegiatan.objects.filter(tahun=tahun).order_by().values_list("instansi_id", "pagu"):
        jumlah, total = hasil.get(instansi, (0, None))
        hasil[instansi] = (jumlah + 1, total if pagu is None else (total or Decimal(0)) + pagu)
    return hasil


def jumlah_per_instansi(tahun: int) -> dict[int, mesin.Jumlah]:
    """{instansi id: totals of its kegiatan} as `rekap_anggaran` gives them; two queries for the whole pemda."""
    semua = Kegiatan.objects.filter(tahun=tahun).prefetch_related(
        Prefetch("serapan", queryset=Serapan.objects.order_by("triwulan"))
    )
    wadah: dict[int, list[BarisAnggaran]] = {}
    for satu in semua:
        wadah.setdefault(satu.instansi_id, []).append(_baris(satu))
    return {instansi: _jumlah(baris) for instansi, baris in wadah.items()}


def _baris(kegiatan: Kegiatan) -> BarisAnggaran:
    serapan = list(kegiatan.serapan.all())
    realisasi = _realisasi(serapan)
    return BarisAnggaran(kegiatan, kegiatan.pagu, realisasi, mesin.persen_serapan(kegiatan.pagu, realisasi))


def _realisasi(serapan: list[Serapan]) -> Decimal | None:
    """The sum of the triwulan, or the yearly figure; the two are never added together."""
    triwulan = [s.jumlah for s in serapan if s.triwulan]
    if triwulan:
        return sum(triwulan, Decimal(0))
    return serapan[0].jumlah if serapan else None


def _kelompok(baris, kunci: Callable) -> tuple[KelompokAnggaran, ...]:
    """Group in order of first appearance; rows without a link form the last group."""
    wadah: dict = {}
    for satu in baris:
        wadah.setdefault(kunci(satu.kegiatan), []).append(satu)
    berkait = [k for k in wadah if k is not None]
    urut = sorted(berkait, key=lambda k: (k.urutan, k.pk)) + ([None] if None in wadah else [])
    return tuple(KelompokAnggaran(str(k) if k else "", k, tuple(wadah[k]), _jumlah(wadah[k])) for k in urut)


def _jumlah(baris) -> mesin.Jumlah:
    return mesin.jumlah_anggaran([(b.pagu, b.realisasi) for b in baris])


def buat_program(*, oleh, instansi, tahun: int, **isi) -> Program:
    pastikan(oleh, "isi_data", instansi)
    return tulis.buat(Program, oleh=oleh, instansi=instansi, tahun=tahun, **isi)


@transaction.atomic
def buat_kegiatan(*, oleh, instansi, tahun: int, realisasi: Decimal | None = None, **isi) -> Kegiatan:
    """A kegiatan with its yearly realisasi where known. Money in rupiah, not negative."""
    pastikan(oleh, "isi_data", instansi)
    for nama, nilai in (("pagu", isi.get("pagu")), ("realisasi", realisasi)):
        if nilai is not None and nilai < 0:
            raise IsianSalah({nama: f"{nama.capitalize()} tidak boleh negatif."})
    kegiatan = tulis.buat(Kegiatan, oleh=oleh, instansi=instansi, tahun=tahun, **isi)
    if realisasi is not None:
        tulis.buat(Serapan, oleh=oleh, kegiatan=kegiatan, triwulan=0, jumlah=realisasi)
    return kegiatan
