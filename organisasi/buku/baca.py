"""Reading an uploaded workbook: whose it is, which sheets it holds, their rows as typed. Nothing is compared yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja.spreadsheet import TabelTidakTerbaca
from kinerja.spreadsheet.arus import BarisArus, baca_lembar
from kinerja.spreadsheet.isian import KEPALA_KUNCI, KEPALA_SIDIK, KESALAHAN, PENANDA, PETUNJUK
from kinerja.spreadsheet.isian_atur import DAFTAR
from kinerja.spreadsheet.xlsx_buku import ANGKA
from kinerja.spreadsheet.xlsx_nilai import huruf_kolom
from organisasi.buku import penanda as tanda
from organisasi.buku.bentuk import PANJANG, TEKS, LembarBuku
from organisasi.buku.daftar import bernama
from organisasi.buku.nilai import lipat, terdekat
from organisasi.galat import IsianSalah

CARI_KEPALA = 10  # rows at the top among which the headings may be
BARIS_MAKS = 20_000  # of a sheet
KOLOM_MAKS = 100
HURUF_MAKS = 24_000_000  # of a file: 20,000 rows of 1,200 letters. All are kept, once more as rows of the preview
TERLALU_BANYAK = "Isi buku kerja ini terlalu banyak untuk sekali unggah. Bagi menjadi beberapa berkas."
LEWATI = frozenset([PENANDA, PETUNJUK, KESALAHAN, DAFTAR])


@dataclass(frozen=True)
class GalatSel:
    """One mistake: where it is ("C5"; "" for a whole row or sheet), what is there, what to do."""

    sel: str
    nilai: str
    kalimat: str
    kolom: str = ""

    @property
    def kamus(self) -> dict[str, str]:
        return {"kolom": self.kolom, "sel": self.sel, "nilai": self.nilai[:200], "kalimat": self.kalimat}


@dataclass(frozen=True)
class BarisMentah:
    """A row as typed: `isi` {kunci: text} of the columns the file has; `rumus`: those whose cell holds a formula, of
    which the value was taken that its program stored."""

    nomor: int
    kunci: str
    sidik: str
    isi: Mapping[str, str]
    rumus: tuple[str, ...] = ()


@dataclass
class LembarTerbaca:
    """`letak` {kunci: place of its column, from 0}; `galat`: mistakes of the headings, with their row."""

    lembar: LembarBuku
    nama: str
    kepala: int
    letak: dict[str, int]
    kolom_sidik: Sequence[str] = ()
    baris: list[BarisMentah] = field(default_factory=list)
    galat: list[GalatSel] = field(default_factory=list)

    def sel(self, kunci: str, nomor: int) -> str:
        """ "C5" for a column of the sheet in that row; "" where the file has no such column."""
        return f"{huruf_kolom(self.letak[kunci] + 1)}{nomor}" if kunci in self.letak else ""


@dataclass(frozen=True)
class BukuTerbaca:
    penanda: tanda.Penanda
    lembar: list[LembarTerbaca]

    @property
    def jumlah(self) -> int:
        return sum(len(satu.baris) for satu in self.lembar)


def baca_buku(isi: bytes, pemda_slug: str) -> BukuTerbaca:
    """What the file holds. Raises IsianSalah with a sentence for a file that is no workbook of this pemda."""
    lembar, teks_penanda, jatah = [], "", _Jatah(HURUF_MAKS)
    try:
        for info, semua in baca_lembar(isi, baris_maks=BARIS_MAKS, kolom_maks=KOLOM_MAKS):
            baris = jatah.ambil(semua)
            if info.nama == PENANDA:
                teks_penanda = next((satu.sel[0] for satu in baris), "")
            elif info.nama not in LEWATI and (satu := _lembar(info.nama, baris)):
                lembar.append(satu)
    except TabelTidakTerbaca as galat:
        raise IsianSalah({"berkas": str(galat)}) from galat
    penanda = tanda.baca(teks_penanda, pemda_slug)
    for satu in lembar:
        satu.kolom_sidik = penanda.lembar.get(satu.lembar.kode, ())
    _periksa_ganda(lembar)
    if not lembar:
        raise IsianSalah("Buku kerja ini tidak memuat satu lembar isian pun. Unduh ulang buku kerjanya, lalu isi.")
    return BukuTerbaca(penanda, sorted(lembar, key=lambda satu: (satu.lembar.urutan, satu.lembar.kode)))


@dataclass
class _Jatah:
    """The letters that a file may still hold: one text shared by all cells makes a small file a huge table."""

    sisa: int

    def ambil(self, baris: Iterator[BarisArus]) -> Iterator[BarisArus]:
        for satu in baris:
            self.sisa -= sum(map(len, satu.sel))
            if self.sisa < 0:
                raise IsianSalah(TERLALU_BANYAK)
            yield satu


def _lembar(nama: str, baris: Iterator[BarisArus]) -> LembarTerbaca | None:
    """The sheet where its hidden heading says what it is; None for a sheet of somebody's own."""
    for satu in baris:
        if satu.nomor > CARI_KEPALA:
            return None
        kode = next((s.removeprefix(KEPALA_KUNCI).strip() for s in satu.sel if s.startswith(f"{KEPALA_KUNCI} ")), "")
        if kode:
            hasil = _kepala(nama, satu.nomor, satu.sel, bernama(kode))
            for mentah in _isi(hasil, baris, satu.sel):
                hasil.baris.append(mentah)
                if len(hasil.baris) > BARIS_MAKS:
                    raise IsianSalah(
                        f"Lembar {nama} memuat lebih dari {BARIS_MAKS} baris. Bagi menjadi beberapa berkas."
                    )
            return hasil
    return None


