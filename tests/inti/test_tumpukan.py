"""The room for frames taken at once changes nothing but where they lie."""

from kinerja.permintaan import PermintaanMiddleware
from kinerja.tumpukan import RUANG, lapang


def dalam(sisa: int) -> int:
    return sisa and 1 + dalam(sisa - 1)


@lapang
def hitung(a: int, *b: int, c: int = 3, **d: int) -> tuple:
    """Sama."""
    return a, b, c, d, dalam(500)


def test_fungsi_tetap_sama():
    assert hitung(1, 2, c=4, e=5) == (1, (2,), 4, {"e": 5}, 500)
    assert (hitung.__name__, hitung.__doc__) == ("hitung", "Sama.")


def test_bingkainya_lebih_besar_daripada_satu_potongan():
    assert hitung.__code__.co_stacksize * 8 > RUANG / 2
    assert PermintaanMiddleware.__call__.__code__.co_stacksize * 8 > RUANG / 2
