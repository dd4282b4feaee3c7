"""The pohon kinerja as a tree: sasaran → IKU → the indicators that support it, by jabatan, each shown in full once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indikator.pohon import rantai

RPJMD, SASARAN, JABATAN, IKU, IKI, LUAR = "rpjmd", "sasaran", "jabatan", "iku", "iki", "luar"
BELUM_MENDUKUNG = "belum mendukung apa pun"
BELUM_SAMPAI = "belum sampai ke IKU"
BELUM_SAMPAI_PUNCAK = "belum sampai ke jabatan puncak"
BELUM_DIDUKUNG = "belum didukung"
MIRIP = "belum ditautkan, ada IKI yang bunyinya serupa"


@dataclass(frozen=True, slots=True)
class Butir:
    """What stands in the document, in its order. jenis: one of the constants above; `pk` and `lembar` are for links.

    `letak`: key of the sasaran (or jabatan) it stands under, "" for none; `induk`: of a sub-indicator, its whole.
    `pangkal`: the chain ends here (an IKU; without an IKU sheet the indicators of the topmost jabatan).
    `punya_bawahan`: its jabatan has subordinates with a sheet, so that somebody could support it.
    """

    kunci: str
    jenis: str
    nama: str
    letak: str = ""
    induk: str = ""
    mendukung: tuple[str, ...] = ()
    jabatan: str = ""
    pangkal: bool = False
    punya_bawahan: bool = False
    pk: int = 0
    lembar: int = 0

    @property
    def indikator(self) -> bool:
        return self.jenis in (IKU, IKI)


@dataclass(slots=True)
class Simpul:
    """A node. `rujukan`: it is shown in full under another one; `tersirat`: it carries the words of the one above but
    is not linked; `tanda`: what is missing; `juga`: names of the others that it supports."""

    butir: Butir
    anak: list["Simpul"] = field(default_factory=list)
    tanda: tuple[str, ...] = ()
    rujukan: bool = False
    tersirat: bool = False
    juga: tuple[str, ...] = ()

    @property
    def jumlah(self) -> int:
        """How many indicators hang below it, each where it is shown in full."""
        return sum(satu.jumlah + (satu.butir.indikator and not satu.rujukan) for satu in self.anak)


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Indicators without sub-indicators."""

    iku: int
    iku_belum_didukung: int
    iki: int
    iki_sampai: int
    iki_belum_mendukung: int
    iki_belum_sampai: int
    iki_belum_didukung: int
    tautan: int


@dataclass(frozen=True, slots=True)
class Pohon:
    """`yatim`: the indicators that reach nothing, under their jabatan, with what supports them."""

    akar: tuple[Simpul, ...]
    yatim: tuple[Simpul, ...]
    hitungan: Hitungan
    ada_iku: bool


def susun(butir: Sequence[Butir]) -> Pohon:
    """The tree of a document. Links may form circles (they should not): every indicator still appears once in full."""
    return _Penyusun(butir).pohon()


