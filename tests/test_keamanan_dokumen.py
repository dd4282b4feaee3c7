"""docs/keamanan*.md names every item of ASVS 5.0 level 1 and 2 once, and only tests and files that exist."""

import re

import pytest
from django.conf import settings

DOKUMEN = settings.BASE_DIR / "docs"
ASVS, KEAMANAN = DOKUMEN / "keamanan-asvs.md", DOKUMEN / "keamanan.md"
DAFTAR = settings.BASE_DIR / "tests/data/asvs-5.0-l2.txt"  # the numbers of OWASP ASVS 5.0.0, levels 1 and 2


def test_setiap_butir_asvs_disebut_sekali():
    butir = re.findall(r"(?m)^\| ((?:\d+\.\d+\.\d+(?:, )?)+) \|", ASVS.read_text())
    disebut = [satu for baris in butir for satu in baris.split(", ")]
    assert sorted(disebut) == sorted(DAFTAR.read_text().split())


@pytest.mark.parametrize("berkas", [ASVS, KEAMANAN], ids=lambda b: b.name)
def test_berkas_yang_disebut_ada(berkas):
    disebut = re.findall(
        r"`((?:tests|kinerja|organisasi|indikator|laporan|deploy|docs|static)/[^`\s]*)`", berkas.read_text()
    )
    assert disebut
    assert [satu for satu in disebut if not (settings.BASE_DIR / satu).exists()] == []
