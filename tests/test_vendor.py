"""Vendored front-end files are exactly those recorded, complete, licensed and free of references to missing files."""

import hashlib
import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
DAFTAR = [AKAR / "static/vendor/CHECKSUMS.sha256", AKAR / "tests/vendor/CHECKSUMS.sha256"]


def _tercatat(daftar: Path) -> dict[str, str]:
    baris = (baris.split("  ", 1) for baris in daftar.read_text().splitlines())
    return {nama: sidik for sidik, nama in baris}


@pytest.mark.parametrize("daftar", DAFTAR, ids=lambda d: str(d.parent.relative_to(AKAR)))
def test_isi_sama_dengan_catatan(daftar):
    ada = {
        str(berkas.relative_to(daftar.parent)): hashlib.sha256(berkas.read_bytes()).hexdigest()
        for berkas in daftar.parent.rglob("*")
        if berkas.is_file() and berkas != daftar
    }
    assert ada == _tercatat(daftar)


@pytest.mark.parametrize("daftar", DAFTAR, ids=lambda d: str(d.parent.relative_to(AKAR)))
def test_setiap_pustaka_berversi_dan_berlisensi(daftar):
    for pustaka in filter(Path.is_dir, daftar.parent.iterdir()):
        assert re.fullmatch(r"[a-z-]+-\d+\.\d+\.\d+", pustaka.name), pustaka
        assert (pustaka / "LICENSE").is_file(), pustaka


def test_tidak_merujuk_berkas_yang_tidak_ada():
    for berkas in (AKAR / "static/vendor").rglob("*.*s"):
        if berkas.suffix not in (".js", ".css"):
            continue
        isi = berkas.read_text()
        assert "sourceMappingURL" not in isi, berkas
        if berkas.suffix == ".css":
            for alamat in re.findall(r"url\(\s*[\"']?([^\"')]+)", isi):
                assert alamat.startswith(("data:", "#")) or (berkas.parent / alamat.partition("?")[0]).is_file(), (
                    alamat
                )
