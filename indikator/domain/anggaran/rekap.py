"""Anggaran of an instansi and year: one list of leaves; every table is a view of it (indikator.uang.rekap)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, Prefetch, Subquery

from indikator import capaian as mesin
from indikator.models import Indikator, Kegiatan, PenetapanBerlaku, Program, SasaranStrategis, Serapan
from indikator.uang import rekap as uang


@dataclass(frozen=True)
class BarisAnggaran:
    """One leaf: a kegiatan without sub kegiatan, or a sub kegiatan; `pagu` and `realisasi` in rupiah, None: unknown.

    `per_triwulan` {triwulan: rupiah}, 0 the figure of the year. `program`, `sasaran`, `indikator`: what it counts for,
    its own or those of its `induk`, as the document in force in the year has them; an indicator brings its sasaran.
    """

    kegiatan: Kegiatan
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: mesin.Hasil
    per_triwulan: Mapping[int, Decimal]
    program: Program | None = None
    sasaran: SasaranStrategis | None = None
    indikator: Indikator | None = None

    @property
    def pokok(self) -> Kegiatan:
        """The kegiatan it is, or is part of."""
        return self.kegiatan.induk or self.kegiatan

    @property
    def setahun(self) -> Decimal | None:
        return self.per_triwulan.get(uang.SETAHUN)

    def sd(self, triwulan: int) -> Decimal | None:
        """Spent since January (rupiah)."""
        return uang.realisasi_sd(self.per_triwulan, triwulan)


@dataclass(frozen=True)
class KelompokAnggaran:
    """Leaves of one program, kegiatan, sasaran or indicator with their subtotal; `judul` empty for those without a
    link (`kunci` None)."""

    judul: str
    kunci: object
    baris: tuple[BarisAnggaran, ...]
    jumlah: mesin.Jumlah

    @property
    def triwulan(self) -> uang.JumlahTriwulan:
        return per_triwulan(self.baris)


@dataclass(frozen=True)
class CabangProgram:
    """A program (None: kegiatan without one) with its kegiatan, each a KelompokAnggaran of its leaves."""

    program: Program | None
    kegiatan: tuple[KelompokAnggaran, ...]
    jumlah: mesin.Jumlah
    baris: tuple[BarisAnggaran, ...]

    @property
    def triwulan(self) -> uang.JumlahTriwulan:
        return per_triwulan(self.baris)


@dataclass(frozen=True)
class IsiAnggaran:
    """Every grouping of the same leaves; `jumlah` is the total of all of them."""

    baris: tuple[BarisAnggaran, ...]
    per_sasaran: tuple[KelompokAnggaran, ...]
    per_indikator: tuple[KelompokAnggaran, ...]
    jumlah: mesin.Jumlah
    per_program: tuple[KelompokAnggaran, ...] = ()
    per_kegiatan: tuple[KelompokAnggaran, ...] = ()

    @property
    def pohon(self) -> tuple[CabangProgram, ...]:
        """Program → kegiatan → sub kegiatan, in the order of the plan."""
        milik: dict = {}
        for satu in self.per_kegiatan:
            milik.setdefault(satu.baris[0].program, []).append(satu)
        return tuple(
            CabangProgram(p.kunci, tuple(milik[p.kunci]), p.jumlah, tuple(b for k in milik[p.kunci] for b in k.baris))
            for p in self.per_program
        )

    @property
    def tanpa_kaitan(self) -> tuple[BarisAnggaran, ...]:
        """Leaves with neither sasaran nor indicator."""
        return tuple(satu for satu in self.baris if satu.sasaran is None)

    @property
    def triwulan(self) -> uang.JumlahTriwulan:
        return per_triwulan(self.baris)

    @property
    def rekonsiliasi(self) -> uang.Rekonsiliasi:
        """The totals of the views side by side, each added up from its own groups."""
        pandangan = {
            "program": self.per_program,
            "kegiatan": self.per_kegiatan,
            "sasaran": self.per_sasaran,
            "indikator": self.per_indikator,
        }
        semua = {
            nama: uang.Pandangan(isi, uang.jumlah(b for k in isi for b in k.baris)) for nama, isi in pandangan.items()
        }
        return uang.rekonsiliasi(semua, self.triwulan)


class _Lajur:
    """A leaf seen by the pure sums, whose `serapan` are the amounts."""

    def __init__(self, baris: BarisAnggaran):
        self.pagu, self.realisasi, self.serapan = baris.pagu, baris.realisasi, baris.per_triwulan


def per_triwulan(baris: Iterable[BarisAnggaran]) -> uang.JumlahTriwulan:
    return uang.per_triwulan([_Lajur(satu) for satu in baris])


def rekap_anggaran(instansi, tahun: int) -> IsiAnggaran:
    """All leaves of an instansi and year in every grouping (two queries; two more where links are older than the
    document in force)."""
    berlaku = PenetapanBerlaku.objects.filter(instansi=OuterRef("instansi"), tahun=OuterRef("tahun"))
    semua = list(
        Kegiatan.objects.filter(instansi=instansi, tahun=tahun)
        .select_related("program", "sasaran__lembar", "indikator__sasaran", "indikator__lembar")
        .prefetch_related(Prefetch("serapan", queryset=Serapan.objects.order_by("triwulan")))
        .annotate(dokumen_berlaku=Subquery(berlaku.values("penetapan")[:1]))
        .order_by("urutan", "pk")
    )
    for satu in semua:
        satu.instansi = instansi  # rows name the page they lead to by it
    return susun(semua)


def susun(semua: Sequence[Kegiatan]) -> IsiAnggaran:
    """The groupings of kegiatan of one instansi and year, read with what they point at."""
    menurut_pk = {satu.pk: satu for satu in semua}
    for satu in semua:
        if satu.induk_id:
            satu.induk = menurut_pk[satu.induk_id]
    kini = _BerlakuKini(semua)
    baris = tuple(_baris(k, kini) for k in _daun(semua))
    program = _kelompok(baris, lambda b: b.program, _urut)
    tempat = {p.kunci: n for n, p in enumerate(program)}
    kegiatan = _kelompok(baris, lambda b: b.pokok, lambda k: (tempat[k.program], k.urutan, k.pk))
    return IsiAnggaran(
        baris=baris,
        per_sasaran=_kelompok(baris, lambda b: b.sasaran, _urut),
        per_indikator=_kelompok(baris, lambda b: b.indikator, _urut),
        jumlah=uang.jumlah(baris),
        per_program=program,
        per_kegiatan=kegiatan,
    )


def _daun(semua: Sequence[Kegiatan]) -> list[Kegiatan]:
    """Without those that have sub kegiatan; the sub kegiatan in the order of their kegiatan."""
    berinduk = {satu.induk_id for satu in semua}
    return [satu for satu in semua if satu.pk not in berinduk]


class _BerlakuKini:
    """The rows of the document in force for those that kegiatan are linked with, found by their lineage."""

    def __init__(self, semua: Sequence[Kegiatan]):
        berlaku = {satu.dokumen_berlaku for satu in semua} - {None}
        self.sasaran = self._cari(SasaranStrategis, {k.sasaran for k in semua if k.sasaran_id}, berlaku)
        self.indikator = self._cari(Indikator, {k.indikator for k in semua if k.indikator_id}, berlaku)

    @staticmethod
    def _cari(model, baris: set, berlaku: set[int]) -> dict:
        lama = {s.silsilah for s in baris if s.lembar is None or s.lembar.penetapan_id not in berlaku}
        if not lama or not berlaku:
            return {}
        ikut = ("lembar", "sasaran") if model is Indikator else ("lembar",)
        ada = model.objects.filter(silsilah__in=lama, lembar__penetapan__in=berlaku).select_related(*ikut)
        return {satu.silsilah: satu for satu in ada.order_by("-lembar__urutan", "-pk")}

    def kaitan(self, kegiatan: Kegiatan) -> tuple[SasaranStrategis | None, Indikator | None]:
        """What a leaf counts for: its own links, else those of its induk."""
        asal = kegiatan
        if kegiatan.induk and not (kegiatan.sasaran_id or kegiatan.indikator_id):
            asal = kegiatan.induk
        indikator = asal.indikator and self.indikator.get(asal.indikator.silsilah, asal.indikator)
        if indikator:
            return indikator.sasaran, indikator
        return asal.sasaran and self.sasaran.get(asal.sasaran.silsilah, asal.sasaran), None


def _baris(kegiatan: Kegiatan, kini: _BerlakuKini) -> BarisAnggaran:
    per = {satu.triwulan: satu.jumlah for satu in kegiatan.serapan.all()}
    realisasi = uang.realisasi(per)
    sasaran, indikator = kini.kaitan(kegiatan)
    serapan = mesin.persen_serapan(kegiatan.pagu, realisasi)
    program = (kegiatan.induk or kegiatan).program
    return BarisAnggaran(kegiatan, kegiatan.pagu, realisasi, serapan, per, program, sasaran, indikator)


def _urut(kunci) -> tuple:
    return kunci.urutan, kunci.pk


def _kelompok(baris: Sequence[BarisAnggaran], milik: Callable, urut: Callable) -> tuple[KelompokAnggaran, ...]:
    """Groups in the order of the plan, rows without a link last. Versions of one row are one group."""
    wakil: dict = {}
    for satu in baris:
        if (kunci := milik(satu)) is not None:
            wakil.setdefault(_sama(kunci), kunci)
    isi = uang.pandang(baris, lambda b: None if milik(b) is None else _sama(milik(b)))
    berkait = sorted((k for k in isi.kelompok if k.kunci is not None), key=lambda k: urut(wakil[k.kunci]))
    tanpa = [k for k in isi.kelompok if k.kunci is None]
    return tuple(
        KelompokAnggaran(str(wakil[k.kunci]) if k.kunci else "", wakil.get(k.kunci), k.baris, k.jumlah)
        for k in (*berkait, *tanpa)
    )


def _sama(kunci) -> tuple:
    return type(kunci).__name__, getattr(kunci, "silsilah", kunci.pk)
