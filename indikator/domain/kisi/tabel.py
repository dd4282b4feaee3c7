"""The entry grid of a sheet: its rows in document order, cell by cell, with the raw text and what is shown of it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db.models import F, Prefetch, QuerySet, prefetch_related_objects
from django.utils.safestring import SafeString

from indikator.domain import dukungan
from indikator.domain import lembar as domain_lembar
from indikator.domain.dokumen import urut_lembar
from indikator.domain.kisi import sel
from indikator.domain.kisi import tampil as tampil_sel
from indikator.domain.kisi.nilai import PILIHAN
from indikator.domain.kisi.tampil import KOSONG
from indikator.models import Indikator, Komponen, Lembar, PenanggungJawab, SasaranStrategis, Target, Variabel

JUDUL = {
    "nama": "Indikator",
    "satuan": "Satuan",
    "rumus": "Rumus",
    "tipe_penghitungan": "Tipe penghitungan",
    "arah": "Arah",
    "frekuensi": "Diukur setiap",
    "sumber_data": "Sumber data",
    "penanggung_jawab": "Penanggung jawab",
    "mendukung": "Mendukung",
}
KOLOM_LEMBAR = {"nama": "indikator"}  # names that the printed columns have


@dataclass(frozen=True)
class Sel:
    """`nilai` is the raw text, `html` what is shown; `jenis` "pilihan", "dukungan" or "" for text.

    `sunting`: what the editor opens with instead of a raw text that nobody would type (markup, LaTeX), or "".
    """

    kolom: str
    judul: str
    nilai: str = ""
    html: SafeString = KOSONG
    sunting: str = ""

    @property
    def jenis(self) -> str:
        return "pilihan" if self.kolom in PILIHAN else "dukungan" if self.kolom == "mendukung" else ""


@dataclass(frozen=True)
class BarisKisi:
    indikator: Indikator
    sel: tuple[Sel, ...]
    punya_sub: bool = False

    @property
    def sub(self) -> bool:
        return self.indikator.induk_id is not None

    @property
    def kelas(self) -> str:
        tanda = {"sub": self.sub, "belum-ditinjau": self.indikator.belum_ditinjau}
        return " ".join(nama for nama, ada in tanda.items() if ada)


@dataclass(frozen=True)
class Kelompok:
    """A sasaran with its rows; below them stands one blank row to type in, whose lineage is `silsilah_baru`.

    The page draws it, so that a row sent twice is added once.
    """

    sasaran: SasaranStrategis
    nomor: int
    sel: Sel
    baris: tuple[BarisKisi, ...]
    silsilah_baru: UUID = field(default_factory=uuid4)

    @property
    def rentang(self) -> int:
        return len(self.baris) + 1


@dataclass(frozen=True)
class Kisi:
    """`kolom` are blank cells with their headings; the last two are the lineage of a new sasaran and its first row."""

    lembar: Lembar
    kolom: tuple[Sel, ...]
    kelompok: tuple[Kelompok, ...]
    silsilah_sasaran_baru: UUID = field(default_factory=uuid4)
    silsilah_baru: UUID = field(default_factory=uuid4)
    pilihan: tuple[tuple[str, list], ...] = field(default_factory=lambda: pilihan_kolom())

    @property
    def sel_sasaran(self) -> Sel:
        """The blank cell of a new sasaran."""
        return Sel("sasaran", judul_sasaran(self.lembar))

    @property
    def jumlah_indikator(self) -> int:
        return sum(not baris.sub for satu in self.kelompok for baris in satu.baris)

    @property
    def belum_ditinjau(self) -> int:
        return sum(baris.indikator.belum_ditinjau for satu in self.kelompok for baris in satu.baris)


def pilihan_kolom() -> tuple[tuple[str, list], ...]:
    """(column, [(key, label)]) of the choice columns; blank first where none need be chosen."""
    kosong = {"tipe_penghitungan": [("", "(tidak dicantumkan)")]}
    return tuple((kolom, [*kosong.get(kolom, []), *pilihan.choices]) for kolom, pilihan in PILIHAN.items())


def muat(pilihan: QuerySet[Lembar]) -> QuerySet[Lembar]:
    """Sheets with everything `susun` reads, in a constant number of queries."""
    return domain_lembar.muat(pilihan).prefetch_related(_variabel("indikator__"))


def susun(lembar: Lembar) -> Kisi:
    """The grid of a sheet loaded by `muat`; one query for last year's targets."""
    urutan = urut_lembar(lembar)
    lalu = target_lalu(lembar, [satu for _, daftar in urutan for pokok, sub in daftar for satu in (pokok, *sub)])
    kolom = _kolom(lembar)
    kelompok = []
    for nomor, (sasaran, daftar) in enumerate(urutan, 1):
        baris = []
        for pokok, sub in daftar:
            baris.append(_baris(pokok, kolom, lalu, bool(sub)))
            baris += [_baris(satu, kolom, lalu) for satu in sub]
        kelompok.append(Kelompok(sasaran, nomor, sel_sasaran(sasaran, lembar), tuple(baris)))
    return Kisi(lembar, kolom, tuple(kelompok))


