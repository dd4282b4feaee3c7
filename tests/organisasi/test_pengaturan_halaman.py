"""Settings of the pemda: home with what is missing, identity, letterhead and emblem, public page."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from laporan.domain.unsur import susun_kop
from organisasi.domain.kop import baris_kop
from organisasi.domain.lambang import ATURAN, uri_lambang
from organisasi.domain.pengaturan import pengaturan, ubah_pengaturan
from organisasi.models import Berkas, Jejak, Pemda
from tests import pabrik

pytestmark = pytest.mark.django_db
RUMAH = "/magetan/pengaturan/"


def gambar(jenis="PNG", sisi=900) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (sisi, sisi // 2), "#a00").save(keluar, jenis, comment=b"rahasia")
    return keluar.getvalue()


def unggah(klien, isi, nama="lambang.png", versi=0, **lain):
    data = {"versi": versi, "kop_baris": "PEMERINTAH KABUPATEN MAGETAN", **lain}
    return klien.post(f"{RUMAH}kop/", data | {"lambang": SimpleUploadedFile(nama, isi)})


def test_rumah_menyebut_yang_kurang(tata, django_assert_max_num_queries):
    admin = pabrik.klien(tata.admin)
    teks = admin.get(RUMAH).content.decode()
    assert "2 perangkat daerah belum punya jabatan" in teks and "lambang belum diunggah" in teks
    assert "belum ada satu pun" in teks and "Periode" in teks
    assert 'href="/magetan/impor/">Dokumen IKU dan IKI</a>' in teks and "dapat diimpor" in teks
    with django_assert_max_num_queries(25):
        admin.get(RUMAH)
    assert pabrik.klien(tata.perencana).get(RUMAH).status_code == 403
    assert "Pengaturan pemda" not in pabrik.klien(tata.perencana).get("/magetan/").content.decode()


@pytest.mark.parametrize(("jenis", "nama"), [("PNG", "a.png"), ("JPEG", "a.jpg")])
def test_lambang_digambar_ulang(tata, jenis, nama):
    admin = pabrik.klien(tata.admin)
    assert unggah(admin, gambar(jenis), nama).status_code == 302
    with pabrik.dalam(tata.pemda):
        kini = pengaturan(tata.pemda)
        isi = kini.lambang.isi.read()
        assert b"rahasia" not in isi and Image.open(io.BytesIO(isi)).size == (ATURAN.sisi_maks, ATURAN.sisi_maks // 2)
        assert uri_lambang(tata.pemda).startswith("data:image/png;base64,")
        assert Jejak.objects.filter(model="organisasi.PengaturanPemda").exists()
    halaman = admin.get(f"{RUMAH}kop/").content.decode()
    assert f"/magetan/berkas/{kini.lambang_id}/" in halaman
    assert admin.get(f"/magetan/berkas/{kini.lambang_id}/").status_code == 200
    perencana = pabrik.klien(tata.perencana)
    assert f"/magetan/berkas/{kini.lambang_id}/" in perencana.get("/magetan/").content.decode()
    assert perencana.get(f"/magetan/berkas/{kini.lambang_id}/").status_code == 200
    assert pabrik.klien(tata.asing).get(f"/paser/berkas/{kini.lambang_id}/").status_code == 404
    data = {"versi": kini.versi, "kop_baris": "", "hapus_lambang": "on"}
    assert admin.post(f"{RUMAH}kop/", data).status_code == 302
    with pabrik.dalam(tata.pemda):
        assert uri_lambang(tata.pemda) == "" and Berkas.objects.get(pk=kini.lambang_id).titipan


@pytest.mark.parametrize(
    ("isi", "nama"),
    [(b"<svg></svg>", "a.svg"), (b"bukan gambar", "a.png"), (gambar()[:80], "a.png"), (b"%PDF-1.4", "a.pdf")],
)
def test_berkas_lain_ditolak_isian_tetap(tata, isi, nama):
    jawaban = unggah(pabrik.klien(tata.admin), isi, nama)
    assert jawaban.status_code == 422 and "PEMERINTAH KABUPATEN MAGETAN" in jawaban.content.decode()
    with pabrik.dalam(tata.pemda):
        assert pengaturan(tata.pemda).versi == 0


def test_kop_bentrok(tata):
    admin = pabrik.klien(tata.admin)
    assert unggah(admin, gambar()).status_code == 302
    jawaban = admin.post(f"{RUMAH}kop/", {"versi": 0, "kop_baris": "LAIN"})
    assert jawaban.status_code == 409 and "Yang tersimpan sekarang" in jawaban.content.decode()


def test_baris_kop_tidak_dua_kali(tata):
    with pabrik.dalam(tata.pemda) as mesin:
        assert baris_kop(tata.instansi)[0] == "PEMERINTAH KABUPATEN MAGETAN"
        ubah_pengaturan(oleh=mesin, kop_baris=["PEMERINTAH KABUPATEN MAGETAN"])
        tata.instansi.kop_baris = ["Pemerintah Kabupaten  Magetan", "BAGIAN ORGANISASI"]
        assert baris_kop(tata.instansi) == ("Pemerintah Kabupaten  Magetan", "BAGIAN ORGANISASI")
        tata.instansi.kop_baris = ["BAGIAN ORGANISASI"]
        assert susun_kop(tata.instansi).baris == ("PEMERINTAH KABUPATEN MAGETAN", "BAGIAN ORGANISASI")


def test_halaman_publik(tata):
    admin = pabrik.klien(tata.admin)
    halaman = admin.get(f"{RUMAH}publik/").content.decode()
    assert "Tidak terlihat: draf" in halaman
    assert admin.post(f"{RUMAH}publik/", {"versi": 0, "halaman_publik": "on"}).status_code == 302
    assert admin.post(f"{RUMAH}publik/", {"versi": 0}).status_code == 409
    with pabrik.dalam(tata.pemda):
        assert pengaturan(tata.pemda).halaman_publik
    with pabrik.dalam(tata.pemda_asing):
        assert not pengaturan(tata.pemda_asing).halaman_publik


def test_kertas_dan_qr_ialah_awal_keputusan_baru(tata):
    admin, url = pabrik.klien(tata.admin), f"{RUMAH}cetakan/"
    assert admin.get(url).context["form"]["qr_dokumen"].value() is True
    assert admin.post(url, {"versi": 0, "kertas": "folio"}).status_code == 422
    assert admin.post(url, {"versi": 0, "kertas": "a4"}).status_code == 302  # a box left empty is a no
    assert admin.post(url, {"versi": 0, "kertas": "f4"}).status_code == 409
    with pabrik.dalam(tata.pemda):
        kini = pengaturan(tata.pemda)
        assert (kini.kertas, kini.qr_dokumen) == ("a4", False)
    with pabrik.dalam(tata.pemda_asing):
        lain = pengaturan(tata.pemda_asing)
        assert (lain.kertas, lain.qr_dokumen) == ("f4", True)


def test_identitas_hanya_milik_sendiri(tata):
    admin = pabrik.klien(tata.admin)
    versi = admin.get(f"{RUMAH}pemda/").context["form"]["versi"].value()
    isi = {"versi": versi, "ibukota": "Maospati", "zona_waktu": "Asia/Makassar", "tingkat_pengukuran": "semua"}
    isi |= {"nama": "Kabupaten Curian", "slug": "curian", "aktif": ""}
    assert admin.post(f"{RUMAH}pemda/", isi).status_code == 302
    kini = Pemda.objects.get(slug="magetan")
    assert (kini.ibukota, kini.zona_waktu, kini.nama) == ("Maospati", "Asia/Makassar", "Kabupaten Magetan")
    assert Pemda.objects.get(slug="paser").zona_waktu == "Asia/Jakarta"
    bentrok = admin.post(f"{RUMAH}pemda/", isi | {"ibukota": "Lain"})
    assert bentrok.status_code == 409 and "Maospati" in bentrok.content.decode()
    with pabrik.dalam(tata.pemda):
        assert Jejak.objects.get(model="organisasi.Pemda").perubahan["ibukota"] == ["", "Maospati"]
    assert admin.post(f"{RUMAH}pemda/", isi | {"zona_waktu": "Europe/Paris"}).status_code == 422


def test_gambar_raksasa_ditolak_sebelum_dibongkar(tata):
    """Few bytes can be a huge picture: 4,500 × 4,500 pixels, and the head of one of 30,000 × 30,000."""
    keluar = io.BytesIO()
    Image.new("1", (4_500, 4_500)).save(keluar, "PNG")
    besar = keluar.getvalue()
    ukuran = struct.pack(">II", 30_000, 30_000)
    kepala = besar[:16] + ukuran + besar[24:29]
    raksasa = kepala + struct.pack(">I", zlib.crc32(kepala[12:29])) + besar[33:]
    for isi in (besar, raksasa):
        jawaban = unggah(pabrik.klien(tata.admin), isi)
        assert jawaban.status_code == 422 and "megapiksel" in jawaban.content.decode()
