"""The list of libraries says what is installed, with a licence and a use for each; `make sbom` makes it anew."""

import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
_letak = importlib.util.spec_from_file_location("pustaka", AKAR / "deploy/pasang/pustaka.py")
pustaka = importlib.util.module_from_spec(_letak)
_letak.loader.exec_module(pustaka)


@pytest.fixture(scope="module")
def cdx() -> dict:
    return json.loads((AKAR / pustaka.CDX).read_text())


@pytest.fixture(scope="module")
def debian(cdx) -> dict[str, str]:
    """Versions of Debian packages as they were written: they move with the machine, not with our sources."""
    return {p["name"]: p.get("version", "") for p in cdx["components"] if p["purl"].startswith("pkg:deb/")}


def test_tidak_usang(debian):
    daftar = pustaka.semua(debian=debian)
    for berkas, naskah in ((pustaka.MD, pustaka.naskah_md), (pustaka.CDX, pustaka.naskah_cdx)):
        assert (AKAR / berkas).read_text() == naskah(daftar), f"{berkas} usang: jalankan make sbom"


def test_setiap_pustaka_terkunci_ada(cdx):
    for nama in (*pustaka.JALAN, pustaka.UJI):
        terkunci = set(re.findall(r"^([a-z0-9][a-z0-9._-]*==\S+)", (AKAR / nama).read_text(), re.M))
        tertulis = {f"{p['name']}=={p['version']}" for p in cdx["components"] if p["purl"].startswith("pkg:pypi/")}
        assert terkunci and terkunci <= tertulis


def test_setiap_pustaka_berlisensi_dan_berguna(debian):
    daftar = pustaka.semua(debian=debian)
    assert pustaka.lisensi_asing(daftar) == []
    asal = ("requirements.in", "requirements-besar.in")
    langsung = {satu.partition("[")[0] for nama in asal for satu in _tertulis(AKAR / nama)}
    assert [p.nama for p in daftar if not p.uji and not p.lisensi] == []
    assert [p.nama for p in daftar if p.nama in langsung and not p.uji and not p.guna] == []
    assert [p.nama for p in daftar if p.jenis != "pip" and not p.guna] == []


def _tertulis(berkas: Path) -> list[str]:
    baris = (satu.partition("#")[0].strip() for satu in berkas.read_text().splitlines())
    return [re.split(r"[~=<>]", satu)[0] for satu in baris if satu and not satu.startswith("-")]


@pytest.mark.parametrize(
    ("berkas", "lama", "baru"),
    [
        ("requirements.txt", "lark==1.3.1", "lark==1.3.2"),
        ("requirements-besar.txt", "celery==", "celer=="),
        ("requirements-uji.txt", "pytest==", "pytes=="),
        ("deploy/pasang/debian.sh", "UNTUK_JALAN=(tzdata", "UNTUK_JALAN=(tzdata baru"),
    ],
)
def test_perubahan_ketahuan(tmp_path, debian, berkas, lama, baru):
    for satu in (*pustaka.JALAN, pustaka.UJI, "deploy/pasang/debian.sh", "static/vendor"):
        (tmp_path / satu).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (AKAR / satu).is_dir() else shutil.copy)(AKAR / satu, tmp_path / satu)
    semula = pustaka.naskah_cdx(pustaka.semua(tmp_path, debian))
    isi = (tmp_path / berkas).read_text()
    assert lama in isi
    (tmp_path / berkas).write_text(isi.replace(lama, baru))
    assert pustaka.naskah_cdx(pustaka.semua(tmp_path, debian)) != semula


@pytest.mark.parametrize(
    ("lisensi", "boleh"),
    [("MIT", True), ("GPL-3.0-only OR MIT", True), ("MIT AND GPL-3.0-only", False), ("", False), ("AGPL-3.0", False)],
)
def test_pemeriksa_lisensi(lisensi, boleh):
    satu = pustaka.Pustaka("pip", "x", "1", lisensi, "")
    assert (pustaka.lisensi_asing([satu]) == []) is boleh


def test_bentuk_cyclonedx(cdx):
    assert (cdx["bomFormat"], cdx["specVersion"]) == ("CycloneDX", "1.6")
    ref = [p["bom-ref"] for p in cdx["components"]]
    assert len(ref) == len(set(ref)) and cdx["serialNumber"].startswith("urn:uuid:")
    for satu in cdx["dependencies"]:
        assert satu["ref"] in {*ref, "kinerja"} and set(satu["dependsOn"]) <= set(ref)
