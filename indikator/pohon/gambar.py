"""The pohon kinerja as a drawing: sheets of paper with boxes and lines, left to right, in tenths of a millimetre.

A branch that does not fit what is left of a sheet goes to the next one; where a branch is larger than a sheet its
upper boxes are repeated there ("lanjutan"). Plain integers; the template turns them into SVG.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indikator.pohon.cabang import JARAK_Y, Cabang, bagi, tumpuk
from indikator.pohon.huruf import lebar, lipat
from indikator.pohon.susun import IKU, JABATAN, RPJMD, SASARAN, Pohon, Simpul

KERTAS = {"f4": (3300, 2150), "a3": (4200, 2970)}  # lying
KERTAS_BAWAAN = "f4"
TEPI, JARAK_X, BANTALAN = 100, 60, 14
KEPALA, KAKI = 120, 60  # for the heading and the foot of a sheet
LEBAR_MAKS = 620
UKURAN_JUDUL = 48  # printed at 42, but bold
UKURAN = {"label": 21, "nama": 25, "tanda": 21}
JARAK_BARIS = {"label": 27, "nama": 32, "tanda": 27}
BARIS_MAKS = {"label": 3, "nama": 12, "tanda": 2}
SEBUTAN = {SASARAN: "Sasaran", IKU: "IKU", JABATAN: "Jabatan"}


@dataclass(frozen=True, slots=True)
class Baris:
    """A line of text; `y` is its baseline. jenis: label, nama or tanda."""

    teks: str
    jenis: str
    x: int
    y: int

    @property
    def ukuran(self) -> int:
        return UKURAN[self.jenis]

    @property
    def lebar(self) -> int:
        return lebar(self.teks, self.ukuran)


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box. `putus`: drawn with a broken line (worded alike, not linked; or shown in full elsewhere). `lanjutan`: it
    stands on an earlier sheet already."""

    jenis: str
    x: int
    y: int
    lebar: int
    tinggi: int
    baris: tuple[Baris, ...]
    putus: bool = False
    lanjutan: bool = False


@dataclass(frozen=True, slots=True)
class Garis:
    """From the right of a box to the left of another one, as three straight pieces."""

    x1: int
    y1: int
    x2: int
    y2: int
    putus: bool = False

    @property
    def tengah(self) -> int:
        return (self.x1 + self.x2) // 2


@dataclass(frozen=True, slots=True)
class Halaman:
    """A sheet of paper. `y_awal`: where it begins when all sheets stand below each other."""

    nomor: int
    banyak: int
    judul: str
    bagian: str
    lebar: int
    tinggi: int
    kotak: tuple[Kotak, ...]
    garis: tuple[Garis, ...]

    @property
    def y_awal(self) -> int:
        return (self.nomor - 1) * self.tinggi

    @property
    def x_kanan(self) -> int:
        return self.lebar - TEPI

    @property
    def y_kaki(self) -> int:
        """Baseline of the foot."""
        return self.tinggi - TEPI


def gambar(pohon: Pohon, kertas: str, judul: str) -> tuple[Halaman, ...]:
    """The sheets of a tree; `kertas` is a key of KERTAS. At least one sheet, empty where there is nothing to draw."""
    return _Gambar(pohon, *KERTAS[kertas], judul).halaman()


