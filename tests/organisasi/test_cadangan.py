"""`manage.py cadangkan` on both databases, and the whole way back."""

import hashlib
import json
import os
import re
import stat
import zipfile
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as pengaturan
from django.core.files.storage import default_storage
from django.core.management import CommandError
from django.utils import timezone

from kinerja import pemulihan
from organisasi.cadangan import kunci
from organisasi.cadangan.arsip import ditaruh
from organisasi.domain.berkas import sapu_berkas
from organisasi.models import Berkas, Pemda
from tests import pabrik
from tests.organisasi.cadangan_uji import cadangkan, keadaan, kosongkan, perintah, pulihkan


def test_cadangkan_kosongkan_pulihkan(pasang):
    sebelum, berkas = keadaan(), cadangkan(pasang)
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    kosongkan(pasang)
    keluaran = pulihkan(berkas)
    assert "sama dengan manifes" in keluaran and "6 berkas" in keluaran
    assert keadaan() == sebelum
    assert (pasang / "tte-tiruan" / "TIRUAN-1.json").exists()
    assert pemulihan.terhenti() == ""
    with pabrik.dalam(Pemda.objects.get(slug="paser")):
        pabrik.instansi("Sesudah Pulih")  # sequences go on where they were, the runtime role may write


def test_terbaca_tanpa_aplikasi(pasang):
    """A zip as any tool reads it; `isi.sha256` is what `sha256sum -c` wants; nothing secret in it."""
    berkas = cadangkan(pasang)
    with zipfile.ZipFile(berkas) as arsip:
        assert arsip.testzip() is None
        for baris in arsip.read("isi.sha256").decode().splitlines():
            sidik, nama = baris.split("  ", 1)
            assert hashlib.sha256(arsip.read(nama)).hexdigest() == sidik
        manifes = json.loads(arsip.read("manifes.json"))
        assert manifes["tabel"]["organisasi_berkas"] == 6 and manifes["tabel"]["organisasi_pemda"] == 2
        assert set(manifes["kepala"]) == {"magetan", "paser"} and manifes["berkas"] == 6
        semua = b"".join(arsip.read(nama) for nama in arsip.namelist())
    assert pengaturan.SECRET_KEY.encode() not in semua and b"kinerja_pemilik:" not in semua


def test_berkas_hilang_disebut_dan_cadangan_tetap_dibuat(pasang):
    with pabrik.dalam(Pemda.objects.get(slug="magetan")):
        hilang, berubah = Berkas.objects.order_by("pk")[:2]
    default_storage.delete(hilang.isi.name)
    Path(berubah.isi.path).write_bytes(b"diubah")
    with pytest.raises(CommandError, match="1 berkas tidak ditemukan dan 1 isinya berubah") as galat:
        perintah("cadangkan", ke=pasang / "cadangan")
    assert galat.value.returncode == 1
    (berkas,) = (pasang / "cadangan").glob("kinerja-*.zip")
    kosongkan(pasang)
    assert "1 berkas memang sudah tidak ada" in pulihkan(berkas)


def test_penyapu_menunggu_cadangan(pasang):
    """An old content without a row stays while a backup copies, and goes afterwards."""
    sisa = pasang / "berkas" / f"pemda/{Pemda.objects.first().pk}" / "sisa.pdf"
    sisa.write_bytes(b"sisa")
    lama = (timezone.now() - timedelta(days=3)).timestamp()
    os.utime(sisa, (lama, lama))
    with kunci.menyalin():
        assert sapu_berkas() == 0 and sisa.exists()
    assert sapu_berkas() == 1 and not sisa.exists()


def test_ukurannya_dengan_koma(pasang):
    assert re.search(r", [0-9]+,[0-9] MB\n", perintah("cadangkan", ke=pasang / "cadangan"))


def test_simpan_membuang_yang_terlama(pasang):
    tempat = pasang / "cadangan"
    for nama in ("kinerja-20200101-000000.zip", "kinerja-20200102-000000.zip", "catatan.zip"):
        (tempat / nama).write_bytes(b"")
    berkas = cadangkan(pasang, simpan=2)
    ada = {satu.name for satu in tempat.glob("*.zip")}
    assert ada == {"kinerja-20200102-000000.zip", "catatan.zip", berkas.name}


def test_tujuan_yang_ditolak(pasang):
    tempat = pasang / "cadangan"
    (tempat / "ada.zip").write_bytes(b"lama")
    for ke, kalimat in (
        (tempat / "ada.zip", "tidak pernah menimpa"),
        (tempat / "tidak" / "x.zip", "tidak ada"),
        (tempat / "x.tar", "berakhiran .zip"),
        (pasang / "berkas", "di antara berkas"),
    ):
        with pytest.raises(CommandError, match=kalimat) as galat:
            perintah("cadangkan", ke=ke)
        assert galat.value.returncode == 2
    for ke, simpan, kalimat in (
        (tempat / "tidak", 3, "--simpan memerlukan direktori yang ada"),
        (tempat / "baru.zip", 3, "--simpan memerlukan direktori yang ada"),
        (tempat, 0, "--simpan memerlukan bilangan 1 atau lebih"),
    ):
        with pytest.raises(CommandError, match=kalimat) as galat:
            perintah("cadangkan", ke=ke, simpan=simpan)
        assert ("direktori" in str(galat.value)) is not ("bilangan" in str(galat.value)), "one cause a sentence"
    with kunci.sendirian(tempat), pytest.raises(CommandError, match="Pencadangan lain"):
        perintah("cadangkan", ke=tempat)
    assert (tempat / "ada.zip").read_bytes() == b"lama"


def test_cakram_penuh_tidak_meninggalkan_apa_pun(pasang, monkeypatch):
    def tolak(_):
        raise OSError(28, "No space left on device")

    @contextmanager
    def penuh(tujuan):
        with ditaruh(tujuan) as berkas:
            yield SimpleNamespace(write=tolak, flush=berkas.flush)

    monkeypatch.setattr("organisasi.cadangan.buat.ditaruh", penuh)
    with pytest.raises(CommandError, match="No space left"):
        perintah("cadangkan", ke=pasang / "cadangan")
    assert [satu.name for satu in (pasang / "cadangan").iterdir()] == [".cadangkan.kunci"]


def test_sisa_yang_mati_dibuang(pasang):
    sisa = pasang / "cadangan" / ".kinerja-20200101-000000.zip.1.sebagian"
    sisa.write_bytes(b"setengah")
    cadangkan(pasang)
    assert not sisa.exists()


def test_postgres_tanpa_peran_pemilik(pasang, settings, postgres):
    settings.URL_PEMILIK = ""
    with pytest.raises(CommandError, match="DATABASE_URL_PEMILIK belum diisi"):
        perintah("cadangkan", ke=pasang / "cadangan")