class _Penyusun:
    def __init__(self, butir: Sequence[Butir]):
        self._menurut_kunci = {satu.kunci: satu for satu in butir}
        self._pangkal = [satu for satu in butir if satu.pangkal]
        self._lain = [satu for satu in butir if satu.jenis == IKI and not satu.pangkal]
        self._butir = butir
        self._sampai = rantai.sampai(self._pangkal, self._lain)
        self._belum = {satu.kunci for satu in rantai.tak_sampai(self._pangkal, self._lain)}
        iku = [satu for satu in self._pangkal if satu.jenis == IKU]
        self._iku_belum = {satu.kunci for satu in rantai.tak_didukung(iku, self._lain)}
        self._ke = self._tautan()
        self._tersirat = rantai.sebunyi(self._pangkal, self._lain)
        self._anak = self._kait()
        self._tampil: set[str] = set()

    def pohon(self) -> Pohon:
        puncak = [self._simpul(satu) for satu in self._butir if self._di_puncak(satu)]
        akar = tuple(satu for satu in puncak if satu.anak or satu.butir.indikator)
        yatim = tuple(self._yatim())
        return Pohon(akar, yatim, self._hitungan((*akar, *yatim)), self._ada_iku)

    def _tautan(self) -> dict[str, tuple[str, ...]]:
        """The links; those that reach an IKU first, so that a row stands in full where the chain is whole."""
        semua = rantai.tautan([*self._pangkal, *self._lain])
        dikenal, belum = self._menurut_kunci, self._belum
        return {k: tuple(sorted((s for s in ke if s in dikenal), key=belum.__contains__)) for k, ke in semua.items()}

    def _kait(self) -> dict[str, list[tuple[Butir, bool, bool]]]:
        """{key of the upper row: [(row, rujukan, tersirat), …]} in the order of the document."""
        anak = defaultdict(list)
        for satu in self._butir:
            ke = self._ke.get(satu.kunci, ())
            if satu.induk:
                anak[satu.induk].append((satu, False, False))
                continue
            if satu.letak:
                anak[satu.letak].append((satu, False, False))
            for nomor, atas in enumerate(ke):
                anak[atas].append((satu, bool(nomor or satu.letak), False))
            if not ke and not satu.letak and (atas := self._tersirat.get(satu.kunci)):
                anak[atas].append((satu, False, True))
        return anak

    def _di_puncak(self, satu: Butir) -> bool:
        if satu.letak or satu.induk:
            return False
        return satu.jenis in (RPJMD, SASARAN, JABATAN, LUAR) or satu.pangkal

    def _simpul(self, satu: Butir, rujukan: bool = False, tersirat: bool = False) -> Simpul:
        if rujukan or satu.kunci in self._tampil:
            return Simpul(satu, rujukan=True)
        self._tampil.add(satu.kunci)
        anak = [self._simpul(*isi) for isi in self._anak.get(satu.kunci, ())]
        juga = tuple(self._menurut_kunci[kunci].nama for kunci in self._ke.get(satu.kunci, ())[not satu.letak :])
        return Simpul(satu, anak, self._tanda(satu, anak), tersirat=tersirat, juga=juga if not satu.induk else ())

    def _tanda(self, satu: Butir, anak: list[Simpul]) -> tuple[str, ...]:
        if satu.induk or not satu.indikator:
            return ()
        tanda = []
        if satu.kunci in self._belum:
            belum = BELUM_SAMPAI if self._ada_iku else BELUM_SAMPAI_PUNCAK
            tanda.append(belum if self._ke.get(satu.kunci) else BELUM_MENDUKUNG)
        if not any(a for a in anak if a.butir.induk != satu.kunci or a.anak):
            tanda += [BELUM_DIDUKUNG] if satu.kunci in self._iku_belum or self._bisa_didukung(satu) else []
            tanda += [MIRIP] if satu.jenis == IKU and satu.kunci not in self._iku_belum else []
        return tuple(tanda)

    def _bisa_didukung(self, satu: Butir) -> bool:
        return satu.jenis == IKI and satu.punya_bawahan

    @property
    def _ada_iku(self) -> bool:
        return any(satu.jenis == IKU for satu in self._pangkal)

    def _yatim(self) -> Iterator[Simpul]:
        """What reaches nothing: first the rows without a link, then circles that hang on nothing."""
        kelompok: dict[str, list[Simpul]] = {}
        tanpa_tautan = [s for s in self._lain if s.kunci in self._belum and not self._ke.get(s.kunci)]
        for satu in (*tanpa_tautan, *(s for s in self._lain if not s.induk)):
            if satu.kunci not in self._tampil:
                kelompok.setdefault(satu.jabatan, []).append(self._simpul(satu))
        for nomor, (nama, isi) in enumerate(kelompok.items()):
            yield Simpul(Butir(f"yatim-{nomor}", JABATAN, nama), isi)

    def _hitungan(self, simpul: Sequence[Simpul]) -> Hitungan:
        iki = [satu for satu in self._butir if satu.jenis == IKI and not satu.induk]
        tanpa = sum(1 for satu in self._belum if not self._ke.get(satu))
        tampil = [satu for pokok in simpul for satu in jalan(pokok)]
        return Hitungan(
            iku=sum(1 for satu in self._butir if satu.jenis == IKU and not satu.induk),
            iku_belum_didukung=len(self._iku_belum),
            iki=len(iki),
            iki_sampai=len(iki) - len(self._belum),
            iki_belum_mendukung=tanpa,
            iki_belum_sampai=len(self._belum) - tanpa,
            iki_belum_didukung=sum(1 for s in tampil if s.butir.jenis == IKI and BELUM_DIDUKUNG in s.tanda),
            tautan=sum(len(ke) for kunci, ke in self._ke.items() if not self._menurut_kunci[kunci].induk),
        )


def jalan(simpul: Simpul) -> Iterator[Simpul]:
    """A node and everything below it, in order."""
    yield simpul
    for satu in simpul.anak:
        yield from jalan(satu)
