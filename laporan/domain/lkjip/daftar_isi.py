"""The working overview of a LKjIP: its chapters with the state of every section. No narrative is loaded."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils import timezone

from laporan.domain.lkjip.bagian import milik_penyusun
from laporan.domain.lkjip.kerangka import KERANGKA, TITIK, perlu_naskah
from laporan.models import BagianLkjip, KomentarLkjip, Lkjip, PenyuntingNaskah

KOSONG, USULAN, TERISI, TABEL = "kosong", "usulan", "terisi", "tabel"
KATA = {
    KOSONG: "kosong",
    USULAN: "perlu ditinjau",
    TERISI: "terisi",
    TABEL: "tidak perlu naskah",
}


@dataclass
class BarisBagian:
    """`keadaan` KOSONG, USULAN, TERISI or TABEL; `komentar` open threads; `penyunting` who has it open just now;
    `anak` the points of a sasaran."""

    bagian: BagianLkjip
    keadaan: str
    komentar: int
    penyunting: tuple[str, ...]
    milik: bool
    anak: list["BarisBagian"] = field(default_factory=list)

    @property
    def kata(self) -> str:
        return KATA[self.keadaan]

    @property
    def perlu(self) -> bool:
        return self.keadaan != TABEL

    @property
    def semua(self) -> list["BarisBagian"]:
        return [self, *self.anak]

    @property
    def kata_anak(self) -> str:
        """What is left to do at its points: "2 kosong, 1 perlu ditinjau", "" for nothing."""
        hitung = Counter(satu.keadaan for satu in self.anak)
        return ", ".join(f"{hitung[jenis]} {KATA[jenis]}" for jenis in (KOSONG, USULAN) if hitung[jenis])


@dataclass
class Bab:
    """A chapter (its own section first) and the sections below it."""

    baris: list[BarisBagian]

    @property
    def judul(self) -> str:
        return self.baris[0].bagian.judul

    @property
    def tunggal(self) -> bool:
        """Nothing but its own section."""
        return len(self.semua) == 1

    @property
    def semua(self) -> list[BarisBagian]:
        return [satu for baris in self.baris for satu in baris.semua]

    @property
    def perlu(self) -> int:
        return sum(satu.perlu for satu in self.semua)

    @property
    def terisi(self) -> int:
        return sum(satu.keadaan == TERISI for satu in self.semua)


@dataclass(frozen=True)
class DaftarIsi:
    """The chapters of a report with the state of their sections, in the order of the document."""

    bab: tuple[Bab, ...]

    @property
    def semua(self) -> list[BarisBagian]:
        return [satu for bab in self.bab for satu in bab.semua]

    @property
    def perlu(self) -> int:
        """Sections that need words."""
        return sum(bab.perlu for bab in self.bab)

    @property
    def terisi(self) -> int:
        return sum(bab.terisi for bab in self.bab)

    @property
    def komentar(self) -> int:
        return sum(satu.komentar for satu in self.semua)


def daftar_isi(lkjip: Lkjip) -> DaftarIsi:
    """Three queries, whatever the number of sections."""
    bagian = lkjip.bagian.defer("isi").annotate(berisi=Count("pk", filter=~Q(isi=""))).order_by("urutan", "pk")
    komentar, penyunting = _komentar(lkjip), _penyunting(lkjip)
    bab: list[Bab] = []
    induk: BarisBagian | None = None
    for satu in bagian:
        baris = BarisBagian(satu, _keadaan(satu), komentar[satu.pk], tuple(penyunting[satu.pk]), milik_penyusun(satu))
        if satu.titik and induk is not None and induk.bagian.sasaran_id == satu.sasaran_id:
            induk.anak.append(baris)
            continue
        induk = baris
        if not bab or _kepala_bab(satu):
            bab.append(Bab([baris]))
        else:
            bab[-1].baris.append(baris)
    return DaftarIsi(tuple(bab))


def _kepala_bab(bagian: BagianLkjip) -> bool:
    return bagian.kode in KODE_BAB or bagian.kode.startswith("lampiran")


KODE_BAB = frozenset(satu.kode for satu in KERANGKA if satu.tingkat == 1)


def _keadaan(bagian) -> str:
    if bagian.usulan:
        return USULAN
    if bagian.berisi:
        return TERISI
    return KOSONG if perlu_naskah(bagian.kode, bagian.titik) else TABEL


def _komentar(lkjip: Lkjip) -> Counter:
    semua = KomentarLkjip.objects.filter(lkjip=lkjip, selesai=False, induk=None)
    return Counter(semua.order_by().values_list("bagian", flat=True))


def _penyunting(lkjip: Lkjip) -> dict[int, list[str]]:
    hasil = defaultdict(list)
    semua = PenyuntingNaskah.objects.filter(bagian__lkjip=lkjip, sampai__gte=timezone.now())
    for pk, nama in semua.order_by("pk").values_list("bagian", "pengguna__nama"):
        hasil[pk].append(nama)
    return hasil


TANPA_NASKAH = tuple(satu.kode for satu in KERANGKA if not satu.naskah)
TITIK_TANPA_NASKAH = tuple(satu.value for satu in TITIK if not perlu_naskah("", satu))
_PERLU = ~Q(bagian__kode__in=TANPA_NASKAH) & ~Q(bagian__titik__in=TITIK_TANPA_NASKAH)


def dengan_kelengkapan(lkjip):
    """Reports with `bagian_perlu` and `bagian_terisi`: sections that need words, and those that have their own."""
    berisi = ~Q(bagian__isi="") & Q(bagian__usulan=False)
    ada = berisi | Q(bagian__usulan=True)
    return lkjip.annotate(
        bagian_perlu=Count("bagian", filter=_PERLU | ada),
        bagian_terisi=Count("bagian", filter=berisi),
    )
