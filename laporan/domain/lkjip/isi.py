"""Content of a LKjIP as plain data: the author's narrative in order, and tables made from stored figures.

Wrong figures inside an imported narrative stay as their author wrote them; a table is always ours. What was found
to be wrong in the source is `catatan_hitung`: shown on the page of the LKjIP, never printed.
"""

import re
from dataclasses import dataclass, replace

from indikator.domain.anggaran import IsiAnggaran, rekap_anggaran
from indikator.domain.pengukuran import IsiPengukuran, pengukuran_instansi
from laporan.domain import tabel_anggaran, tabel_kinerja
from laporan.domain.lkjip.narasi import Blok, sisipkan
from laporan.domain.tabel import Tabel
from laporan.domain.unsur import TandaTangan, baris_jabatan, kepala_instansi, susun_kop, tanda_tangan
from laporan.models import BagianLkjip, Lkjip

TINGKAT_SATU = re.compile(r"kata-pengantar|ikhtisar.*|bab[0-9]+|lampiran.*")
_BAB = re.compile(r"(BAB\s+[IVXLC]+)[.:]?\s+(.+)", re.DOTALL)
_BERNOMOR = re.compile(r"(?:[A-Za-z]|[IVX]+|[0-9]+)\.")
SAMPUL = ("LAPORAN KINERJA INSTANSI PEMERINTAH", "(LKjIP)")
LEBAR_SAMPUL = 30
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
    judul: str
    judul_singkat: str
    sampul: tuple[str, ...]
    sampul_kaki: tuple[str, ...]
    tahun: int
    bagian: tuple[BagianIsi, ...]
    tanda_tangan: TandaTangan
    catatan_hitung: tuple[CatatanHitung, ...]

    @property
    def tabel(self) -> tuple[Tabel, ...]:
        return tuple(blok.tabel for bagian in self.bagian for blok in bagian.blok if blok.tabel)


def susun_lkjip(lkjip: Lkjip) -> IsiLkjip:
    """The whole report. Queries: constant, whatever the number of sections."""
    instansi, tahun = lkjip.instansi, lkjip.tahun
    bahan = _Bahan(pengukuran_instansi(instansi, tahun), rekap_anggaran(instansi, tahun))
    bagian = [_bagian(satu, bahan) for satu in lkjip.bagian.select_related("sasaran")]
    return IsiLkjip(
        judul=judul_lkjip(lkjip),
        judul_singkat=f"LKjIP {instansi.sebutan} Tahun {tahun}",
        sampul=(*SAMPUL, *baris_jabatan(instansi.nama.upper(), LEBAR_SAMPUL), f"TAHUN {tahun}"),
        sampul_kaki=tuple(isi for baris in susun_kop(instansi).baris for isi in _baris_sampul(baris)),
        tahun=tahun,
        bagian=_nomori_tabel([*bagian, *bahan.sisa()]),
        tanda_tangan=_tanda_tangan(lkjip),
        catatan_hitung=tuple(
            CatatanHitung(t.kode, t.tempat, t.tercetak, t.seharusnya) for t in lkjip.temuan_sumber.all()
        ),
    )


def judul_lkjip(lkjip: Lkjip) -> str:
    return f"Laporan Kinerja Instansi Pemerintah (LKjIP) {lkjip.instansi.nama} Tahun {lkjip.tahun}"


def _baris_sampul(baris: str) -> tuple[str, ...]:
    """A line of the letterhead, broken only where it is too long for the cover."""
    return (baris,) if len(baris) <= LEBAR_SAMPUL else baris_jabatan(baris, LEBAR_SAMPUL)


