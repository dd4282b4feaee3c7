"""Who examines never edits: what of indikator the perencana may post to refuses the examiners and writes nothing."""

import pytest
from django.urls import resolve

from indikator.models import Indikator, Lembar, Penetapan, Pengukuran, Realisasi, Rumus, SasaranStrategis, Target
from organisasi.enums import Peran
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.peramban import Peramban
from tests.penyewa.test_matriks import alamat, kiriman

CATATAN = {"catatan_lembar", "catatan_pengukuran", "catatan_pk", "catatan_tandai"}  # of both sides; no data of the OPD
DATA = (Penetapan, Lembar, SasaranStrategis, Indikator, Rumus, Target, Pengukuran, Realisasi)


def penulis(dunia) -> list:
    """Lines of the matrix, of urls of indikator, that take a POST of the perencana."""
    daftar = [baris for baris in MATRIKS if baris.harapan("post", False)[Peran.PERENCANA] not in (403, 405)]
    daftar = [baris for baris in daftar if baris.nama not in CATATAN]
    return [b for b in daftar if resolve(alamat(b, dunia, dunia.sendiri)).func.__module__.startswith("indikator.")]


def isi_data() -> dict:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in DATA}


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.INSPEKTORAT, Peran.BAPPEDA], ids=str)
def test_pemeriksa_tidak_dapat_mengubah_data_opd(dunia, peran):
    """By direct POST, on the own rows of an OPD and on drafts, whatever the page would have offered."""
    with dunia.dalam():
        semula, daftar = isi_data(), penulis(dunia)
    assert len(daftar) > 30  # sheets, rows, cells, targets, realisasi, evidence, moves
    peramban, diterima, menulis = Peramban(dunia.pengguna[peran]), [], []
    for baris in daftar:
        for milik in (dunia.sendiri, dunia.lain):
            jawaban = peramban.minta("post", alamat(baris, dunia, milik), kiriman(milik))
            if jawaban.status != 403:
                diterima.append((baris.nama, jawaban.status))
            menulis += [(baris.nama, satu) for satu in jawaban.tulisan]
    assert diterima == []
    assert menulis == []
    with dunia.dalam():
        assert isi_data() == semula
