"""How a number is shown beside its text: as it was read, or as it was computed."""

from decimal import Decimal

import pytest

from kinerja.templatetags.kinerja import dibaca


@pytest.mark.parametrize(
    ("nilai", "teks", "kata"),
    [
        (Decimal("79.41"), "79,41 %", "dibaca 79,41"),
        (Decimal("0.00012"), "0,00012", "dibaca 0,00012"),  # typed: every digit
        (Decimal("12345.678"), "12.345,678 ton", "dibaca 12.345,678"),
        (Decimal("87.79342723"), "87,79", "dihitung 87,79"),  # from a formula: the text is rounded
        (Decimal(1_200_000_000), "Rp 1,2 miliar", "dibaca 1.200.000.000"),
        (None, "", ""),
    ],
)
def test_dibaca_atau_dihitung(nilai, teks, kata):
    assert dibaca(nilai, teks) == kata
