"""The triwulan of a year put together: realisasi to date, target to date and kemajuan, as the engine computes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from indikator import capaian as mesin
from indikator.domain import nilai_realisasi, target_berlaku
from indikator.domain.nilai_variabel import nilai_tersimpan
from indikator.domain.target_berlaku import TargetBerlaku, TargetSetahun
from indikator.enums import JenisTarget
from indikator.models import Indikator, Realisasi
from indikator.rumus import ast
from kinerja.angka import tulis_asli

DEFINISI = "definisi"  # key of the document of the row in force, among the inputs stored with a capaian


@dataclass(frozen=True)
class Setahun:
    """What the figures of a year are made from, for some rows of one instansi: all triwulan at once, by lineage.

    `indikator` is the row in force that year, `realisasi` {silsilah: {triwulan 0–4: Realisasi}}.
    """

    tahun: int
    indikator: Mapping[UUID, Indikator]
    realisasi: Mapping[UUID, Mapping[int, Realisasi]]
    target: TargetSetahun

    @cached_property
    def versi(self) -> Mapping[object, Indikator]:
        """`versi_baris` of its rows, read where something closed is computed anew."""
        return versi_baris(self.indikator)


@dataclass(frozen=True)
class Acuan:
    """What a realisasi of a triwulan is measured against. `berlaku`: the target shown; `sd`, `sd_maks`: to date."""

    berlaku: TargetBerlaku | None
    setahun: TargetBerlaku | None
    rencana: TargetBerlaku | None
    sd: mesin.SampaiDengan
    sd_maks: mesin.SampaiDengan | None = None


def muat(instansi, tahun: int, silsilah: Iterable[UUID], indikator: Iterable[Indikator] | None = None) -> Setahun:
    """Fetch a year in a constant number of queries; `indikator`: the rows in force, where they are loaded already."""
    silsilah = set(silsilah)
    baris = baris_berlaku(tahun, silsilah) if indikator is None else {satu.silsilah: satu for satu in indikator}
    realisasi = cari_realisasi(instansi, tahun, silsilah)
    sisa = [next(iter(per_tw.values())).indikator_id for kunci, per_tw in realisasi.items() if kunci not in baris]
    if sisa:  # rows that no document of the year has any more stand for themselves
        baris |= {satu.silsilah: satu for satu in _lengkap(Indikator.objects.filter(pk__in=sisa))}
    return Setahun(tahun, baris, realisasi, target_berlaku.cari_setahun(instansi, tahun, list(baris.values())))


def baris_berlaku(tahun: int, silsilah: Iterable[UUID]) -> dict[UUID, Indikator]:
    """The rows of these lineages in the documents in force that year, with formula and variables."""
    kini = Indikator.objects.filter(silsilah__in=list(silsilah), lembar__penetapan__berlaku__tahun=tahun)
    return {satu.silsilah: satu for satu in _lengkap(kini)}


def versi_baris(silsilah: Iterable[UUID]) -> dict[object, Indikator]:
    """The rows of these lineages in all documents, by their key and by (silsilah, what `tanda` says)."""
    hasil: dict[object, Indikator] = {}
    for satu in _lengkap(Indikator.objects.filter(silsilah__in=list(silsilah))):
        hasil[satu.pk] = hasil[satu.silsilah, tanda(satu)] = satu
    return hasil


def tanda(indikator: Indikator) -> str:
    """Which version of which document a row is of; keys of rows are others where a package was read in."""
    dokumen = indikator.lembar.penetapan
    return f"{dokumen.kunci}/{dokumen.versi_ke}"


def baris_tersimpan(realisasi: Realisasi, versi: Mapping[object, Indikator]) -> Indikator:
    """The row that says how the stored capaian was computed; a review since then may say otherwise.

    Where that was not stored yet, it is the newest that was in force for its year by then; the realisasi may have been
    entered under an older one.
    """
    silsilah = realisasi.indikator.silsilah
    if dihitung := versi.get((silsilah, realisasi.capaian.masukan.get(DEFINISI))):
        return dihitung
    berlaku = (satu for satu in versi.values() if satu.silsilah == silsilah and _berlaku_saat_itu(satu, realisasi))
    return max((versi[realisasi.indikator_id], *berlaku), key=lambda satu: satu.lembar.penetapan.versi_ke)


def _berlaku_saat_itu(indikator: Indikator, realisasi: Realisasi) -> bool:
    """Whether its document held for the year when the capaian was computed. The document says the day it was set; for
    one of the same day its last write tells, which the setting is."""
    dokumen, saat = indikator.lembar.penetapan, realisasi.capaian.dihitung_pada
    if dokumen.ditetapkan_pada is None:
        return False
    if not dokumen.tahun_mulai <= realisasi.pengukuran.tahun <= dokumen.tahun_selesai:
        return False
    return (dokumen.ditetapkan_pada, dokumen.diubah) <= (timezone.localdate(saat), saat)


def _lengkap(baris):
    """With formula, variables and document."""
    return baris.select_related("rumus", "lembar__penetapan").prefetch_related("rumus__variabel")


def cari_realisasi(instansi, tahun: int, silsilah: Iterable[UUID]) -> dict[UUID, dict[int, Realisasi]]:
    """All realisasi of a year with their variables; three queries."""
    baris = Realisasi.objects.filter(
        pengukuran__instansi=instansi, pengukuran__tahun=tahun, indikator__silsilah__in=list(silsilah)
    )
    hasil: dict[UUID, dict[int, Realisasi]] = {}
    lengkap = baris.select_related("indikator__rumus", "capaian", "pengukuran__instansi")
    for satu in lengkap.prefetch_related("nilai_variabel__variabel").order_by("pengukuran__triwulan"):
        hasil.setdefault(satu.indikator.silsilah, {})[satu.pengukuran.triwulan] = satu
    return hasil


def aturan(indikator: Indikator, target: TargetBerlaku | None = None) -> mesin.Aturan:
    """How an indicator goes over the year, for the engine; `target` says its satuan where the row itself has none."""
    berumus = nilai_realisasi.punya_rumus(indikator)
    variabel = list(indikator.rumus.variabel.all()) if berumus else []
    satuan = indikator.satuan or (target.satuan if target else "")
    return mesin.Aturan(
        tipe=indikator.tipe_penghitungan,
        cara_isi=indikator.cara_isi,
        jatuh_tempo=mesin.jatuh_tempo(indikator.frekuensi),
        pohon=ast.dari_json(indikator.rumus.pohon) if berumus else None,
        jenis={v.kode: v.jenis for v in variabel},
        nama={v.kode: v.nama for v in variabel},
        persen=satuan.strip() == nilai_realisasi.PERSEN,
    )


def isian(realisasi: Realisasi | None) -> mesin.Isian:
    """One stored triwulan; a grade without a number is none that can be added."""
    if realisasi is None:
        return mesin.Isian.kosong()
    if realisasi.nilai is None:
        return mesin.Isian.strip()
    return mesin.Isian.angka(realisasi.nilai, nilai_tersimpan(realisasi))


def realisasi_sd(
    setahun: Setahun,
    silsilah: UUID,
    triwulan: int,
    *,
    indikator: Indikator | None = None,
    patokan: TargetBerlaku | None = None,
) -> mesin.SampaiDengan:
    """Realisasi from the beginning of the year to the triwulan, as the row in force counts it, or another `indikator`
    of the lineage with its target of then (`patokan`)."""
    per_tw = setahun.realisasi.get(silsilah, {})
    isi = {tw: isian(satu) for tw, satu in per_tw.items() if tw}
    cara = aturan(indikator or setahun.indikator[silsilah], patokan or setahun.target.untuk(silsilah, triwulan))
    return mesin.realisasi_sd(cara, isi, triwulan)


def acuan(setahun: Setahun, silsilah: UUID, triwulan: int) -> Acuan:
    """The targets in force now: of the year, and of the rencana aksi to date."""
    tahunan = setahun.target.setahun(silsilah, triwulan)
    rencana = setahun.target.rencana(silsilah)
    lalu = [rencana[tw] for tw in sorted(rencana) if tw <= triwulan]
    terakhir = lalu[-1] if lalu else tahunan if triwulan == 4 else None
    cara = aturan(setahun.indikator[silsilah], terakhir or tahunan)
    angka = {tw: satu.angka for tw, satu in rencana.items()}
    maks = {tw: satu.maks for tw, satu in rencana.items()}
    sd = mesin.target_sd(cara, angka, triwulan, tahunan.angka if tahunan else None)
    rentang = terakhir is not None and terakhir.jenis == JenisTarget.RENTANG
    sd_maks = mesin.target_sd(cara, maks, triwulan, tahunan.maks if tahunan else None) if rentang else None
    return Acuan(setahun.target.untuk(silsilah, triwulan), tahunan, terakhir, sd, sd_maks)


def teks_sd(acuan: Acuan) -> str:
    """The target to date in words: as it was written where one target says it, else the computed number."""
    satu, sd = acuan.rencana, acuan.sd
    if satu is None:
        return ""
    if sd.nilai is None or sd.nilai == satu.angka:
        return satu.teks
    ujung = f"–{tulis_asli(acuan.sd_maks.nilai)}" if acuan.sd_maks and acuan.sd_maks.nilai is not None else ""
    return f"{tulis_asli(sd.nilai)}{ujung} {satu.satuan}".strip()
