"""A disk of its own for a drill, that only the processes of one mount namespace see, and we through it: a small tmpfs
to fill, or the image of a disk whose power can be cut."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

ISI = "sampah"


class Cakram:
    """`letak` is where the application finds it; `dari_luar` is the same directory for this process.

    `pasang`: the arguments of `mount` before the place.
    """

    def __init__(self, letak: Path, pasang: str):
        if os.geteuid() != 0 or not shutil.which("nsenter"):
            pytest.skip("butuh root dan nsenter untuk memasang cakram sendiri")
        letak.mkdir(exist_ok=True)
        perintah = f'mount {pasang} "{letak}" && echo siap && exec sleep 600'
        self.pemegang = subprocess.Popen(
            ["unshare", "--mount", "--propagation", "private", "setpriv", "--pdeathsig", "KILL", "sh", "-c", perintah],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if self.pemegang.stdout.readline() != "siap\n":
            pytest.skip(f"mesin ini tidak mengizinkan cakram sendiri: {self.pemegang.stderr.read().strip()}")
        self.letak, self.dari_luar = letak, Path(f"/proc/{self.pemegang.pid}/root{letak}")

    @property
    def awalan(self) -> tuple[str, ...]:
        """In front of a command that is to see it."""
        return ("nsenter", f"--mount=/proc/{self.pemegang.pid}/ns/mnt", f"--wd={os.getcwd()}")

    def ambil_basis(self, tujuan: Path) -> str:
        """The SQLite database on it, copied with its log to where we can open it: SQLite follows /proc's link."""
        shutil.rmtree(tujuan, ignore_errors=True)
        tujuan.mkdir()
        for satu in self.dari_luar.glob("kinerja.sqlite3*"):
            if not satu.name.endswith("-shm"):
                shutil.copyfile(satu, tujuan / satu.name)
        return str(tujuan / "kinerja.sqlite3")

    def bongkar(self) -> None:
        self.pemegang.kill()
        self.pemegang.wait()


class RuangSempit(Cakram):
    """A tmpfs of so many bytes."""

    def __init__(self, letak: Path, bita: int):
        super().__init__(letak, f"-t tmpfs -o size={bita} tmpfs")

    def penuhi(self, sisa: int = 0) -> None:
        """Fill it, but for so many bytes. Who writes there meanwhile may have the last of it: it is full then too."""
        bebas = shutil.disk_usage(self.dari_luar).free
        with suppress(OSError), (self.dari_luar / ISI).open("ab", buffering=0) as berkas:
            berkas.write(b"x" * max(0, bebas - sisa))

    def lapangkan(self) -> None:
        (self.dari_luar / ISI).unlink(missing_ok=True)


class CakramBergambar(Cakram):
    """An ext4 on a file `gambar`. A copy of that file is what a power cut leaves: only what was written through."""

    def __init__(self, letak: Path, gambar: Path):
        self.gambar = gambar
        super().__init__(letak, f'-o loop "{gambar}"')

    @staticmethod
    def buat(gambar: Path, mb: int) -> Path:
        if not shutil.which("mkfs.ext4"):
            pytest.skip("butuh mkfs.ext4")
        with gambar.open("wb") as berkas:
            berkas.truncate(mb * 1024 * 1024)
        subprocess.run(["mkfs.ext4", "-q", "-F", str(gambar)], check=True)
        return gambar

    def putuskan(self, salinan: Path) -> Path:
        """The image as the disk has it at this moment."""
        subprocess.run(["cp", "--sparse=always", str(self.gambar), str(salinan)], check=True)
        return salinan
