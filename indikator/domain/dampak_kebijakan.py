"""What a policy or scale would change before it is saved: computed from the stored inputs, nothing is written."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from indikator import capaian as mesin
from indikator.capaian.ulang import dari_masukan
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.kebijakan import dalam_masa, tahun_berakhir
from indikator.enums import UKUR_TERBUKA, Triwulan
from indikator.models import Capaian, KebijakanCapaian, Pengukuran, Skala

CONTOH_MAKS = 20
KOLOM = (
    "persen_dibatasi",
    "realisasi__pengukuran__status",
    "realisasi__pengukuran__tahun",
    "realisasi__pengukuran__triwulan",
    "realisasi__pengukuran__instansi__nama",
    "realisasi__indikator__nama",
)


@dataclass(frozen=True)
class Beda:
    """One realisasi that changes. `lama`, `baru`: a percentage (None: cannot be computed), or names of categories."""

    instansi: str
    masa: str
    indikator: str
    lama: Decimal | str | None
    baru: Decimal | str | None


@dataclass
class Dampak:
    """`terbuka`: realisasi still open in these years; `tetap`: submitted ones, which keep their figures.

    `berubah`: how many change, of which `berubah_tetap` are submitted (categories only); `contoh` the first of them.
    `tahun_tetap`: years in which something was submitted. `tak_terbaca`: stored inputs that cannot be read.
    """

    mulai: int
    selesai: int | None
    terbuka: int = 0
    tetap: int = 0
    berubah: int = 0
    berubah_tetap: int = 0
    tak_terbaca: int = 0
    tahun_tetap: list[int] = field(default_factory=list)
    contoh: list[Beda] = field(default_factory=list)

    @property
    def semua(self) -> int:
        return self.terbuka + self.tetap

    @property
    def masa(self) -> str:
        """ "tahun 2024", "tahun 2020 sampai 2023", "tahun 2024 dan seterusnya"."""
        if self.selesai is None:
            return f"tahun {self.mulai} dan seterusnya"
        return f"tahun {self.mulai}" + (f" sampai {self.selesai}" if self.selesai > self.mulai else "")

    def hitung(self, baris: "_Baris", lama, baru) -> None:
        """Count one realisasi with what it shows now and what it would show."""
        self.terbuka, self.tetap = self.terbuka + baris.terbuka, self.tetap + (not baris.terbuka)
        if lama == baru:
            return
        self.berubah, self.berubah_tetap = self.berubah + 1, self.berubah_tetap + (not baris.terbuka)
        if len(self.contoh) < CONTOH_MAKS:
            self.contoh.append(Beda(baris.instansi, baris.masa, baris.indikator, lama, baru))


@dataclass(frozen=True)
class _Baris:
    """A stored capaian with where it stands."""

    persen: Decimal | None
    status: str
    tahun: int
    triwulan: int
    instansi: str
    indikator: str
    masukan: dict | None = None

    @property
    def terbuka(self) -> bool:
        return self.status in UKUR_TERBUKA

    @property
    def masa(self) -> str:
        return f"{Triwulan(self.triwulan).label} {self.tahun}" if self.triwulan else f"Tahun {self.tahun}"


def dampak_kebijakan(tahun_mulai: int, baru: mesin.Kebijakan) -> Dampak:
    """Capaian of the open realisasi under another policy from `tahun_mulai` on (three queries)."""
    dampak = _kosong(KebijakanCapaian, tahun_mulai)
    pengganti = baru.masukan
    for baris in _tersimpan(dampak, masukan=True):
        dampak.hitung(baris, baris.persen, _persen_baru(dampak, baris, pengganti) if baris.terbuka else baris.persen)
    return dampak


def dampak_skala(tahun_mulai: int, baru: tuple) -> Dampak:
    """Categories of all stored realisasi under another scale from `tahun_mulai` on."""
    dampak = _kosong(Skala, tahun_mulai)
    lama = cache(domain_kebijakan.skala)
    for baris in _tersimpan(dampak):
        dampak.hitung(baris, _label(baris.persen, lama(baris.tahun)), _label(baris.persen, baru))
    return dampak


def _kosong(model, tahun_mulai: int) -> Dampak:
    dampak = Dampak(tahun_mulai, tahun_berakhir(model, tahun_mulai))
    diajukan = Pengukuran.objects.filter(**dalam_masa("tahun", dampak.mulai, dampak.selesai))
    diajukan = diajukan.exclude(status__in=UKUR_TERBUKA).order_by("tahun").distinct()
    dampak.tahun_tetap = list(diajukan.values_list("tahun", flat=True))
    return dampak


def _tersimpan(dampak: Dampak, masukan: bool = False):
    """Stored capaian of the years concerned, in a readable order; not all of them in memory at once."""
    semua = Capaian.objects.filter(**dalam_masa("realisasi__pengukuran__tahun", dampak.mulai, dampak.selesai))
    urut = ("realisasi__pengukuran__instansi__nama", "realisasi__pengukuran__tahun", "realisasi__pk")
    kolom = (*KOLOM, "masukan") if masukan else KOLOM
    for isi in semua.order_by(*urut).values_list(*kolom).iterator(chunk_size=2000):
        yield _Baris(*isi)


def _persen_baru(dampak: Dampak, baris: _Baris, pengganti: dict[str, str]) -> Decimal | None:
    if all(baris.masukan.get(nama) == isi for nama, isi in pengganti.items()):
        return baris.persen
    try:
        return dari_masukan(baris.masukan | pengganti).persen_dibatasi
    except ValueError:
        dampak.tak_terbaca += 1
        return baris.persen


def _label(persen: Decimal | None, skala: tuple) -> str:
    kategori = mesin.kategori(persen, skala)
    return kategori.label if kategori else ""
