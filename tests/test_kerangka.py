"""The frame of a page: no script holds it up, and only what it needs is fetched."""

import re
from pathlib import Path

import pytest
from django.template import Context, engines

AKAR = Path(__file__).resolve().parent.parent
SKRIP = re.compile(r"<script\b[^>]*\bsrc=[^>]*>")


def test_setiap_skrip_menunggu():
    """Also those at the end of the body: they lean on the ones in the head, which run first only when all wait."""
    semua = [
        (berkas, tanda) for berkas in (AKAR / "templates").rglob("*.html") for tanda in SKRIP.findall(_isi(berkas))
    ]
    assert len(semua) > 20
    assert [f"{berkas.name}: {tanda}" for berkas, tanda in semua if not tanda.endswith(" defer>")] == []


def _isi(berkas: Path) -> str:
    return re.sub(r"{%.*?%}", "", berkas.read_text())


@pytest.mark.parametrize(
    ("isi", "skrip"),
    [
        ("<p>daftar</p>", []),
        ('<form data-draf="/draf/">', ["draf"]),
        ('<button\nhx-post="/x/">', ["htmx-2.min"]),
        ('<form data-draf="/draf/" hx-post="/x/">', ["draf", "htmx-2.min"]),
    ],
)
def test_hanya_skrip_yang_dipakai(isi, skrip):
    templat = engines["django"].engine.from_string("{% load halaman %}{% berskrip %}{{ isi|safe }}{% endberskrip %}")
    hasil = templat.render(Context({"isi": isi}))
    assert hasil.startswith(isi)
    assert re.findall(r"/([\w.-]+?)(?:\.[0-9a-f]{12})?\.js", hasil) == skrip
