"""The id of a request: in its answer, in its audit rows, on its error page; jobs and commands have theirs."""

import logging
import re
import uuid

import pytest

from kinerja import permintaan
from organisasi.domain import instansi as domain
from organisasi.domain import pekerjaan_jalan
from organisasi.domain.jejak import hitung_hash
from organisasi.models import Jejak
from organisasi.pelaku import Pelaku
from tests import pabrik

pytestmark = pytest.mark.django_db
HEKSA = re.compile(r"[0-9a-f]{32}")


@pytest.fixture
def d():
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        dinas, lain = pabrik.instansi("Dinas Kesehatan", "dinkes"), pabrik.instansi("Dinas Sosial", "dinsos")
        orang = pabrik.anggota("admin_pemda")
        pabrik.anggota("perencana", dinas, orang)
        pabrik.anggota("pimpinan", lain, orang)
    return pemda, dinas, orang


def test_setiap_jawaban_bernomor(d):
    satu, dua = (pabrik.klien(d[2]).get("/magetan/").headers["X-Request-ID"] for _ in range(2))
    assert HEKSA.fullmatch(satu) and HEKSA.fullmatch(dua) and satu != dua


@pytest.mark.parametrize(
    ("dari_luar", "diterima"),
    [
        (str(uuid.UUID(int=7)), True),
        (uuid.UUID(int=7).hex, True),
        ("abc", False),
        ("x" * 32, False),
        ("pekerjaan-0123456789abcdef", False),
        (uuid.UUID(int=7).hex + "0", False),
    ],
)
def test_nomor_dari_luar_hanya_yang_berbentuk_baik(d, dari_luar, diterima):
    jawaban = pabrik.klien().get("/akun/login/", headers={"X-Request-ID": dari_luar})
    assert (jawaban.headers["X-Request-ID"] == dari_luar) is diterima


def test_jejak_mencatat_peran_dan_permintaan(d):
    """Roles that hold for the OPD concerned; all rows of one request carry its id."""
    pemda, dinas, orang = d
    with pabrik.dalam(pemda):
        versi = dinas.versi
    jawaban = pabrik.klien(orang).post(
        "/magetan/instansi/dinkes/ubah/",
        {"nama": "Dinas Kesehatan Baru", "jenis": "dinas", "versi": versi, "slug": "dinkes", "aktif": "on"},
    )
    assert jawaban.status_code == 302
    with pabrik.dalam(pemda):
        baris = Jejak.objects.first()
        assert baris.peran == "admin_pemda,perencana" and baris.permintaan == jawaban.headers["X-Request-ID"]
        assert baris.hash == hitung_hash(baris)
        for kolom, isi in (("peran", "verifikator"), ("permintaan", ""), ("peran", "")):
            semula = getattr(baris, kolom)
            setattr(baris, kolom, isi)
            assert baris.hash != hitung_hash(baris), kolom
            setattr(baris, kolom, semula)


def test_susunan_lama_tetap_cocok(d):
    """Rows from before the two columns verify as they were written, and no new row can look like one."""
    with pabrik.dalam(d[0]):
        baris = Jejak.objects.first()
        lama = hitung_hash(Jejak(**{f.attname: getattr(baris, f.attname) for f in Jejak._meta.concrete_fields}
                                 | {"peran": "", "permintaan": ""}))  # fmt: skip
        assert lama != baris.hash and baris.permintaan
        baris.peran = baris.permintaan = ""
        assert hitung_hash(baris) == lama


def test_perintah_dan_pekerjaan_punya_nomor_sendiri(d, monkeypatch):
    with pabrik.dalam(d[0]) as mesin:
        assert mesin.permintaan.startswith("perintah-") and mesin.peran_untuk() == ["sistem"]
        domain.ubah(oleh=mesin, instansi=d[1], nama="Dinas A")
        assert Jejak.objects.first().permintaan == mesin.permintaan
    dicatat = []
    monkeypatch.setattr(pekerjaan_jalan, "_jalankan", lambda *isi: dicatat.append(Pelaku.mesin(d[0]).permintaan))
    pekerjaan_jalan.jalankan(1, 1)
    pekerjaan_jalan.jalankan(1, 2)
    assert all(satu.startswith("pekerjaan-") for satu in dicatat) and len(set(dicatat)) == 2
    assert len(permintaan.baru("nama-yang-sangat-panjang-sekali")) <= 36


def test_halaman_galat_menyebut_kode(d):
    jawaban = pabrik.klien(d[2]).get("/magetan/jabatan/999999/")
    assert f"Kode 404-{jawaban.headers['X-Request-ID'][:8]} ·" in jawaban.content.decode()


def test_baris_catatan_menyebut_permintaan():
    baris = logging.LogRecord("x", logging.INFO, "", 0, "pesan", (), None)
    with permintaan.sebagai("abc"):
        assert permintaan.SebutPermintaan().filter(baris) and baris.permintaan == "abc"
