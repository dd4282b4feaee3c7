"""A standing chart: bars and lines, below them a line of figures for each series."""

from decimal import Decimal
from itertools import groupby

from kinerja.grafik_bentuk import bernilai, isi_batang, tajam, tanda_sumbu
from kinerja.grafik_isi import BATANG, GARIS, TARGET, Grafik, Seri, warna
from kinerja.grafik_kanvas import UKURAN, Kanvas, kotak, ruas, titik
from kinerja.grafik_skala import Skala, potong

KATEGORI_PENUH = 5  # fewer bars are not drawn much wider
BARIS, TEPI = 14, 66  # px: a line of figures below the axis, room for its names
PUTUS = "4,3"


def tegak(grafik: Grafik) -> Kanvas:
    lebar, tinggi = grafik.lebar - TEPI, grafik.tinggi
    kanvas = Kanvas(lebar, tinggi, kiri=TEPI)
    skala = Skala.untuk(grafik, "0.08", tinggi, 0)
    for isi, y in tanda_sumbu(grafik, skala):
        kanvas.teks(-4, y + 3.5, isi, jangkar="end", tinta="redup")
    nol = tajam(skala.letak(Decimal(0)))
    kanvas.garis([ruas((0, nol), (lebar, nol))], warna("garis-isian"))
    pusat, pita = _pita_tegak(grafik, lebar)
    batang = [satu for satu in grafik.seri if satu.jenis == BATANG]
    for seri in grafik.seri:
        if seri.jenis == BATANG:
            _batang_tegak(kanvas, seri, skala, pusat, pita, (batang.index(seri), len(batang)))
        else:
            _garis(kanvas, seri, skala, pusat, pita)
    for x, nama in zip(pusat, grafik.kategori, strict=True):
        kanvas.teks(x, tinggi + 13, nama, jangkar="middle", tinta="redup")
    for ke, seri in enumerate(grafik.seri, 1):
        _baris_angka(kanvas, grafik, seri, pusat, tinggi + BARIS * (ke + 1))
    return kanvas


def _pita_tegak(grafik: Grafik, lebar: float) -> tuple[list[float], float]:
    """The middle of every kategori, and the width of its band."""
    banyak = len(grafik.kategori)
    if all(satu.jenis == GARIS for satu in grafik.seri):
        langkah, pita, awal = lebar / banyak, 0.0, lebar / banyak / 2
    else:
        luar = min(1, max(0, KATEGORI_PENUH - banyak) / 2)
        langkah = lebar / max(1, banyak - 0.15 + 2 * luar)
        pita = langkah * 0.85
        awal = langkah * luar + pita / 2
    return [awal + langkah * ke for ke in range(banyak)], pita


def _batang_tegak(kanvas: Kanvas, seri: Seri, skala: Skala, pusat: list[float], pita: float, letak: tuple) -> None:
    """letak: which of how many bars side by side."""
    ke_batang, banyak = letak
    slot, nol = pita / banyak, skala.letak(Decimal(0))
    bentuk = []
    for ke, nilai in bernilai(seri):
        x, y = pusat[ke] - pita / 2 + slot * (ke_batang + 0.15), skala.letak(nilai)
        bentuk.append((seri.warna_ke(ke), kotak(x, min(y, nol), x + slot * 0.7, abs(nol - y))))
    isi_batang(kanvas, bentuk)


def _garis(kanvas: Kanvas, seri: Seri, skala: Skala, pusat: list[float], pita: float) -> None:
    """A line that breaks where a value is missing, and the mark of every value."""
    tempat = [None if n is None else (pusat[ke], skala.letak(n)) for ke, n in enumerate(seri.nilai)]
    potongan = [list(isi) for ada, isi in groupby(tempat, key=lambda satu: satu is not None) if ada]
    jalur, tinta = [ruas(*isi) for isi in potongan if len(isi) > 1], seri.warna_ke(0)
    target = seri.jenis == TARGET
    kanvas.garis(["".join(jalur)] if jalur else [], tinta, 1 if target else 2, PUTUS if target else "")
    setengah = pita * 0.46
    tanda = [kotak(x - setengah, y - 1, x + setengah, 2) if target else titik(x, y) for x, y in filter(None, tempat)]
    kanvas.isian(tanda, tinta)


def _baris_angka(kanvas: Kanvas, grafik: Grafik, seri: Seri, pusat: list[float], y: float) -> None:
    """Below the axis: the name of the series and its figures."""
    tebal = seri.jenis != TARGET
    kanvas.teks(1 - TEPI, y, potong(seri.nama, UKURAN, TEPI - 4, tebal=tebal), tebal=tebal)
    for ke, x in enumerate(pusat):
        kanvas.teks(x, y, seri.teks(ke, grafik.akhiran), jangkar="middle", tebal=tebal)
