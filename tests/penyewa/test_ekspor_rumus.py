"""No text becomes a formula, whichever list is taken out: every text of a pemda begins as one here."""

import csv
import io

import pytest
from django.apps import apps
from django.db import Error, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from openpyxl import load_workbook

from laporan.exporters.daftar import tulis_daftar
from laporan.exporters.daftar_halaman import MintaDaftar, muat_daftar
from organisasi.models import Jejak
from organisasi.models.dasar import ModelPenyewa
from tests import pabrik
from tests.catatan import catat
from tests.penyewa.dunia import TAHUN
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.test_ekspor_daftar import LIHAT, PALING_SEDIKIT, alamat, tabel_halaman

RUMUS = '=HYPERLINK("http://jahat.example","klik") '
PANJANG = 60  # letters a column must hold to take it


def kolom_teks(model) -> list[models.Field]:
    """Columns people type words into: no keys, no choices, no slugs."""
    return [
        satu
        for satu in model._meta.concrete_fields
        if isinstance(satu, models.CharField | models.TextField)
        and not isinstance(satu, models.SlugField | models.URLField | models.FileField | models.EmailField)
        and not satu.choices
        and (satu.max_length or PANJANG) >= PANJANG
    ]


def isi_rumus(dunia) -> int:
    """Number of columns whose every text now begins like a formula; what a constraint forbids stays as it was."""
    banyak = 0
    with dunia.dalam():
        for model in apps.get_models():
            if not issubclass(model, ModelPenyewa) or model is Jejak:
                continue
            for satu in kolom_teks(model):
                baru = Substr(Concat(Value(RUMUS), F(satu.name)), 1, satu.max_length or 10_000)
                try:
                    with transaction.atomic():
                        banyak += bool(model.objects.exclude(**{satu.name: ""}).update(**{satu.name: baru}))
                except Error:
                    continue
    return banyak


@pytest.mark.sekali  # what the files hold
def test_teks_berawalan_rumus_tetap_teks(dunia):
    assert isi_rumus(dunia) > 30
    sel, berkas = 0, set()
    for peran in LIHAT:
        klien = pabrik.klien(dunia.pengguna[peran])
        for baris in MATRIKS:
            if baris.harapan("get", False)[peran] != 200:
                continue
            halaman = alamat(baris, dunia)
            for awalan in tabel_halaman(klien.get(halaman)):
                if (baris.nama, awalan) not in berkas:
                    berkas.add((baris.nama, awalan))
                    sel += _periksa(dunia, peran, MintaDaftar(halaman, awalan, TAHUN))
    assert len({nama for nama, _ in berkas}) >= PALING_SEDIKIT and sel > len(berkas)
    catat("masukan", "Teks berawalan rumus di setiap ekspor daftar", dicoba=sel, keterangan=f"{len(berkas)} daftar")


def _periksa(dunia, peran, minta: MintaDaftar) -> int:
    """Number of cells that look like a formula and are none, in both files of one list."""
    with pabrik.dalam(dunia.pemda):
        pelaku = pabrik.pelaku(dunia.pengguna[peran])
        buku, teks = (
            tulis_daftar(muat_daftar(pelaku, minta).tabel, bentuk, ("Daftar",), lambda nomor: None)
            for bentuk in ("xlsx", "csv")
        )
    sel = [satu for lembar in load_workbook(io.BytesIO(buku)) for baris in lembar.iter_rows() for satu in baris]
    assert not [satu.coordinate for satu in sel if satu.data_type == "f"], minta
    for kata in (kata for baris in csv.reader(io.StringIO(teks.decode("utf-8-sig"))) for kata in baris):
        assert not kata.startswith(("=", "@")), (minta, kata)
    return sum(isinstance(satu.value, str) and satu.value.startswith("=") for satu in sel)
