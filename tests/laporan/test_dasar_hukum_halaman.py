"""Pages of the legal-basis library: the list with its filters, the pemda's own, and picking for a decree."""

import uuid
from datetime import date

import pytest

from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.domain import dasar_hukum_pemda
from laporan.models import DasarHukum, DasarHukumPemda, Keputusan
from tests import pabrik
from tests.basis import kueri
from tests.laporan import keputusan_kecil
from tests.laporan.test_dasar_hukum import PERDA

DAFTAR = "/paser/dasar-hukum/"
ISIAN = {kolom: nilai or "" for kolom, nilai in PERDA.items()} | {"pengganti": ""}


@pytest.fixture
def pemda(db):
    muat_acuan(FIXTURES / "acuan")
    return pabrik.pemda("paser")


@pytest.fixture
def verifikator(pemda):
    with pabrik.dalam(pemda):
        return pabrik.klien(pabrik.anggota("verifikator"))


@pytest.fixture
def draf(pemda):
    """(draft with one typed item, client of its perencana)."""
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("BKPSDM")
        butir = {"mengingat": [{"isi": "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;"}]}
        keputusan = keputusan_kecil.draf(instansi, butir=butir, tanggal=date(2023, 9, 19))
        return keputusan, pabrik.klien(pabrik.anggota("perencana", instansi))


def perda(pemda, **lain) -> DasarHukumPemda:
    with pabrik.dalam(pemda):
        return dasar_hukum_pemda.buat(oleh=pabrik.mesin(), **PERDA | lain)


def teks(jawaban) -> str:
    return jawaban.content.decode()


def alamat_pilih(keputusan) -> str:
    return f"/paser/keputusan/{keputusan.pk}/dasar-hukum/"


def mengingat(pemda, keputusan) -> list[str]:
    with pabrik.dalam(pemda):
        return list(keputusan.butir.filter(bagian="mengingat").values_list("isi", flat=True))


def kunci(slug: str) -> str:
    return f"n{DasarHukum.objects.get(kunci=slug).pk}"


def test_daftar_dan_saringan(pemda, verifikator):
    perda(pemda)
    isi = teks(verifikator.get(DAFTAR))
    assert "UU Nomor 23 Tahun 2014" in isi and "Peraturan Daerah Kabupaten Paser Nomor 14 Tahun 2016" in isi
    assert "perlu dikonfirmasi" in isi and "terakhir diubah dengan UU Nomor 6 Tahun 2023" in isi
    dicabut = teks(verifikator.get(DAFTAR, {"status": "dicabut"}))
    assert "UU Nomor 33 Tahun 2004" in dicabut and "UU Nomor 25 Tahun 2004" not in dicabut
    sendiri = teks(verifikator.get(DAFTAR, {"asal": "pemda"}))
    assert "1 peraturan" in sendiri and "UU Nomor 25" not in sendiri
    cari = teks(verifikator.get(DAFTAR, {"q": "perangkat daerah", "bentuk": "PP"}))
    assert "PP Nomor 18 Tahun 2016" in cari and "PP Nomor 8 Tahun 2006" not in cari
    ragu = teks(verifikator.get(DAFTAR, {"status": "konfirmasi"}))
    assert "UU Nomor 17 Tahun 2007" in ragu and "UU Nomor 25 Tahun 2004" not in ragu


def test_kueri_daftar_tetap(pemda, verifikator, django_assert_num_queries):
    perda(pemda, nomor="1")
    verifikator.get(DAFTAR)  # the first page after the sign-in asks for a little more
    with django_assert_num_queries(kueri(9)):
        verifikator.get(DAFTAR)
    perda(pemda, nomor="2")
    perda(pemda, nomor="3")
    with django_assert_num_queries(kueri(9)):
        verifikator.get(DAFTAR)


def test_milik_pemda_lain(pemda, verifikator):
    with pabrik.dalam(pabrik.pemda("blitar")):
        asing = dasar_hukum_pemda.buat(oleh=pabrik.mesin(), **PERDA | {"tentang": "Kenarib"})
    assert "Kenarib" not in teks(verifikator.get(DAFTAR))
    for akhir in ("ubah", "hapus"):
        assert verifikator.get(f"{DAFTAR}{asing.pk}/{akhir}/").status_code == 404
        assert verifikator.post(f"{DAFTAR}{asing.pk}/{akhir}/", ISIAN | {"versi": 1}).status_code == 404
    salah = verifikator.post(f"{DAFTAR}tambah/", ISIAN | {"status": "dicabut", "pengganti": asing.pk})
    assert salah.status_code == 422 and "Kenarib" not in teks(salah)


def test_tambah_sekali_walau_dua_kali_dikirim(pemda, verifikator):
    halaman = verifikator.get(f"{DAFTAR}tambah/", {"kutipan": "Perbup Paser Nomor 39 tahun 2020 tentang IKU;"})
    assert 'value="Peraturan Bupati Paser"' in teks(halaman) and 'value="39"' in teks(halaman)
    isi = ISIAN | {"kunci_kirim": str(uuid.uuid4())}
    for _ in range(2):
        assert verifikator.post(f"{DAFTAR}tambah/", isi).status_code == 302
    lain = verifikator.post(f"{DAFTAR}tambah/", isi | {"nomor": "99"})
    assert lain.status_code == 422 and "sudah terkirim" in teks(lain)
    ganda = verifikator.post(f"{DAFTAR}tambah/", ISIAN | {"kunci_kirim": str(uuid.uuid4())})
    assert ganda.status_code == 422 and "sudah ada di pustaka pemda" in teks(ganda)
    with pabrik.dalam(pemda):
        assert DasarHukumPemda.objects.count() == 1


