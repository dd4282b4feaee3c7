"""Content of a LKjIP as plain data: the author's narrative in order, and tables made from stored figures.

Wrong figures inside an imported narrative stay as their author wrote them; a table is always ours. What was found
to be wrong in the source is `catatan_hitung`: shown on the page of the LKjIP, never printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from indikator.domain.anggaran import rekap_anggaran
from indikator.domain.pengukuran import pengukuran_instansi
from laporan.domain import cuplikan
from laporan.domain.lkjip.angka import AngkaLkjip
from laporan.domain.lkjip.bahan import Bahan
from laporan.domain.lkjip.gambar import sematkan
from laporan.domain.lkjip.grafik import GrafikLkjip
from laporan.domain.lkjip.narasi import Blok, sisipkan
from laporan.domain.lkjip.reviu import IsiPernyataan, pernyataan, reviu_kini, susun_pernyataan
from laporan.domain.lkjip.rujukan_angka import Daftar, daftar_angka, isi_rujukan
from laporan.domain.lkjip.susun_angka import susun_angka
from laporan.domain.tabel import Tabel
from laporan.domain.unsur import TandaTangan, baris_jabatan, kepala_instansi, susun_kop, tanda_tangan
from laporan.enums import LKJIP_BEKU, JenisDokumen
from laporan.models import BagianLkjip, Lkjip
from organisasi.domain.lambang import uri_lambang

TINGKAT_SATU = re.compile(r"kata-pengantar|ikhtisar.*|bab[0-9]+|lampiran.*")
_BAB = re.compile(r"(BAB\s+[IVXLC]+)[.:]?\s+(.+)", re.DOTALL)
_BERNOMOR = re.compile(r"(?:[A-Za-z]|[IVX]+|[0-9]+)\.")
SAMPUL = ("LAPORAN KINERJA INSTANSI PEMERINTAH", "(LKjIP)")
LEBAR_SAMPUL = 30
TINGKAT_TITIK = 4
TANPA_ANGKA = AngkaLkjip()  # of what was frozen before figures were kept
BERTANDA_TANGAN = ("kata-pengantar", "lampiran-pengukuran")


@dataclass(frozen=True)
class BagianIsi:
    """A chapter or section. `tingkat` 1 starts a page; `judul` in lines; `jangkar` for the table of contents."""

    kode: str
    jangkar: str
    judul: tuple[str, ...]
    tingkat: int
    blok: tuple[Blok, ...]
    bertanda_tangan: bool

    @property
    def judul_sebaris(self) -> str:
        return " ".join(self.judul)

    @property
    def mendatar(self) -> bool:
        return self.kode.startswith("lampiran")


@dataclass(frozen=True)
class CatatanHitung:
    """A known error of the imported report (TemuanSumber)."""

    kode: str
    tempat: str
    tercetak: str
    seharusnya: str


@dataclass(frozen=True)
class IsiLkjip:
    """The whole report: what page, PDF, Word and Excel show, and what is frozen when it is signed (PermenPANRB
    53/2014). `judul_singkat`: for page heads; `sampul`, `sampul_kaki`: lines of the cover; `lambang`: data URI."""

    judul: str
    judul_singkat: str
    sampul: tuple[str, ...]
    sampul_kaki: tuple[str, ...]
    tahun: int
    bagian: tuple[BagianIsi, ...]
    tanda_tangan: TandaTangan
    catatan_hitung: tuple[CatatanHitung, ...]
    angka: AngkaLkjip = TANPA_ANGKA
    pernyataan: IsiPernyataan | None = None
    lambang: str = ""

    @property
    def daftar_isi(self) -> tuple[BagianIsi, ...]:
        """What the contents list: the points of a sasaran are found below it."""
        return tuple(satu for satu in self.bagian if satu.tingkat < TINGKAT_TITIK)

    @property
    def tabel(self) -> tuple[Tabel, ...]:
        return tuple(blok.tabel for bagian in self.bagian for blok in bagian.blok if blok.tabel)

    @property
    def grafik(self) -> tuple[GrafikLkjip, ...]:
        return tuple(blok.grafik for bagian in self.bagian for blok in bagian.blok if blok.grafik)


def baca_isi(lkjip: Lkjip) -> IsiLkjip:
    """What the report says: composed until it is signed, from then on as it was frozen. Raises CuplikanRusak.

    Page, prints and public page all read this.
    """
    beku = cuplikan.cari(JenisDokumen.LKJIP, lkjip) if lkjip.status in LKJIP_BEKU else None
    return cuplikan.dari_polos(IsiLkjip, beku.isi) if beku else susun_lkjip(lkjip)


def baca_pernyataan(lkjip: Lkjip) -> IsiPernyataan | None:
    """The statement of its last review: as it was frozen with the report, else as it reads today; None without one.

    Raises CuplikanRusak.
    """
    beku = baca_isi(lkjip).pernyataan if lkjip.status in LKJIP_BEKU else None
    reviu = None if beku else reviu_kini(lkjip)
    return susun_pernyataan(lkjip, reviu) if reviu else beku


def susun_lkjip(lkjip: Lkjip) -> IsiLkjip:
    """The whole report. Queries: constant, whatever the number of sections."""
    instansi, tahun = lkjip.instansi, lkjip.tahun
    ukur, anggaran = pengukuran_instansi(instansi, tahun), rekap_anggaran(instansi, tahun)
    angka = susun_angka(ukur, anggaran, lkjip.rata_utama)
    semua = list(lkjip.bagian.select_related("sasaran", "lkjip"))
    bahan, rujukan = Bahan(lkjip, ukur, anggaran, angka, semua), daftar_angka(angka)
    bagian = [_bagian(satu, bahan, rujukan) for satu in semua]
    return IsiLkjip(
        judul=judul_lkjip(lkjip),
        judul_singkat=f"LKjIP {instansi.sebutan} Tahun {tahun}",
        sampul=(*SAMPUL, *baris_jabatan(instansi.nama.upper(), LEBAR_SAMPUL), f"TAHUN {tahun}"),
        sampul_kaki=tuple(isi for baris in susun_kop(instansi).baris for isi in _baris_sampul(baris)),
        tahun=tahun,
        bagian=_nomori([*bagian, *_sisa(bahan)]),
        tanda_tangan=_tanda_tangan(lkjip),
        catatan_hitung=tuple(
            CatatanHitung(t.kode, t.tempat, t.tercetak, t.seharusnya) for t in lkjip.temuan_sumber.all()
        ),
        angka=angka,
        pernyataan=pernyataan(lkjip),
        lambang=uri_lambang(instansi.pemda),
    )


def judul_lkjip(lkjip: Lkjip) -> str:
    return f"Laporan Kinerja Instansi Pemerintah (LKjIP) {lkjip.instansi.nama} Tahun {lkjip.tahun}"


def _baris_sampul(baris: str) -> tuple[str, ...]:
    """A line of the letterhead, broken only where it is too long for the cover."""
    return (baris,) if len(baris) <= LEBAR_SAMPUL else baris_jabatan(baris, LEBAR_SAMPUL)


def _bagian(bagian: BagianLkjip, bahan: Bahan, rujukan: Daftar) -> BagianIsi:
    html = sematkan(isi_rujukan(bagian.isi, rujukan), bagian.lkjip)
    return BagianIsi(
        kode=bagian.kode,
        jangkar=f"bagian-{bagian.kode}",
        judul=_judul(bagian.judul),
        tingkat=_tingkat(bagian),
        blok=sisipkan(html, bahan.untuk(bagian)),
        bertanda_tangan=bagian.kode in BERTANDA_TANGAN,
    )


def _sisa(bahan: Bahan) -> Iterator[BagianIsi]:
    """Tables whose section the author left out: printed at the end, never dropped."""
    for kode, judul, isi in bahan.sisa():
        if isi:
            blok = tuple(blok for satu in isi for blok in satu.blok)
            yield BagianIsi(kode, f"bagian-{kode}", (judul,), 2, blok, kode in BERTANDA_TANGAN)


def _judul(judul: str) -> tuple[str, ...]:
    """ "BAB I PENDAHULUAN" takes two lines."""
    cocok = _BAB.fullmatch(judul.strip())
    return (cocok[1], cocok[2]) if cocok else (judul.strip(),)


def _tingkat(bagian: BagianLkjip) -> int:
    """1 chapter, 2 numbered section, 3 anything below, 4 a point of a sasaran."""
    if bagian.sasaran_id and bagian.titik:
        return TINGKAT_TITIK
    if TINGKAT_SATU.fullmatch(bagian.kode):
        return 1
    return 2 if not bagian.sasaran_id and _BERNOMOR.match(bagian.judul) else 3


def _nomori(bagian: list[BagianIsi]) -> tuple[BagianIsi, ...]:
    """Number the tables and the charts through the document."""
    tabel, gambar = count(1), count(1)

    def bernomor(blok: Blok) -> Blok:
        if blok.tabel:
            return replace(blok, tabel=replace(blok.tabel, nomor=next(tabel)))
        return replace(blok, grafik=replace(blok.grafik, nomor=next(gambar))) if blok.grafik else blok

    return tuple(replace(satu, blok=tuple(map(bernomor, satu.blok))) for satu in bagian)


def _tanda_tangan(lkjip: Lkjip) -> TandaTangan:
    """Signatory of the report, else who led the instansi that year."""
    instansi, pejabat = lkjip.instansi, lkjip.penandatangan
    jabatan = lkjip.jabatan_penandatangan
    if pejabat is None and (pemangku := kepala_instansi(instansi, lkjip.tahun)):
        pejabat, jabatan = pemangku.pejabat, jabatan or pemangku.sebutan
    return tanda_tangan(instansi, pejabat, jabatan, pada=lkjip.tanggal, cara="surat", tempat=instansi.pemda.ibukota)
