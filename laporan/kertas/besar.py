"""One table for many jabatan, with a column that names the jabatan of each row, as the sheets that it holds."""

from collections.abc import Sequence
from dataclasses import replace

from indikator.tempel import Sel
from indikator.tempel.bidang import ABAIKAN
from indikator.tempel.butir import tanpa_label
from indikator.tempel.rapi import sebaris
from laporan.kertas.bahan import BagianTabel, Bahan
from laporan.kertas.bentuk import Terbaca
from laporan.kertas.kolom import FUNGSI, JABATAN, TUGAS, UNIT, Judul
from laporan.kertas.selaras import selaraskan

_MILIK = (JABATAN, UNIT, TUGAS, FUNGSI)
TANPA_NAMA = "Kolom jabatan kosong; isi sendiri."


def bagi(bahan: Bahan) -> list[Bahan]:
    """A sheet for each jabatan (and unit) in the order of their first row; a blank cell goes on with the one above."""
    hasil: dict[tuple[str, str], Bahan] = {}
    for bagian in bahan.tabel:
        kunci = ("", "")
        for nomor, baris in enumerate(bagian.baris):
            sel, _ = selaraskan(baris, bagian.judul.bidang)
            isi = {satu: _isi(sel, bagian.judul, satu) for satu in _MILIK}
            nama = sebaris(tanpa_label(isi[JABATAN]))
            if nama or not kunci[0]:
                kunci = (nama, sebaris(isi[UNIT]) or (kunci[1] if nama == kunci[0] else ""))
            if kunci not in hasil:
                hasil[kunci] = _baru(kunci, isi, bahan)
            _tambah(hasil[kunci], bagian, nomor, sel, isi)
    semua = list(hasil.values()) or [Bahan("iki")]
    _atas(semua[0], bahan)
    return semua


def _baru(kunci: tuple[str, str], isi: dict[str, str], bahan: Bahan) -> Bahan:
    nama, unit = kunci
    jabatan = Terbaca(nama, isi[JABATAN]) if nama else Terbaca("", "", 0, (TANPA_NAMA,))
    return Bahan("iki", jabatan, Terbaca(unit, isi[UNIT]), catatan=list(bahan.catatan))


def _atas(pertama: Bahan, bahan: Bahan) -> None:
    """The title and the headings of the table stand with the first sheet."""
    baris = {letak for bagian in bahan.tabel for letak in bagian.letak}
    for teks, letak in zip(bahan.mentah, bahan.letak, strict=True):
        if letak not in baris:
            pertama.tulis(teks, letak)


def _tambah(milik: Bahan, bagian: BagianTabel, nomor: int, sel: Sequence[Sel], isi: dict[str, str]) -> None:
    for satu in (TUGAS, FUNGSI):
        if isi[satu] and isi[satu] not in (getattr(milik, satu) or ()):
            milik.uraian(satu, isi[satu])
    bidang = tuple(ABAIKAN if satu in _MILIK else satu for satu in bagian.judul.bidang)
    if not milik.tabel or milik.tabel[-1].judul.bidang != bidang:
        dipakai = frozenset(n for n, satu in enumerate(bagian.judul.bidang) if satu in _MILIK)
        milik.tabel.append(BagianTabel(replace(bagian.judul, bidang=bidang), dipakai))
    milik.tabel[-1].tambah(tuple(sel), bagian.letak[nomor], nomor in bagian.putus)
    milik.tulis("\t".join(satu.teks for satu in sel), bagian.letak[nomor])


def _isi(sel: Sequence[Sel], judul: Judul, kunci: str) -> str:
    return sel[judul.bidang.index(kunci)].teks if kunci in judul.bidang else ""
