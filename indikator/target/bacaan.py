"""What a target text was read as."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum


class Jenis(StrEnum):
    """What kind of target a text is."""

    KOSONG = "kosong"  # blank: missing
    STRIP = "strip"  # "-": explicitly no target
    ANGKA = "angka"
    RENTANG = "rentang"
    BATAS_ATAS = "batas_atas"
    BATAS_BAWAH = "batas_bawah"
    PREDIKAT = "predikat"
    TAK_TERBACA = "tak_terbaca"


class Status(StrEnum):
    """What a person has to do about it."""

    TERBACA = "terbaca"  # nothing
    DITANDAI = "ditandai"  # read, but look at `peringatan` first
    TANPA_TARGET = "tanpa_target"  # "-"
    KOSONG = "kosong"
    TAK_TERBACA = "tak_terbaca"


_STATUS = {
    Jenis.KOSONG: Status.KOSONG,
    Jenis.STRIP: Status.TANPA_TARGET,
    Jenis.TAK_TERBACA: Status.TAK_TERBACA,
}
PASTI, TERSIRAT, RAGU, USUL = (Decimal(nilai) for nilai in ("1.00", "0.90", "0.60", "0.30"))


@dataclass(frozen=True, slots=True)
class BacaanTarget:
    """A target as it was read; `teks` is the raw text.

    nilai, nilai_maks: in `satuan`. nilai_maks is the upper end of RENTANG (nilai the lower one) and equals nilai for
    BATAS_ATAS. skala: name of the predicate's scale ("AKIP", "SKM", …), "" when unknown. peringatan: what a person
    must look at. catatan: what was understood without being written (a proposed satuan), for information.
    keyakinan: 1 plainly written, 0,9 with a catatan, below that with a peringatan, 0 not read.
    """

    teks: str
    jenis: Jenis
    nilai: Decimal | None = None
    nilai_maks: Decimal | None = None
    satuan: str = ""
    predikat: str = ""
    skala: str = ""
    peringatan: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    keyakinan: Decimal = PASTI

    @property
    def status(self) -> Status:
        return _STATUS.get(self.jenis) or (Status.DITANDAI if self.peringatan else Status.TERBACA)

    @property
    def satuan_tersirat(self) -> bool:
        """Whether the satuan is the indicator's own or a proposal, not written in the text."""
        return bool(self.satuan) and not menyebut_satuan(self.teks)

    @property
    def perlu_diperiksa(self) -> bool:
        """Whether a person should confirm this reading before it is used."""
        return bool(self.peringatan)

    @property
    def bawah(self) -> Decimal | None:
        """Lower end of a range, or lower bound."""
        return self.nilai if self.jenis in (Jenis.RENTANG, Jenis.BATAS_BAWAH) else None

    @property
    def atas(self) -> Decimal | None:
        """Upper end of a range, or upper bound."""
        return self.nilai_maks if self.jenis in (Jenis.RENTANG, Jenis.BATAS_ATAS) else None

    def ditandai(self, kalimat: str, keyakinan: Decimal = RAGU) -> "BacaanTarget":
        """The same with one more warning; the confidence only ever falls."""
        return replace(self, peringatan=(*self.peringatan, kalimat), keyakinan=min(self.keyakinan, keyakinan))

    def dicatat(self, kalimat: str) -> "BacaanTarget":
        """The same with one more note."""
        return replace(self, catatan=(*self.catatan, kalimat), keyakinan=min(self.keyakinan, TERSIRAT))


def menyebut_satuan(teks: str) -> bool:
    """Whether a target text holds any word or percent sign; without one its satuan can only be implied."""
    return any(huruf.isalpha() or huruf in "%‰" for huruf in teks)


def tak_terbaca(alasan: str) -> BacaanTarget:
    return BacaanTarget("", Jenis.TAK_TERBACA, peringatan=(alasan,), keyakinan=Decimal("0.00"))
