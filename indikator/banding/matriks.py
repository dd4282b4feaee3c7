"""What became of every row between a document and its review: kept, changed, new, stopped, replaced. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indikator.banding.baris import Baris, BedaBaris, Keadaan, banding_baris

NIHIL = "Tidak ada yang berubah."


class Ubahan(StrEnum):
    """What became of a row. A row that only stands elsewhere is kept."""

    TETAP = "tetap"
    DIUBAH = "diubah"
    BARU = "baru"
    DIHENTIKAN = "dihentikan"
    DIGANTI = "diganti"


URUTAN = (Ubahan.DIUBAH, Ubahan.BARU, Ubahan.DIGANTI, Ubahan.DIHENTIKAN, Ubahan.TETAP)
PERLU_ALASAN = (Ubahan.DIUBAH, Ubahan.DIGANTI, Ubahan.DIHENTIKAN)
_DARI_KEADAAN = {Keadaan.TAMBAH: Ubahan.BARU, Keadaan.HAPUS: Ubahan.DIHENTIKAN, Keadaan.UBAH: Ubahan.DIUBAH}


@dataclass(frozen=True)
class Keterangan:
    """What people say of a row: why, from which year, and of a stopped one the row that replaces it. `versi` 0:
    nothing is stored yet."""

    alasan: str = ""
    sejak_tahun: int | None = None
    diganti_oleh: str = ""
    versi: int = 0


@dataclass(frozen=True)
class BarisMatriks:
    """One row before and now. `sasaran_*`: the sasaran above it; `pindah_dari`: name of the sheet it stood on before.

    pengganti: the new row that takes the place of this stopped one; menggantikan: names of those that this new one
    replaces (it is then told with them, not by itself).
    """

    beda: BedaBaris
    ubahan: Ubahan
    sasaran_lama: str = ""
    sasaran_baru: str = ""
    pindah_dari: str = ""
    keterangan: Keterangan = Keterangan()
    pengganti: BedaBaris | None = None
    menggantikan: tuple[str, ...] = ()

    @property
    def silsilah(self) -> str:
        return self.beda.silsilah

    @property
    def sasaran(self) -> bool:
        """Whether it is a sasaran itself, not an indicator."""
        return self.beda.jenis == "sasaran"

    @property
    def nama(self) -> str:
        return self.beda.isi("sasaran" if self.sasaran else "nama")

    @property
    def tercatat(self) -> bool:
        """Whether the matrix lists it: changed, and not told with the row it replaces."""
        return self.ubahan != Ubahan.TETAP and not self.menggantikan

    @property
    def tanpa_alasan(self) -> bool:
        return self.ubahan in PERLU_ALASAN and not self.keterangan.alasan.strip()

    @property
    def bidang_berubah(self) -> tuple:
        return tuple(satu for satu in self.beda.bidang if satu.berubah)


@dataclass(frozen=True)
class LembarMatriks:
    """One sheet; `ubahan` BARU or DIHENTIKAN for one that stands in one of both only, else TETAP."""

    kunci: str
    nama: str
    ubahan: Ubahan = Ubahan.TETAP
    baris: tuple[BarisMatriks, ...] = ()

    @property
    def tercatat(self) -> tuple[BarisMatriks, ...]:
        return tuple(satu for satu in self.baris if satu.tercatat)

    @property
    def tetap(self) -> tuple[BarisMatriks, ...]:
        return tuple(satu for satu in self.baris if satu.ubahan == Ubahan.TETAP)


@dataclass(frozen=True)
class Matriks:
    """All sheets in the order of the new version, dropped ones last."""

    lembar: tuple[LembarMatriks, ...] = ()

    @property
    def baris(self) -> tuple[BarisMatriks, ...]:
        return tuple(satu for lembar in self.lembar for satu in lembar.baris)

    @property
    def tercatat(self) -> tuple[BarisMatriks, ...]:
        return tuple(satu for satu in self.baris if satu.tercatat)

    @property
    def tanpa_alasan(self) -> tuple[BarisMatriks, ...]:
        return tuple(satu for satu in self.tercatat if satu.tanpa_alasan)

    @property
    def pengganti(self) -> tuple[BarisMatriks, ...]:
        """New indicators, each of which may replace a stopped one."""
        return tuple(satu for satu in self.baris if satu.ubahan == Ubahan.BARU and not satu.sasaran)

    def cari(self, silsilah: str) -> BarisMatriks | None:
        return next((satu for satu in self.baris if satu.silsilah == silsilah), None)

    def hitung(self) -> dict[Ubahan, int]:
        """How many of each, in the order of URUTAN; a replaced row and its replacement are one."""
        banyak = Counter(satu.ubahan for satu in self.baris if not satu.menggantikan)
        return {ubahan: banyak[ubahan] for ubahan in URUTAN}

    def kalimat(self) -> str:
        """ "12 diubah, 3 baru, 1 dihentikan"."""
        isi = [f"{n} {ubahan.value}" for ubahan, n in self.hitung().items() if n and ubahan != Ubahan.TETAP]
        return ", ".join(isi) or NIHIL


def susun(
    lama: Sequence[Baris], baru: Sequence[Baris], lembar: Sequence[LembarMatriks], ada: Mapping[str, Keterangan]
) -> Matriks:
    """Compare all rows of two versions. `lembar`: the sheets without their rows, in the order of the new version,
    dropped ones last; `kelompok` of a row is the key of its sheet. `ada` {lineage: what people say of it}."""
    return _Penyusun(lama, baru, lembar, ada).jalankan()


class _Penyusun:
    """One comparison: both versions and the rows that differ."""

    def __init__(self, lama, baru, lembar, ada):
        self.lama, self.baru = ({satu.silsilah: satu for satu in daftar} for daftar in (lama, baru))
        self.lembar, self.ada = {satu.kunci: satu for satu in lembar}, ada
        self.beda = {satu.silsilah: satu for satu in banding_baris(lama, baru)}
        self.berisi = {satu.induk for satu in (*lama, *baru)}
        self.diganti = {
            silsilah: satu.diganti_oleh for silsilah, satu in ada.items() if self._pasangan(silsilah, satu)
        }

    def jalankan(self) -> Matriks:
        per: dict[str, list[BarisMatriks]] = {kunci: [] for kunci in self.lembar}
        for beda in self.beda.values():
            if not self._dilewati(beda):
                per[beda.kelompok].append(self._baris(beda))
        return Matriks(tuple(replace(satu, baris=tuple(per[kunci])) for kunci, satu in self.lembar.items()))

    def _pasangan(self, silsilah: str, satu: Keterangan) -> bool:
        """Whether the one is stopped and the other new: a link that no longer holds says nothing."""
        return (
            silsilah in self.lama
            and silsilah not in self.baru
            and satu.diganti_oleh in self.baru
            and satu.diganti_oleh not in self.lama
        )

    def _dilewati(self, beda: BedaBaris) -> bool:
        """A sasaran is told by its indicators, unless its words changed or it has none."""
        return beda.jenis == "sasaran" and (
            _ubahan(beda) == Ubahan.TETAP
            or (_ubahan(beda) in (Ubahan.BARU, Ubahan.DIHENTIKAN) and beda.silsilah in self.berisi)
        )

    def _baris(self, beda: BedaBaris) -> BarisMatriks:
        silsilah, dulu, kini = beda.silsilah, self.lama.get(beda.silsilah), self.baru.get(beda.silsilah)
        pengganti = self.diganti.get(silsilah)
        digantikan = [lama for lama, oleh in self.diganti.items() if oleh == silsilah]
        return BarisMatriks(
            beda=beda,
            ubahan=Ubahan.DIGANTI if pengganti else _ubahan(beda),
            sasaran_lama=self._sasaran(self.lama, dulu),
            sasaran_baru=self._sasaran(self.baru, self.baru.get(pengganti) if pengganti else kini),
            pindah_dari=self.lembar[dulu.kelompok].nama if dulu and kini and dulu.kelompok != kini.kelompok else "",
            keterangan=self.ada.get(silsilah, Keterangan()),
            pengganti=self.beda[pengganti] if pengganti else None,
            menggantikan=tuple(self.lama[satu].isi.get("nama", "") for satu in digantikan),
        )

    def _sasaran(self, versi: Mapping[str, Baris], baris: Baris | None) -> str:
        """The words of the sasaran above a row in that version."""
        while baris is not None and baris.jenis != "sasaran":
            baris = versi.get(baris.induk)
        return baris.isi.get("sasaran", "") if baris else ""


def _ubahan(beda: BedaBaris) -> Ubahan:
    return _DARI_KEADAAN.get(beda.keadaan, Ubahan.TETAP)
