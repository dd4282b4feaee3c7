"""What the IKU in force (or the IKI of one instansi) give to an average, for several years and triwulan at once.

Three queries whatever the number of instansi, years and triwulan; the figures are the stored Capaian.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q

from indikator.domain.gulungan import NilaiUkur, gulung_sub
from indikator.domain.kemajuan import jatuh
from indikator.enums import UKUR_TERVERIFIKASI, JenisLembar, Triwulan
from indikator.models import Indikator, Pengukuran, Realisasi

_LETAK = {"instansi": "lembar__penetapan__instansi_id", "lembar_pk": "lembar_id", "sasaran_pk": "sasaran_id"}


class BarisIku(NamedTuple):
    """One indicator of a document in force, as far as averages need it."""

    pk: int
    induk: int | None
    silsilah: UUID
    bobot: Decimal | None
    frekuensi: str
    instansi: int
    lembar: int
    sasaran: int


@dataclass(frozen=True)
class NilaiTahun:
    """The indicators of a year, and of them {silsilah: {triwulan: (persen, kemajuan)}}: stored, inside the limits."""

    baris: tuple[BarisIku, ...]
    ukur: dict[UUID, dict[int, tuple]]

    def pokok(self) -> tuple[BarisIku, ...]:
        """Rows that stand for themselves: sub-indicators are part of theirs."""
        return tuple(satu for satu in self.baris if not satu.induk)

    def nilai(self, triwulan: int = 0) -> dict[int, NilaiUkur]:
        """{Indikator.pk: what it gives} of every row, sub-indicators rolled up into theirs."""
        sub: dict[int, list[BarisIku]] = {}
        for satu in self.baris:
            if satu.induk:
                sub.setdefault(satu.induk, []).append(satu)
        hasil = {satu.pk: self._satu(satu, triwulan) for satu in self.baris}
        for satu in self.pokok():
            if anak := sub.get(satu.pk):
                rata = gulung_sub([hasil[a.pk] for a in anak])
                hasil[satu.pk] = NilaiUkur.dari_rata(rata, satu.bobot)
        return hasil

    def per(self, kolom: str, triwulan: int = 0) -> dict[int, list[NilaiUkur]]:
        """{instansi, lembar or sasaran id: values of its indicators}."""
        nilai, hasil = self.nilai(triwulan), {}
        for satu in self.pokok():
            hasil.setdefault(getattr(satu, kolom), []).append(nilai[satu.pk])
        return hasil

    def _satu(self, baris: BarisIku, triwulan: int) -> NilaiUkur:
        """A row that is measured itself; a year without a value of its own has that of its last triwulan."""
        per_tw = self.ukur.get(baris.silsilah, {})
        if triwulan in per_tw:
            nilai = NilaiUkur(per_tw[triwulan][0])
        elif triwulan == Triwulan.TAHUNAN and per_tw:
            nilai = _berjalan(max(per_tw), per_tw[max(per_tw)])
        else:
            nilai = NilaiUkur(None)
        belum = nilai.persen is None and not jatuh(baris.frekuensi, triwulan)
        return nilai._replace(bobot=baris.bobot, belum_waktunya=belum)


def _berjalan(triwulan: int, isi: tuple) -> NilaiUkur:
    """The year as a triwulan knows it; final after triwulan IV only."""
    return NilaiUkur(isi[1], belum_final=triwulan != Triwulan.EMPAT)


def muat_nilai(
    tahun: Iterable[int],
    *,
    boleh_draf: bool = True,
    instansi=None,
    jenis: str = JenisLembar.IKU,
    hanya: tuple[int, int] | None = None,
) -> dict[int, NilaiTahun]:
    """{tahun: NilaiTahun} of the documents in force; without `boleh_draf` only verified capaian.

    `hanya`: (year, triwulan): of the other years nothing but this triwulan will be asked for.
    """
    tahun = list(tahun)
    indikator = Indikator.objects.filter(lembar__jenis=jenis, lembar__penetapan__berlaku__tahun__in=tahun)
    if instansi is not None:
        indikator = indikator.filter(lembar__penetapan__instansi=instansi)
    letak = {nama: F(jalan) for nama, jalan in _LETAK.items()} | {"th": F("lembar__penetapan__berlaku__tahun")}
    baris: dict[int, list[BarisIku]] = {satu: [] for satu in tahun}
    isi = indikator.annotate(**letak).order_by("sasaran__urutan", "sasaran_id", "urutan", "pk")  # as on the sheet
    kolom = ("pk", "induk_id", "silsilah", "bobot", "frekuensi", *_LETAK)
    for th, *nilai in isi.values_list("th", *kolom):
        baris[th].append(BarisIku(*nilai))
    masa = _masa(tahun, instansi, boleh_draf, hanya)
    ukur = _ukur(masa, jenis, instansi)
    return {satu: NilaiTahun(tuple(baris[satu]), ukur.get(satu, {})) for satu in tahun}


def _masa(tahun: list[int], instansi, boleh_draf: bool, hanya: tuple[int, int] | None) -> dict[int, tuple[int, int]]:
    """{Pengukuran.pk: (year, triwulan)} of what is asked for."""
    semua = Pengukuran.objects.filter(tahun__in=tahun)
    if instansi is not None:
        semua = semua.filter(instansi=instansi)
    if not boleh_draf:
        semua = semua.filter(status__in=UKUR_TERVERIFIKASI)
    if hanya and hanya[1] != Triwulan.TAHUNAN:  # the year itself may be the one its last triwulan knows
        semua = semua.filter(Q(tahun=hanya[0]) | Q(triwulan=hanya[1]))
    return {pk: (th, tw) for pk, th, tw in semua.order_by().values_list("pk", "tahun", "triwulan")}


def _ukur(masa: dict[int, tuple[int, int]], jenis: str, instansi) -> dict[int, dict[UUID, dict[int, tuple]]]:
    """Stored figures by year, lineage and triwulan, whatever version of the document they were entered under.

    Read from indexes alone (realisasi_indikator_idx, capaian_nilai_idx). The keys of the Pengukuran are given, and
    lineages no longer in force come along: joins or conditions in their place mislead PostgreSQL, which takes columns
    that follow from each other for independent, into reading all years.
    """
    baris = Realisasi.objects.filter(pengukuran__in=list(masa), indikator__lembar__jenis=jenis)
    if instansi is not None:
        baris = baris.filter(indikator__lembar__penetapan__instansi=instansi)
    kolom = ("pengukuran_id", "indikator__silsilah", "capaian__persen_dibatasi", "capaian__kemajuan_dibatasi")
    hasil: dict[int, dict[UUID, dict[int, tuple]]] = {}
    for pengukuran, silsilah, *nilai in baris.order_by("pk").values_list(*kolom):
        th, tw = masa[pengukuran]
        hasil.setdefault(th, {}).setdefault(silsilah, {})[tw] = tuple(nilai)
    return hasil
