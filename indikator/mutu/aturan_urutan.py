"""Rules about numbering and about sasaran that stand beside the wrong indicator."""

import re
from collections.abc import Iterator
from itertools import pairwise

from indikator.mutu.bahan import BahanMutu, IndikatorMutu, SasaranMutu
from indikator.mutu.kata import kutip, mirip, sebut
from indikator.mutu.temuan import Sorotan, Tingkat, aturan

_NOMOR = re.compile(r"\W*(\d{1,3})\W*")
GESER_UNGGUL = 150  # per mille by which the next sasaran must fit better than the own one
GESER_MINIMAL = 400  # per mille: likeness that a fitting sasaran has at least


def _bernomor(sasaran: tuple[SasaranMutu, ...]) -> list[tuple[int, SasaranMutu]]:
    return [(int(cocok[1]), satu) for satu in sasaran if (cocok := _NOMOR.fullmatch(satu.nomor))]


@aturan("NOM-01", Tingkat.SALAH, "Nomor baris berulang")
def nomor_berulang(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar in bahan.lembar:
        for (lalu, _), (nomor, satu) in pairwise(_bernomor(lembar.sasaran)):
            if nomor == lalu:
                yield Sorotan(
                    f"Nomor {nomor} tercetak dua kali; yang kedua pada {kutip(satu.nama)}.",
                    f"Beri nomor {nomor + 1} dan urutkan nomor sesudahnya.",
                    "nomor",
                    lembar,
                    satu.indikator[:1],
                    (satu.nomor, satu.nama),
                )


@aturan("NOM-02", Tingkat.PERINGATAN, "Nomor baris melompat")
def nomor_melompat(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar in bahan.lembar:
        for (lalu, sebelum), (nomor, satu) in pairwise(_bernomor(lembar.sasaran)):
            tanpa_nomor = lembar.sasaran.index(satu) - lembar.sasaran.index(sebelum) - 1
            if nomor in (lalu, lalu + 1, lalu + 1 + tanpa_nomor):
                continue
            yield Sorotan(
                f"Sesudah nomor {lalu} tercetak nomor {nomor} pada {kutip(satu.nama)}.",
                "Periksa apakah ada baris yang hilang, lalu urutkan nomornya.",
                "nomor",
                lembar,
                satu.indikator[:1],
                (sebelum.nomor, satu.nomor, satu.nama),
            )


@aturan("NOM-03", Tingkat.SARAN, "Sasaran tanpa nomor di antara yang bernomor")
def tanpa_nomor(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Not in the table of IKU: there a number may belong to the sasaran of the level above."""
    for lembar in bahan.iki:
        kosong = [satu for satu in lembar.sasaran if not satu.nomor.strip()]
        if not kosong or len(kosong) == len(lembar.sasaran):
            continue
        yield Sorotan(
            f"{len(kosong)} dari {len(lembar.sasaran)} sasaran tidak bernomor: "
            f"{sebut((kutip(satu.nama, 60) for satu in kosong), 3)}.",
            "Lengkapi nomornya berurutan.",
            "nomor",
            lembar,
            tuple(baris for satu in kosong for baris in satu.indikator[:1]),
            tuple(satu.nama for satu in kosong),
        )


@aturan("SAS-01", Tingkat.SALAH, "Sasaran bergeser satu baris terhadap indikator")
def sasaran_bergeser(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Two rows or more in a run whose indicator fits the sasaran of the next row instead of its own."""
    for lembar in bahan.lembar:
        for rangkai in _rangkaian_bergeser(lembar.sasaran):
            contoh, cocok = rangkai[:2]
            nomor = sebut((satu.nomor.strip(" .") or "?" for satu in rangkai), 9)
            yield Sorotan(
                f"Sasaran nomor {nomor} tampak bergeser satu baris: {kutip(contoh.indikator[0].nama, 80)} berada di "
                f"samping sasaran {kutip(contoh.nama, 60)}, padahal cocok dengan {kutip(cocok.nama, 60)}.",
                "Periksa naskah aslinya, lalu pindahkan setiap indikator ke sasaran yang sesuai.",
                "sasaran",
                lembar,
                tuple(satu.indikator[0] for satu in rangkai),
                tuple(teks for satu in rangkai for teks in (satu.nama, satu.indikator[0].nama)),
            )


def _rangkaian_bergeser(semua: tuple[SasaranMutu, ...]) -> list[list[SasaranMutu]]:
    """Runs of sasaran that stand one row off: two or more whose indicator fits the next, and its end."""
    hasil, rangkai = [], []
    for satu, berikut in pairwise(semua):
        if len(satu.indikator) == len(berikut.indikator) == 1 and _lebih_cocok(satu.indikator[0], satu, berikut):
            rangkai = [*rangkai, berikut] if rangkai else [satu, berikut]
            continue
        hasil, rangkai = [*hasil, rangkai], []
    return [satu for satu in [*hasil, rangkai] if len(satu) > 2]


def _lebih_cocok(indikator: IndikatorMutu, sendiri: SasaranMutu, berikut: SasaranMutu) -> bool:
    nilai = mirip(indikator.nama, berikut.nama)
    return nilai >= GESER_MINIMAL and nilai - mirip(indikator.nama, sendiri.nama) >= GESER_UNGGUL