def test_kutipan_yang_tidak_terbaca(verifikator):
    assert "tidak terbaca" in teks(verifikator.get(f"{DAFTAR}tambah/", {"kutipan": "entah apa"}))


def test_ubah_yang_sudah_diubah_orang_lain(pemda, verifikator):
    satu = perda(pemda)
    alamat = f"{DAFTAR}{satu.pk}/ubah/"
    assert verifikator.post(alamat, ISIAN | {"versi": 1, "nomor": "15"}).status_code == 302
    bentrok = verifikator.post(alamat, ISIAN | {"versi": 1, "nomor": "16"})
    assert bentrok.status_code == 409 and 'value="16"' in teks(bentrok) and "15" in teks(bentrok)
    assert verifikator.post(alamat, ISIAN | {"versi": 2, "nomor": "16"}).status_code == 302


def test_hapus_bila_tidak_dipakai(pemda, verifikator, draf):
    keputusan, perencana = draf
    satu = perda(pemda)
    isi = {"versi": keputusan.versi, "pilih": [f"p{satu.pk}"]}
    assert perencana.post(alamat_pilih(keputusan), isi).status_code == 302
    halaman = verifikator.get(f"{DAFTAR}{satu.pk}/hapus/")
    assert "masih dipakai: 1 keputusan" in teks(halaman)
    assert verifikator.post(f"{DAFTAR}{satu.pk}/hapus/", {"versi": 1}).status_code == 422
    lain = perda(pemda, nomor="77")
    assert verifikator.post(f"{DAFTAR}{lain.pk}/hapus/", {"versi": 1}).status_code == 302


def test_memilih_untuk_keputusan(pemda, draf):
    """The status at the date of the decree; what it cites already is marked; the chosen ones become items."""
    keputusan, klien = draf
    isi = teks(klien.get(alamat_pilih(keputusan)))
    assert "Keadaan pada 19 September 2023" in isi and "kemudian dicabut sejak 13 September 2024" in isi
    sudah = isi[isi.index(f'value="{kunci("pp-18-2016")}"') :].partition("</li>")[0]
    assert "disabled" in sudah and "Sudah ada di Mengingat" in sudah
    pilih = {"versi": keputusan.versi, "pilih": [kunci("uu-25-2004"), kunci("pp-18-2016")]}
    jawaban = klien.post(alamat_pilih(keputusan), pilih, follow=True)
    assert jawaban.status_code == 200 and "Menambah 1 dasar hukum" in teks(jawaban)
    assert "Mengingat belum urut" in teks(jawaban) and len(mengingat(pemda, keputusan)) == 2
    lagi = klien.post(alamat_pilih(keputusan), pilih)
    assert lagi.status_code == 409 and len(mengingat(pemda, keputusan)) == 2  # a second submit adds nothing
    with pabrik.dalam(pemda):
        versi = Keputusan.objects.get(pk=keputusan.pk).versi
    assert klien.post(alamat_pilih(keputusan), {"versi": versi, "urutkan": "on"}).status_code == 302
    assert mengingat(pemda, keputusan)[0].startswith("Undang-Undang Nomor 25 Tahun 2004")
    assert "Mengingat belum urut" not in teks(klien.get(alamat_pilih(keputusan)))


def test_potongan_untuk_dialog_dan_jawaban_json(draf):
    keputusan, klien = draf
    potongan = klien.get(
        alamat_pilih(keputusan), {"q": "23/2014", "pilih": kunci("uu-25-2004")}, headers={"HX-Request": "true"}
    )
    isi = teks(potongan)
    assert "<html" not in isi and "Nomor 23 Tahun 2014" in isi and "Nomor 39 Tahun 2006" not in isi
    assert (
        "checked" in isi[isi.index(f'value="{kunci("uu-25-2004")}"') :].partition(">")[0]
    )  # ticked before the search
    kirim = {"versi": keputusan.versi, "pilih": [kunci("uu-23-2014")]}
    jawaban = klien.post(alamat_pilih(keputusan), kirim, headers={"Accept": "application/json"})
    assert jawaban.status_code == 200 and jawaban.json()["kalimat"] == "Menambah 1 dasar hukum."
    assert "Nomor 23 Tahun 2014" in jawaban.json()["bagian"]["mengingat"] and jawaban.json()["urungan"]
    kosong = klien.post(alamat_pilih(keputusan), {"versi": 9}, headers={"Accept": "application/json"})
    assert kosong.status_code == 422 and "sedikitnya satu" in kosong.json()["galat"]
    usang = klien.post(
        alamat_pilih(keputusan), kirim | {"pilih": [kunci("uu-1-2022")]}, headers={"Accept": "application/json"}
    )
    assert usang.status_code == 409 and "mengingat" in usang.json()["bagian"]


@pytest.mark.parametrize("pilih", ["p999999", "n0", "x", ""])
def test_pilihan_asing_ditolak(pemda, draf, pilih):
    keputusan, klien = draf
    with pabrik.dalam(pabrik.pemda("blitar")):
        asing = dasar_hukum_pemda.buat(oleh=pabrik.mesin(), **PERDA)
    for satu in (pilih, f"p{asing.pk}"):
        assert klien.post(alamat_pilih(keputusan), {"versi": keputusan.versi, "pilih": [satu]}).status_code == 422
    assert len(mengingat(pemda, keputusan)) == 1


def test_menu_dan_tombol_menurut_peran(pemda, draf, verifikator):
    _, perencana = draf
    assert "Tambah peraturan pemda" in teks(verifikator.get(DAFTAR))
    isi = teks(perencana.get(DAFTAR))
    assert "Tambah peraturan pemda" not in isi and f'href="{DAFTAR}"' in isi
    assert perencana.get(f"{DAFTAR}tambah/").status_code == 403
