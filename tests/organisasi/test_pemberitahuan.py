"""The notices of a person: bell, list, marking as read, opening, e-mail choice."""

import re

import pytest

from organisasi.domain import kabar
from organisasi.domain import pemberitahuan as domain
from organisasi.models import Keanggotaan, LanggananSurel, Pemberitahuan
from tests import pabrik
from tests.basis import kueri

pytestmark = pytest.mark.django_db
DAFTAR, SUREL = "/magetan/pemberitahuan/", "/magetan/pemberitahuan/surel/"
TUJUAN = "/magetan/instansi/"


def _kabari(tata, *orang, jumlah=1, judul="Realisasi dikembalikan"):
    with pabrik.dalam(tata.pemda) as oleh:
        for nomor in range(jumlah):
            isi = {"jenis": "kembali", "judul": f"{judul} {nomor}", "isi": "Bu Ani: target kosong", "alamat": TUJUAN}
            kabar.kabari(oleh=oleh, penerima=orang, instansi=tata.instansi, **isi)


def _milik(tata, orang):
    with pabrik.dalam(tata.pemda):
        return list(Pemberitahuan.objects.filter(penerima=orang).order_by("pk"))


def _halaman(tata, alamat=DAFTAR, orang=None):
    return pabrik.klien(orang or tata.perencana).get(alamat).content.decode()


def test_lonceng_menghitung_yang_belum_dibaca(tata):
    kosong = _halaman(tata, "/magetan/")
    assert "bilah-kabar" in kosong and "bilah-jumlah" not in kosong
    _kabari(tata, tata.perencana, jumlah=3)
    _kabari(tata, tata.rekan)
    isi = _halaman(tata, "/magetan/")
    assert re.search(r'belum dibaca:</span> <span class="bilah-jumlah">3</span>', isi)
    _kabari(tata, tata.perencana, jumlah=98)
    assert '<span class="bilah-jumlah">99+</span>' in _halaman(tata, "/magetan/")


@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_dengan_kueri_tetap(tata, jumlah, django_assert_num_queries):
    _kabari(tata, tata.perencana, jumlah=jumlah)
    klien = pabrik.klien(tata.perencana)
    klien.get(DAFTAR)
    with django_assert_num_queries(kueri(8)):
        isi = klien.get(DAFTAR).content.decode()
    assert isi.count("Tandai sudah dibaca:") == jumlah
    assert f"{jumlah} belum dibaca" in isi and "Bu Ani: target kosong" in isi


def test_belum_dibaca_di_atas_dan_saringan(tata):
    _kabari(tata, tata.perencana, judul="Lama")
    _kabari(tata, tata.perencana, judul="Baru")
    klien, (lama, baru) = pabrik.klien(tata.perencana), _milik(tata, tata.perencana)
    assert klien.post(f"{DAFTAR}{baru.pk}/baca/", {"tampil": "belum"}).url == f"{DAFTAR}?tampil=belum"
    isi = _halaman(tata)
    assert isi.index("Lama 0") < isi.index("Baru 0")
    assert "Baru 0" not in _halaman(tata, f"{DAFTAR}?tampil=belum")
    klien.post(f"{DAFTAR}{lama.pk}/baca/")
    assert "Tidak ada yang belum dibaca." in _halaman(tata, f"{DAFTAR}?tampil=belum")
    assert "Belum ada pemberitahuan." in _halaman(tata, orang=tata.luar)


def test_membuka_menandai_dan_mengantar(tata):
    _kabari(tata, tata.perencana)
    klien, (satu,) = pabrik.klien(tata.perencana), _milik(tata, tata.perencana)
    assert klien.get(f"{DAFTAR}{satu.pk}/buka/").status_code == 405
    _halaman(tata)
    assert _milik(tata, tata.perencana)[0].dibaca_pada is None
    assert klien.post(f"{DAFTAR}{satu.pk}/buka/").url == TUJUAN
    dibaca = _milik(tata, tata.perencana)[0].dibaca_pada
    assert dibaca is not None
    klien.post(f"{DAFTAR}{satu.pk}/buka/")
    assert _milik(tata, tata.perencana)[0].dibaca_pada == dibaca


@pytest.mark.parametrize(
    "alamat", ["https://jahat.example/", "//jahat.example/", "/paser/", "/magetan\\@x", "/magetan"]
)
def test_tidak_mengantar_ke_luar_pemda(tata, alamat):
    assert domain.alamat_aman(tata.pemda, alamat) == "/magetan/"
    assert domain.alamat_aman(tata.pemda, "/magetan/2026/x/?tw=1#a") == "/magetan/2026/x/?tw=1#a"


