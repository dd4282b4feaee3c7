"""The foot that closes a table: also on the page whose last row goes to the next with the signature."""

import io

import pytest
from pypdf import PdfReader

from kinerja.pdf import Bagian, bagian_ke_pdf, html_ke_pdf

CSS = """
@page { size: 100mm 100mm; margin: 10mm } body { margin: 0; font-size: 10pt } table { border-spacing: 0 }
td { height: 10mm } tfoot td { height: 4mm } tr { break-inside: avoid }
.penutup { break-before: avoid; break-inside: avoid; height: 25mm }
"""


def tabel(banyak: int, sekelompok: bool) -> str:
    baris = [f"<tr><td>baris{ke}</td></tr>" for ke in range(banyak)]
    tubuh = f"<tbody>{''.join(baris)}</tbody>" if sekelompok else "".join(f"<tbody>{satu}</tbody>" for satu in baris)
    isi = f"<table><thead><tr><td>kepala</td></tr></thead><tfoot><tr><td>kaki</td></tr></tfoot>{tubuh}</table>"
    isi += "<p class=penutup>tanda</p>"
    return f"<!doctype html><html lang=id><head><title>x</title></head><body>{isi}</body></html>"


def halaman(isi: bytes) -> list[dict[str, float]]:
    """For each page where each word stands, in points from below."""
    semua = []
    for satu in PdfReader(io.BytesIO(isi)).pages:
        letak = {}
        satu.extract_text(
            visitor_text=lambda teks, cm, tm, *_, letak=letak: letak.update({teks.strip(): tm[5] * cm[3] + cm[5]})
        )
        semua.append({kata: y for kata, y in letak.items() if kata})
    return semua


@pytest.mark.parametrize("sekelompok", [True, False])
@pytest.mark.parametrize("jalan", ["utuh", "bagian"])
def test_kaki_mengikuti_baris_yang_tinggal(sekelompok, jalan):
    html = tabel(5, sekelompok)
    if jalan == "utuh":
        hasil = html_ke_pdf(html, judul="x", css=[CSS])
    else:
        hasil = bagian_ke_pdf([Bagian("satu", html, "Satu")], judul="x", css=[CSS])
    satu, dua = halaman(hasil.isi)
    assert "baris4" not in satu and {"baris4", "kepala", "kaki", "tanda"} <= dua.keys()
    tinggi = satu["baris2"] - satu["baris3"]
    assert satu["baris3"] - satu["kaki"] <= tinggi
    assert dua["baris4"] - dua["kaki"] <= tinggi
