"""A lying chart: bars to the right, names of kategori above them, name and figure of the series at their end."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from textwrap import wrap

from kinerja.grafik_bentuk import bernilai, isi_batang, tajam, tanda_sumbu
from kinerja.grafik_isi import Grafik, Seri, warna
from kinerja.grafik_kanvas import UKURAN, Kanvas, kotak, ruas
from kinerja.grafik_skala import Skala, lebar_teks, potong

HURUF, NAMA = 6.6, 11  # px: one bold letter of a name above a bar, the size of its letters
PUTUS = "4,3"


def mendatar(grafik: Grafik) -> Kanvas:
    """Bars to the right; the first slots of every band hold the name, one for each of its lines."""
    nama = _nama_terlipat(grafik)
    banyak = len(nama[0]) + len(grafik.seri) if nama else 1
    tinggi = len(nama) * (banyak * 13 + 6)
    kanvas = Kanvas(grafik.lebar, tinggi)
    skala = Skala.untuk(grafik, "0.45", 0, grafik.lebar)
    _sumbu_mendatar(kanvas, grafik, skala, tinggi)
    langkah = tinggi / max(1, len(nama) - 0.08)
    slot = langkah * 0.88 / banyak
    atas = [langkah * (0.02 + ke) for ke in range(len(nama))]
    for y, baris in zip(atas, nama, strict=True):
        for ke, isi in enumerate(baris):
            kanvas.teks(
                0, y + slot * (ke + 0.5) + 3, potong(isi, NAMA, grafik.lebar, tebal=True), ukuran=NAMA, tebal=True
            )
    for ke, seri in enumerate(grafik.seri, banyak - len(grafik.seri)):
        _batang_mendatar(kanvas, grafik, seri, skala, [y + slot * ke for y in atas], slot)
    return kanvas


def _sumbu_mendatar(kanvas: Kanvas, grafik: Grafik, skala: Skala, tinggi: float) -> None:
    """Values below; lines up from them, or the one line of the patokan."""
    tanda = tanda_sumbu(grafik, skala)
    if grafik.patokan is None:
        kanvas.garis([ruas((tajam(x), 0), (tajam(x), tinggi)) for _, x in tanda], warna("garis"))
    else:
        x = tajam(skala.letak(grafik.patokan))
        kanvas.garis([ruas((x, 0), (x, tinggi))], warna("garis-isian"), putus=PUTUS)
    selang = max(lebar_teks(isi, UKURAN) for isi, _ in tanda) + 6
    langkau = ceil(selang * (len(tanda) - 1) / (tanda[-1][1] - tanda[0][1])) if len(tanda) > 1 else 1
    for isi, x in tanda[::langkau]:
        kanvas.teks(x + 0.5, tinggi + 10.5, isi, jangkar="middle" if x > 1 else "start", tinta="redup")


def _batang_mendatar(
    kanvas: Kanvas, grafik: Grafik, seri: Seri, skala: Skala, atas: Sequence[float], slot: float
) -> None:
    """The bars of a series, each with its name and figure at the end; at 0 where there is no value."""
    nol = skala.letak(Decimal(0))
    isi_batang(
        kanvas, [(seri.warna_ke(ke), kotak(nol, atas[ke], skala.letak(nilai), slot)) for ke, nilai in bernilai(seri)]
    )
    for ke, y in enumerate(atas):
        ujung = skala.letak(max(Decimal(0), seri.nilai[ke] or Decimal(0)))
        kanvas.teks(ujung + 4, y + slot / 2 + 3, f"{seri.nama} {seri.teks(ke, grafik.akhiran)}")


def _nama_terlipat(grafik: Grafik) -> list[list[str]]:
    """For every kategori the lines of its name, as many as the longest takes; short names stand at their bars."""
    baris = [wrap(nama, int(grafik.lebar / HURUF)) or [""] for nama in grafik.kategori]
    banyak = max(map(len, baris), default=1)
    return [[""] * (banyak - len(satu)) + satu for satu in baris]