class _Gambar:
    def __init__(self, pohon: Pohon, lebar_: int, tinggi: int, judul: str):
        self._ukuran = (lebar_, tinggi)
        self._judul = " ".join(lipat(judul, UKURAN_JUDUL, lebar_ - 2 * TEPI, 1))
        self._muat_y = tinggi - 2 * TEPI - KEPALA - KAKI
        bagian = {"": _pokok(pohon.akar), "Belum mendukung apa pun": pohon.yatim}
        self._bagian = {nama: isi for nama, isi in bagian.items() if isi}
        dalam = max((_dalam(satu) for isi in self._bagian.values() for satu in isi), default=1)
        muat_x = lebar_ - 2 * TEPI + JARAK_X
        self._kolom = max(dalam, muat_x // (LEBAR_MAKS + JARAK_X))
        self._lebar = muat_x // self._kolom - JARAK_X

    def halaman(self) -> tuple[Halaman, ...]:
        """Strips beside each other as long as the columns of the sheet suffice."""
        lembar = [(nama, isi) for nama, akar in self._bagian.items() for isi in self._lembar(akar)] or [("", [])]
        return tuple(
            Halaman(nomor, len(lembar), self._judul, nama, *self._ukuran, *self._letakkan(isi))
            for nomor, (nama, isi) in enumerate(lembar, 1)
        )

    def _lembar(self, akar: Sequence[Simpul]) -> Iterator[list[list[Cabang]]]:
        jalur = bagi([self._ukur(satu) for satu in akar], self._muat_y)
        sebaris = max(1, self._kolom // max(satu.dalam for isi in jalur for satu in isi))
        for awal in range(0, len(jalur), sebaris):
            yield jalur[awal : awal + sebaris]

    def _letakkan(self, jalur: list[list[Cabang]]) -> tuple[tuple[Kotak, ...], tuple[Garis, ...]]:
        kotak, garis, kolom = [], [], 0
        for isi in jalur:
            y = TEPI + KEPALA
            for satu in isi:
                self._letakkan_cabang(satu, kolom, y, kotak, garis)
                y += satu.blok + JARAK_Y
            kolom += max(satu.dalam for satu in isi)
        return tuple(kotak), tuple(garis)

    def _letakkan_cabang(self, cabang: Cabang, kolom: int, y: int, kotak: list, garis: list) -> Kotak:
        """Put a branch into its block from `y` down: the box in the middle of what hangs on it."""
        x = TEPI + kolom * (self._lebar + JARAK_X)
        atas = y + (cabang.blok - cabang.tinggi) // 2
        isi = _baris(cabang.teks, x, atas)
        ini = Kotak(
            cabang.simpul.butir.jenis, x, atas, self._lebar, cabang.tinggi, isi, _putus(cabang), cabang.lanjutan
        )
        kotak.append(ini)
        y += (cabang.blok - tumpuk(cabang.anak)) // 2
        for satu in cabang.anak:
            anak = self._letakkan_cabang(satu, kolom + 1, y, kotak, garis)
            garis.append(Garis(x + self._lebar, _tengah(ini), anak.x, _tengah(anak), anak.putus))
            y += satu.blok + JARAK_Y
        return ini

    def _ukur(self, simpul: Simpul) -> Cabang:
        teks = self._teks(simpul)
        tinggi = 2 * BANTALAN + sum(JARAK_BARIS[jenis] for jenis, _ in teks)
        return Cabang(simpul, teks, tinggi, [self._ukur(satu) for satu in simpul.anak])

    def _teks(self, simpul: Simpul) -> list[tuple[str, str]]:
        isi = {"label": _label(simpul), "nama": simpul.butir.nama, "tanda": "; ".join(_tanda(simpul))}
        muat = self._lebar - 2 * BANTALAN
        return [(k, baris) for k, teks in isi.items() for baris in lipat(teks, UKURAN[k], muat, BARIS_MAKS[k])]


def _pokok(akar: Iterable[Simpul]) -> tuple[Simpul, ...]:
    """The sasaran of the instansi stand first; that of the RPJMD would only cost a column."""
    return tuple(satu for pokok in akar for satu in (pokok.anak if pokok.butir.jenis == RPJMD else (pokok,)))


def _label(simpul: Simpul) -> str:
    butir = simpul.butir
    sebutan = SEBUTAN.get(butir.jenis, butir.jabatan)
    if butir.induk:
        sebutan = "Sub-indikator"
    return f"{sebutan} (lihat kotaknya sendiri)" if simpul.rujukan else sebutan


def _tanda(simpul: Simpul) -> tuple[str, ...]:
    return (*simpul.tanda, "berbunyi sama, belum ditautkan") if simpul.tersirat else simpul.tanda


def _putus(cabang: Cabang) -> bool:
    return cabang.simpul.tersirat or cabang.simpul.rujukan


def _dalam(simpul: Simpul) -> int:
    return 1 + max((_dalam(satu) for satu in simpul.anak), default=0)


def _tengah(kotak: Kotak) -> int:
    return kotak.y + kotak.tinggi // 2


def _baris(teks: Sequence[tuple[str, str]], x: int, y: int) -> tuple[Baris, ...]:
    hasil, alas = [], y + BANTALAN
    for jenis, isi in teks:
        alas += JARAK_BARIS[jenis]
        hasil.append(Baris(isi, jenis, x + BANTALAN, alas - (JARAK_BARIS[jenis] - UKURAN[jenis]) // 2 - 3))
    return tuple(hasil)
