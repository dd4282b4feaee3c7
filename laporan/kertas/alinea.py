"""Paragraphs of a document: headings of sheets, labels of the identity with their values, items of the lists."""

import re

from indikator.tempel.rapi import polos, sebaris
from laporan.kertas import identitas_jabatan as ij
from laporan.kertas import judul_lembar, nama_jabatan
from laporan.kertas.bahan import Bahan
from laporan.kertas.bentuk import Terbaca
from laporan.kertas.judul_lembar import IKI, IKU
from laporan.kertas.naskah import Alinea
from laporan.kertas.pembagi import Pembagi

PANJANG_SELA = 60
_ATASAN = re.compile(r"\bdisebut\b.{0,20}\bpihak kedua\b", re.IGNORECASE)


def baca(pembagi: Pembagi, alinea: Alinea) -> None:
    """Put one paragraph where it belongs."""
    teks = polos(alinea.teks)
    if not pembagi.antre and (judul := judul_lembar.baca(alinea)):
        _mulai_judul(pembagi, alinea, judul)
    elif sebutan := ij.baca(teks):
        _sebutan(pembagi, sebutan, alinea)
    elif pembagi.antre:
        _isi_antre(pembagi, teks, alinea)
    elif pembagi.bagian and pembagi.kini and not _sela(pembagi, alinea):
        pembagi.kini.uraian(pembagi.bagian, f"{alinea.label} {teks}".strip())
        pembagi.catat(alinea)
    else:
        if pembagi.kini and _ATASAN.search(teks):
            pembagi.tinggalkan()
        pembagi.tunda.append(alinea)


def _mulai_judul(pembagi: Pembagi, alinea: Alinea, judul: judul_lembar.JudulLembar) -> None:
    pembagi.lepas_tunda()
    pembagi.jenis = judul.jenis
    pembagi.simpan_judul(alinea)
    pembagi.bagian, pembagi.tabel, pembagi.tabel_lain = "", None, False
    if judul.sisa:
        pembagi.tunda.append(Alinea(judul.sisa, alinea.letak))


def _sebutan(pembagi: Pembagi, sebutan: ij.Sebutan, alinea: Alinea) -> None:
    """A label of the identity block with its value, or alone on its line."""
    if sebutan.bertitik or sebutan.isi:
        pembagi.antre = []
        terapkan(pembagi, sebutan.kunci, sebutan.isi, alinea)
    elif sebutan.pokok:
        pembagi.antre.append(sebutan.kunci)
        pembagi.simpan_judul(alinea)
    else:
        pembagi.tunda.append(alinea)


def _isi_antre(pembagi: Pembagi, teks: str, alinea: Alinea) -> None:
    """The value of the first label that waits for one: behind a colon, or the next line."""
    kunci = pembagi.antre.pop(0)
    isi = teks.removeprefix(":").strip()
    if kunci != ij.JABATAN and isi and not teks.startswith(":"):
        isi = f"{alinea.label} {isi}".strip()
    terapkan(pembagi, kunci, isi, alinea)


def terapkan(pembagi: Pembagi, kunci: str, isi: str, alinea: Alinea) -> None:
    """A label with its value, wherever it stood; `alinea` is its line of the source."""
    if kunci == ij.JABATAN:
        _jabatan(pembagi, sebaris(isi), alinea)
    elif kunci in (ij.TUGAS, ij.FUNGSI):
        pembagi.pastikan()
        pembagi.kini.uraian(kunci, isi)
        pembagi.bagian = kunci
        pembagi.catat(alinea)
    else:
        _keterangan(pembagi, kunci, isi, alinea)


def _jabatan(pembagi: Pembagi, nama: str, alinea: Alinea) -> None:
    """A name opens a sheet, unless it is the one of the open sheet once more, above its table."""
    kini = pembagi.kini
    if not nama:
        pembagi.antre = [ij.JABATAN]
        pembagi.simpan_judul(alinea)
        return
    if not (kini and kini.jenis == IKI and not kini.bertabel and nama_jabatan.sama(kini.jabatan.teks, nama)):
        pembagi.buka(Bahan(IKI, Terbaca(nama, alinea.teks)))
    pembagi.bagian = ""
    pembagi.catat(alinea)


def _keterangan(pembagi: Pembagi, kunci: str, isi: str, alinea: Alinea) -> None:
    """The unit of the sheet; visi, misi, tujuan and the like are left over, after opening the sheet they head."""
    kini = pembagi.kini
    terbuka = kini is not None and not kini.bertabel and kini.jenis == pembagi.jenis
    if not terbuka and (pembagi.jenis == IKU or (pembagi.jenis == IKI and pembagi.ada_calon_nama())):
        pembagi.pastikan()
    if kunci == ij.UNIT and pembagi.kini and isi:
        pembagi.kini.unit = Terbaca(sebaris(isi), isi)
        pembagi.catat(alinea)
    elif kunci == ij.INSTANSI and pembagi.kini:
        pembagi.catat(alinea)  # laporan.kertas.identitas reads it
    else:
        pembagi.buang(alinea)
    pembagi.bagian = ""


def _sela(pembagi: Pembagi, alinea: Alinea) -> bool:
    """A short title in capitals below items that are not: no item of the list."""
    teks, lama = sebaris(alinea.teks), getattr(pembagi.kini, pembagi.bagian) or [""]
    if alinea.label or lama[-1].isupper() or not lama[-1]:
        return False
    return alinea.judul or (teks.isupper() and len(teks) <= PANJANG_SELA and not teks.endswith((";", ".")))
