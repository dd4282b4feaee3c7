"""Protections taken out one by one: for each of them the test that must go red (tests/ketahanan/test_mutasi.py).

A new protection: one more `Mutasi` in the mutasi_*.py of its kind (mutasi_daftar.py joins them). `lama` stands exactly
once in `berkas`, `baru` is the same code without the protection and still runs, `uji` is one quick test.
"""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
WAKTU_DETIK = 300
SALAH_TULIS = (
    "ImportError",
    "ModuleNotFoundError",
    "NameError",
    "SyntaxError",
    "IndentationError",
    "UnboundLocalError",
)
LUAR = ("bench/", "docs/gambar/", "hasil-uji/", "tests/peramban/")  # decide nothing that these tests see
MILIK_INDUK = ("UJI_CATATAN", "UJI_BERSAMA", "UJI_KLASTER", "UJI_KLASTER_VERSI", "PYTEST_ADDOPTS")


@dataclass(frozen=True)
class Mutasi:
    """One protection of `berkas` taken out; `basis`: on which database its test runs."""

    nama: str
    berkas: str
    lama: str
    baru: str
    uji: str
    basis: str = "sqlite"

    @property
    def membentuk_tabel(self) -> bool:
        """Whether the tables themselves come out different, so that no prepared database may be used."""
        return "/migrations/" in self.berkas or self.berkas == "organisasi/pagar.py"


@dataclass(frozen=True)
class Hasil:
    """Counts of a run, and what it printed. `merah`: the failing tests with the first line of why."""

    kode: int
    diuji: int
    merah: dict[str, str]
    rusak: int
    keluaran: str


class Bengkel:
    """Copies of the tree below one directory: the first is a copy of its files, the others are links to that one."""

    def __init__(self, ruang: Path):
        self.ruang, self.asal = ruang, ruang / "asal"
        self.bersama = ruang / "bersama"  # prepared databases of the runs that leave the tables alone
        self.bersama.mkdir(parents=True)
        for nama in _berkas_pohon():
            tujuan = self.asal / nama
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(AKAR / nama, tujuan)
        bagian = ("kinerja", "organisasi", "indikator", "laporan", "tests")
        subprocess.run([sys.executable, "-m", "compileall", "-q", "-j4", *bagian], cwd=self.asal, check=True)

    def tanpa(self, mutasi: Mutasi, nama: str) -> Hasil:
        """The tests of `mutasi` in a copy without that protection."""
        pohon = self.ruang / nama / "pohon"
        shutil.copytree(self.asal, pohon, copy_function=os.link)
        _ganti(pohon / mutasi.berkas, mutasi)
        bersama = self.ruang / nama / "bersama" if mutasi.membentuk_tabel else self.bersama
        bersama.mkdir(exist_ok=True)
        hasil = jalankan(pohon, ["-x", mutasi.uji], self.ruang / nama, bersama)
        shutil.rmtree(self.ruang / nama)
        return hasil

    def utuh(self, uji: Sequence[str]) -> Hasil:
        """The same tests with every protection in place."""
        return jalankan(self.asal, uji, self.ruang / "utuh", self.bersama)


def jalankan(pohon: Path, argumen: Sequence[str], ruang: Path, bersama: Path) -> Hasil:
    """pytest in `pohon`, with directories and databases of its own."""
    (ruang / "tmp").mkdir(parents=True, exist_ok=True)
    laporan = ruang / "laporan.xml"
    bersih = {k: v for k, v in os.environ.items() if k not in MILIK_INDUK and not k.startswith("PYTEST_XDIST")}
    selesai = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", f"--junitxml={laporan}", f"--basetemp={ruang / 'pytest'}", *argumen],
        cwd=pohon,
        env=bersih | {"UJI_BERSAMA": str(bersama), "TMPDIR": str(ruang / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=WAKTU_DETIK,
        check=False,
    )
    kasus = ET.parse(laporan).findall(".//testcase") if laporan.exists() else []
    merah = {satu.get("name"): _sebab(gagal) for satu in kasus if (gagal := satu.find("failure")) is not None}
    rusak = sum(satu.find("error") is not None for satu in kasus)
    dilewati = sum(satu.find("skipped") is not None for satu in kasus)
    return Hasil(selesai.returncode, len(kasus) - dilewati, merah, rusak, selesai.stdout)


def _sebab(gagal: ET.Element) -> str:
    return (gagal.get("message") or gagal.text or "").strip().splitlines()[0][:200]


def _berkas_pohon() -> list[str]:
    """Tracked and new files that are there."""
    perintah = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    keluar = subprocess.run(perintah, cwd=AKAR, stdout=subprocess.PIPE, check=True, text=True).stdout
    semua = sorted(set(filter(None, keluar.split("\0"))))
    return [nama for nama in semua if not nama.startswith(LUAR) and (AKAR / nama).is_file()]


def _ganti(berkas: Path, mutasi: Mutasi) -> None:
    """A new file in place of the link, so that no other copy changes."""
    isi = berkas.read_text()
    if (banyak := isi.count(mutasi.lama)) != 1:
        raise AssertionError(f"{mutasi.nama}: “{mutasi.lama}” ada {banyak} kali di {mutasi.berkas}.")
    baru = isi.replace(mutasi.lama, mutasi.baru)
    if berkas.suffix == ".py":
        compile(baru, mutasi.berkas, "exec")
    berkas.unlink()
    berkas.write_text(baru)
