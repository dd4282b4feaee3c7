"""The tables of a document found, classified and named by the words above them."""

import re
from collections.abc import Iterator, Sequence

from indikator.capaian.baris_lkjip import TabelLkjip
from indikator.capaian.kebijakan import BAWAAN, Kebijakan
from indikator.capaian.tabel_lkjip import temukan_semua
from indikator.capaian.uji_hitung import HasilUji, Verdict
from indikator.capaian.uji_ringkasan import periksa_tabel
from laporan.uji.dokumen import Alinea, Dokumen, TabelMentah
from laporan.uji.hasil import BarisUji, Golongan, TabelUji

JUDUL_MAKS = 160  # characters; longer is a sentence of the text
_INDIKATOR = re.compile(r"indikator|sasaran", re.IGNORECASE)


def golongkan(dokumen: Dokumen, kebijakan: Kebijakan = BAWAAN) -> tuple[TabelUji, ...]:
    """The tables with figures or categories, numbered from 1; their rows recomputed by the engine."""
    daftar = list(_temukan(dokumen))
    per_sasaran = sum(_analisis(satu) for _, _, satu in daftar) > 0
    return tuple(
        TabelUji(nomor, judul, tempat, _golongan(satu, per_sasaran), satu, _baris(nomor, satu, kebijakan))
        for nomor, (judul, tempat, satu) in enumerate(daftar, 1)
    )


def urutan(dokumen: Dokumen) -> Iterator[Alinea | int]:
    """The paragraphs, and the numbers of the tables, in their order: which table a sentence speaks of."""
    nomor = 0
    for satu in dokumen.unsur:
        if isinstance(satu, Alinea):
            yield satu
        else:
            for _ in temukan_semua(satu.baris):
                nomor += 1
                yield nomor


def _temukan(dokumen: Dokumen) -> Iterator[tuple[str, str, TabelLkjip]]:
    """(words above, place, table)"""
    judul = ""
    for satu in dokumen.unsur:
        if isinstance(satu, Alinea):
            judul = satu.teks if len(satu.teks) <= JUDUL_MAKS else judul
            continue
        for tabel in temukan_semua(satu.baris):
            yield _judul_kisi(satu, tabel) or judul, satu.tempat, tabel
            judul = ""


def _judul_kisi(mentah: TabelMentah, tabel: TabelLkjip) -> str:
    """The single text right above the header, in the sheet itself."""
    for baris in reversed(mentah.baris[max(0, tabel.mulai - 4) : tabel.mulai - 1]):
        isi = [sel for sel in baris if sel]
        if len(isi) > 1:
            return ""
        if isi:
            return " ".join(isi[0].split())[:JUDUL_MAKS]
    return ""


def _analisis(tabel: TabelLkjip) -> bool:
    """A table of one sasaran: its own column of sasaran would say nothing, and it often ends in an average."""
    ringkas = any(baris.jenis != "baris" for baris in tabel.baris)
    return tabel.macam == "ukur" and not tabel.uang and "sasaran" not in tabel.kepala and (ringkas or _lalu(tabel))


def _lalu(tabel: TabelLkjip) -> bool:
    return "lalu" in tabel.kepala


def _golongan(tabel: TabelLkjip, per_sasaran: bool) -> Golongan:
    if tabel.macam == "skala":
        return Golongan.SKALA
    if tabel.macam == "pk":
        return Golongan.PK_ANGGARAN if tabel.uang else Golongan.PK
    if tabel.uang:
        menurut = _INDIKATOR.search(tabel.kepala.get("indikator", ""))
        return Golongan.ANGGARAN_INDIKATOR if menurut else Golongan.ANGGARAN_KEGIATAN
    satu_sasaran = "sasaran" not in tabel.kepala and (per_sasaran or _lalu(tabel))
    return Golongan.ANALISIS if satu_sasaran else Golongan.PENGUKURAN


def _baris(nomor: int, tabel: TabelLkjip, kebijakan: Kebijakan) -> tuple[BarisUji, ...]:
    hasil: Sequence[HasilUji]
    if tabel.macam == "ukur":
        hasil = list(periksa_tabel([tabel], kebijakan))
    else:
        hasil = [HasilUji(baris, None, {}, "", Verdict.TIDAK_DAPAT) for baris in tabel.baris]
    return tuple(BarisUji((nomor, ke), satu) for ke, satu in enumerate(hasil, 1))
