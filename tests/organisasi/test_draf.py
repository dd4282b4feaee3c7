"""Drafts of unsaved forms: own only, bounded, gone when the form is saved."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from organisasi.domain import draf as domain
from organisasi.galat import IsianSalah
from organisasi.isian_http import MEDAN_DRAF
from organisasi.models import DrafIsian
from tests import pabrik

ALAMAT = "/magetan/jabatan/1/ubah/?a=1#form"


def kirim(klien, isi, alamat=ALAMAT):
    return klien.post("/magetan/draf/", {"alamat": alamat, "isi": json.dumps(isi)})


def baca(klien, alamat=ALAMAT):
    return klien.get("/magetan/draf/", {"alamat": alamat}).json()["draf"]


def test_simpan_baca_buang(tata):
    klien = pabrik.klien(tata.perencana)
    assert baca(klien) is None
    jawaban = kirim(klien, {"nama": ["Baris satu\nbaris dua"], "pilih": ["1", "2"]})
    assert jawaban.status_code == 200 and jawaban.json()["waktu"] == f"{timezone.localtime():%H.%M}"
    assert baca(klien)["isi"] == {"nama": ["Baris satu\nbaris dua"], "pilih": ["1", "2"]}
    kirim(klien, {"nama": ["Diganti"]})
    assert baca(klien)["isi"] == {"nama": ["Diganti"]}
    assert baca(klien, ALAMAT + "-lain") is None
    klien.post("/magetan/draf/buang/", {"alamat": ALAMAT})
    assert baca(klien) is None


def test_hanya_milik_sendiri(tata):
    kirim(pabrik.klien(tata.perencana), {"nama": ["Punya saya"]})
    for orang in (tata.rekan, tata.admin):
        lain = pabrik.klien(orang)
        assert baca(lain) is None
        lain.post("/magetan/draf/buang/", {"alamat": ALAMAT})
    assert baca(pabrik.klien(tata.perencana))["isi"] == {"nama": ["Punya saya"]}
    asing = pabrik.klien(tata.asing)
    assert asing.get("/magetan/draf/", {"alamat": ALAMAT}).status_code == 404
    assert kirim(asing, {"nama": ["x"]}).status_code == 404


def test_yang_tidak_pernah_disimpan(tata):
    klien = pabrik.klien(tata.perencana)
    isi = {"nama": ["a"], "csrfmiddlewaretoken": ["t"], "password1": ["p"], "versi": ["3"], "form-0-versi": ["1"]}
    kirim(klien, isi | {"silsilah": ["u"], "kunci": ["k"], "_draf": ["d"], "form-TOTAL_FORMS": ["1"]})
    assert baca(klien)["isi"] == {"nama": ["a"]}
    kirim(klien, {"versi": ["4"]})
    assert baca(klien) is None, "tidak ada lagi yang perlu disimpan"


BURUK = ["", "bukan json", "[]", "null", '"x"', '{"a": "x"}', '{"a": [1]}', '{"a": [null]}']
BURUK += [
    '{"a\\u0000": ["x"]}',
    '{"\\ud800": ["x"]}',
    '{"a": ["x\\u0000"]}',
    '{"a": ["\\ud800"]}',
    pytest.param("[" * 50_000, id="dalam"),
]


@pytest.mark.parametrize("isi", BURUK)
def test_isi_buruk(tata, isi):
    jawaban = pabrik.klien(tata.perencana).post("/magetan/draf/", {"alamat": ALAMAT, "isi": isi})
    assert jawaban.status_code == 422 and "Draf" in jawaban.json()["galat"]


def test_batas(tata):
    klien = pabrik.klien(tata.perencana)
    assert "terlalu panjang" in kirim(klien, {"nama": ["x" * domain.BESAR_MAKS]}).json()["galat"]
    assert kirim(klien, {"nama": ["é" * 99_000]}).status_code == 200
    for alamat in ("/paser/jabatan/1/", "https://jahat.test/", "", "/magetan/" + "x" * 300):
        assert kirim(klien, {"nama": ["x"]}, alamat).status_code == 422, alamat


def test_yang_tua_dan_berlebih_disapu(tata):
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.perencana)
        for nomor in range(domain.BANYAK_MAKS + 2):
            domain.simpan(oleh=oleh, alamat=f"/magetan/{nomor}/", isi={"nama": ["x"]})
        assert DrafIsian.objects.count() == domain.BANYAK_MAKS
        assert domain.ambil(oleh=oleh, alamat="/magetan/0/") is None
        DrafIsian.objects.update(diubah=timezone.now() - timedelta(days=31))
        domain.simpan(oleh=oleh, alamat="/magetan/baru/", isi={"nama": ["x"]})
        assert DrafIsian.objects.count() == 1
        with pytest.raises(IsianSalah):
            domain.simpan(oleh=oleh, alamat="/paser/", isi={"nama": ["x"]})


def test_hilang_hanya_bila_formulirnya_tersimpan(tata):
    klien = pabrik.klien(tata.perencana)
    with pabrik.dalam(tata.pemda):
        jabatan = pabrik.jabatan(tata.instansi, "Analis")
    alamat = f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/tambah/"
    kirim(klien, {"teks": ["Ketikan"]}, alamat)
    kirim(klien, {"teks": ["Halaman lain"]})
    assert klien.post(alamat, {"teks": "", "versi": 1, MEDAN_DRAF: alamat}).status_code == 422
    assert klien.post(alamat, {"teks": "Ketikan", "versi": 9, MEDAN_DRAF: alamat}).status_code == 409
    assert baca(klien, alamat) is not None
    assert klien.post(alamat, {"teks": "Ketikan", "versi": 1, MEDAN_DRAF: alamat}).status_code == 302
    assert baca(klien, alamat) is None and baca(klien) is not None


def test_get_tidak_menulis(tata):
    klien = pabrik.klien(tata.perencana)
    kirim(klien, {"nama": ["x"]})
    with pabrik.dalam(tata.pemda):
        sebelum = list(DrafIsian.objects.values())
    klien.get("/magetan/draf/", {"alamat": ALAMAT})
    with pabrik.dalam(tata.pemda):
        assert list(DrafIsian.objects.values()) == sebelum


@pytest.mark.parametrize("akhir", ["jabatan/{}/ubah/", "jabatan/{}/uraian/tugas/tambah/"])
def test_formulir_panjang_menyimpan_draf(tata, akhir):
    with pabrik.dalam(tata.pemda):
        jabatan = pabrik.jabatan(tata.instansi, "Analis")
    teks = pabrik.klien(tata.perencana).get("/magetan/" + akhir.format(jabatan.pk)).content.decode()
    assert 'data-draf="/magetan/draf/"' in teks
