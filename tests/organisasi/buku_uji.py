"""Workbooks of the tests: written by the product, edited as a person would, sent as a person would."""

import io

from openpyxl import load_workbook

from organisasi.buku.bentuk import Lingkup
from organisasi.domain import impor as domain
from tests import pabrik


def lingkup(orang, instansi=None, tahun=2020) -> Lingkup:
    return Lingkup(pabrik.pelaku(orang), instansi, tahun)


def sunting(isi: bytes, ubah) -> bytes:
    """`ubah(workbook)` done with openpyxl."""
    wadah = load_workbook(io.BytesIO(isi))
    ubah(wadah)
    keluar = io.BytesIO()
    wadah.save(keluar)
    return keluar.getvalue()


def tulis_sel(lembar: str, **sel):
    """An edit for `sunting`: cells by coordinate ("C5") of one sheet."""

    def ubah(wadah):
        for letak, nilai in sel.items():
            wadah[lembar][letak] = nilai

    return ubah


def unggah(tata, isi: bytes, orang, nama="buku.xlsx"):
    with pabrik.dalam(tata.pemda):
        return domain.unggah(oleh=pabrik.pelaku(orang), nama=nama, isi=isi)
