"""atheris on every reader of foreign texts: so many inputs from a fixed seed, each reader in its own process."""

import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.catatan import catat
from tests.ketahanan.acak_sasaran import AKAR, SASARAN, Sasaran

SEKALIGUS = 4
WAKTU_DETIK = 240  # of the clock; the number of inputs comes first on a machine that does nothing else
RUMUS_DETIK = 0.05  # processor time that a formula may take
_JUMLAH = re.compile(r"stat::number_of_executed_units:\s*([0-9]+)")


def jalankan(sasaran: Sasaran, ruang: Path) -> subprocess.CompletedProcess:
    pilihan = [
        f"-runs={sasaran.runs}",
        "-seed=9",
        f"-max_total_time={WAKTU_DETIK}",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    return subprocess.run(
        [sys.executable, "-m", "tests.ketahanan.acak_jalan", sasaran.nama, str(ruang), *pilihan, "-timeout=30"],
        cwd=AKAR,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=WAKTU_DETIK * 2,
        check=False,
    )


@pytest.fixture(scope="module")
def berjalan(request, tmp_path_factory):
    """{target: (its directory, future end of its process)} of the chosen targets, several at once."""
    terpilih = [satu.callspec.params["nama"] for satu in request.session.items if "nama" in _isian(satu)]
    with ThreadPoolExecutor(SEKALIGUS) as kelompok:
        ruang = {nama: tmp_path_factory.mktemp(f"acak-{nama}") for nama in dict.fromkeys(terpilih) if nama in SASARAN}
        yield {nama: (tempat, kelompok.submit(jalankan, SASARAN[nama], tempat)) for nama, tempat in ruang.items()}
        kelompok.shutdown(cancel_futures=True)


def _isian(uji) -> dict:
    return getattr(getattr(uji, "callspec", None), "params", {})


@pytest.mark.parametrize("nama", SASARAN)
def test_pembaca_tidak_ingkar(berjalan, nama):
    ruang, janji = berjalan[nama]
    selesai = janji.result()
    keluaran = selesai.stdout.decode("utf-8", "replace")
    assert selesai.returncode == 0 and not list(ruang.glob("temuan-*")), keluaran[-4000:]
    banyak = int(_JUMLAH.search(keluaran)[1])
    assert banyak >= SASARAN[nama].runs // 20
    keterangan = ""
    if nama in ("rumus", "rumus_sel"):
        detik = _tercepat(SASARAN[nama], (ruang / "terlama").read_bytes())
        assert detik <= RUMUS_DETIK, (ruang / "terlama").read_bytes()
        keterangan = f"terlama {detik * 1000:.0f} ms"
    catat("acak", f"atheris: {nama}", dicoba=banyak, keterangan=keterangan)


def _tercepat(sasaran: Sasaran, isi: bytes) -> float:
    """Seconds of processor time without the fuzzer: the best of three, as other work on the machine disturbs."""
    lama = []
    for _ in range(3):
        mulai = time.process_time()
        sasaran.uji(isi)
        lama.append(time.process_time() - mulai)
    return min(lama)


def test_ingkar_ketahuan(tmp_path, monkeypatch):
    """A reader that breaks its promise is found: the drill can fail."""
    kode = (
        "import sys; from dataclasses import replace; from tests.ketahanan import acak_sasaran as s, acak_jalan as j\n"
        "def rusak(data):\n    if b'4.2' in data: raise AssertionError('ingkar')\n"
        "s.SASARAN['angka'] = replace(s.SASARAN['angka'], uji=rusak)\n"
        f"j.utama('angka', {str(tmp_path / 'ruang')!r}, '-runs=100', '-seed=9')"
    )
    selesai = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, check=False)
    assert selesai.returncode != 0 and b"ingkar" in selesai.stdout + selesai.stderr
    assert list((tmp_path / "ruang").glob("temuan-*"))
