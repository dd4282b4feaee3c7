"""Officials and who holds which jabatan: pages, dates, one definitif holder at a time."""

from datetime import date
from uuid import uuid4

import pytest

from organisasi.domain import pejabat as domain
from organisasi.galat import IsianSalah
from organisasi.models import Jejak, Pejabat, PemangkuJabatan
from tests import pabrik
from tests.basis import kueri

pytestmark = pytest.mark.django_db
DAFTAR = "/magetan/pejabat/"
KUNCI = "6f1c2c50-5b0e-4c0e-9b36-2f6b0b7a1111"


@pytest.fixture
def kepala(tata):
    with pabrik.dalam(tata.pemda):
        tata.kepala = pabrik.jabatan(tata.instansi, "Kepala Bagian", jenis="pimpinan")
        tata.pejabat = pabrik.pejabat("Drs. SUWITO", nip="1969")
        tata.pengganti = pabrik.pejabat("Ir. RATNA", nip="1975")
    return tata


def angkat(tata, orang, **lain):
    isi = {"jabatan": tata.kepala.pk, "jenis": "definitif", "mulai": "2023-01-01"} | lain
    alamat = f"{DAFTAR}{orang.pk}/jabatan/tambah/?instansi={tata.instansi.pk}"
    return pabrik.klien(tata.admin).post(alamat, isi)


def test_tambah_lalu_pilih_jabatan(kepala):
    admin = pabrik.klien(kepala.admin)
    isi = {"nama": "Dra. SITI", "nip": "1980", "pangkat": "Pembina", "kunci_kirim": KUNCI}
    for _ in range(2):  # sent twice: one row
        jawaban = admin.post(f"{DAFTAR}tambah/", isi)
        assert jawaban.status_code == 302
    with pabrik.dalam(kepala.pemda):
        siti = Pejabat.objects.get(nama="Dra. SITI")
        assert Jejak.objects.filter(model="organisasi.Pejabat", objek_id=siti.pk).count() == 1
    assert "Pilih perangkat daerah" in admin.get(jawaban.url).content.decode()
    assert angkat(kepala, siti).status_code == 302
    assert angkat(kepala, siti).status_code == 302
    with pabrik.dalam(kepala.pemda):
        assert PemangkuJabatan.objects.count() == 1
    assert "Kepala Bagian, Bagian Organisasi" in admin.get(DAFTAR).content.decode()


def test_pejabat_tanpa_nip_bernama_sama_ditanya_dahulu(kepala):
    admin, alamat = pabrik.klien(kepala.admin), f"{DAFTAR}tambah/"
    for isi, kode in (
        ({}, 302),
        ({"kunci_kirim": str(uuid4())}, 422),
        ({"kunci_kirim": str(uuid4()), "tetap_simpan": "on"}, 302),
        ({"kunci_kirim": str(uuid4()), "nip": "1981"}, 302),
    ):
        assert admin.post(alamat, {"nama": "Bupati", "kunci_kirim": KUNCI} | isi).status_code == kode, isi
    with pabrik.dalam(kepala.pemda):
        assert Pejabat.objects.filter(nama="Bupati").count() == 3


def test_satu_definitif_pada_satu_waktu(kepala):
    assert angkat(kepala, kepala.pejabat).status_code == 302
    ditolak = angkat(kepala, kepala.pengganti, mulai="2024-01-01")
    assert ditolak.status_code == 422
    assert "dipangku definitif oleh Drs. SUWITO sejak 1 Januari 2023" in ditolak.content.decode()
    assert angkat(kepala, kepala.pengganti, jenis="plt", mulai="2024-01-01").status_code == 302
    with pabrik.dalam(kepala.pemda):
        lama = PemangkuJabatan.objects.get(jenis="definitif")
    admin = pabrik.klien(kepala.admin)
    isi = {"versi": 1, "selesai": "2023-12-31"}
    assert admin.post(f"/magetan/pemangku/{lama.pk}/akhiri/", isi).status_code == 302
    assert admin.post(f"/magetan/pemangku/{lama.pk}/akhiri/", isi).status_code == 409
    assert angkat(kepala, kepala.pengganti, mulai="2024-02-01").status_code == 302
    halaman = admin.get(f"{DAFTAR}{kepala.pejabat.pk}/").content.decode()
    assert "1 Januari 2023" in halaman and "31 Desember 2023" in halaman


