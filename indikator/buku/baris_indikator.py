"""The stored indicators of a workbook in document order, read in chunks: what the sheets show a row from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from indikator.buku.lingkup import Isi
from indikator.domain.tingkat import indikator_diukur
from indikator.models import Indikator, Lembar, Target
from organisasi.buku.bentuk import Lingkup

SEPENGGAL = 1000  # rows read at a time
# document order: a sub-indicator stands where its parent does, after it
URUT = (
    "lembar__penetapan__instansi__nama",
    "lembar__penetapan",
    "lembar__urutan",
    "lembar",
    Coalesce("induk__sasaran__urutan", "sasaran__urutan"),
    Coalesce("induk__sasaran", "sasaran"),
    Coalesce("induk__urutan", "urutan"),
    Coalesce("induk", "pk"),
    F("induk").asc(nulls_first=True),
    "urutan",
    "pk",
)


@dataclass(frozen=True)
class BarisIndikator:
    """A row with the names of what it belongs to. `lembar` has its document and instansi at hand.

    `sasaran`: its text; of a sub-indicator that of its parent. `target` {(year, triwulan): text} of its document.
    """

    indikator: Indikator
    lembar: Lembar
    dokumen: str
    jabatan: str
    sasaran: str
    target: Mapping[tuple[int, int], str]

    @property
    def kunci(self) -> str:
        """The same through all versions of the row, and in no other one of the pemda that stands in a workbook."""
        return self.indikator.silsilah.hex

    @property
    def instansi(self) -> str:
        return self.lembar.penetapan.instansi.nama

    @property
    def induk(self) -> str:
        """Name of the indicator that it is part of; "" for one of its own."""
        return self.indikator.nama_induk or ""

    @property
    def rumus(self) -> str:
        return self.indikator.teks_rumus or ""

    @property
    def tahun(self) -> range:
        """The years of its document."""
        return range(self.lembar.penetapan.tahun_mulai, self.lembar.penetapan.tahun_selesai + 1)


def baca(lingkup: Lingkup) -> Iterator[BarisIndikator]:
    """All rows of the documents of a workbook."""
    return _baca(Isi(lingkup), Indikator.objects.all())


def baca_terukur(lingkup: Lingkup) -> Iterator[BarisIndikator]:
    """Rows in force that are measured themselves on the level of the pemda, with formula and variables."""
    semua = Indikator.objects.filter(indikator_diukur(), sub__isnull=True)
    return _baca(Isi(lingkup, berlaku=True), semua.select_related("rumus").prefetch_related("rumus__variabel"))


def _baca(isi: Isi, indikator: QuerySet) -> Iterator[BarisIndikator]:
    semua = indikator.filter(lembar__in=list(isi.lembar)).order_by(*URUT)
    lengkap = semua.annotate(
        nama_sasaran=Coalesce("induk__sasaran__nama", "sasaran__nama"),
        nama_induk=F("induk__nama"),
        teks_rumus=F("rumus__teks"),
        punya_sub=Exists(Indikator.objects.filter(induk=OuterRef("pk"))),
    )
    target = Target.objects.only("indikator_id", "tahun", "triwulan", "teks").order_by("tahun", "triwulan")
    lengkap = lengkap.prefetch_related(Prefetch("target", queryset=target, to_attr="semua_target"))
    return (_baris(isi, satu) for satu in lengkap.iterator(chunk_size=SEPENGGAL))


def per_penggal(sumber: Iterable) -> Iterator[list]:
    """In lists, for what is read along with many rows at once."""
    sumber = iter(sumber)
    while semua := list(islice(sumber, SEPENGGAL)):
        yield semua


def _baris(isi: Isi, satu: Indikator) -> BarisIndikator:
    lembar = isi.lembar[satu.lembar_id]
    target = {(t.tahun, t.triwulan): t.teks for t in satu.semua_target}
    satu.lembar = lembar
    nama = isi.nama_dokumen[lembar.penetapan_id]
    return BarisIndikator(satu, lembar, nama, isi.milik_siapa(lembar), satu.nama_sasaran, target)
