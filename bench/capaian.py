"""Capaian of 100,000 rows by the engine beside a bare Decimal loop.

    engine    numbers as they are stored, by `hitung`, which every other way ends in
    typed     both numbers as texts, the target as a row has it: `baca` and `hitung_terhadap`
    mixed     a quarter TURUN, a policy with a cap that one row in twenty reaches; the loop divides only

First it looks that the engine's percentages are those of the loop, rounded to its 8 decimals.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from bench._papan import Baris, Laju, banding, periksa
from bench.acuan import desimal_polos
from indikator.capaian import Kebijakan, Metode, Target, hitung, hitung_terhadap
from kinerja.angka import baca, tulis, tulis_asli

ANCHOR = "perulangan Decimal R ÷ T × 100"
DELAPAN = Decimal("1E-8")
ARAH = ("naik", "naik", "naik", "turun")
BATAS_120 = Kebijakan(batas_atas=Decimal(120))


class Bahan:
    """Targets up to 100,000 and realisasi of 70 to 121 % of them, two decimals; the same every time."""

    def __init__(self, banyak: int):
        acak = Random(10)
        self.target = [Decimal(acak.randint(100, 9_999_999)) / 100 for _ in range(banyak)]
        self.realisasi = [round(satu * acak.randint(7000, 12100) / 10_000, 2) for satu in self.target]
        self.teks = [[tulis(satu) for satu in semua] for semua in (self.realisasi, self.target)]
        self.terbaca = [Target(nilai=satu, satuan="dokumen") for satu in self.target]
        self.arah = [ARAH[ke % len(ARAH)] for ke in range(banyak)]

    def polos(self) -> list[Decimal]:
        return desimal_polos.capaian(self.realisasi, self.target)

    def polos_teks(self) -> list[Decimal]:
        return desimal_polos.capaian_teks(*self.teks)

    def mesin(self) -> list[Decimal]:
        pasangan = zip(self.realisasi, self.target, strict=True)
        return [hitung(metode=Metode.NAIK, target=t, realisasi=r, satuan="dokumen").persen for r, t in pasangan]

    def mesin_teks(self) -> list[Decimal]:
        dari = zip(*self.teks, strict=True)
        return [
            hitung_terhadap(arah="naik", target=Target(nilai=baca(t), satuan="dokumen"), realisasi=baca(r)).persen
            for r, t in dari
        ]

    def campuran(self) -> list[Decimal]:
        dari = zip(self.arah, self.terbaca, self.realisasi, strict=True)
        return [hitung_terhadap(arah=a, target=t, realisasi=r, kebijakan=BATAS_120).persen for a, t, r in dari]


def baris(laju: Laju) -> Iterator[Baris]:
    bahan = Bahan(20_000 if laju.cepat else 100_000)
    periksa_sama(bahan)
    nama, pilihan = f"Capaian {tulis_asli(len(bahan.target))} baris", {"laju": laju, "menurut": "prosesor"}
    yield banding(f"{nama}: mesin", ANCHOR, 5, bahan.polos, bahan.mesin, **pilihan)
    yield banding(f"{nama}: dari teks", f"{ANCHOR} dari teks", 5, bahan.polos_teks, bahan.mesin_teks, **pilihan)
    yield banding(f"{nama}: cara campuran", ANCHOR, None, bahan.polos, bahan.campuran, **pilihan)


def periksa_sama(bahan: Bahan) -> None:
    polos = [satu.quantize(DELAPAN, ROUND_HALF_UP) for satu in bahan.polos()]
    for cara in (bahan.mesin, bahan.mesin_teks):
        beda = [ke for ke, (a, b) in enumerate(zip(cara(), polos, strict=True)) if abs(a - b) > DELAPAN]
        periksa(not beda, f"{cara.__name__}: {len(beda)} baris lain dari perulangan Decimal")
    balik = zip(bahan.campuran(), polos, bahan.arah, strict=True)
    periksa(all(abs(a - (200 - b if arah == "turun" else b)) <= DELAPAN for a, b, arah in balik), "cara campuran lain")
