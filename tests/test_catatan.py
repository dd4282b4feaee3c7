"""The log as JSON: its fields, and what never gets into it."""

import json
import logging

import pytest
from django.db import connection

from kinerja import permintaan
from kinerja.catatan import BentukJson, samarkan


def baris(pesan: str, *argumen, nama: str = "uji", galat=None, **extra) -> dict:
    record = logging.getLogger(nama).makeRecord(
        nama, logging.WARNING, __file__, 1, pesan, argumen, galat and (type(galat), galat, galat.__traceback__),
        extra=extra,
    )  # fmt: skip
    return json.loads(BentukJson().format(record))


def test_bentuk():
    with permintaan.sebagai("1234"), permintaan.sebut(pekerjaan=7, pemda="magetan"):
        isi = baris("Pekerjaan %s", "selesai", ms=12.5, baik=True)
    assert isi.pop("waktu").endswith("+00:00")
    assert isi == {
        "tingkat": "WARNING", "pencatat": "uji", "pesan": "Pekerjaan selesai", "permintaan": "1234", "pekerjaan": 7,
        "pemda": "magetan", "ms": 12.5, "baik": True,
    }  # fmt: skip


def test_sebutan_berakhir_dengan_bloknya():
    with permintaan.sebut(pekerjaan=1):
        with permintaan.sebut(jenis="cetak"):
            assert dict(permintaan.sebutan()) == {"pekerjaan": 1, "jenis": "cetak"}
        assert dict(permintaan.sebutan()) == {"pekerjaan": 1}
    assert dict(permintaan.sebutan()) == {}


def test_tambahan_tentang_orang_dibuang():
    isi = baris(
        "x", surel="a@b.id", email="a@b.id", nip="1", ip="10.0.0.1", objek=object(), daftar=["a"], asal="c@d.id"
    )
    assert not {"surel", "email", "nip", "ip", "objek", "daftar"} & set(isi)
    assert isi["asal"] == "(surel)"


@pytest.mark.parametrize("nama", ["django.request", "django.security.csrf"])
def test_alamat_halaman_tidak_ikut(nama):
    """It may hold the key of a letter that sets a password."""
    assert baris("%s: %s", "Not Found", "/akun/sandi/atur/3-kunci/", nama=nama)["pesan"] == "Not Found"


def test_galat_tanpa_nilai():
    """The database names in its texts what it refused; only the kind, the code and the way are kept."""
    try:
        try:
            int("Siti Rahasiawati")
        except ValueError as galat:
            raise RuntimeError("surel siti@contoh.id ganda") from galat
    except RuntimeError as galat:
        isi = baris("Gagal.", galat=galat)
    assert [satu["jenis"] for satu in isi["galat"]] == ["builtins.RuntimeError", "builtins.ValueError"]
    assert "test_galat_tanpa_nilai" in isi["galat"][0]["jejak"][0]
    assert "Rahasiawati" not in json.dumps(isi) and "siti" not in json.dumps(isi)


def test_kode_basis_data_ikut(db):
    from django.db import IntegrityError, transaction

    from tests import pabrik

    satu = pabrik.pengguna("Siti Rahasiawati")
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        pabrik.pengguna("Lain", satu.email)
    isi = baris("Gagal.", galat=galat.value)
    assert satu.email not in json.dumps(isi)
    kode = {satu.get("kode") for satu in isi["galat"]}
    assert kode & {"23505", "SQLITE_CONSTRAINT_UNIQUE"}, (connection.vendor, kode)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("dari siti.r+x@pemda.go.id ditolak", "dari (surel) ditolak"),
        ("NIP 19800101 200501 1 003 salah", "NIP (nomor) salah"),
        ("NIK 3519012345678901", "NIK (nomor)"),
        ("ip=203.0.113.9: galat", "ip=(ip): galat"),
        ("dari 2001:db8:85a3::8a2e:370", "dari (ip)"),
        ("versi 5.2.19, 12 baris, pukul 10:42:05", "versi 5.2.19, 12 baris, pukul 10:42:05"),
    ],
)
def test_samarkan(teks, hasil):
    assert samarkan(teks) == hasil
