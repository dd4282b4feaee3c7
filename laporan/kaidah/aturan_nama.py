"""Rules about names: the instansi and its units are spelled one way throughout the decree."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import baku, kutip
from laporan.kaidah.bahan import MENGINGAT, BahanKeputusan, NamaKaidah
from laporan.kaidah.langkah import UbahButir, UbahKepala
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan

SERAGAMKAN = "Tulis nama resminya"


def salah_eja(nama: NamaKaidah) -> tuple[str, ...]:
    """The other spellings that are neither a part of the name nor only other capitals, the longest first."""
    resmi = f" {baku(nama.nama)} "
    beda = {baku(alias): alias for alias in nama.alias if f" {baku(alias)} " not in resmi and " " in baku(alias)}
    return tuple(sorted(beda.values(), key=len, reverse=True))


def _pola(alias: str) -> re.Pattern:
    return re.compile(r"\s+".join(re.escape(kata) for kata in alias.split()), re.IGNORECASE)


@aturan("KEP-50", Tingkat.SARAN, "Nama perangkat daerah tidak seragam", SERAGAMKAN)
def instansi(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    yield from _periksa(bahan, bahan.instansi)


@aturan("KEP-51", Tingkat.SARAN, "Nama unit kerja tidak seragam di batang tubuh", SERAGAMKAN)
def unit(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for satu in bahan.unit:
        yield from _periksa(bahan, satu)


def _periksa(bahan: BahanKeputusan, nama: NamaKaidah) -> Iterator[Sorotan]:
    pola = [_pola(alias) for alias in salah_eja(nama)]
    for bagian, tempat, butir in bahan.butir():
        if cocok := _cari(pola, butir.teks):
            baru = _ganti(butir.teks, cocok, nama.nama)
            usul = Usul(SERAGAMKAN, butir.teks, baru, (UbahButir(butir.pk, baru),))
            lanjut = " Bila itu judul resmi peraturannya, biarkan." if bagian == MENGINGAT else ""
            usul = None if bagian == MENGINGAT else usul  # a title is quoted as it was enacted
            yield Sorotan(tempat, f"{_kalimat(tempat, cocok[0], nama)}{lanjut}", butir, usul)
    for kolom, tempat, teks in (("tentang", "Judul", bahan.tentang), ("menetapkan", "Menetapkan", bahan.menetapkan)):
        if cocok := _cari(pola, teks):
            baru = _ganti(teks, cocok, nama.nama)
            usul = Usul(SERAGAMKAN, teks, baru, (UbahKepala(((kolom, baru),)),))
            yield Sorotan(tempat, _kalimat(tempat, cocok[0], nama), "kepala", usul)
    kepala = " ".join(bahan.lampiran.kepala)
    if cocok := _cari(pola, kepala):
        usul = Usul("Ambil dari batang tubuh", kepala, nama.nama, (UbahKepala((("lampiran_kepala", ()),)),))
        yield Sorotan("Lampiran", _kalimat("Kepala lampiran", cocok[0], nama), "lampiran", usul)


def _cari(pola: list[re.Pattern], teks: str) -> re.Match | None:
    return next((cocok for satu in pola if (cocok := satu.search(teks))), None)


def _ganti(teks: str, cocok: re.Match, nama: str) -> str:
    """With the name in capitals where it stood so."""
    baru = nama.upper() if cocok[0] == cocok[0].upper() else nama
    return f"{teks[: cocok.start()]}{baru}{teks[cocok.end() :]}"


def _kalimat(tempat: str, tertulis: str, nama: NamaKaidah) -> str:
    return f"{tempat} menulis {kutip(tertulis)}, nama resminya {kutip(nama.nama)}."
