"""A row of an imported budget with what it means, and the plan of all of them."""

from dataclasses import dataclass, field
from decimal import Decimal

from indikator.domain.anggaran.uang import label_kolom, salah_uang
from indikator.models import Kegiatan, Program
from indikator.uang.baca_anggaran import BarisBerkas
from indikator.uang.kode import KEGIATAN, PROGRAM, SUB
from indikator.uang.kolom import PAGU, SETAHUN, TW
from kinerja.angka import AngkaTidakTerbaca, baca_rupiah

LABEL_TINGKAT = {PROGRAM: "Program", KEGIATAN: "Kegiatan", SUB: "Sub kegiatan", "": "?"}
KOSONG = ("", "-", "–", "—")  # says that there is none; never 0
TRIWULAN = {SETAHUN: 0} | {nama: tw for tw, nama in enumerate(TW, start=1)}


@dataclass
class Simpul:
    """One row of the file with what it means. `ada`: the stored row it is; `induk`: what it stands below.

    `uang` {column: amount read}; `isi` what is to be written; `ubah` [(what, before, after)] for people.
    """

    berkas: BarisBerkas
    induk: "Simpul | None" = None
    ada: Program | Kegiatan | None = None
    anak: list["Simpul"] = field(default_factory=list)
    uang: dict[str, Decimal] = field(default_factory=dict)
    isi: dict = field(default_factory=dict)
    ubah: list[tuple[str, str, str]] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)

    @property
    def tingkat(self) -> str:
        return self.berkas.tingkat

    @property
    def label(self) -> str:
        return LABEL_TINGKAT[self.tingkat]

    @property
    def daun(self) -> bool:
        """Whether it holds money of its own."""
        return self.tingkat == SUB or (self.tingkat == KEGIATAN and not self.anak)

    @property
    def ditolak(self) -> bool:
        return bool(self.galat) or (self.induk is not None and self.induk.ditolak)

    @property
    def keadaan(self) -> str:
        if self.ditolak:
            return "ditolak"
        if self.ada is None:
            return "baru"
        return "berubah" if self.ubah else "tetap"

    @property
    def sebab(self) -> list[str]:
        """Why it is refused."""
        return self.galat or ([f"{self.induk.label}nya ditolak."] if self.ditolak else [])

    @property
    def dibaca(self) -> dict[str, tuple[str, Decimal | None]]:
        """{column: (text of the file, how it was read)}."""
        return {nama: (teks, self.uang.get(nama)) for nama, teks in self.berkas.uang.items()}


@dataclass(frozen=True)
class RencanaImpor:
    """The rows in the order of the file. `jumlah`: sums of the leaves as read; `tercetak`: the total row of the file
    (None: it has none)."""

    simpul: tuple[Simpul, ...]
    jumlah: dict[str, Decimal | None]
    tercetak: dict[str, Decimal | None] | None
    catatan: tuple[str, ...]

    def banyak(self, keadaan: str) -> int:
        return sum(satu.keadaan == keadaan for satu in self.simpul)

    @property
    def ringkas(self) -> list[tuple[str, int]]:
        return [(satu, self.banyak(satu)) for satu in ("baru", "berubah", "tetap", "ditolak")]

    @property
    def akan_ditulis(self) -> int:
        return self.banyak("baru") + self.banyak("berubah")

    @property
    def banding_jumlah(self) -> list[tuple[str, Decimal | None, Decimal | None]]:
        """[(what, our sum, the file's total)] of the columns that the total row fills."""
        tercetak = self.tercetak or {}
        return [(label_uang(nama), self.jumlah.get(nama), nilai) for nama, nilai in tercetak.items()]


def label_uang(nama: str) -> str:
    return "pagu" if nama == PAGU else f"realisasi {label_kolom(TRIWULAN[nama])}"


def baca_uang(teks: str) -> tuple[Decimal | None, str]:
    """(amount, "") or (None, why not); a dash is no amount, not 0."""
    if teks.strip() in KOSONG:
        return None, ""
    try:
        nilai = baca_rupiah(teks)
    except AngkaTidakTerbaca as galat:
        return None, str(galat)
    return (None, salah) if (salah := salah_uang(nilai)) else (nilai, "")
