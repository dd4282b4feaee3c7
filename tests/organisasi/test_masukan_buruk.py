"""Requests nobody should send: answered with a page and a fitting status, never with a server error."""

import re

import pytest
from django.conf import settings

from organisasi.domain import uraian_teks
from organisasi.galat import IsianSalah
from organisasi.models import Jabatan, UnitKerja
from tests import pabrik


@pytest.mark.parametrize(
    "alamat", ["/static/", "/media/dokumen/", "/apis/2024/iku/", "/1magetan/", "/-/", "/0/unduhan/"]
)
def test_a_first_part_that_is_no_pemda_is_not_found(tata, alamat):
    assert pabrik.klien(tata.perencana).get(alamat).status_code == 404
    assert pabrik.klien().get(alamat).status_code == 302  # strangers learn nothing: sign in first


@pytest.mark.parametrize("aksara", ["utf-7", "utf-16"])
def test_a_form_in_another_charset_is_refused(tata, aksara):
    peramban = pabrik.klien(tata.perencana)
    peramban.handler.enforce_csrf_checks = True
    jenis = f"application/x-www-form-urlencoded; charset={aksara}"
    for alamat in ("/akun/login/", "/magetan/cetak/"):
        peramban.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
        jawaban = peramban.post(alamat, "login=+ADw-", content_type=jenis)
        assert jawaban.status_code == 400 and "tidak dapat dibaca" in jawaban.content.decode()


@pytest.mark.parametrize("isi", ["Nama\x00lain", "\x00", "x" * 6_000])
def test_bad_lines_are_an_error_of_their_field(tata, isi):
    dasar = f"/magetan/instansi/{tata.instansi.slug}"
    peramban = pabrik.klien(tata.perencana)
    unit = {"nama": "Bidang", "jenis": "", "induk": "", "urutan": "1", "alias": isi}
    jabatan = {"nama": "Analis", "jenis": "pelaksana", "unit": "", "induk": "", "tugas": isi, "fungsi": ""}
    kunci = {"kunci_kirim": "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f"}
    for macam, data in (("unit", unit), ("jabatan", jabatan)):
        jawaban = peramban.post(f"{dasar}/{macam}/tambah/", data | kunci)
        assert jawaban.status_code == 422 and "kunci_kirim" not in jawaban.context["form"].errors
    with pabrik.dalam(tata.pemda):
        assert not UnitKerja.objects.exists() and not Jabatan.objects.exists()


@pytest.mark.parametrize("daftar", [["butir"] * 201, ["x" * 5_001]])
def test_lists_of_uraian_have_a_bound(daftar):
    with pytest.raises(IsianSalah, match="paling banyak"):
        uraian_teks.susun(daftar)


def test_an_expired_form_shows_a_code_and_logs_the_reason(tata, caplog):
    peramban = pabrik.klien(tata.perencana)
    peramban.handler.enforce_csrf_checks = True
    jawaban = peramban.post("/magetan/cetak/")
    teks, catatan = jawaban.content.decode(), [c.getMessage() for c in caplog.records if c.name == "organisasi.sesi"]
    assert jawaban.status_code == 403 and "kedaluwarsa" in teks and "CSRF" not in teks and "cookie" not in teks
    kode = re.search(r"Kode 403-([0-9a-f]{6}) ", teks)[1]
    assert len(catatan) == 1 and kode in catatan[0] and "CSRF" in catatan[0] and "cetak_buat" in catatan[0]
