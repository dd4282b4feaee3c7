"""The stored budget of a workbook in the order of the plan: program, its kegiatan, their sub kegiatan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch

from indikator.buku.lingkup import instansi_buku
from indikator.models import Kegiatan, Program, Serapan
from organisasi.buku.bentuk import Lingkup
from organisasi.models import Instansi

SEPENGGAL = 20  # instansi read at a time
PROGRAM, KEGIATAN, SUB = "Program", "Kegiatan", "Sub kegiatan"


@dataclass(frozen=True)
class BarisAnggaran:
    """A program, or a kegiatan with what it stands below. `bersub`: it has sub kegiatan, which hold its money."""

    instansi: Instansi
    objek: Program | Kegiatan
    induk: Program | Kegiatan | None = None
    bersub: bool = False
    serapan: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def kunci(self) -> str:
        return f"{'p' if self.tingkat == PROGRAM else 'k'}{self.objek.pk}"

    @property
    def tingkat(self) -> str:
        if isinstance(self.objek, Program):
            return PROGRAM
        return SUB if self.objek.induk_id else KEGIATAN

    @property
    def berangka(self) -> bool:
        """Whether it holds figures itself."""
        return isinstance(self.objek, Kegiatan) and (self.objek.pagu is not None or bool(self.serapan))

    def kolom(self, nama: str) -> object:
        """A column that only kegiatan have; None for a program."""
        return getattr(self.objek, nama, None)


def baca(lingkup: Lingkup) -> Iterator[BarisAnggaran]:
    """All rows of the year, an instansi after the other; three queries for every twenty of them."""
    semua = instansi_buku(lingkup)
    for awal in range(0, len(semua), SEPENGGAL):
        yield from _penggal(semua[awal : awal + SEPENGGAL], lingkup.tahun)


def _penggal(daftar: Sequence[Instansi], tahun: int) -> Iterator[BarisAnggaran]:
    program, anak = defaultdict(list), defaultdict(list)
    for satu in Program.objects.filter(instansi__in=daftar, tahun=tahun).order_by("urutan", "pk"):
        program[satu.instansi_id].append(satu)
    semua = Kegiatan.objects.filter(instansi__in=daftar, tahun=tahun).select_related("sasaran", "indikator")
    serapan = Prefetch("serapan", queryset=Serapan.objects.order_by("triwulan"))
    for satu in semua.prefetch_related(serapan).order_by("urutan", "pk"):
        anak[satu.instansi_id, satu.program_id if satu.induk_id is None else None, satu.induk_id].append(satu)
    for instansi in daftar:
        for satu in program[instansi.pk]:
            yield BarisAnggaran(instansi, satu)
            yield from _cabang(instansi, satu, anak[instansi.pk, satu.pk, None], anak)
        yield from _cabang(instansi, None, anak[instansi.pk, None, None], anak)


def _cabang(
    instansi: Instansi, program: Program | None, kegiatan: Sequence[Kegiatan], anak
) -> Iterator[BarisAnggaran]:
    for satu in kegiatan:
        sub = anak[instansi.pk, None, satu.pk]
        yield _baris(instansi, satu, program, bool(sub))
        yield from (_baris(instansi, bagian, satu) for bagian in sub)


def _baris(instansi: Instansi, satu: Kegiatan, induk, bersub: bool = False) -> BarisAnggaran:
    satu.instansi = instansi
    serapan = {bagian.triwulan: bagian.jumlah for bagian in satu.serapan.all()}
    return BarisAnggaran(instansi, satu, induk, bersub, serapan)


def sebutan(satu: Program | Kegiatan) -> str:
    """How another row names it as what it stands below: code and name, or the name alone."""
    nama = " ".join(satu.nama.split())
    return f"{satu.kode} {nama}" if satu.kode else nama
