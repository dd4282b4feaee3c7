"""A PK perubahan beside the version it changes: targets and budget before and after, with the words that differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator.banding.baris import Baris, BedaBaris, BedaBidang, Keadaan, banding_baris
from indikator.domain import anggaran_pk, baris_pk
from indikator.models import AnggaranPerjanjian, PerjanjianKinerja, TargetPerjanjian
from kinerja.angka import tulis

KATA = {Keadaan.TAMBAH: "Ditambahkan", Keadaan.HAPUS: "Dihapus", Keadaan.UBAH: "Diubah"}
BIDANG = {
    "sasaran": "sasaran",
    "nama": "indikator",
    "target": "target",
    "jumlah": "anggaran",
    "keterangan": "keterangan",
}


@dataclass(frozen=True)
class BarisBanding:
    """A line on both sides. `keterangan`: what happened to it, "" where nothing did. Amounts (rupiah) of a budget
    line, None where it is missing or has none."""

    beda: BedaBaris
    keterangan: str
    uang_lama: Decimal | None = None
    uang_baru: Decimal | None = None

    @property
    def berubah(self) -> bool:
        return bool(self.keterangan)

    def bidang(self, nama: str) -> BedaBidang:
        return next(satu for satu in self.beda.bidang if satu.bidang == nama)

    @property
    def nama(self) -> BedaBidang:
        return self.bidang("nama")

    @property
    def sasaran(self) -> BedaBidang:
        return self.bidang("sasaran")

    @property
    def target(self) -> BedaBidang:
        return self.bidang("target")


@dataclass(frozen=True)
class Banding:
    """`asal`: the version before. Totals of the budget in rupiah, None where nothing is known."""

    asal: PerjanjianKinerja
    kinerja: tuple[BarisBanding, ...]
    anggaran: tuple[BarisBanding, ...]
    jumlah_lama: Decimal | None
    jumlah_baru: Decimal | None

    @property
    def jumlah_berubah(self) -> int:
        return sum(satu.berubah for satu in (*self.kinerja, *self.anggaran))


def banding(perjanjian: PerjanjianKinerja) -> Banding | None:
    """Against its `asal`; None for a first version. Four queries."""
    if perjanjian.asal_id is None:
        return None
    lama, baru = anggaran_pk.muat(perjanjian.asal), anggaran_pk.muat(perjanjian)
    return Banding(
        asal=perjanjian.asal,
        kinerja=_kinerja(baris_pk.muat(perjanjian.asal), baris_pk.muat(perjanjian)),
        anggaran=_anggaran(lama, baru),
        jumlah_lama=anggaran_pk.jumlah(lama),
        jumlah_baru=anggaran_pk.jumlah(baru),
    )


def _kinerja(lama: Sequence[TargetPerjanjian], baru: Sequence[TargetPerjanjian]) -> tuple[BarisBanding, ...]:
    beda = banding_baris([_baris(satu) for satu in lama], [_baris(satu) for satu in baru])
    return tuple(BarisBanding(satu, _keterangan(satu)) for satu in beda)


def _anggaran(lama: Sequence[AnggaranPerjanjian], baru: Sequence[AnggaranPerjanjian]) -> tuple[BarisBanding, ...]:
    dulu, kini = ({_kunci(satu): satu.jumlah for satu in daftar} for daftar in (lama, baru))
    beda = banding_baris([_uang(satu) for satu in lama], [_uang(satu) for satu in baru])
    return tuple(BarisBanding(s, _keterangan(s), dulu.get(s.silsilah), kini.get(s.silsilah)) for s in beda)


def _keterangan(beda: BedaBaris) -> str:
    """ "Diubah: target."; a line that only stands elsewhere is no change of a promise."""
    if beda.keadaan == Keadaan.UBAH:
        berubah = [BIDANG[satu.bidang] for satu in beda.bidang if satu.berubah]
        return f"Diubah: {', '.join(berubah)}."
    return f"{KATA[beda.keadaan]}." if beda.keadaan in KATA else ""


def _baris(satu: TargetPerjanjian) -> Baris:
    isi = {"sasaran": satu.indikator.sasaran.nama, "nama": nama_baris(satu), "target": satu.teks}
    return Baris(str(satu.indikator.silsilah), "indikator", isi)


def nama_baris(satu: TargetPerjanjian) -> str:
    """A sub-indicator with the indicator it belongs to."""
    induk = satu.indikator.induk
    return f"{induk.nama}: {satu.indikator.nama}" if induk else satu.indikator.nama


def _kunci(satu: AnggaranPerjanjian) -> str:
    return anggaran_pk.kunci_baris(satu.program, satu.kegiatan, satu.nama)


def _uang(satu: AnggaranPerjanjian) -> Baris:
    uang = "" if satu.jumlah is None else tulis(satu.jumlah, 2, buang_nol=True)
    return Baris(_kunci(satu), "anggaran", {"nama": satu.nama, "jumlah": uang, "keterangan": satu.keterangan})


def berubah(daftar: Sequence[BarisBanding]) -> list[BarisBanding]:
    return [satu for satu in daftar if satu.berubah]
