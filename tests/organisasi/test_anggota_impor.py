"""People from a spreadsheet: template, errors by cell, nothing stored on an error, the same file twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kinerja.spreadsheet import Kolom, Lembar, baca_tabel, tulis_buku
from organisasi.domain import anggota_impor as domain
from organisasi.domain.pekerjaan import jenis_bernama
from organisasi.models import Keanggotaan, Pekerjaan, Pengguna
from organisasi.pekerjaan import antrekan_undangan
from tests import pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/pengaturan/pengguna/impor/"
SRI = ("Sri Lestari", "sri@magetan.go.id", "Verifikator (Bagian Organisasi)", "")


def buku(*baris):
    kolom = [Kolom(k.judul, lambda b, i=i: b[i]) for i, k in enumerate(domain.KOLOM)]
    return tulis_buku([Lembar("Pengguna", ("Pengguna",), kolom, baris)])  # heading in row 3, people from row 4


def unggah(klien, *baris, nama="orang.xlsx"):
    return klien.post(ALAMAT, {"berkas": SimpleUploadedFile(nama, buku(*baris))})


def simpan(klien, pratinjau):
    isi = pratinjau.context["simpan"]["isi"].value()
    return klien.post(ALAMAT, {"isi": isi}, follow=True)


def test_templat_dapat_diisi_kembali(tata):
    jawaban = pabrik.klien(tata.admin).get("/magetan/pengaturan/pengguna/templat/")
    tabel = baca_tabel(jawaban.content)
    assert ["Nama", "Surel", "Peran", "Perangkat daerah"] in tabel
    pilihan = str(baca_tabel(jawaban.content, "Pilihan"))
    assert "Dinas Sosial" in pilihan and "Perencana perangkat daerah" in pilihan and "BKPSDM" not in pilihan


def test_pratinjau_lalu_simpan_lalu_ulang(tata):
    admin = pabrik.klien(tata.admin)
    dua = [SRI, ("Budi", "Budi@magetan.go.id", "perencana", "dinas  sosial")]
    pratinjau = unggah(admin, *dua)
    assert pratinjau.status_code == 200 and not Pengguna.objects.filter(email="sri@magetan.go.id").exists()
    assert "Simpan dan undang 2 orang" in pratinjau.content.decode()
    assert "2 peran disimpan" in simpan(admin, pratinjau).content.decode()
    with pabrik.dalam(tata.pemda):
        assert Keanggotaan.objects.get(pengguna__email="budi@magetan.go.id").instansi == tata.lain
        assert Pekerjaan.objects.get().jenis == "undangan"
        jumlah = Keanggotaan.objects.count()
    ulang = unggah(admin, *dua)
    assert "sudah punya peran ini" in ulang.content.decode() and "Simpan dan undang" not in ulang.content.decode()
    simpan(admin, pratinjau)
    with pabrik.dalam(tata.pemda):
        assert Keanggotaan.objects.count() == jumlah and Pekerjaan.objects.count() == 1


@pytest.mark.parametrize(
    ("baris", "galat"),
    [
        (("", "a@b.id", "Pembaca", ""), "A5: nama belum diisi"),
        (("A", "a b.id", "Pembaca", ""), "B5: surel “a b.id” tidak lengkap"),
        (("A", "a@b.id", "Raja", ""), "C5: peran “Raja” tidak dikenal"),
        (("A", "a@b.id", "Perencana perangkat daerah", ""), "D5: peran Perencana perangkat daerah perlu"),
        (("A", "a@b.id", "Pembaca", "Dinas Sosial"), "D5: peran Pembaca berlaku untuk seluruh pemda"),
        (("A", "a@b.id", "Pimpinan perangkat daerah", "BKPSDM"), "D5: perangkat daerah “BKPSDM” tidak ada"),
        (("A", "SRI@magetan.go.id", "Verifikator (Bagian Organisasi)", ""), "B5: sama dengan baris 4"),
    ],
)
def test_galat_menyebut_selnya_dan_tidak_menyimpan(tata, baris, galat):
    admin = pabrik.klien(tata.admin)
    jawaban = unggah(admin, SRI, baris)
    assert jawaban.status_code == 422 and galat in jawaban.content.decode()
    assert "Simpan dan undang" not in jawaban.content.decode()
    assert simpan(admin, jawaban).status_code == 409  # sent by hand all the same: refused whole
    assert not Pengguna.objects.filter(email="sri@magetan.go.id").exists()


def test_batas_dan_berkas_lain(tata):
    admin = pabrik.klien(tata.admin)
    banyak = [(f"O {n}", f"o{n}@uji.test", "Pembaca", "") for n in range(domain.BARIS_MAKS + 1)]
    assert "paling banyak 500" in unggah(admin, *banyak).content.decode()
    assert unggah(admin, SRI, nama="orang.exe").status_code == 422
    rusak = admin.post(ALAMAT, {"berkas": SimpleUploadedFile("x.xlsx", b"PK rusak")})
    assert rusak.status_code == 422
    assert admin.post(ALAMAT, {"isi": "[1, 2"}, follow=True).status_code == 200
    assert admin.post(ALAMAT, {"isi": "[[1]]"}, follow=True).status_code == 200


def test_jumlah_kueri_tidak_tumbuh(tata, django_assert_max_num_queries):
    def daftar(awalan, banyak):
        isi = [(f"O {n}", f"{awalan}{n}@uji.test", "Pembaca", "") for n in range(banyak)]
        return domain.baca(baca_tabel(buku(*isi)))

    with pabrik.dalam(tata.pemda) as mesin:
        with django_assert_max_num_queries(20):
            assert len(domain.simpan(oleh=mesin, daftar=daftar("a", 3))) == 3
        with django_assert_max_num_queries(20):
            assert len(domain.simpan(oleh=mesin, daftar=daftar("b", 200))) == 200


def test_pekerjaan_mengirim_satu_kali(tata, mailoutbox):
    """A worker that is repeated from the start sends no second mail."""
    with pabrik.dalam(tata.pemda):
        admin = pabrik.pelaku(tata.admin)
        anggota = domain.simpan(oleh=admin, daftar=[(2, dict(zip(domain.KUNCI, SRI, strict=True)))])
        pekerjaan = antrekan_undangan(oleh=admin, anggota=anggota)
        for _ in range(2):
            jenis_bernama("undangan").fungsi(pekerjaan, lambda *langkah: None)
    assert [surat.to for surat in mailoutbox] == [["sri@magetan.go.id"]]


@pytest.mark.parametrize(
    "isi",
    [
        "[" * 100_000,
        '[[1e999, {"nama": "a", "surel": "b@c.id", "peran": "pembaca", "instansi": ""}]]',
        '[[1, {"nama": "a\\ud800", "surel": "b@c.id", "peran": "pembaca", "instansi": ""}]]',
        '[[1, {"nama": "a\\u0000", "surel": "b@c.id", "peran": "pembaca", "instansi": ""}]]',
        '[[1, {"nama": "a", "surel": "b@c.id", "peran": "\\ud800", "instansi": ""}]]',
    ],
)
def test_kiriman_yang_diubah_orang(tata, isi):
    """What comes back from the preview is not trusted: told that it cannot be read, nothing stored."""
    jawaban = pabrik.klien(tata.admin).post(ALAMAT, {"isi": isi}, follow=True)
    assert jawaban.status_code == 200 and "Isian impor tidak terbaca" in jawaban.content.decode()
    assert not Pengguna.objects.filter(email="b@c.id").exists()
