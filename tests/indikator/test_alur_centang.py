"""Several ticked sheets of a document are moved at once, each with its own result."""

import pytest

from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_jejak, kirim, segarkan, susun, teks


@pytest.fixture
def d(db):
    return susun()


def centang(d, siapa: str, tindakan: str, *lembar):
    return kirim(d, siapa, f"dokumen/{d.draf.pk}/lembar/{tindakan}/", {"lembar": [satu.pk for satu in lembar]})


def test_ticked_sheets_are_moved_each_with_its_result(d):
    with pabrik.dalam(d.pemda):
        pabrik.sasaran(d.iki_draf, "Belum berisi")
    halaman = teks(buka(d, "perencana", f"dokumen/{d.draf.pk}/"))
    assert halaman.count('name="lembar"') == 2 and f"/dokumen/{d.draf.pk}/lembar/ajukan/" in halaman
    jawaban = centang(d, "perencana", "ajukan", d.iku_draf, d.iki_draf, d.iku, d.lembar_asing)
    assert jawaban.status_code == 200 and [segarkan(d, satu).status for satu in (d.draf, d.iku_draf, d.iki_draf)] == [
        "draf",
        "diajukan",
        "draf",
    ]
    assert "<strong>IKU</strong>: diajukan." in teks(jawaban) and "belum dapat diajukan" in teks(jawaban)
    assert "Analis Asing" not in teks(jawaban)  # neither another document's nor a stranger's
    sebelum = jumlah_jejak(d)
    assert "Lembar berstatus diajukan" in teks(centang(d, "perencana", "ajukan", d.iku_draf))  # a second click
    assert jumlah_jejak(d) == sebelum
    assert "Belum ada lembar yang dicentang" in teks(centang(d, "perencana", "ajukan"))


@pytest.mark.parametrize(
    ("siapa", "tindakan", "kode"),
    [
        ("verifikator", "ajukan", 403),
        ("perencana", "setujui", 403),
        ("perencana", "tolak", 404),
        ("luar", "ajukan", 403),
        ("asing", "ajukan", 404),
    ],
)
def test_ticked_sheets_are_refused(d, siapa, tindakan, kode):
    assert centang(d, siapa, tindakan, d.iku_draf).status_code == kode
    assert buka(d, siapa, f"dokumen/{d.draf.pk}/lembar/{tindakan}/").status_code == (404 if siapa == "asing" else 405)
    assert segarkan(d, d.iku_draf).status == "draf"
