"""Documents torn apart and shuffled: read without a fault, and not a word of them lost."""

import random

import pytest

from laporan.kertas import baca_naskah_teks
from laporan.kertas.pahami import pahami
from tests import sumber_baca as sumber
from tests.kertas.bandingan import hilang

BERKAS = (sumber.MAGETAN, sumber.PASER, sumber.LKJIP, sumber.BLITAR, sumber.NGANJUK)
SISIPAN = (
    "JABATAN :",
    "TUGAS",
    "FUNGSI : -",
    ": Kepala Seksi",
    "INDIKATOR KINERJA INDIVIDU",
    "INDIKATOR KINERJA UTAMA (IKU) TAHUN 2024",
    "Sasaran\tIndikator\tTarget",
    "Jabatan\tSasaran\tIndikator",
    "Sasaran\tIndikator\tRealisasi",
    "\t\t\t",
    "1\t2\t3",
    '"kutip\tlepas',
    "| a | b | c |",
)


def naskah_acak(benih: int) -> str:
    acak = random.Random(benih)
    semua = [baris for berkas in BERKAS for baris in berkas.read_text().split("\n") if "*" not in baris]
    mulai = acak.randrange(len(semua))
    potongan = acak.sample(semua, 40) if benih % 2 else semua[mulai : mulai + 60]
    for _ in range(15):
        nomor = acak.randrange(len(potongan))
        cara = acak.randrange(4)
        if cara == 0:
            potongan[nomor] = potongan[nomor].split("<")[0][: acak.randrange(200)]
        elif cara == 1:
            potongan[nomor] = potongan[nomor].replace("\t", acak.choice(["", " ", "\t\t"]))
        elif cara == 2:
            potongan.insert(nomor, acak.choice(SISIPAN))
        else:
            potongan.insert(nomor, "")
    return "\n".join(potongan)


@pytest.mark.parametrize("benih", range(40))
def test_naskah_rusak(benih):
    naskah = baca_naskah_teks.baca(naskah_acak(benih))
    assert hilang(naskah, pahami(naskah)) == []


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "\t" * 5000,
        "|" * 5000,
        '\t"a' * 2000,
        "<p>" * 2000,
        "Jabatan : A\nTugas :\n" + "1. a;" * 3000,
        "Sasaran\tIndikator\tTarget\n" * 2000,
        "JABATAN : A\n" * 2000,
        "Indikator\tx\nTarget\ty\nRumus\tz\n" * 1000,
        "a " * 50_000,
    ],
    ids=range(10),
)
def test_naskah_ganjil(teks):
    """Odd documents are read too, in time that grows with their length (the suite would stand still otherwise)."""
    pahami(baca_naskah_teks.baca(teks))
