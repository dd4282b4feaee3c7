"""Sixty guesses at once against four processes: no more than allowed reach the password, wherever they come from.

A guess that was looked at leaves one line "masuk_gagal" in the log of the server; the others are answered by 429.
"""

import itertools
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from tests import pabrik
from tests.catatan import catat
from tests.ketahanan.alat import Klien

SEKALIGUS = 60
PER_AKUN, PER_ALAMAT, SURAT_PER_JAM = 5, 20, 5  # settings.ACCOUNT_RATE_LIMITS
MASUK, LUPA = "/akun/login/", "/akun/password/reset/"
_alamat = (f"203.0.{a}.{b}" for a, b in itertools.product(range(256), range(1, 255)))


class Penebak:
    """Sends forms at the same moment, each with an address and fields of its own; Counter of the answers."""

    def __init__(self, server):
        self.url, self.catatan = server.url, server.berkas_catatan
        self.klien = Klien(server.url)
        self.token = self.klien.isian(MASUK, "password")["csrfmiddlewaretoken"]
        self.kuki = self.klien.sesi.cookies.get_dict()

    def kirim(self, jalan: str, dari: str, isi: dict) -> int:
        return requests.post(
            self.url + jalan,
            data=isi | {"csrfmiddlewaretoken": self.token},
            headers={"X-Forwarded-For": dari, "Origin": self.url},
            cookies=self.kuki,
            timeout=120,
            allow_redirects=False,
        ).status_code

    def serentak(self, jalan: str, kiriman: list[tuple[str, dict]]) -> Counter:
        with ThreadPoolExecutor(len(kiriman)) as utas:
            return Counter(utas.map(lambda satu: self.kirim(jalan, *satu), kiriman))

    def diperiksa(self) -> int:
        """Guesses whose password was looked at so far."""
        time.sleep(0.5)  # the log is written by another process
        return self.catatan.read_text(errors="replace").count("masuk_gagal")


def isian(surel: str, nomor: int) -> dict:
    return {"login": surel, "password": f"tebakan-ke-{nomor}"}


def hitung(penebak, kiriman, batas: int, jendela: int, latihan: str) -> None:
    """Send them; nobody gets in, no more than `batas` in `jendela` seconds are looked at, the rest is told to wait."""
    sebelum, mulai = penebak.diperiksa(), time.monotonic()
    jawaban = penebak.serentak(MASUK, kiriman)
    batas *= 1 + int((time.monotonic() - mulai) // jendela)  # a machine so slow that the next window has begun
    diperiksa = penebak.diperiksa() - sebelum
    assert set(jawaban) <= {200, 429}, jawaban
    assert 1 <= diperiksa <= batas, (diperiksa, jawaban)
    assert jawaban[200] == diperiksa and jawaban[429] == len(kiriman) - diperiksa
    angka = f"{diperiksa} diperiksa (batas {batas}), {jawaban[429]} dijawab 429, 0 masuk"
    catat("akun", latihan, dicoba=len(kiriman), hilang=max(0, diperiksa - batas), keterangan=angka)


def test_enam_puluh_tebakan_serentak(aplikasi, tmp_path):
    """Behind one proxy, as in production: it alone writes the last part of X-Forwarded-For."""
    penebak = Penebak(aplikasi(proses=4, JUMLAH_PROKSI="1"))
    satu_akun_satu_alamat(penebak)
    satu_akun_banyak_alamat(penebak)
    banyak_akun_satu_alamat_yang_menyamar(penebak)
    yang_benar_di_antaranya(penebak)
    minta_tautan(penebak, tmp_path / "surel")


def satu_akun_satu_alamat(penebak) -> None:
    orang, lain, alamat = pabrik.pengguna(), pabrik.pengguna(), next(_alamat)
    kiriman = [(alamat, isian(orang.email, nomor)) for nomor in range(SEKALIGUS)]
    hitung(penebak, kiriman, PER_AKUN, 300, "60 tebakan serentak, satu akun, satu alamat")
    benar = {"login": orang.email, "password": pabrik.SANDI}
    assert penebak.kirim(MASUK, alamat, benar) == 429  # during the lock the right one is not told apart
    assert penebak.kirim(MASUK, next(_alamat), benar) == 429  # from wherever
    assert penebak.kirim(MASUK, next(_alamat), benar | {"login": lain.email}) == 302  # nobody else is stopped


def satu_akun_banyak_alamat(penebak) -> None:
    orang = pabrik.pengguna()
    kiriman = [(next(_alamat), isian(orang.email, nomor)) for nomor in range(SEKALIGUS)]
    hitung(penebak, kiriman, PER_AKUN, 300, "60 tebakan serentak, satu akun, 60 alamat")


def banyak_akun_satu_alamat_yang_menyamar(penebak) -> None:
    """What the visitor writes into X-Forwarded-For stands before what the proxy adds, and counts for nothing."""
    alamat = next(_alamat)
    kiriman = [(f"{next(_alamat)}, {alamat}", isian(f"orang{nomor}@tebak.test", nomor)) for nomor in range(SEKALIGUS)]
    hitung(penebak, kiriman, PER_ALAMAT, 60, "60 tebakan serentak, 60 akun, satu alamat yang menyamar")


def yang_benar_di_antaranya(penebak) -> None:
    """The right one among sixty may be one of the few that are looked at; it makes no room for more guesses."""
    orang, sebelum = pabrik.pengguna(), penebak.diperiksa()
    kiriman = [(next(_alamat), isian(orang.email, nomor)) for nomor in range(SEKALIGUS - 1)]
    kiriman.insert(30, (next(_alamat), {"login": orang.email, "password": pabrik.SANDI}))
    jawaban = penebak.serentak(MASUK, kiriman)
    assert penebak.diperiksa() - sebelum <= PER_AKUN and jawaban[302] <= 1
    assert jawaban[429] >= SEKALIGUS - PER_AKUN - 1, jawaban


def minta_tautan(penebak, surel: Path) -> None:
    orang = pabrik.pengguna()
    jawaban = penebak.serentak(LUPA, [(next(_alamat), {"email": orang.email}) for _ in range(SEKALIGUS)])
    surat = sum(satu.read_text().count("Subject:") for satu in surel.iterdir())
    assert set(jawaban) == {302, 429} and surat == jawaban[302] and 1 <= surat <= SURAT_PER_JAM, (jawaban, surat)
    angka = f"{surat} surat (batas {SURAT_PER_JAM}), {jawaban[429]} dijawab 429"
    lebih = max(0, surat - SURAT_PER_JAM)
    catat("akun", "60 permintaan lupa kata sandi serentak", dicoba=SEKALIGUS, hilang=lebih, keterangan=angka)
