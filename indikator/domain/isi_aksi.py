"""The rencana aksi of a PK as one whole: rows per indicator and triwulan, their targets, money against pagu."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from indikator.domain import masa_aksi, target_berlaku
from indikator.domain.anggaran import IsiAnggaran, rekap_anggaran
from indikator.domain.kemajuan import waktunya
from indikator.domain.target_berlaku import TargetBerlaku, TargetSetahun
from indikator.models import Indikator, Kegiatan, PerjanjianKinerja, RencanaAksi, SasaranStrategis


@dataclass(frozen=True)
class TriwulanAksi:
    """The rows of an indicator in a triwulan. `target`: that of the triwulan itself, None where none is set."""

    triwulan: int
    target: TargetBerlaku | None
    waktunya: bool
    baris: tuple[RencanaAksi, ...]


@dataclass(frozen=True)
class IndikatorAksi:
    """`target`: as the PK promises it, "" for an indicator that is no longer in it (`dalam_pk` False)."""

    indikator: Indikator
    target: str
    triwulan: tuple[TriwulanAksi, ...]
    dalam_pk: bool = True

    @property
    def nama(self) -> str:
        """A sub-indicator with its indicator: its own name may be one word."""
        induk = self.indikator.induk
        return f"{induk.nama}: {self.indikator.nama}" if induk else self.indikator.nama


@dataclass(frozen=True)
class SasaranAksi:
    sasaran: SasaranStrategis
    indikator: tuple[IndikatorAksi, ...]


@dataclass(frozen=True)
class PaguAksi:
    """What the rows plan for a kegiatan with all below it, against its pagu (None: the source gives none), rupiah."""

    kegiatan: Kegiatan
    pagu: Decimal | None
    rencana: Decimal

    @property
    def lebih(self) -> Decimal:
        """How much the rows plan above the pagu, 0 where they do not or there is none."""
        return max(self.rencana - self.pagu, Decimal(0)) if self.pagu is not None else Decimal(0)


@dataclass(frozen=True)
class IsiRencana:
    """`terkunci` {triwulan: why it cannot be changed}; `pemegang` {triwulan: the version its rows are of}."""

    perjanjian: PerjanjianKinerja
    sasaran: tuple[SasaranAksi, ...]
    pagu: tuple[PaguAksi, ...]
    terkunci: Mapping[int, str]
    pemegang: Mapping[int, PerjanjianKinerja]

    @property
    def baris(self) -> list[RencanaAksi]:
        return [b for s in self.sasaran for i in s.indikator for t in i.triwulan for b in t.baris]

    @property
    def anggaran(self) -> Decimal | None:
        """The sum of what the rows plan; None while no row says an amount."""
        isi = [satu.anggaran for satu in self.baris if satu.anggaran is not None]
        return sum(isi, Decimal(0)) if isi else None

    @property
    def lebih(self) -> list[PaguAksi]:
        return [satu for satu in self.pagu if satu.lebih]


def rencana(perjanjian: PerjanjianKinerja, anggaran: IsiAnggaran | None = None) -> IsiRencana:
    """The whole year: rows of the triwulan in which another version holds are those of that version; `anggaran` of
    the year where it is at hand. Queries: constant, whatever the number of rows."""
    pegang = masa_aksi.pemegang(perjanjian)
    garis = list(perjanjian.baris.select_related("indikator__sasaran", "indikator__lembar", "indikator__induk"))
    baris = baris_dari(pegang)
    indikator = {satu.indikator.silsilah: satu.indikator for satu in garis}
    sisa = {satu.indikator.silsilah: satu.indikator for satu in baris if satu.indikator.silsilah not in indikator}
    target = _target(perjanjian, indikator | sisa)
    isi = [_indikator(satu.indikator, satu.teks, baris, target) for satu in garis]
    isi += [_indikator(satu, "", baris, target, dalam_pk=False) for satu in sisa.values()]
    pagu = _pagu(perjanjian, baris, anggaran)
    return IsiRencana(perjanjian, _per_sasaran(isi), pagu, masa_aksi.terkunci(perjanjian, pegang), pegang)


def baris_dari(pegang: Mapping[int, PerjanjianKinerja | None]) -> list[RencanaAksi]:
    """The rows of every triwulan from the version that holds in it; one query."""
    kunci = {satu.pk for satu in pegang.values() if satu}
    semua = RencanaAksi.objects.filter(perjanjian__in=kunci).select_related(
        "indikator__sasaran", "indikator__induk", "kegiatan", "penanggung_jawab__unit"
    )
    return [satu for satu in semua if (p := pegang.get(satu.triwulan)) and p.pk == satu.perjanjian_id]


def _target(perjanjian, indikator: Mapping) -> TargetSetahun:
    """Targets of the year: the rencana aksi of the document in force, found by lineage."""
    berlaku = Indikator.objects.filter(
        silsilah__in=list(indikator),
        lembar__penetapan__instansi=perjanjian.instansi_id,
        lembar__penetapan__berlaku__tahun=perjanjian.tahun,
    )
    kini = dict(indikator) | {satu.silsilah: satu for satu in berlaku}
    return target_berlaku.cari_setahun(perjanjian.instansi, perjanjian.tahun, list(kini.values()))


def _indikator(
    indikator: Indikator, teks: str, baris: Iterable[RencanaAksi], target: TargetSetahun, dalam_pk: bool = True
) -> IndikatorAksi:
    milik = [satu for satu in baris if satu.indikator.silsilah == indikator.silsilah]
    rencana_tw = target.rencana(indikator.silsilah)
    triwulan = tuple(
        TriwulanAksi(
            tw, rencana_tw.get(tw), waktunya(indikator, tw), tuple(satu for satu in milik if satu.triwulan == tw)
        )
        for tw in masa_aksi.TRIWULAN
    )
    return IndikatorAksi(indikator, teks, triwulan, dalam_pk)


def _per_sasaran(isi: list[IndikatorAksi]) -> tuple[SasaranAksi, ...]:
    """In the order of the PK; an indicator that left it comes below its sasaran."""
    wadah: dict = {}
    for satu in isi:
        sasaran = satu.indikator.sasaran
        wadah.setdefault(sasaran.silsilah, (sasaran, []))[1].append(satu)
    return tuple(SasaranAksi(sasaran, tuple(milik)) for sasaran, milik in wadah.values())


def _pagu(
    perjanjian: PerjanjianKinerja, baris: Iterable[RencanaAksi], anggaran: IsiAnggaran | None
) -> tuple[PaguAksi, ...]:
    """Every kegiatan that rows plan money for, in the order they name them."""
    dinamai, jumlah = {}, {}
    for satu in baris:
        if satu.kegiatan_id and satu.anggaran is not None:
            dinamai.setdefault(satu.kegiatan_id, satu.kegiatan)
            for kunci in {satu.kegiatan_id, satu.kegiatan.induk_id} - {None}:
                jumlah[kunci] = jumlah.get(kunci, Decimal(0)) + satu.anggaran
    if not dinamai:
        return ()
    pagu = _pagu_kegiatan(anggaran or rekap_anggaran(perjanjian.instansi, perjanjian.tahun))
    return tuple(PaguAksi(satu, pagu.get(kunci), jumlah[kunci]) for kunci, satu in dinamai.items())


def _pagu_kegiatan(anggaran: IsiAnggaran) -> dict[int, Decimal | None]:
    """{kegiatan id: its pagu}; of a kegiatan with sub kegiatan the sum of the known ones of theirs."""
    hasil: dict[int, Decimal | None] = {}
    for satu in anggaran.baris:
        hasil[satu.kegiatan.pk] = satu.pagu
        induk = satu.kegiatan.induk_id
        if induk and satu.pagu is not None:
            hasil[induk] = (hasil.get(induk) or Decimal(0)) + satu.pagu
    return hasil
