"""What each container of deploy/wadah is given, computed as compose does it (there is no docker where tests run):
files of the specification are merged mapping by mapping, ${…} comes from .env, env_file lies below environment."""

import re
from functools import cache

import pytest
import yaml

from tests.test_deploy import APLIKASI, WADAH, env_contoh

SATU, BESAR = ("compose.yml",), ("compose.yml", "compose.besar.yml")
CONTOH = {".env": "contoh.env", "aplikasi.env": "contoh.aplikasi.env"}  # of an installation: what it is copied from
GANTI = re.compile(r"\$(?:(\$)|\{([A-Z0-9_]+)(?::([-?])([^}]*))?\})")
lapisan = pytest.mark.parametrize("lapisan", [SATU, BESAR], ids=["satu", "besar"])


@cache
def baca(berkas: str) -> dict:
    return yaml.safe_load((WADAH / berkas).read_text())["services"]


def isi(**lain: str) -> dict[str, str]:
    """A filled-in .env: each value names its setting; the addresses of other computers are left out unless given."""
    return {n: f"isi-{n}" for n in env_contoh(WADAH / "contoh.env") if not n.startswith("ALAMAT_")} | lain


def ganti(teks: object, nilai: dict[str, str]) -> str:
    def satu(cocok: re.Match) -> str:
        harfiah, nama, cara, lain = cocok.groups()
        return "$" if harfiah else nilai.get(nama) or (lain if cara == "-" else "")

    return GANTI.sub(satu, str(teks))


def lingkungan(nama: str, lapisan: tuple[str, ...], nilai: dict[str, str]) -> dict[str, str]:
    """The environment of a container."""
    hasil = {}
    for berkas in lapisan:
        if diminta := baca(berkas).get(nama, {}).get("env_file"):
            contoh = WADAH / CONTOH[diminta]
            hasil |= {satu: nilai.get(satu, f"isi-{satu}") for satu in env_contoh(contoh)}
    for berkas in lapisan:
        milik = baca(berkas).get(nama, {}).get("environment", {})
        hasil |= {kunci: ganti(satu, nilai) for kunci, satu in milik.items()}
    return hasil


@lapisan
def test_sandi_pemilik_hanya_pada_yang_perlu(lapisan):
    """A web process that is broken into knows no role that sees every pemda, nor the superuser."""
    tahu = {satu: " ".join(lingkungan(satu, lapisan, isi()).values()) for satu in APLIKASI}
    assert {satu for satu in tahu if "isi-SANDI_PEMILIK" in tahu[satu]} == {"siapkan", "cadangan"}
    assert {satu for satu in tahu if "isi-SANDI_ADMIN" in tahu[satu]} == {"siapkan"}
    assert all("isi-SANDI_APLIKASI" in satu and "isi-SECRET_KEY" in satu for satu in tahu.values())


@lapisan
def test_semua_memakai_basis_yang_sama(lapisan):
    """Also those that migrate and back up, when the database is on another computer."""
    for alamat, nilai in (("basis:5432", isi()), ("basis.dalam:5433", isi(ALAMAT_BASIS="basis.dalam:5433"))):
        url = [
            (satu, kunci, tujuan)
            for satu in APLIKASI
            for kunci, tujuan in lingkungan(satu, lapisan, nilai).items()
            if "postgres://" in tujuan
        ]
        assert len(url) == 4 + 2 + 1  # the runtime role of all, the owner of two, the superuser of one
        assert [satu for satu in url if f"@{alamat}/" not in satu[2]] == []


def test_semua_memakai_pialang_dan_berkas_yang_sama():
    nilai = isi(ALAMAT_PIALANG="mq.dalam:5671", ALAMAT_REDIS="redis.dalam:6380")
    semua = [lingkungan(satu, BESAR, nilai) for satu in APLIKASI]
    for kunci in ("BROKER_URL", "CACHE_URL", "BERKAS_S3_WADAH", "BERKAS_S3_KUNCI", "SECRET_KEY"):
        assert len({satu[kunci] for satu in semua}) == 1, kunci
    assert "@mq.dalam:5671/" in semua[0]["BROKER_URL"] and "@redis.dalam:6380/" in semua[0]["CACHE_URL"]


@pytest.mark.parametrize("berkas", BESAR)
def test_setiap_yang_dapat_diisi_tertulis(berkas):
    """With a default or without."""
    dipakai = {cocok[2] for cocok in GANTI.finditer((WADAH / berkas).read_text()) if cocok[2]}
    assert dipakai <= env_contoh(WADAH / "contoh.env")


def test_dua_berkas_pengaturan():
    """What compose fills in, and what the application reads: nothing in both, secrets in neither image nor source."""
    compose, aplikasi = (env_contoh(WADAH / satu) for satu in CONTOH.values())
    assert not compose & aplikasi and aplikasi <= env_contoh()
    ditetapkan = [kunci for satu in APLIKASI for berkas in BESAR for kunci in baca(berkas)[satu]["environment"]]
    assert not aplikasi.intersection(ditetapkan), "environment menang atas env_file"
    akar = WADAH.parent.parent
    assert "**/aplikasi.env" in (akar / ".dockerignore").read_text().splitlines()
    assert "aplikasi.env" in (akar / ".gitignore").read_text().splitlines()
    langkah = (akar / "docs/pemasangan.md").read_text()
    assert all(f"cp {contoh} {berkas}" in langkah for berkas, contoh in CONTOH.items())
