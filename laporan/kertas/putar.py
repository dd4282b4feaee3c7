"""Rotated tables: the fields stand in the first column, an indicator in each further column or in blocks below."""

from dataclasses import dataclass, field

from indikator.tempel import Sel
from indikator.tempel.bidang import NOMOR, TARGET
from indikator.tempel.rapi import sebaris
from laporan.kertas import kolom
from laporan.kertas.naskah import TabelNaskah

_POKOK = {"sasaran", "nama", "rumus", "sumber_data", "satuan", "target"}
CARI_SAMPAI = 12


@dataclass
class _Kelompok:
    """Fields from one repetition to the next: label → the cells behind it."""

    letak: str
    isi: dict[str, list[str]] = field(default_factory=dict)


def tegakkan(tabel: TabelNaskah) -> TabelNaskah:
    """The table with its fields as columns and a heading; any other table as it is."""
    bidang = [_bidang(baris) for baris in tabel.baris]
    dikenal = {satu for satu in bidang if satu in _POKOK}
    if "nama" not in dikenal or len(dikenal) < 3 or _berjudul(tabel):
        return tabel
    awal = next(n for n, satu in enumerate(bidang) if satu in _POKOK | {NOMOR})
    kelompok = _kelompok(tabel, awal)
    judul = list(dict.fromkeys(label for satu in kelompok for label in satu.isi))
    isi = [(tuple(Sel(label) for label in judul), tabel.letak_baris(awal))]
    isi += [(baris, satu.letak) for satu in kelompok for baris in _baris(satu, judul)]
    atas = [(baris, tabel.letak_baris(n)) for n, baris in enumerate(tabel.baris[:awal])]
    semua = [*atas, *isi]
    return TabelNaskah(tuple(baris for baris, _ in semua), tabel.letak, tuple(letak for _, letak in semua))


def _berjudul(tabel: TabelNaskah) -> bool:
    return any(kolom.cari(tabel.baris, nomor) for nomor in range(min(CARI_SAMPAI, len(tabel.baris))))


def _bidang(baris: tuple[Sel, ...]) -> str | None:
    """The field that a row begins with."""
    if len(baris) < 2 or not any(not sel.kosong for sel in baris[1:]):
        return None
    satu = kolom.arti(baris[0].teks.rstrip(" :")) if len(baris[0].teks) < 80 else None
    return "target" if satu and satu.startswith(TARGET) else satu


def _kelompok(tabel: TabelNaskah, awal: int) -> list[_Kelompok]:
    hasil: list[_Kelompok] = []
    label, urutan = "", {}  # label → its place in the first group
    for nomor, baris in enumerate(tabel.baris[awal:], awal):
        tulisan = sebaris(baris[0].teks).rstrip(" :")
        nilai = [sel.teks.removeprefix(":").strip() for sel in baris[1:]]
        if len(nilai) > 1 and baris[1].teks.strip() == ":":
            nilai = nilai[1:]
        if tulisan:
            ke = urutan.setdefault(tulisan, len(urutan))
            if not hasil or tulisan in hasil[-1].isi or ke < urutan.get(label, -1):
                hasil.append(_Kelompok(tabel.letak_baris(nomor)))
            label = tulisan
            hasil[-1].isi[label] = nilai
        elif hasil:
            lama = hasil[-1].isi[label]
            hasil[-1].isi[label] = [f"{a}\n{b}".strip() for a, b in zip(lama, nilai, strict=False)]
    return hasil


def _baris(kelompok: _Kelompok, judul: list[str]) -> list[tuple[Sel, ...]]:
    """One row for each column of values."""
    lebar = max(map(len, kelompok.isi.values()))
    baris = []
    for n in range(lebar):
        isi = [kelompok.isi.get(label, []) for label in judul]
        satu = tuple(Sel(nilai[n] if n < len(nilai) else "") for nilai in isi)
        if any(not sel.kosong for sel in satu):
            baris.append(satu)
    return baris
