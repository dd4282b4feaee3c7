"""One search over everything. Apps to the right add their kinds from their own module `pencarian`:

@organisasi.pencarian.daftarkan
def cari_indikator(pelaku, tahun, kata, batas) -> Kelompok | None: …      # one query, at most `batas` results
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from organisasi.domain import instansi as domain_instansi
from organisasi.models import Jabatan

BATAS = 20
PANJANG_TERKECIL = 2


@dataclass(frozen=True)
class Hasil:
    """One line of the answer: a link, and where the thing belongs."""

    judul: str
    url: str
    keterangan: str = ""


@dataclass(frozen=True)
class Kelompok:
    """Results of one kind; `url_semua` is a list page with the same search, when there is one."""

    judul: str
    hasil: list[Hasil]
    url_semua: str = ""


_penyedia: list[Callable[..., Kelompok]] = []


def daftarkan(penyedia):
    """Register provider(pelaku, tahun, kata, batas) -> Kelompok; usable as a decorator."""
    if penyedia not in _penyedia:
        _penyedia.append(penyedia)
    return penyedia


def cari(pelaku, tahun: int, kata: str) -> list[Kelompok]:
    """Groups that found something; nothing for a search of less than two letters."""
    if len(kata) < PANJANG_TERKECIL:
        return []
    semua = [penyedia(pelaku, tahun, kata, BATAS) for penyedia in _penyedia]
    return [kelompok for kelompok in semua if kelompok and kelompok.hasil]


@daftarkan
def cari_instansi(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    cocok = domain_instansi.terlihat(pelaku).filter(
        Q(nama__icontains=kata) | Q(nama_singkat__icontains=kata) | Q(alias__nama__icontains=kata)
    )
    slug = pelaku.pemda.slug
    hasil = [
        Hasil(i.nama, reverse("instansi_rincian", args=[slug, i.slug]), i.get_jenis_display())
        for i in cocok.distinct()[:batas]
    ]
    return Kelompok("Perangkat daerah", hasil, reverse("instansi_daftar", args=[slug]) if hasil else "")


@daftarkan
def cari_jabatan(pelaku, tahun: int, kata: str, batas: int) -> Kelompok:
    cocok = Jabatan.objects.filter(
        Q(nama__icontains=kata) | Q(unit__nama__icontains=kata), instansi__in=domain_instansi.terlihat(pelaku)
    ).select_related("instansi", "unit")
    hasil = [
        Hasil(j.nama_lengkap, reverse("jabatan_rincian", args=[pelaku.pemda.slug, j.pk]), j.instansi.sebutan)
        for j in cocok.order_by("instansi__nama", "urutan", "pk")[:batas]
    ]
    return Kelompok("Jabatan", hasil)
