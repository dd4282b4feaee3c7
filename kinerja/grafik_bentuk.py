"""What standing and lying charts share: values beside the axis, sharp lines, bars of one colour."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.angka import tulis
from kinerja.grafik_isi import Grafik, Seri
from kinerja.grafik_kanvas import Kanvas
from kinerja.grafik_skala import Skala


def tanda_sumbu(grafik: Grafik, skala: Skala) -> list[tuple[str, float]]:
    """What is written beside the axis, and where."""
    bulat = all(n == n.to_integral_value() for s in grafik.seri for n in s.nilai if n is not None)
    return [(tulis(nilai, 2, buang_nol=True), skala.letak(nilai)) for nilai in skala.tanda(bulat=bulat)]


def tajam(letak: float) -> float:
    """The middle of the nearest px: a thin line is drawn sharp there."""
    return round(letak) + 0.5


def isi_batang(kanvas: Kanvas, bentuk: list[tuple[str, str]]) -> None:
    """Bars with the colour of each: one element a colour."""
    for tinta in dict.fromkeys(satu for satu, _ in bentuk):
        kanvas.isian([isi for satu, isi in bentuk if satu == tinta], tinta)


def bernilai(seri: Seri) -> Iterator[tuple[int, Decimal]]:
    return ((ke, nilai) for ke, nilai in enumerate(seri.nilai) if nilai is not None)
