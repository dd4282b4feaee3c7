"""deploy/systemd/kinerja-kelola gives a command every setting that the services get from the same files."""

import subprocess
from pathlib import Path

from tests.test_deploy import SYSTEMD, env_contoh

KELOLA = (SYSTEMD / "kinerja-kelola").read_text()
BACA = KELOLA[KELOLA.index("baca() {") : KELOLA.index("\n}\n") + 2]


def terbaca(berkas: Path) -> dict[str, str]:
    """What the function of the script itself makes of a file, without the rest of the script (which asks for root)."""
    perintah = f'set -euo pipefail\n{BACA}\nbaca "$1"\nexec env -0'
    bersih = {"PATH": "/usr/bin:/bin"}
    jawab = subprocess.run(["bash", "-c", perintah, "-", berkas], env=bersih, capture_output=True, check=True)
    isi = dict(satu.split("=", 1) for satu in jawab.stdout.decode().split("\0") if satu)
    return {kunci: nilai for kunci, nilai in isi.items() if kunci not in {"PATH", "PWD", "SHLVL", "_"}}


def test_setiap_pengaturan_terbaca(tmp_path):
    """BERKAS_S3_… was dropped for its digit: backups would have been made of the local disk."""
    diminta = {nama: f"isi {nama}" for nama in env_contoh()}
    assert any(satu.startswith("BERKAS_S3_") for satu in diminta)
    berkas = tmp_path / "kinerja.env"
    berkas.write_text("".join(f"{nama}={isi}\n" for nama, isi in diminta.items()))
    assert terbaca(berkas) == diminta


def test_nilai_apa_adanya(tmp_path):
    """Nothing is interpreted by the shell; comments and what is no setting are left out."""
    berkas = tmp_path / "kinerja.env"
    isi = "sandi$(id)`id` \"a\" 'b' #c\\n=="
    berkas.write_text(f"# SITUS=lama\n#SITUS=lama\n\n9LIVES=x\nbukan pengaturan\nSECRET_KEY={isi}\nLOG_AKSES=0")
    assert terbaca(berkas) == {"SECRET_KEY": isi, "LOG_AKSES": "0"}
