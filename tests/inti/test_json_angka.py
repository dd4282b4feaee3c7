"""JSON of the commands: numbers digit by digit, nothing through float."""

import json
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.json_angka import tulis_json


class Warna(StrEnum):
    MERAH = "merah"


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (Decimal("101.54731457800511508951406650"), "101.54731457800511508951406650"),
        (Decimal("80.50"), "80.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("0.1"), "0.1"),
        (Decimal("-44.01"), "-44.01"),
        (Decimal("1E+400"), "1E+400"),
        (12345678901234567890, "12345678901234567890"),
        (True, "true"),
        (None, "null"),
        (Warna.MERAH, '"merah"'),
        ('≤ 1 %\n\x00\ttab "kutip"', '"≤ 1 %\\n\\u0000\\ttab \\"kutip\\""'),
        ("\udc80", '"\ufffd"'),
        ({"b": [Decimal(1), ()], "a": {}}, '{"b": [1, []], "a": {}}'),
    ],
)
def test_tertulis_tepat(isi, hasil):
    assert tulis_json(isi) == hasil
    json.loads(hasil)


@pytest.mark.parametrize("isi", [0.1, [1.5], {1: "a"}, {"a": {2}}, object(), b"a"])
def test_yang_bukan_isi_pasti_ditolak(isi):
    with pytest.raises(TypeError):
        tulis_json(isi)


@pytest.mark.parametrize("isi", [Decimal("NaN"), Decimal("Infinity"), [Decimal("-Infinity")]])
def test_tak_hingga_ditolak(isi):
    with pytest.raises(ValueError, match="tak hingga"):
        tulis_json(isi)


isi_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.text(),
    lambda anak: st.lists(anak, max_size=4) | st.dictionaries(st.text(), anak, max_size=4),
    max_leaves=12,
)


@given(isi_json)
def test_dibaca_kembali_sama(isi):
    teks = tulis_json(isi)
    assert "\n" not in teks
    assert json.loads(teks, parse_float=Decimal) == isi