def _kepala(nama: str, nomor: int, sel: Sequence[str], lembar: LembarBuku) -> LembarTerbaca:
    judul = {lipat(satu.judul): satu.kunci for satu in lembar.kolom}
    hasil = LembarTerbaca(lembar, nama, nomor, {})
    for letak, teks in enumerate(sel):
        if not teks or teks.startswith(KEPALA_KUNCI) or teks == KEPALA_SIDIK:
            continue
        kunci, tempat = judul.get(lipat(teks)), f"{huruf_kolom(letak + 1)}{nomor}"
        if kunci is None:
            hasil.galat.append(GalatSel(tempat, teks, _tak_dikenal(teks, lembar, hasil)))
        elif kunci in hasil.letak:
            hasil.galat.append(GalatSel(tempat, teks, f"Kolom {teks} ada dua kali. Hapus salah satunya.", kunci))
        else:
            hasil.letak[kunci] = letak
    hilang = [satu for satu in lembar.kolom if satu.wajib and satu.kunci not in hasil.letak]
    hasil.galat += [
        GalatSel("", "", f"Kolom wajib {satu.judul} tidak ada. Kembalikan judul kolomnya.", satu.kunci)
        for satu in hilang
    ]
    if KEPALA_SIDIK not in sel:
        hasil.galat.append(GalatSel("", "", "Kolom tersembunyi hilang. Unduh ulang buku kerjanya, lalu salin isinya."))
    return hasil


def _tak_dikenal(teks: str, lembar: LembarBuku, hasil: LembarTerbaca) -> str:
    sisa = [satu.judul for satu in lembar.kolom if satu.kunci not in hasil.letak]
    return f"Kolom “{teks[:80]}” tidak dikenal{terdekat(teks, sisa)}. Betulkan judulnya atau hapus kolomnya."


def _isi(hasil: LembarTerbaca, baris: Iterator[BarisArus], kepala: Sequence[str]) -> Iterator[BarisMentah]:
    """The rows below the headings that hold anything; a key alone is a row that somebody emptied."""
    letak_kunci = next(n for n, satu in enumerate(kepala) if satu.startswith(f"{KEPALA_KUNCI} "))
    letak_sidik = kepala.index(KEPALA_SIDIK) if KEPALA_SIDIK in kepala else None
    teks = {kolom.kunci for kolom in hasil.lembar.kolom if kolom.jenis in (TEKS, PANJANG)}
    for satu in baris:
        isi = {kunci: _ambil(satu, letak, kunci in teks) for kunci, letak in hasil.letak.items()}
        rumus = tuple(kunci for kunci, letak in hasil.letak.items() if letak in satu.rumus)
        kunci = _ambil(satu, letak_kunci, True)
        if kunci or rumus or any(isi.values()):
            yield BarisMentah(satu.nomor, kunci, _ambil(satu, letak_sidik, True), isi, rumus)


def _ambil(baris: BarisArus, letak: int | None, teks: bool) -> str:
    """The cell as text; a number in a column of texts without the dots that group thousands (a postal code)."""
    if letak is None or letak >= len(baris.sel):
        return ""
    isi = baris.sel[letak]
    return isi.replace(".", "") if teks and baris.jenis[letak : letak + 1] == ANGKA else isi


def _periksa_ganda(lembar: Sequence[LembarTerbaca]) -> None:
    dilihat: dict[str, str] = {}
    for satu in lembar:
        if satu.lembar.kode in dilihat:
            lain = dilihat[satu.lembar.kode]
            raise IsianSalah(f"Lembar “{satu.nama}” dan “{lain}” sama jenisnya. Hapus salah satunya.")
        dilihat[satu.lembar.kode] = satu.nama
