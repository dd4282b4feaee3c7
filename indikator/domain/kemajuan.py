"""How far the realisasi of a year is filled in: which indicators are due in a triwulan, and how many have a value."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from indikator import capaian as mesin
from indikator.domain.tingkat import indikator_diukur
from indikator.enums import Frekuensi, JenisLembar, Triwulan
from indikator.models import Indikator, Pengukuran, Realisasi
from kinerja.lencana import LABEL_STATUS

BELUM_WAKTUNYA = LABEL_STATUS["belum-waktunya"]
# the triwulan in which an indicator of this frequency is measured; the whole year (0) asks for all of them
JATUH = {frekuensi: tuple(sorted(mesin.jatuh_tempo(frekuensi))) for frekuensi in Frekuensi}


@dataclass(frozen=True)
class Kemajuan:
    """IKU of one instansi in one triwulan: `terisi` of `jumlah` due; `pengukuran` None before the first value."""

    triwulan: int
    terisi: int
    jumlah: int
    pengukuran: Pengukuran | None

    @property
    def status(self) -> str:
        if self.pengukuran:
            return self.pengukuran.status
        return "belum-diisi" if self.jumlah else "belum-waktunya"

    @property
    def belum(self) -> int:
        return max(self.jumlah - self.terisi, 0)


def waktunya(indikator: Indikator, triwulan: int) -> bool:
    """Whether the indicator is due in this triwulan (0 = the year as a whole)."""
    return jatuh(indikator.frekuensi, triwulan)


def jatuh(frekuensi: str, triwulan: int) -> bool:
    """The same by the frequency alone."""
    return triwulan == Triwulan.TAHUNAN or triwulan in JATUH[Frekuensi(frekuensi)]


def kemajuan_iku(tahun: int, instansi=None) -> dict[int, dict[int, Kemajuan]]:
    """{instansi id: {triwulan: Kemajuan}} of the instansi with a document in force; three queries."""
    iku = _iku_terukur(tahun, instansi)
    ukur = pengukuran_tahun(tahun, instansi)
    jumlah, terisi = _jumlah_jatuh(iku), _jumlah_terisi(ukur, iku)
    return {
        pk: {tw: Kemajuan(tw, terisi.get((pk, tw), 0), banyak[tw], ukur.get(pk, {}).get(tw)) for tw in Triwulan.values}
        for pk, banyak in jumlah.items()
    }


def pengukuran_tahun(tahun: int, instansi=None) -> dict[int, dict[int, Pengukuran]]:
    """{instansi id: {triwulan: Pengukuran}}; one query.

    Who measures by triwulan closes the year with triwulan IV: it stands for the year (0) where that has none.
    """
    hasil: dict[int, dict[int, Pengukuran]] = {}
    for satu in _milik(Pengukuran.objects.filter(tahun=tahun), "instansi", instansi):
        hasil.setdefault(satu.instansi_id, {})[satu.triwulan] = satu
    for per_tw in hasil.values():
        if Triwulan.EMPAT in per_tw:
            per_tw.setdefault(Triwulan.TAHUNAN.value, per_tw[Triwulan.EMPAT])
    return hasil


def rincian_belum(instansi, tahun: int, triwulan: int) -> tuple[list[str], int, int]:
    """Due indicators without a realisasi: names of the IKU, number of IKI, number of IKI sheets they are on.

    Sheets that the pemda does not measure are left out.
    """
    ada = Realisasi.objects.filter(
        pengukuran__instansi=instansi,
        pengukuran__tahun=tahun,
        pengukuran__triwulan__in=_mengisi(triwulan),
        indikator__silsilah=OuterRef("silsilah"),
    )
    belum = (
        _terukur(tahun)
        .filter(indikator_diukur(), lembar__penetapan__instansi=instansi, frekuensi__in=_frekuensi(triwulan))
        .exclude(Exists(ada))
        .order_by("lembar__urutan", "urutan", "pk")
        .values_list("nama", "lembar__jenis", "lembar_id")
    )
    baris = list(belum)
    iki = [lembar for _, jenis, lembar in baris if jenis == JenisLembar.IKI]
    return [nama for nama, jenis, _ in baris if jenis == JenisLembar.IKU], len(iki), len(set(iki))


def kemajuan_lembar(penetapan, tahun: int, triwulan: int) -> dict[int, tuple[int, int]]:
    """{lembar id: (filled, due)} of every sheet of the document in force; two queries."""
    if penetapan is None:
        return {}
    terukur = _terukur(tahun).filter(lembar__penetapan=penetapan, frekuensi__in=_frekuensi(triwulan))
    ada = set(
        Realisasi.objects.filter(
            pengukuran__instansi=penetapan.instansi_id,
            pengukuran__tahun=tahun,
            pengukuran__triwulan__in=_mengisi(triwulan),
        ).values_list("indikator__silsilah", flat=True)
    )
    jumlah, terisi = Counter(), Counter()
    for lembar, silsilah in terukur.values_list("lembar_id", "silsilah"):
        jumlah[lembar] += 1
        terisi[lembar] += silsilah in ada
    return {lembar: (terisi[lembar], banyak) for lembar, banyak in jumlah.items()}


def jatuh_tempo(tahun: int, hari: date) -> int | None:
    """The triwulan whose realisasi should be in by that day; 0 for a past year, None when none has ended."""
    if tahun != hari.year:
        return Triwulan.TAHUNAN.value if tahun < hari.year else None
    return (hari.month - 1) // 3 or None


def _mengisi(triwulan: int) -> tuple[int, ...]:
    """The triwulan whose realisasi fill this one: that of triwulan IV ends the year too."""
    return (triwulan,) if triwulan else (Triwulan.TAHUNAN.value, Triwulan.EMPAT.value)


def _frekuensi(triwulan: int) -> list[str]:
    return [f.value for f, waktu in JATUH.items() if not triwulan or triwulan in waktu]


def _terukur(tahun: int):
    """Rows of the documents in force that are measured themselves: those without sub-indicators."""
    return Indikator.objects.filter(lembar__penetapan__berlaku__tahun=tahun, sub__isnull=True)


def _milik(baris, kolom: str, instansi):
    return baris if instansi is None else baris.filter(**{kolom: instansi})


def _iku_terukur(tahun: int, instansi) -> list[tuple[int, UUID, str]]:
    """(instansi, lineage, frequency) of the IKU in force that are measured themselves."""
    milik = "lembar__penetapan__instansi"
    iku = _milik(_terukur(tahun).filter(lembar__jenis=JenisLembar.IKU), milik, instansi)
    return list(iku.order_by().values_list(milik, "silsilah", "frekuensi"))


def _jumlah_jatuh(iku: list[tuple[int, UUID, str]]) -> dict[int, Counter]:
    hasil: dict[int, Counter] = {}
    for instansi, _, frekuensi in iku:
        hasil.setdefault(instansi, Counter()).update((0, *JATUH[Frekuensi(frekuensi)]))
    return hasil


def _jumlah_terisi(ukur, iku: list[tuple[int, UUID, str]]) -> dict[tuple[int, int], int]:
    """Due IKU with a realisasi, whatever version of the document the realisasi was entered under.

    Matched here: a subquery for every realisasi of the year took longer than the rest of the dashboard. `ukur`: as
    from `pengukuran_tahun`.
    """
    masa = {satu.pk: (satu.instansi_id, satu.triwulan) for per_tw in ukur.values() for satu in per_tw.values()}
    kapan = {(pk, silsilah): (0, *JATUH[Frekuensi(frekuensi)]) for pk, silsilah, frekuensi in iku}
    baris = Realisasi.objects.filter(pengukuran__in=list(masa), indikator__lembar__jenis=JenisLembar.IKU)
    hasil: dict[tuple[int, int], set] = {}
    for pengukuran, silsilah in baris.order_by().values_list("pengukuran_id", "indikator__silsilah"):
        pk, tw = masa[pengukuran]
        if tw in kapan.get((pk, silsilah), ()):
            for terisi in (tw, 0) if tw == Triwulan.EMPAT else (tw,):
                hasil.setdefault((pk, terisi), set()).add(silsilah)
    return {kunci: len(isi) for kunci, isi in hasil.items()}
