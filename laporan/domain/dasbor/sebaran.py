"""How many indicators and perangkat daerah stand in each category; those without one are counted beside."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from indikator.domain.gulungan import NilaiUkur
from indikator.domain.kemajuan import BELUM_WAKTUNYA
from kinerja.grafik import Grafik, Seri
from laporan.domain.dasbor.bagian import (
    BELUM_FINAL,
    BELUM_LENGKAP,
    TANPA_CAPAIAN,
    TANPA_IKU,
    Bagan,
    Sel,
    kata_nilai,
    sel_bilangan,
)
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel

LUAR = (BELUM_LENGKAP, TANPA_CAPAIAN, BELUM_FINAL, BELUM_WAKTUNYA, TANPA_IKU)
KOLOM = (Kolom("nama", "Kategori"), Kolom("angka", "Indikator"), Kolom("angka", "Perangkat daerah"))


def sebaran(indikator: Sequence[NilaiUkur], instansi: Sequence[Sel], skala: tuple) -> Bagan:
    """`indikator`: what every IKU gives; `instansi`: the mean of every OPD."""
    iku = Counter(kata_nilai(satu, skala) for satu in indikator)
    opd = Counter(satu.kata for satu in instansi)
    pita = [(label, warna) for _, _, label, warna in skala]
    pita += [(kata, "garis-isian") for kata in LUAR if iku[kata] or opd[kata]]
    baris = [BarisTabel((SelTabel(k), sel_bilangan(iku[k]), sel_bilangan(opd[k]))) for k, _ in pita]
    jumlah = (SelTabel("Jumlah"), sel_bilangan(iku.total()), sel_bilangan(opd.total()))
    tabel = Tabel("sebaran", "Sebaran kategori capaian", KOLOM, (*baris, BarisTabel(jumlah, "jumlah")))
    grafik = [_grafik("Indikator", iku, pita), _grafik("Perangkat daerah", opd, pita)] if iku or opd else []
    return Bagan("sebaran", "Sebaran kategori", tuple(grafik), tabel)


def _grafik(nama: str, jumlah: Counter, pita: list[tuple[str, str]]) -> Grafik:
    kategori, warna = zip(*pita, strict=True)
    isi = ", ".join(f"{label} {jumlah[label]}" for label in kategori)
    seri = Seri(nama, tuple(Decimal(jumlah[label]) for label in kategori), warna=warna)
    return Grafik(f"{nama} menurut kategori", isi, kategori, (seri,), mendatar=True)
