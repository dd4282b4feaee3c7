"""The printed Paser decree, read by pdftotext: every indicator of every sheet, in order, whole, in one column.

A cell is read as a person does: from its first word to the right while words stand close, then on the next line at the
same left edge, until the distance to the line below is that of another row.
"""

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from django.db import connection, transaction

from indikator.models import Indikator
from laporan.domain.cetak import cetak
from organisasi import penyewa
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku
from tests.basis import pakai
from tests.laporan.test_cetak import isi_pdf, rapat
from tests.sumber_baca import padat

# The content comes from the same queries as that of the Blitar decree, which test_cetak prints on both databases.
pytestmark = pytest.mark.sekali

KATA = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
TEPI = 1.0  # points by which left edges of one cell may differ
SELA = 9.0  # widest blank between two words of a line
BARIS = 1.15  # lines of a cell stand at most this many word heights apart


@dataclass(frozen=True)
class Kata:
    x: float
    y: float
    kanan: float
    bawah: float
    teks: str


def baca_kata(pdf: Path) -> list[list[Kata]]:
    """Words of every page with their boxes, from top to bottom and left to right."""
    hasil = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True, text=True).stdout
    halaman = []
    for isi in hasil.split("<page ")[1:]:
        kata = [Kata(*map(float, temu[:4]), unescape(temu[4])) for temu in KATA.findall(isi)]
        halaman.append(sorted(kata, key=lambda k: (k.y, k.x)))
    return halaman


def _baris(halaman: list[Kata], awal: Kata) -> str:
    """Words of one line of a cell, from its first word on."""
    teks, kanan = awal.teks, awal.kanan
    for kata in sorted((k for k in halaman if abs(k.y - awal.y) < TEPI and k.x > awal.x), key=lambda k: k.x):
        if kata.x - kanan > SELA:
            break
        teks, kanan = teks + kata.teks, kata.kanan
    return teks


def isi_sel(halaman: list[Kata], awal: Kata, banyak: int) -> str:
    """Text of the cell that begins with this word, blanks left out; at most one line more than `banyak` characters."""
    teks = _baris(halaman, awal)
    while len(teks) <= banyak:
        batas = awal.y + BARIS * (awal.bawah - awal.y)
        bawah = [k for k in halaman if abs(k.x - awal.x) < TEPI and awal.y + TEPI < k.y <= batas]
        if not bawah:
            break
        awal = bawah[0]
        teks += _baris(halaman, awal)
    return teks


def cari(halaman: list[list[Kata]], nama: str, sejak: tuple[int, float], x: float | None = None):
    """(page, height, left edge) of the first cell after `sejak` with exactly this text, in the column at `x`."""
    dicari = padat(nama)
    for nomor in range(sejak[0], len(halaman)):
        for kata in halaman[nomor]:
            sekolom = x is None or abs(kata.x - x) < TEPI
            mungkin = sekolom and (nomor, kata.y) > sejak and dicari.startswith(kata.teks)
            if mungkin and isi_sel(halaman[nomor], kata, len(dicari)) == dicari:
                return nomor, kata.y, kata.x
    return None


@pytest.fixture(scope="module")
def cetakan(basis_contoh, django_db_blocker, tmp_path_factory):
    """The decree printed once: (proposed file name, result, path of the PDF, (sheet, name) of every indicator)."""
    semula, berkas = connection.settings_dict["NAME"], tmp_path_factory.mktemp("paser") / "paser.pdf"
    with django_db_blocker.unblock():
        pakai(basis_contoh)
        try:
            with transaction.atomic(), penyewa.sebagai(Pemda.objects.get(slug="paser")) as pemda:
                instansi = Instansi.objects.select_related("pemda").get(slug="bkpsdm")
                semua = Indikator.objects.order_by("lembar__urutan", "urutan").values_list("lembar__urutan", "nama")
                semua = list(semua)
                nama, hasil = cetak(jenis="keputusan", instansi=instansi, tahun=2023, oleh=Pelaku.mesin(pemda))
                transaction.set_rollback(True)
        finally:
            pakai(semula)
    berkas.write_bytes(hasil.isi)
    return nama, hasil, berkas, semua


def test_keputusan_paser_memuat_setiap_indikator(cetakan):
    nama, hasil, _, semua_indikator = cetakan
    teks, ukuran = isi_pdf(hasil.isi)
    semua, indikator = rapat(" ".join(teks)), [satu for _, satu in semua_indikator]
    assert nama == "keputusan-paser-bkpsdm-2023-84-tahun-2023.pdf" and hasil.peringatan == ()
    assert len(indikator) == 394 and not [n for n in indikator if rapat(n) not in semua]
    assert semua.count("drs.suwito") == 1 + 46  # body and every sheet
    assert ukuran[0] == (215, 330) and (330, 215) in ukuran
    assert "KEEMPAT" in teks[3] and "- 2 -" in teks[2] and "- 1 -" not in teks[1]


def test_setiap_indikator_paser_ada_di_pdf(cetakan):
    _, _, berkas, semua = cetakan
    halaman = baca_kata(berkas)
    hilang, letak, kolom = [], (0, 0.0), {}
    for lembar, nama in semua:
        if temu := cari(halaman, nama, letak, kolom.get(lembar)):
            letak, kolom[lembar] = temu[:2], temu[2]
        else:
            hilang.append((lembar, nama))
    assert len(semua) == 394
    assert hilang == []
    assert len(kolom) == 46
    assert len(halaman) > 100


def test_pembaca_sel_tidak_menerima_yang_salah():
    """Two cells side by side and one below: each is read alone."""
    kata = [
        Kata(10, 10, 40, 22, "Jumlah"),
        Kata(44, 10, 80, 22, "laporan"),
        Kata(120, 10, 150, 22, "Dokumen"),
        Kata(10, 23, 40, 35, "pajak"),
        Kata(10, 45, 40, 57, "Jumlah"),
    ]
    assert isi_sel(kata, kata[0], 99) == "Jumlahlaporanpajak"
    assert isi_sel(kata, kata[2], 99) == "Dokumen"
    assert cari([kata], "Jumlah laporan pajak", (0, 0)) == (0, 10, 10)
    assert cari([kata], "Jumlah laporan", (0, 0)) is None
    assert cari([kata], "Jumlah laporan pajak", (0, 10)) is None
