"""A small installation with files for the tests of backup and restoration, and the commands on it."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from organisasi.cadangan.basis import alat
from organisasi.domain.berkas import simpan_berkas
from organisasi.models import Berkas, Instansi, Jejak, Pemda
from tests import pabrik

ISI = [b"%PDF-1.4 satu", b"\x00" * 3_000_000, b"tiga"]


@pytest.fixture
def pasang(basis_salinan, settings, tmp_path):
    """Two pemda with files, in a database that commits; the owner role is told on PostgreSQL."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "berkas"
    s = connection.settings_dict
    if connection.vendor == "postgresql":
        peran = settings.UJI_PEMILIK
        settings.URL_PEMILIK = f"postgres://{peran['USER']}:{peran['PASSWORD']}@{s['HOST']}:{s['PORT']}/{s['NAME']}"
    for slug in ("magetan", "paser"):
        with pabrik.dalam(pabrik.pemda(slug)) as mesin:
            milik = pabrik.instansi("Bagian Organisasi")
            for nomor, isi in enumerate(ISI):
                simpan_berkas(oleh=mesin, nama=f"{nomor}.pdf", isi=isi, jenis_mime="application/pdf", instansi=milik)
    (tmp_path / "tte-tiruan").mkdir()
    (tmp_path / "tte-tiruan" / "TIRUAN-1.json").write_text("{}")
    (tmp_path / "cadangan").mkdir()
    yield tmp_path
    connection.close()


def perintah(nama: str, *argumen, **pilihan) -> str:
    keluaran = io.StringIO()
    connection.close()
    call_command(nama, *argumen, stdout=keluaran, stderr=io.StringIO(), **pilihan)
    return keluaran.getvalue()


def cadangkan(pasang: Path, **pilihan) -> Path:
    return Path(json.loads(perintah("cadangkan", ke=pasang / "cadangan", json=True, **pilihan))["berkas"])


def pulihkan(berkas: Path, **pilihan) -> str:
    return perintah("pulihkan", str(berkas), **pilihan)


def kosongkan(pasang: Path) -> None:
    connection.close()
    alat().kosongkan()
    for satu in sorted((pasang / "berkas").rglob("*"), reverse=True):
        satu.unlink() if satu.is_file() else satu.rmdir()
    (pasang / "tte-tiruan" / "TIRUAN-1.json").unlink()


def keadaan() -> dict:
    """What must be the same afterwards, read by the application itself."""
    hasil = {}
    for pemda in Pemda.objects.order_by("slug"):
        with pabrik.dalam(pemda):
            berkas = {
                b.nama: (b.sha256, hashlib.sha256(b.isi.open().read()).hexdigest()) for b in Berkas.objects.all()
            }
            jejak = Jejak.objects.order_by("-nomor").values_list("nomor", "hash").first()
            hasil[pemda.slug] = (berkas, jejak, Instansi.objects.count())
    return hasil


def ubah_arsip(berkas: Path, ubah) -> Path:
    """A copy whose entries are those that ubah({name: content}) leaves."""
    with zipfile.ZipFile(berkas) as asal:
        isi = {nama: asal.read(nama) for nama in asal.namelist()}
    ubah(isi)
    tujuan = berkas.with_name("diubah.zip")
    with zipfile.ZipFile(tujuan, "w") as baru:
        for nama, satu in isi.items():
            baru.writestr(nama, satu)
    return tujuan
