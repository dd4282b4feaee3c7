"""The style sheet cut out of Bootstrap's has every class that a page uses, and nothing that is not Bootstrap's."""

import importlib.util
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
_letak = importlib.util.spec_from_file_location("gaya", AKAR / "deploy/pasang/gaya.py")
gaya = importlib.util.module_from_spec(_letak)
_letak.loader.exec_module(gaya)


def test_tidak_ada_kelas_yang_tertinggal():
    """Only what is missing counts: a class that went out of use may stay until the next `make gaya`."""
    asal, ada = gaya.ASAL.read_text(), gaya.HASIL.read_text()
    perlu = gaya.ramping(asal, gaya.kata_terpakai() | gaya.kelas_di(ada))
    kurang = sorted(gaya.kelas_di(perlu) - gaya.kelas_di(ada))
    assert perlu == ada, f"bootstrap-ramping.css usang (kurang: {kurang}): jalankan make gaya"


@pytest.mark.parametrize(
    ("kata", "sisa"),
    [
        ([], "a{b:c}\n"),
        (["x"], "a{b:c}\n.x,.x:not(.y){d:e}\n"),
        (["y"], "a{b:c}\n@media (m){\n.y{h:i}\n}\n"),
        (["x", "y"], "a{b:c}\n.x,.x:not(.y),.x .y{d:e}\n@media (m){\n.y{h:i}\n}\n"),
    ],
)
def test_memilih_aturan(kata, sisa):
    css = "a{b:c}.x,.x:not(.y),.x .y{d:e}.z{f:g}@media (m){.y{h:i}.z{h:i}}@supports (k){.z{h:i}}"
    assert gaya.ramping(css, kata) == sisa
