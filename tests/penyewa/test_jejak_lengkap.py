"""No write without its audit row: every url of the matrix is posted by a role that may, and what changed is compared.

Forms are filled in as their own page shows them, with one text changed.
"""

import pytest
from django.apps import apps
from django.db import transaction
from lxml import html

from organisasi.enums import Peran
from organisasi.models import Jejak
from organisasi.models.dasar import ModelPenyewa
from tests import pabrik
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.peramban import catat_tulisan
from tests.penyewa.test_matriks import alamat, kiriman

# Rows that are no data of the pemda: what one user has not saved yet, may undo, or was told.
TANPA_JEJAK = {
    "organisasi.Jejak",
    "organisasi.DrafIsian",
    "indikator.Urungan",
    "laporan.UrunganNaskah",
    "laporan.PenyuntingNaskah",
    "organisasi.Pemberitahuan",
    "organisasi.BarisImpor",  # what was read, not applied yet: the audit row is that of its Impor
    "laporan.BacaanLembar",
    "laporan.BacaanBaris",
    "laporan.BacaanSisa",
}
TABEL = [m for m in apps.get_models() if issubclass(m, ModelPenyewa) and m._meta.label not in TANPA_JEJAK]
TERKECIL = 25  # urls that must really have written something, or this test tests nothing


def _isi() -> dict[str, set]:
    """Content of every tenant table."""
    return {m._meta.label: set(map(str, m.objects.order_by().values_list())) for m in TABEL}


def _formulir(klien, url: str, milik) -> dict:
    """What the form of the page would send, one text changed; the usual KIRIMAN where there is no form."""
    halaman = klien.get(url)
    if halaman.status_code != 200 or "html" not in halaman.headers["Content-Type"]:
        return kiriman(milik)
    pohon = html.fromstring(halaman.content.decode())
    calon = [f for f in pohon.xpath("//main//form[@method='post']") if f.get("action") in (None, "", url)]
    if not calon:
        return kiriman(milik)
    isi = dict(calon[0].form_values())
    teks = calon[0].xpath(".//textarea[@name] | .//input[@type='text'][@name]")
    for satu in teks[:1]:
        isi[satu.get("name")] = f"{isi.get(satu.get('name')) or 'Isian'} diubah"
    return isi


def _tulis(dunia, baris, awal: dict[str, set]) -> tuple[set[str], int]:
    """(tables that changed, audit rows added) by the first role that may; nothing where nobody's form was accepted."""
    peran = next((p for p in Peran if baris.harapan("post", False)[p] not in (403, 404, 405)), None)
    if peran is None:
        return set(), 0
    klien = pabrik.klien(dunia.pengguna[peran])
    with transaction.atomic():
        url = alamat(baris, dunia, dunia.sendiri)
        data = _formulir(klien, url, dunia.sendiri)
        with dunia.dalam():
            jejak = Jejak.objects.count()
        with catat_tulisan() as (tulisan, _):
            klien.post(url, data)
        with dunia.dalam():
            akhir = _isi() if tulisan else awal
            tambah = Jejak.objects.count() - jejak
        transaction.set_rollback(True)
    return {nama for nama in awal if awal[nama] != akhir[nama]}, tambah


@pytest.fixture
def awal(dunia):
    """Content of every tenant table before anything is posted; each request is undone."""
    with dunia.dalam():
        return _isi()


def test_setiap_penulisan_lewat_alamat_meninggalkan_jejak(dunia, awal):
    hasil = {baris.nama: _tulis(dunia, baris, awal) for baris in MATRIKS}
    berubah = {nama: isi for nama, isi in hasil.items() if isi[0]}
    assert {nama: sorted(tabel) for nama, (tabel, tambah) in berubah.items() if not tambah} == {}
    assert len(berubah) >= TERKECIL, sorted(berubah)


@pytest.mark.parametrize("nama", ["unit_ubah", "jabatan_ubah", "instansi_ubah"])
def test_uji_ini_dapat_gagal(dunia, awal, nama, monkeypatch):
    """With the audit taken out, the comparison above finds it."""
    from organisasi.domain import jejak

    monkeypatch.setattr(jejak, "catat", lambda **isi: None)
    baris = next(satu for satu in MATRIKS if satu.nama == nama)
    tabel, tambah = _tulis(dunia, baris, awal)
    assert tabel and tambah == 0
