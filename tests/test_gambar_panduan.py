"""The pictures of README and docs: each one named is there, small, and taken by tests/peramban/test_gambar*.py."""

import re
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
GAMBAR = AKAR / "docs/gambar"
TULISAN = [AKAR / "README.md", *sorted((AKAR / "docs").rglob("*.md"))]
BATAS = 200_000  # bytes


def dirujuk() -> dict[Path, list[str]]:
    """Picture → the pages that show it."""
    hasil: dict[Path, list[str]] = {}
    for tulisan in TULISAN:
        for tujuan in re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", tulisan.read_text()):
            hasil.setdefault((tulisan.parent / tujuan).resolve(), []).append(str(tulisan.relative_to(AKAR)))
    return hasil


def test_gambar_yang_dirujuk_ada():
    hilang = [f"{', '.join(tulisan)}: {jalur.name}" for jalur, tulisan in dirujuk().items() if not jalur.is_file()]
    assert not hilang, f"Buat dengan make gambar, atau betulkan tautannya: {hilang}"


def test_semua_gambar_dirujuk_dan_kecil():
    ada = set(GAMBAR.iterdir())
    assert ada and not ada - set(dirujuk())
    assert not [jalur.name for jalur in ada if jalur.stat().st_size > BATAS]


def test_make_gambar_membuat_semuanya():
    perjalanan = "".join(satu.read_text() for satu in (AKAR / "tests/peramban").glob("test_gambar*.py"))
    dibuat = re.findall(r'\bpotret\(\w+, "([\w-]+)"', perjalanan)
    assert sorted(dibuat) == sorted(jalur.stem for jalur in GAMBAR.iterdir())
