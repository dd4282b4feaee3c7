"""deploy/pasang/venv.sh installs what is missing or changed, and nothing else. Its Python is a stand-in that notes
what it is asked to install."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_deploy import AKAR

TIRUAN = '#!/bin/sh\n[ "$1" = -c ] || echo "$@" >>"$CATATAN"\n'


@pytest.fixture
def pasang(tmp_path):
    """`pasang(besar=…)`: the requirements that `make setup` gives to pip. besar: the file's text when it was installed
    before ("": never was)."""
    shutil.copytree(AKAR / "deploy/pasang", tmp_path / "deploy/pasang")
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(TIRUAN)
    python.chmod(0o755)
    for nama in ("requirements", "requirements-besar"):
        (tmp_path / f"{nama}.txt").write_text(f"# {nama}, kini\n")

    def lakukan(besar: str = "", **lain: str) -> list[str]:
        _cap(tmp_path, "requirements", "# requirements, kini\n")
        if besar:
            _cap(tmp_path, "requirements-besar", besar)
        catatan = tmp_path / "catatan"
        env = {k: v for k, v in os.environ.items() if k != "BESAR"} | {"CATATAN": str(catatan)} | lain
        perintah = [tmp_path / "deploy/pasang/venv.sh", "jalan"]
        subprocess.run(perintah, env=env, capture_output=True, check=True)
        return [satu.split()[-1] for satu in catatan.read_text().splitlines()] if catatan.exists() else []

    return lakukan


def _cap(akar: Path, nama: str, isi: str) -> None:
    (akar / f".venv/.terpasang-{nama}").write_text(hashlib.sha256(isi.encode()).hexdigest())


def test_satu_mesin_tanpa_pustaka_besar(pasang):
    assert pasang() == []


def test_besar_dipasang_bila_diminta(pasang):
    assert pasang(BESAR="1") == ["requirements-besar.txt"]


def test_besar_yang_pernah_dipasang_ikut_diperbarui(pasang):
    """Upgrading with plain `make setup`: else the broker's and S3's libraries would stay those of the old version."""
    assert pasang(besar="# versi lama\n") == ["requirements-besar.txt"]


def test_yang_tidak_berubah_tidak_dipasang_lagi(pasang):
    assert pasang(besar="# requirements-besar, kini\n") == []