def test_tandai_semua_hanya_yang_dilihat(tata):
    _kabari(tata, tata.perencana, tata.rekan, jumlah=2)
    terlihat = _milik(tata, tata.perencana)[-1].pk
    _kabari(tata, tata.perencana, judul="Menyusul")
    klien = pabrik.klien(tata.perencana)
    assert klien.post(f"{DAFTAR}baca-semua/", {"sampai": "x"}).status_code == 302
    assert not any(satu.dibaca_pada for satu in _milik(tata, tata.perencana))
    klien.post(f"{DAFTAR}baca-semua/", {"sampai": terlihat})
    assert [bool(satu.dibaca_pada) for satu in _milik(tata, tata.perencana)] == [True, True, False]
    assert not any(satu.dibaca_pada for satu in _milik(tata, tata.rekan))
    assert "2 pemberitahuan ditandai sudah dibaca." in klien.get(DAFTAR).content.decode()


def test_milik_orang_lain_404(tata):
    """A colleague with the same role, and a stranger in the own pemda's address."""
    _kabari(tata, tata.perencana)
    pk = _milik(tata, tata.perencana)[0].pk
    for orang, alamat in ((tata.rekan, DAFTAR), (tata.asing, DAFTAR), (tata.asing, "/paser/pemberitahuan/")):
        for tindakan in ("buka", "baca"):
            assert pabrik.klien(orang).post(f"{alamat}{pk}/{tindakan}/").status_code == 404
    assert _milik(tata, tata.perencana)[0].dibaca_pada is None


def test_langganan_surel(tata):
    klien = pabrik.klien(tata.perencana)
    isi = klien.get(SUREL).content.decode()
    assert re.search(r'value="harian"[^>]*checked', isi) and tata.perencana.email in isi
    assert klien.post(SUREL, {"cara": "segera", "versi": 0}).url == DAFTAR
    assert klien.post(SUREL, {"cara": "tidak", "versi": 9}).status_code == 409
    assert klien.post(SUREL, {"cara": "tidak", "versi": 1}).status_code == 302
    assert klien.post(SUREL, {"cara": "mingguan", "versi": 2}).status_code == 422
    with pabrik.dalam(tata.pemda):
        assert [satu.cara for satu in LanggananSurel.objects.all()] == ["tidak"]
    with pabrik.dalam(tata.pemda_asing):
        assert not LanggananSurel.objects.exists()


def test_yang_pindah_tidak_membaca_kabar_perangkat_daerah_lama(tata):
    """Neither in the bell nor in the list; what is for everybody stays, and it is back with the role."""
    _kabari(tata, tata.perencana, judul="Rahasia dinas lama")
    with pabrik.dalam(tata.pemda) as oleh:
        umum = {"jenis": "jadwal", "judul": "Jadwal berubah", "alamat": TUJUAN}
        kabar.kabari(oleh=oleh, penerima=[tata.perencana], **umum)
        Keanggotaan.objects.filter(pengguna=tata.perencana).update(instansi=tata.lain)
    isi = _halaman(tata)
    assert "Jadwal berubah" in isi and "Rahasia dinas lama" not in isi and "1 belum dibaca" in isi
    with pabrik.dalam(tata.pemda):
        pabrik.anggota("verifikator", orang=tata.perencana)
    assert "Rahasia dinas lama" in _halaman(tata)


def test_pimpinan_setda_membaca_kabar_bagiannya(tata):
    with pabrik.dalam(tata.pemda) as oleh:
        setda = pabrik.instansi("Sekretariat Daerah", "setda", jenis="setda")
        bagian = pabrik.instansi("Bagian Hukum", "hukum", jenis="bagian", induk=setda)
        uptd = pabrik.instansi("UPTD Pasar", "pasar", jenis="uptd", induk=setda)
        sekda = pabrik.anggota("pimpinan", setda)
        isi = {"jenis": "kembali", "alamat": TUJUAN}
        kabar.kabari(oleh=oleh, penerima=[sekda], instansi=bagian, judul="Kabar bagian", **isi)
        kabar.kabari(oleh=oleh, penerima=[sekda], instansi=uptd, judul="Kabar lain", **isi)
    halaman = _halaman(tata, orang=sekda)
    assert "Kabar bagian" in halaman and "Kabar lain" not in halaman
