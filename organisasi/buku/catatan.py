"""The annotated workbook: what was uploaded, its mistakes as coloured cells with comments and listed on a sheet.

It can be mended and uploaded again: keys and fingerprints are those of the file it was made from.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kinerja.spreadsheet.isian import (
    KESALAHAN,
    TERSEMBUNYI,
    BarisIsian,
    Daftar,
    LembarIsian,
    tulis_isian,
)
from kinerja.spreadsheet.xlsx_nilai import huruf_kolom
from organisasi.buku.bentuk import KolomBuku, LembarBuku, Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.nilai import SelSalah, baca_sel, untuk_sel
from organisasi.buku.penanda import Penanda
from organisasi.buku.petunjuk import petunjuk
from organisasi.buku.rencana import KUNCI, SIDIK
from organisasi.buku.tulis import DI_MEMORI, lembar_isian
from organisasi.enums import KeadaanBaris
from organisasi.models import BarisImpor

LEBAR = (22, 10, 12, 26, 34, 70)
KEPALA = ("Lembar", "Sel di sini", "Baris asal", "Kolom", "Isi", "Yang perlu dilakukan")


def tulis_catatan(lingkup: Lingkup, penanda: Penanda, baris: Mapping[str, Iterable[BarisImpor]]) -> bytes:
    """The workbook. baris {kode: stored rows in the order of the file}, each read twice."""
    lembar = [bernama(kode) for kode in penanda.lembar]
    salah = [satu for isi in lembar for satu in _kesalahan(isi, baris[isi.kode])]
    sisi = [Daftar(KESALAHAN, LEBAR, [("kepala", KEPALA), *salah]), petunjuk(lingkup, lembar)]
    isi = [_lembar(lingkup, satu, baris[satu.kode]) for satu in lembar]
    with tempfile.SpooledTemporaryFile(DI_MEMORI) as keluar:
        tulis_isian(keluar, isi, sisi, penanda.kamus)
        keluar.seek(0)
        return keluar.read()


def catatan_baris(satu: BarisImpor) -> list[Mapping[str, str]]:
    """[{kolom, nilai, kalimat}]: the mistakes of a row; of a conflict what is stored now."""
    if satu.keadaan != KeadaanBaris.BENTROK:
        return satu.galat
    return [
        {
            "kolom": ubah["kolom"],
            "nilai": ubah["baru"],
            "kalimat": f"Bentrok: barisnya diubah orang lain. Tersimpan sekarang “{ubah['lama'] or 'kosong'}”.",
        }
        for ubah in satu.ubah
    ]


def _kesalahan(lembar: LembarBuku, baris: Iterable[BarisImpor]) -> Iterator[tuple[str, Sequence[str]]]:
    letak = {kolom.kunci: nomor for nomor, kolom in enumerate(lembar.kolom)}
    judul = {kolom.kunci: kolom.judul for kolom in lembar.kolom}
    nomor = 1
    for satu in baris:
        nomor += bool(satu.isi)  # a row for the headings has none
        for galat in catatan_baris(satu):
            kunci = galat["kolom"]
            sel = f"{huruf_kolom(letak[kunci] + TERSEMBUNYI + 1)}{nomor}" if satu.isi and kunci in letak else ""
            nilai = str(galat["nilai"])
            yield "isi", [lembar.judul, sel, str(satu.nomor), judul.get(kunci, ""), nilai, galat["kalimat"]]


def _lembar(lingkup: Lingkup, lembar: LembarBuku, baris: Iterable[BarisImpor]) -> LembarIsian:
    isi = (_baris(lembar, satu) for satu in baris if satu.isi)
    return lembar_isian(lingkup, lembar, isi)


def _baris(lembar: LembarBuku, satu: BarisImpor) -> BarisIsian:
    letak = {kolom.kunci: nomor for nomor, kolom in enumerate(lembar.kolom)}
    catatan: dict[int, str] = {}
    for galat in catatan_baris(satu):
        tempat = letak.get(galat["kolom"], 0)
        catatan[tempat] = "\n".join(filter(None, (catatan.get(tempat), galat["kalimat"])))
    nilai = [_nilai(kolom, satu.isi.get(kolom.kunci, "")) for kolom in lembar.kolom]
    return BarisIsian(nilai, satu.isi.get(KUNCI, ""), satu.isi.get(SIDIK, ""), catatan)


def _nilai(kolom: KolomBuku, teks: str):
    """A figure or date as such again; what could not be read as it was typed."""
    try:
        return untuk_sel(kolom, baca_sel(replace(kolom, wajib=False, bebas=True), teks))
    except SelSalah:
        return teks