class _Bahan:
    """The computed tables of the report, handed out to the sections they belong to."""

    def __init__(self, ukur: IsiPengukuran, anggaran: IsiAnggaran):
        self.ukur, self.anggaran, self.terpakai = ukur, anggaran, set()

    def tabel(self, kode: str) -> list[Tabel]:
        """Tables of a section by its code."""
        if not self.ukur.sasaran and not self.anggaran.baris:
            return []
        self.terpakai.add(kode)
        tahun = self.ukur.tahun
        if kode == "bab2-pk":
            return [tabel_kinerja.perjanjian_kinerja(self.ukur)]
        if kode == "bab3":
            return [tabel_kinerja.skala(self.ukur)]
        if kode == "bab3-pengukuran":
            return [tabel_kinerja.pengukuran(self.ukur), tabel_kinerja.rata_rata(self.ukur)]
        if kode == "bab3-anggaran":
            return [buat(self.anggaran, tahun) for buat in PANDANGAN_ANGGARAN] if self.anggaran.baris else []
        return [tabel_kinerja.pengukuran(self.ukur)] if kode == "lampiran-pengukuran" else []

    def tabel_sasaran(self, silsilah) -> list[Tabel]:
        """Analysis and kegiatan of one sasaran, found by its lineage."""
        tahun = self.ukur.tahun
        ukur = [tabel_kinerja.analisis(s, tahun) for s in self.ukur.sasaran if s.sasaran.silsilah == silsilah]
        uang = [
            tabel_anggaran.kegiatan_sasaran(kelompok, tahun)
            for kelompok in self.anggaran.per_sasaran
            if kelompok.kunci is not None and kelompok.kunci.silsilah == silsilah
        ]
        return ukur + uang

    def sisa(self) -> list[BagianIsi]:
        """Tables whose section the author left out: printed at the end, never dropped."""
        hasil = []
        for kode, judul in BAGIAN_WAJIB.items():
            tabel = [] if kode in self.terpakai else self.tabel(kode)
            if tabel:
                blok = tuple(Blok(tabel=satu) for satu in tabel)
                hasil.append(BagianIsi(kode, f"bagian-{kode}", (judul,), 2, blok, kode in BERTANDA_TANGAN))
        return hasil


PANDANGAN_ANGGARAN = (tabel_anggaran.per_sasaran, tabel_anggaran.per_indikator, tabel_anggaran.per_kegiatan)
BAGIAN_WAJIB = {
    "bab2-pk": "PERJANJIAN KINERJA",
    "bab3": "KATEGORI CAPAIAN",
    "bab3-pengukuran": "PENGUKURAN KINERJA",
    "bab3-anggaran": "AKUNTABILITAS ANGGARAN",
    "lampiran-pengukuran": "LAMPIRAN PENGUKURAN KINERJA",
}


def _bagian(bagian: BagianLkjip, bahan: _Bahan) -> BagianIsi:
    tabel = bahan.tabel_sasaran(bagian.sasaran.silsilah) if bagian.sasaran_id else bahan.tabel(bagian.kode)
    return BagianIsi(
        kode=bagian.kode,
        jangkar=f"bagian-{bagian.kode}",
        judul=_judul(bagian.judul),
        tingkat=_tingkat(bagian),
        blok=sisipkan(bagian.isi, tabel),
        bertanda_tangan=bagian.kode in BERTANDA_TANGAN,
    )


def _judul(judul: str) -> tuple[str, ...]:
    """ "BAB I PENDAHULUAN" takes two lines."""
    cocok = _BAB.fullmatch(judul.strip())
    return (cocok[1], cocok[2]) if cocok else (judul.strip(),)


def _tingkat(bagian: BagianLkjip) -> int:
    """1 chapter, 2 numbered section, 3 anything below."""
    if TINGKAT_SATU.fullmatch(bagian.kode):
        return 1
    return 2 if not bagian.sasaran_id and _BERNOMOR.match(bagian.judul) else 3


def _nomori_tabel(bagian: list[BagianIsi]) -> tuple[BagianIsi, ...]:
    """Number the tables through the document."""
    nomor, hasil = 0, []
    for satu in bagian:
        blok = []
        for isi in satu.blok:
            nomor += isi.tabel is not None
            blok.append(replace(isi, tabel=replace(isi.tabel, nomor=nomor)) if isi.tabel else isi)
        hasil.append(replace(satu, blok=tuple(blok)))
    return tuple(hasil)


def _tanda_tangan(lkjip: Lkjip) -> TandaTangan:
    """Signatory of the report, else who led the instansi that year."""
    instansi, pejabat = lkjip.instansi, lkjip.penandatangan
    jabatan = lkjip.jabatan_penandatangan
    if pejabat is None and (pemangku := kepala_instansi(instansi, lkjip.tahun)):
        pejabat, jabatan = pemangku.pejabat, jabatan or pemangku.sebutan
    return tanda_tangan(instansi, pejabat, jabatan, pada=lkjip.tanggal, cara="surat", tempat=instansi.pemda.ibukota)
