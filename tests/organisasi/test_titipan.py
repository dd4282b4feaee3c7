"""A form sent after the session had ended: kept until its owner is back, sent again from there."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisasi import sesi, titipan
from organisasi.models import Jabatan
from tests import pabrik

TERLALU_PANJANG = "x" * (titipan.BESAR_MAKS + 1)


@pytest.fixture
def jabatan(tata):
    with pabrik.dalam(tata.pemda):
        return pabrik.jabatan(tata.instansi, "Analis", tugas=["Lama"])


@pytest.fixture
def klien(tata):
    """The planner was at work; then the session is gone on the server. CSRF is checked as in production."""
    klien = pabrik.klien(tata.perencana)
    klien.handler.enforce_csrf_checks = True
    klien.get("/magetan/")
    klien.session.flush()
    return klien


def token(klien) -> str:
    klien.get("/akun/login/")  # the cookie of the token outlives the session
    return klien.cookies[settings.CSRF_COOKIE_NAME].value


def kirim(klien, alamat, data, **lain):
    return klien.post(alamat, data | {"csrfmiddlewaretoken": token(klien)}, **lain)


def masuk(klien, orang, tujuan="/titipan/"):
    isi = {"login": orang.email, "password": pabrik.SANDI, "next": tujuan, "csrfmiddlewaretoken": token(klien)}
    return klien.post("/akun/login/", isi, follow=True)


def medan(teks: str) -> list[tuple[str, str]]:
    """Hidden fields of the form that sends again."""
    formulir = re.search(r'<form[^>]*id="kirim-lagi".*?</form>', teks, re.S)[0]
    semua = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', formulir)
    return [(unescape(nama), unescape(nilai)) for nama, nilai in semua]


def alamat_ubah(jabatan):
    return f"/magetan/jabatan/{jabatan.pk}/uraian/tugas/tambah/"


def test_disimpan_sampai_masuk_lagi(tata, klien, jabatan):
    ketikan = 'Menyusun "rencana" <kerja>\r\nbaris kedua & ketiga'
    jawaban = kirim(klien, alamat_ubah(jabatan), {"teks": ketikan, "versi": "1"})
    assert jawaban.status_code == 302 and jawaban["Location"] == "/akun/login/?next=%2Ftitipan%2F"
    pintu = klien.get(jawaban["Location"]).content.decode()
    assert "Sesi Anda sudah berakhir" in pintu and "Isian Anda dititipkan" in pintu
    assert "Isian Anda dititipkan" not in klien.get("/akun/login/").content.decode()
    halaman = masuk(klien, tata.perencana)
    teks = halaman.content.decode()
    assert "formulir “Tambah uraian”" in teks
    assert "Isian Anda masih ada" in teks and "Menyusun &quot;rencana&quot; &lt;kerja&gt;" in teks
    isi = dict(medan(teks))
    assert isi.pop("csrfmiddlewaretoken", None) != "" and (isi["teks"], isi["versi"]) == (ketikan, "1")
    assert kirim(klien, alamat_ubah(jabatan), isi).status_code == 302
    with pabrik.dalam(tata.pemda):
        daftar = [satu.isi for satu in jabatan.uraian.order_by("urutan")]
    assert daftar == ["Lama", 'Menyusun "rencana" <kerja>', "baris kedua & ketiga"]
    assert "Tidak ada isian" in klien.get("/titipan/").content.decode()


@pytest.mark.parametrize(
    ("alamat", "sebutan"),
    [
        ("/magetan/2026/indikator/586/ubah/?dari=1", "Ubah indikator"),
        ("/magetan/perjanjian/3/ubah/", "Ubah PK"),
        ("/magetan/entah/apa/ini/", ""),
    ],
)
def test_formulirnya_disebut_dengan_kata(alamat, sebutan):
    satu = titipan.Titipan(alamat, timezone.now(), 1, titipan.Kiriman([], []))
    assert satu.sebutan == sebutan


def test_sandi_yang_salah_tidak_menghapus_pesannya(tata, klien, jabatan):
    kirim(klien, alamat_ubah(jabatan), {"teks": "Baru", "versi": "1"})
    isi = {"login": tata.perencana.email, "password": "bukan ini", "next": "/titipan/"}
    assert "Isian Anda dititipkan" in kirim(klien, "/akun/login/", isi).content.decode()


def test_tetap_ada_bila_penyimpanan_ditolak(tata, klien, jabatan):
    """The row was changed meanwhile: 409 shows both, and what was typed is still kept."""
    kirim(klien, alamat_ubah(jabatan), {"teks": "Baru", "versi": "9"})
    masuk(klien, tata.perencana)
    assert kirim(klien, alamat_ubah(jabatan), {"teks": "Baru", "versi": "9"}).status_code == 409
    beranda = klien.get("/magetan/").content.decode()
    assert "belum tersimpan karena sesi berakhir" in beranda and "/titipan/" in beranda
    assert "Isian Anda masih ada" in klien.get("/titipan/").content.decode()
    klien.post("/titipan/buang/", {"csrfmiddlewaretoken": token(klien)})
    assert "belum tersimpan karena sesi" not in klien.get("/magetan/").content.decode()


def test_orang_lain_di_peramban_yang_sama(tata, klien, jabatan):
    kirim(klien, alamat_ubah(jabatan), {"teks": "Rahasia perencana", "versi": "1"})
    teks = masuk(klien, tata.rekan).content.decode()
    assert "Rahasia perencana" not in teks and "Tidak ada isian yang dititipkan" in teks
    assert titipan.KUNCI not in klien.session


def test_tanpa_hak_tujuannya_sendiri_menolak(tata, klien, jabatan):
    """The kept form gives no right: an address of another pemda answers 404, as always."""
    with pabrik.dalam(tata.pemda_asing):
        asing = pabrik.jabatan(tata.instansi_asing, "Jabatan asing")
    lain = f"/paser/jabatan/{asing.pk}/uraian/tugas/tambah/"
    kirim(klien, lain, {"teks": "Menyusup", "versi": "1"})
    teks = masuk(klien, tata.perencana).content.decode()
    assert "Jabatan asing" not in teks and f'action="{lain}"' in teks
    assert kirim(klien, lain, dict(medan(teks))).status_code == 404


def test_lewat_setengah_jam(tata, klien, jabatan):
    kirim(klien, alamat_ubah(jabatan), {"teks": "Lama sekali", "versi": "1"})
    isi = klien.session
    isi[titipan.KUNCI] |= {"waktu": (timezone.now() - timedelta(minutes=31)).isoformat()}
    isi.save()
    assert "Lama sekali" not in masuk(klien, tata.perencana).content.decode()


def test_berkas_disebut_tidak_disimpan(tata, klien, jabatan):
    berkas = SimpleUploadedFile("bukti.pdf", b"%PDF-1.4 isi berkas")
    kirim(klien, alamat_ubah(jabatan), {"teks": "Ada berkas", "versi": "1", "berkas": berkas})
    teks = masuk(klien, tata.perencana).content.decode()
    assert "bukti.pdf" in teks and "tidak ikut tersimpan" in teks and "isi berkas" not in str(dict(klien.session))


def test_rahasia_tidak_dititipkan(tata, klien, jabatan):
    kirim(klien, alamat_ubah(jabatan), {"teks": "x", "kata_sandi": "p1", "password1": "p2", "versi": "1"})
    assert [nama for nama, _ in klien.session[titipan.KUNCI]["isian"]] == ["teks", "versi"]


@pytest.mark.parametrize("tanda", [None, "1:palsu"])
def test_peramban_tak_dikenal_memegang_sendiri(tata, klien, jabatan, tanda):
    """Nobody known signed in here: nothing is stored for the anonymous, the page itself holds the fields."""
    klien.cookies[sesi.KUKI] = tanda or ""
    jawaban = kirim(klien, alamat_ubah(jabatan), {"teks": "Masih di sini", "versi": "1"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 401 and dict(medan(teks))["teks"] == "Masih di sini"
    assert "/akun/login/" in teks and titipan.KUNCI not in klien.session


def test_terlalu_besar_dipegang_halaman(tata, klien, jabatan):
    jawaban = kirim(klien, alamat_ubah(jabatan), {"teks": TERLALU_PANJANG, "versi": "1"})
    assert jawaban.status_code == 401 and TERLALU_PANJANG in jawaban.content.decode()


def test_lima_ribu_isian(tata, klien, jabatan):
    data = {f"baris-{nomor}": f"isi {nomor}" for nomor in range(4_998)} | {"teks": "Tugas baru", "versi": "1"}
    assert kirim(klien, alamat_ubah(jabatan), data).status_code == 302
    isi = dict(medan(masuk(klien, tata.perencana).content.decode()))
    assert {nama: isi[nama] for nama in data} == data
    assert kirim(klien, alamat_ubah(jabatan), isi).status_code == 302
    with pabrik.dalam(tata.pemda):
        assert Jabatan.objects.get(pk=jabatan.pk).uraian.count() == 2


def test_kiriman_kosong_kembali_ke_halamannya(klien, jabatan):
    """A button without typing keeps nothing; the sign-in leads back to the page, not to an address for POST only."""
    alamat = f"/magetan/jabatan/{jabatan.pk}/geser/"
    asal = {"Referer": f"http://testserver/magetan/jabatan/{jabatan.pk}/"}
    jawaban = kirim(klien, alamat, {"versi": "1"}, headers=asal)
    assert jawaban["Location"] == f"/akun/login/?next=%2Fmagetan%2Fjabatan%2F{jabatan.pk}%2F"
    assert kirim(klien, alamat, {"versi": "1"})["Location"] == "/akun/login/?next=%2Fmagetan%2F"


def test_dari_situs_lain_tidak_dititipkan(klien, jabatan):
    """An attack is refused before anything is kept."""
    jawaban = klien.post(alamat_ubah(jabatan), {"teks": "Serangan"}, headers={"Origin": "https://jahat.test"})
    assert jawaban.status_code == 403 and "Serangan" not in jawaban.content.decode()
    assert titipan.KUNCI not in klien.session


def test_token_basi_dan_sesi_habis_sekaligus(tata, klien, jabatan):
    asal = {"Origin": "http://testserver"}
    klien.post(alamat_ubah(jabatan), {"teks": "Keduanya basi", "versi": "1"}, headers=asal)
    assert "Keduanya basi" in masuk(klien, tata.perencana).content.decode()
