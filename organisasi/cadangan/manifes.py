"""What an archive says about itself: `manifes.json`, written last, read first."""

import hashlib
import hmac
import json
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, fields

from django.conf import settings

BENTUK, VERSI = "kinerja-cadangan", 1
MANIFES, DAFTAR, BACA_DULU = "manifes.json", "isi.sha256", "BACA-DULU.txt"
Kueri = Callable[[str], Iterator[tuple]]  # rows of one statement on a snapshot


class GalatCadangan(Exception):
    """A backup or restoration that cannot be done; the message is a sentence for the operator."""


@dataclass(frozen=True)
class Manifes:
    """`tabel`: {name: rows}; `kepala`: {slug: [nomor, hash]} of the audit trail; both of the database's snapshot.

    `daftar`: sha256 of isi.sha256, which lists every other entry. `hilang`, `berubah`: files that were not there, or
    not what their rows say, when the backup was made. `kunci`: which SECRET_KEY it belongs to, without telling it.
    """

    dibuat: str
    aplikasi: str
    komit: str
    basis: str
    basis_versi: str
    migrasi: list = field(default_factory=list)
    tabel: dict = field(default_factory=dict)
    kepala: dict = field(default_factory=dict)
    berkas: int = 0
    hilang: list = field(default_factory=list)
    berubah: list = field(default_factory=list)
    daftar: str = ""
    kunci: str = ""

    @property
    def baris(self) -> int:
        return sum(self.tabel.values())

    def teks(self) -> str:
        return json.dumps({"bentuk": BENTUK, "versi": VERSI} | asdict(self), ensure_ascii=False, indent=1) + "\n"


def baca_manifes(isi: bytes) -> Manifes:
    """The other way round; GalatCadangan for what is no manifest of ours."""
    try:
        data = json.loads(isi)
        bentuk, versi = data.pop("bentuk"), data.pop("versi")
    except (ValueError, KeyError, AttributeError, RecursionError) as galat:
        raise GalatCadangan("Manifes cadangan tidak dapat dibaca.") from galat
    if bentuk != BENTUK or not isinstance(versi, int):
        raise GalatCadangan("Berkas ini bukan cadangan Kinerja.")
    if versi > VERSI:
        raise GalatCadangan(f"Bentuk cadangan ini (versi {versi}) lebih baru daripada aplikasi. Pasang versi barunya.")
    jenis = {satu.name: satu.type for satu in fields(Manifes)}
    if set(data) != set(jenis) or not all(type(data[nama]) is jenis[nama] for nama in jenis):
        raise GalatCadangan("Manifes cadangan tidak sah: kolomnya bukan yang seharusnya.")
    _periksa(data)
    return Manifes(**data)


def _periksa(data: dict) -> None:
    tabel = all(type(n) is int and n >= 0 for n in data["tabel"].values())
    kepala = all(
        isinstance(satu, list) and len(satu) == 2 and type(satu[0]) is int and isinstance(satu[1], str)
        for satu in data["kepala"].values()
    )
    teks = all(isinstance(satu, str) for nama in ("migrasi", "hilang", "berubah") for satu in data[nama])
    if not (tabel and kepala and teks):
        raise GalatCadangan("Manifes cadangan tidak sah: isinya bukan yang seharusnya.")


def hitung_isi(kueri: Kueri, tabel: list[str]) -> dict[str, int]:
    """{table: rows}."""
    return {nama: next(kueri(f'select count(*) from "{nama}"'))[0] for nama in sorted(tabel)}


def kepala_jejak(kueri: Kueri) -> dict[str, list]:
    """{slug: [nomor, hash]}: the last audit row of every pemda that has one."""
    perintah = (
        "select p.slug, j.nomor, j.hash from organisasi_pemda p join organisasi_jejak j on j.pemda_id = p.id "
        "where j.nomor = (select max(k.nomor) from organisasi_jejak k where k.pemda_id = p.id) order by p.slug"
    )
    return {slug: [nomor, sidik] for slug, nomor, sidik in kueri(perintah)}


def migrasi_terpasang(kueri: Kueri) -> list[str]:
    """ "organisasi.0001_awal", …"""
    return sorted(f"{app}.{nama}" for app, nama in kueri("select app, name from django_migrations"))


def sidik_kunci() -> str:
    """Tells two SECRET_KEYs apart and nothing more."""
    return hmac.new(settings.SECRET_KEY.encode(), b"organisasi.cadangan", hashlib.sha256).hexdigest()[:16]


def versi_aplikasi() -> tuple[str, str]:
    """(version, commit); the commit is "" where the source is no git directory."""
    proyek = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    perintah = ["git", "-C", str(settings.BASE_DIR), "rev-parse", "--short=12", "HEAD"]
    try:
        jawaban = subprocess.run(perintah, capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return proyek["version"], ""
    return proyek["version"], jawaban.stdout.strip() if jawaban.returncode == 0 else ""
