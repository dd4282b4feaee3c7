"""Text of charts in a PDF: one run of letters, at the same place, still to be found."""

import io

import pytest
from pypdf import PdfReader

from kinerja.pdf import html_ke_pdf

ISI = "Persentase Perangkat Daerah"


def tulisan(sifat: str) -> tuple[str, int]:
    """The words of a text with these attributes, and in how many pieces it is drawn."""
    svg = f'<svg width="300" height="40"><text {sifat} font-size="10px">{ISI}</text></svg>'
    (halaman,) = PdfReader(io.BytesIO(html_ke_pdf(svg, judul="t").isi)).pages
    potongan = []
    halaman.extract_text(visitor_operand_before=lambda op, *_: potongan.append(op) if op in (b"Tj", b"TJ") else None)
    return halaman.extract_text(), len(potongan)


@pytest.mark.parametrize("sifat", ['x="5" y="20"', 'transform="translate(5,20)"', ""])
def test_tulisan_utuh(sifat):
    assert tulisan(sifat) == (ISI, 1)


@pytest.mark.parametrize("sifat", ['x="5 12" y="20"', 'x="5" y="20" letter-spacing="1"', 'y="20" rotate="5"'])
def test_huruf_bertempat_sendiri_tetap_lepas(sifat):
    assert tulisan(sifat)[1] == len(ISI.replace(" ", ""))