def test_ubah_pemangku(kepala):
    angkat(kepala, kepala.pejabat)
    with pabrik.dalam(kepala.pemda):
        satu = PemangkuJabatan.objects.get()
    isi = {"jabatan": "", "nama_jabatan": "Kepala Biro", "jenis": "plh", "mulai": "2023-02-01", "versi": 1}
    admin = pabrik.klien(kepala.admin)
    assert admin.post(f"/magetan/pemangku/{satu.pk}/ubah/", isi | {"nama_jabatan": ""}).status_code == 422
    assert admin.post(f"/magetan/pemangku/{satu.pk}/ubah/", isi).status_code == 302
    with pabrik.dalam(kepala.pemda):
        satu.refresh_from_db()
        assert (satu.sebutan, satu.jenis, satu.mulai) == ("Kepala Biro", "plh", date(2023, 2, 1))


def test_tumpang_tindih_menurut_tanggal(kepala):
    """Inclusive days on both sides; a blank date has no limit; another jabatan is another matter."""
    with pabrik.dalam(kepala.pemda) as mesin:
        tetap = {"oleh": mesin, "instansi": kepala.instansi, "jabatan": kepala.kepala}
        domain.angkat(pejabat=kepala.pejabat, mulai=date(2020, 1, 1), selesai=date(2020, 12, 31), **tetap)
        for mulai, selesai in [(None, date(2020, 1, 1)), (date(2020, 12, 31), None), (None, None)]:
            with pytest.raises(IsianSalah):
                domain.angkat(pejabat=kepala.pengganti, mulai=mulai, selesai=selesai, **tetap)
        domain.angkat(pejabat=kepala.pengganti, mulai=None, selesai=date(2019, 12, 31), **tetap)
        domain.angkat(pejabat=kepala.pengganti, mulai=date(2021, 1, 1), **tetap)


def test_nip_satu_orang(kepala):
    jawaban = pabrik.klien(kepala.admin).post(
        f"{DAFTAR}tambah/", {"nama": "Lain", "nip": "1969", "kunci_kirim": KUNCI}
    )
    assert jawaban.status_code == 422 and "sudah dipakai Drs. SUWITO" in jawaban.content.decode()


def test_jabatan_pemda_lain_tidak_dapat_dipilih(kepala):
    with pabrik.dalam(kepala.pemda_asing):
        asing = pabrik.jabatan(kepala.instansi_asing, "Kepala Badan Asing")
    assert angkat(kepala, kepala.pejabat, jabatan=asing.pk).status_code == 422
    alamat = f"{DAFTAR}{kepala.pejabat.pk}/jabatan/tambah/?instansi={kepala.instansi_asing.pk}"
    jawaban = pabrik.klien(kepala.admin).get(alamat)
    assert jawaban.status_code == 200 and "Kepala Badan Asing" not in jawaban.content.decode()


def test_jumlah_kueri_tetap(kepala, django_assert_num_queries):
    klien = pabrik.klien(kepala.admin)
    angkat(kepala, kepala.pejabat)
    klien.get(DAFTAR)
    with django_assert_num_queries(kueri(KUERI)):
        klien.get(DAFTAR)
    with pabrik.dalam(kepala.pemda):
        for nomor in range(20):
            pabrik.pemangku(pabrik.pejabat(f"P {nomor}"), kepala.instansi, pabrik.jabatan(kepala.instansi))
    with django_assert_num_queries(kueri(KUERI)):
        assert len(klien.get(DAFTAR).context["tabel"].rows) == 22


KUERI = 9
