"""What a reviewer looks at: a sheet or a measuring beside an earlier version of it, row by row."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indikator.banding.baris import Baris, BedaBaris, BedaBidang, banding_baris
from indikator.banding.kata import Upaya
from indikator.domain import ajuan
from indikator.domain.isi_ajuan import isi_lembar, isi_pengukuran, label_bidang, urut_bidang
from indikator.models import Ajuan, Lembar, Pengukuran
from organisasi.models import Jejak

Kembali = tuple[Ajuan, Jejak] | None  # as ajuan.dikembalikan gives it

NAMA = ("sasaran", "nama")


class Pembanding(StrEnum):
    """What the present content is compared with, and which rows are shown."""

    KEMBALI = "kembali"
    BERLAKU = "berlaku"
    SEMUA = "semua"


@dataclass(frozen=True)
class BidangTinjau:
    """One field of a row: its name in words, before and now."""

    beda: BedaBidang

    @property
    def bidang(self) -> str:
        return self.beda.bidang

    @property
    def label(self) -> str:
        return label_bidang(self.beda.bidang)


@dataclass(frozen=True)
class BarisTinjau:
    """A row as it is shown; `nomor` counts the indicators of the sheet, None for a sasaran."""

    beda: BedaBaris
    nomor: int | None

    @property
    def silsilah(self) -> str:
        return self.beda.silsilah

    @property
    def nama(self) -> str:
        return self.beda.isi("sasaran" if self.sasaran else "nama")

    @property
    def sasaran(self) -> bool:
        return self.beda.jenis == "sasaran"

    @property
    def bidang(self) -> tuple[BidangTinjau, ...]:
        """Its fields in the order of the sheet; a name that did not change is the heading only."""
        return tuple(satu for satu in self.pilihan_bidang if satu.beda.berubah or satu.bidang not in NAMA)

    @property
    def pilihan_bidang(self) -> tuple[BidangTinjau, ...]:
        """All fields, for a remark to name one."""
        ada = {satu.bidang: satu for satu in self.beda.bidang}
        return tuple(BidangTinjau(ada[nama]) for nama in urut_bidang(ada))

    @property
    def bidang_berubah(self) -> tuple[BidangTinjau, ...]:
        return tuple(satu for satu in self.bidang if satu.beda.berubah)

    @property
    def bidang_tetap(self) -> tuple[BidangTinjau, ...]:
        return tuple(satu for satu in self.bidang if not satu.beda.berubah)


@dataclass(frozen=True)
class Tinjauan:
    """`baris` all rows, `berubah_saja` whether only changed ones are shown; `acuan` what it is compared with, "" for
    nothing (a first submission)."""

    baris: tuple[BarisTinjau, ...]
    berubah_saja: bool
    acuan: str

    @property
    def tampil(self) -> tuple[BarisTinjau, ...]:
        """The rows to show: with `berubah_saja` the changed ones and the sasaran above them."""
        if not self.berubah_saja:
            return self.baris
        perlu = {satu.silsilah for satu in self.baris if satu.beda.berubah}
        atas = {satu.silsilah: satu.beda.induk for satu in self.baris}
        for silsilah in tuple(perlu):
            while (silsilah := atas.get(silsilah, "")) and silsilah not in perlu:
                perlu.add(silsilah)
        return tuple(satu for satu in self.baris if satu.silsilah in perlu)

    @property
    def jumlah_berubah(self) -> int:
        return sum(1 for satu in self.baris if satu.beda.berubah)

    @property
    def jumlah_sama(self) -> int:
        return len(self.baris) - self.jumlah_berubah


def susun(lama: dict | None, kini: dict, *, berubah_saja: bool, acuan: str = "") -> Tinjauan:
    """The present content beside an earlier one (contents of isi_ajuan); without one every row stands as it is."""
    beda = banding_baris(_baris(lama if lama is not None else kini), _baris(kini))
    baris, nomor = [], 0
    for satu in beda:
        nomor += satu.jenis != "sasaran"
        baris.append(BarisTinjau(satu, nomor if satu.jenis != "sasaran" else None))
    return Tinjauan(tuple(baris), berubah_saja, acuan)


def _baris(isi: dict) -> list[Baris]:
    return [Baris(b["silsilah"], b["jenis"], b["isi"], b["induk"], b.get("kelompok", "")) for b in isi["baris"]]


def lembar_acuan(lembar: Lembar, berlaku: Lembar | None) -> Lembar | None:
    """The sheet in force that this one replaces, None where it is that one itself or there is none."""
    return berlaku if berlaku is not None and berlaku.pk != lembar.pk else None


def tinjau_lembar(lembar: Lembar, cara: Pembanding, berlaku: Lembar | None, kembali: Kembali) -> Tinjauan:
    """A sheet beside what was returned (KEMBALI), beside the sheet in force (BERLAKU), or all its rows, with the
    changes since the return or else against the sheet in force. `kembali` as ajuan.dikembalikan gives it."""
    if cara == Pembanding.BERLAKU or (kembali is None and cara == Pembanding.SEMUA):
        acuan = lembar_acuan(lembar, berlaku)
        isi = isi_lembar([lembar, acuan] if acuan else [lembar])
        lama, kata = (isi[acuan.pk], "dokumen berlaku") if acuan else (None, "")
        return susun(lama, isi[lembar.pk], berubah_saja=cara == Pembanding.BERLAKU, acuan=kata)
    return _sejak_kembali(isi_lembar([lembar])[lembar.pk], cara, kembali)


def tinjau_pengukuran(pengukuran: Pengukuran, cara: Pembanding, kembali: Kembali) -> Tinjauan:
    """A measuring beside what was returned; SEMUA shows the rows that are the same too."""
    return _sejak_kembali(isi_pengukuran(pengukuran), cara, kembali)


def _sejak_kembali(kini: dict, cara: Pembanding, kembali: Kembali) -> Tinjauan:
    if kembali is None:
        return susun(None, kini, berubah_saja=False)
    return susun(kembali[0].isi, kini, berubah_saja=cara == Pembanding.KEMBALI, acuan=_kata(kembali))


def _kata(kembali) -> str:
    return f"ajuan ke-{kembali[0].ke}, yang dikembalikan"


def berubah_sejak_kembali(daftar: Sequence[Lembar]) -> dict[int, int]:
    """{Lembar.pk: rows changed since the last return} of the sheets of one document that were returned; the queries
    do not grow with them."""
    kembali = ajuan.dikembalikan_banyak(daftar)
    kini = isi_lembar([satu for satu in daftar if satu.pk in kembali]) if kembali else {}
    upaya = Upaya()
    return {pk: _jumlah_berubah(kembali[pk][0].isi, isi, upaya) for pk, isi in kini.items()}


def _jumlah_berubah(lama: dict, kini: dict, upaya: Upaya) -> int:
    return sum(satu.berubah for satu in banding_baris(_baris(lama), _baris(kini), upaya))


def bawaan(pilihan: Collection[Pembanding], diminta: str) -> Pembanding:
    """The comparison asked for where it is offered, else what changed since the return, else all rows."""
    if diminta in pilihan:
        return Pembanding(diminta)
    return Pembanding.KEMBALI if Pembanding.KEMBALI in pilihan else Pembanding.SEMUA
