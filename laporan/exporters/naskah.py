"""The tables of a printed document, whatever its content is made of: sheets, matrix and annexes of a decree too."""

from collections.abc import Iterator
from decimal import Decimal

from indikator.capaian.angka_bebas import baca_bila_angka
from indikator.enums import JenisLembar
from kinerja.teks_html import teks_html
from laporan.domain.isi_keputusan import IsiKeputusan
from laporan.domain.isi_lembar import IsiLembar
from laporan.domain.isi_matriks import IsiMatriks, SisiMatriks
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, bernilai
from laporan.domain.tata_lembar import JUDUL_KOLOM

KOLOM_MATRIKS = (
    Kolom("nomor", "No"),
    Kolom("nama", "Semula"),
    Kolom("nama", "Menjadi"),
    Kolom("bukti", "Keterangan"),
)


def tabel_naskah(isi: dict) -> tuple[Tabel, ...]:
    """Those of the content a document is printed from (`laporan.domain.cetak.Naskah.isi`), in its order."""
    if "daftar" in isi:
        return tuple(tabel_lembar(satu) for satu in isi["daftar"])
    pokok = isi["isi"]
    if isinstance(pokok, IsiKeputusan):
        lampiran = tuple(tabel_lembar(satu) for satu in pokok.lembar)
        return (*lampiran, tabel_matriks(pokok.matriks)) if pokok.matriks else lampiran
    if isinstance(pokok, IsiMatriks):
        return (tabel_matriks(pokok),)
    if isinstance(pokok.tabel, Tabel):
        return (_berangka(pokok.tabel),)
    return pokok.tabel or ()


def tabel_lembar(lembar: IsiLembar) -> Tabel:
    """A sheet of IKU or IKI: its heading with the jabatan, the table, tugas and fungsi below."""
    kode = "IKU" if lembar.jenis == JenisLembar.IKU else f"IKI {lembar.penanda}"
    pokok, lain = lembar.identitas[:1], lembar.identitas[1:]
    judul = [*lembar.judul, *(f"{satu.label}: {_butir(satu.butir)}" for satu in pokok)]
    kepala = {kunci: sel.judul for kunci, sel in _judul_kolom(lembar)}
    return Tabel(
        kode=kode,
        judul="\n".join(judul),
        kolom=tuple(Kolom(str(lebar), kepala.get(kunci, JUDUL_KOLOM[kunci])) for kunci, lebar in lembar.lebar),
        baris=tuple(BarisTabel(tuple(_sel(*satu) for satu in baris.sel), _jenis(baris)) for baris in lembar.baris),
        catatan=tuple(f"{satu.label}: {_butir(satu.butir)}" for satu in lain if satu.butir),
    )


def tabel_matriks(matriks: IsiMatriks) -> Tabel:
    """Before and after side by side, a line for each sheet above its changes."""
    judul = "\n".join((*matriks.judul, f"Semula: {matriks.asal}"))
    return Tabel("Matriks perubahan", judul, KOLOM_MATRIKS, tuple(_baris_matriks(matriks)), (matriks.ringkasan,))


def _baris_matriks(matriks: IsiMatriks) -> Iterator[BarisTabel]:
    for kelompok in matriks.kelompok:
        yield BarisTabel((SelTabel(kelompok.judul, lebar=len(KOLOM_MATRIKS)),), "kelompok")
        for butir in kelompok.butir:
            teks = (butir.nomor, _sisi(butir.semula), _sisi(butir.menjadi), "\n".join(butir.keterangan))
            yield BarisTabel(tuple(map(SelTabel, teks)))


def _sisi(sisi: SisiMatriks) -> str:
    return "\n".join((sisi.nama, *(f"{label}: {teks}" for label, teks in sisi.rincian))) if sisi.nama else ""


def _judul_kolom(lembar: IsiLembar) -> Iterator[tuple[str, object]]:
    """The heading cell of every column: of two rows of headings the lower one."""
    if len(lembar.kepala) == 1:
        yield from zip(lembar.kolom, lembar.kepala[0], strict=True)
        return
    atas, bawah = (iter(baris) for baris in lembar.kepala)
    for kunci in lembar.kolom:
        if kunci in ("sasaran_rpjmd", "sasaran"):
            yield kunci, next(bawah)
            if kunci == "sasaran_rpjmd":
                next(atas)
        else:
            yield kunci, next(atas)


def _jenis(baris) -> str:
    return "sub" if baris.sub else ""


def _sel(kunci: str, sel) -> SelTabel:
    if sel.sambung:
        return SelTabel("", sambung=True)
    teks = teks_html(sel.html)
    angka = baca_bila_angka(teks) if kunci == "target" and teks else None
    if angka is None:
        return SelTabel(teks)
    return bernilai(teks, angka.nilai, "persen" if teks.rstrip().endswith("%") else "angka")


def _butir(butir) -> str:
    """ "1. Menyusun …" line by line below the heading; a single text beside it."""
    baris = [f"{satu.nomor} {satu.isi}".strip() for satu in butir]
    return "\n".join(["", *baris] if len(baris) > 1 else baris)


def _berangka(tabel: Tabel) -> Tabel:
    """Counts that are printed as words become figures."""
    baris = tuple(BarisTabel(tuple(map(_hitungan, satu.sel)), satu.jenis) for satu in tabel.baris)
    return Tabel(tabel.kode, tabel.judul, tabel.kolom, baris, tabel.catatan, tabel.nomor)


def _hitungan(sel: SelTabel) -> SelTabel:
    polos = not sel.nilai and sel.teks.isascii() and sel.teks.isdecimal()
    return SelTabel(sel.teks, sel.sambung, sel.kosong, sel.lebar, str(Decimal(sel.teks)), "angka") if polos else sel