def lengkapi(indikator: Indikator, lembar: Lembar, pilihan: Collection[str] | None = None) -> BarisKisi:
    """The cells (those of `pilihan`, None for all) of a row just read or written; reads only what they show."""
    kolom = tuple(satu for satu in _kolom(lembar) if pilihan is None or satu.kolom in pilihan)
    kunci = {satu.kolom.partition("_")[0] if satu.kolom.startswith(sel.TARGET) else satu.kolom for satu in kolom}
    prefetch_related_objects([indikator], *_pramuat(indikator, kunci))
    lalu = any(satu.kolom == f"{sel.TARGET}{lembar.penetapan.tahun_mulai}" for satu in kolom)  # beside the first year
    return _baris(indikator, kolom, target_lalu(lembar, [indikator]) if lalu else {})


def _pramuat(indikator: Indikator, kunci: Collection[str]) -> Iterator[Prefetch]:
    """The parts that these cells show and that the row does not carry yet; "target" stands for all years."""
    if "target" in kunci and not hasattr(indikator, "daftar_target"):
        target = Target.objects.filter(triwulan=0).order_by("tahun")
        yield Prefetch("target", queryset=target, to_attr="daftar_target")
    if "penanggung_jawab" in kunci and not indikator.penanggung_jawab:
        unit = PenanggungJawab.objects.select_related("unit").order_by("pk")
        yield Prefetch("unit_penanggung_jawab", queryset=unit, to_attr="daftar_unit")
    if "nama" in kunci:
        yield Prefetch("komponen", queryset=Komponen.objects.order_by("urutan"), to_attr="daftar_komponen")
    if "mendukung" in kunci:
        yield dukungan.pramuat()[0]
    if "rumus" in kunci and hasattr(indikator, "rumus") and indikator.rumus.pohon is not None:
        yield _variabel()


def sel_sasaran(sasaran: SasaranStrategis, lembar: Lembar) -> Sel:
    return Sel("sasaran", judul_sasaran(lembar), sasaran.nama, tampil_sel.sasaran(sasaran))


def judul_sasaran(lembar: Lembar) -> str:
    return lembar.kolom.get("sasaran", "Sasaran")


def target_lalu(lembar: Lembar, daftar: Iterable[Indikator]) -> dict[UUID, dict[int, str]]:
    """{silsilah: {year: target text}} of the year before the document, from what was in force then; one query."""
    dokumen = lembar.penetapan
    semua = Target.objects.filter(
        triwulan=0,
        tahun=dokumen.tahun_mulai - 1,
        indikator__silsilah__in={satu.silsilah for satu in daftar},
        indikator__lembar__penetapan__instansi=dokumen.instansi_id,
        indikator__lembar__penetapan__berlaku__tahun=F("tahun"),
    ).exclude(teks="")
    baris = semua.values_list("indikator__silsilah", "tahun", "teks")
    return {silsilah: {tahun: teks} for silsilah, tahun, teks in baris}


def _variabel(awalan: str = "") -> Prefetch:
    """Variables of the formulas, which the printed sheet does not need."""
    variabel = Variabel.objects.order_by("urutan", "pk")
    return Prefetch(f"{awalan}rumus__variabel", queryset=variabel, to_attr="daftar_variabel")


def _kolom(lembar: Lembar) -> tuple[Sel, ...]:
    """Blank cells with the heading of each column."""
    return tuple(Sel(kolom, _judul(lembar, kolom)) for kolom in sel.urutan_kolom(lembar))


def _judul(lembar: Lembar, kolom: str) -> str:
    if kolom.startswith(sel.TARGET):
        return f"{lembar.kolom.get('target', 'Target')} {kolom.removeprefix(sel.TARGET)}"
    return lembar.kolom.get(KOLOM_LEMBAR.get(kolom, kolom), JUDUL[kolom])


def _baris(indikator: Indikator, kolom: tuple[Sel, ...], lalu: dict, punya_sub: bool = False) -> BarisKisi:
    milik = lalu.get(indikator.silsilah, {})
    isi = tuple(
        Sel(
            k.kolom,
            k.judul,
            sel.baca(indikator, k.kolom),
            tampil_sel.html(indikator, k.kolom, milik),
            tampil_sel.ketikan_rumus(indikator) if k.kolom == "rumus" else "",
        )
        for k in kolom
    )
    return BarisKisi(indikator, isi, punya_sub)
