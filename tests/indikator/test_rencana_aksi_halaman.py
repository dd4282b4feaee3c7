"""The page of the rencana aksi: rows in their place, with and without htmx; closed triwulan; strangers."""

import pytest

from indikator.models import Kegiatan, PerjanjianKinerja, RencanaAksi
from tests import pabrik
from tests.basis import kueri
from tests.indikator import dunia_aksi
from tests.indikator.dunia_aksi import aksi
from tests.indikator.dunia_rencana import buka, kirim, kode, teks


@pytest.fixture
def d(db):
    return dunia_aksi.susun()


def alamat(d, ekor: str = "") -> str:
    return f"perjanjian/{d.pk.pk}/rencana-aksi/{ekor}"


def isian(d, **lain) -> dict:
    kunci = "5b1f2f0e-0000-4000-8000-000000000001"
    return {"indikator": d.ikm.pk, "triwulan": 2, "uraian": "Rapat koordinasi", "kunci_kirim": kunci} | lain


def test_siapa_melihat(d):
    assert kode(d, alamat(d)) == {
        "perencana": 200,
        "rekan": 200,
        "pimpinan": 200,
        "verifikator": 200,
        "pembaca": 200,
        "luar": 403,
        "asing": 404,
    }
    assert "Tambah" in teks(buka(d, "perencana", alamat(d)))
    assert "Tambah" not in teks(buka(d, "pimpinan", alamat(d)))


def test_tambah_tanpa_javascript(d):
    """The form is open in its place, the answer leads back to it; sent twice there is one row."""
    halaman = teks(buka(d, "perencana", alamat(d, f"tambah/?indikator={d.ikm.pk}&tw=2")))
    assert "Simpan rencana aksi" in halaman and "Menyusun jadwal" in halaman
    for _ in range(2):
        jawaban = kirim(
            d, "perencana", alamat(d, "tambah/"), isian(d, anggaran="Rp 1.500.000,-", kegiatan=d.survei.pk)
        )
        assert jawaban.status_code == 302 and jawaban.url.endswith(f"#aksi-{d.ikm.pk}-2")
    with pabrik.dalam(d.pemda):
        baru = RencanaAksi.objects.get(uraian="Rapat koordinasi")
        assert (baru.triwulan, baru.anggaran, baru.kegiatan) == (2, 1500000, d.survei)


def test_simpan_lalu_tambah_lagi(d):
    jawaban = kirim(d, "perencana", alamat(d, "tambah/"), isian(d, lagi="1"))
    assert f"tambah/?indikator={d.ikm.pk}&tw=2#" in jawaban.url


def test_isian_yang_salah_tidak_hilang(d):
    jawaban = kirim(d, "perencana", alamat(d, "tambah/"), isian(d, anggaran="12x"))
    assert jawaban.status_code == 422
    assert "Rapat koordinasi" in teks(jawaban) and "bukan angka" in teks(jawaban)


def test_ubah_dan_bentrok(d):
    url = f"rencana-aksi/{d.jadwal.pk}/ubah/"
    isi = {"uraian": "Menyusun jadwal survei", "hasil": "Jadwal terbit", "versi": 1}
    assert kirim(d, "perencana", url, isi).status_code == 302
    basi = kirim(d, "rekan", url, isi | {"hasil": "Punya rekan"})
    assert basi.status_code == 409
    assert "Punya rekan" in teks(basi) and "Jadwal terbit" in teks(basi)
    assert buka(d, "luar", url).status_code == 403 and buka(d, "asing", url).status_code == 404


def test_baris_perangkat_daerah_lain_bukan_pilihan(d):
    """Of another OPD of the pemda and of another pemda; nothing is stored of what names them."""
    asing = []
    for pemda, instansi in ((d.pemda, d.dinsos), (d.pemda_asing, d.instansi_asing)):
        with pabrik.dalam(pemda):
            kegiatan = pabrik._buat(Kegiatan, instansi=instansi, tahun=2024, kunci="asing", nama="Kegiatan asing")
            jabatan, perjanjian = pabrik.jabatan(instansi, "Kepala asing"), {"instansi": instansi, "tahun": 2024}
            asing.append((kegiatan, jabatan, pabrik._buat(PerjanjianKinerja, **perjanjian)))
    for kegiatan, jabatan, perjanjian in asing:
        for isi in ({"kegiatan": kegiatan.pk}, {"penanggung_jawab": jabatan.pk}):
            assert kirim(d, "perencana", alamat(d, "tambah/"), isian(d, **isi)).status_code == 422
            ubah = isi | {"uraian": "Menyusun jadwal", "versi": 1}
            assert kirim(d, "perencana", f"rencana-aksi/{d.jadwal.pk}/ubah/", ubah).status_code == 422
        kirim(d, "perencana", alamat(d, "ambil/"), {"dari": perjanjian.pk})
    assert kirim(d, "perencana", alamat(d, "tambah/"), isian(d, indikator=d.indikator_asing.pk)).status_code == 404
    assert kirim(d, "perencana", alamat(d, "tambah/"), isian(d, indikator=d.laporan.pk)).status_code == 404
    with pabrik.dalam(d.pemda):
        assert list(RencanaAksi.objects.values_list("uraian", "kegiatan")) == [("Menyusun jadwal", d.survei.pk)]


def test_per_bulan_meminta_bulannya(d):
    assert kirim(d, "perencana", alamat(d, "bulanan/"), {"bulanan": "on", "versi": d.pk.versi}).status_code == 302
    assert kirim(d, "perencana", alamat(d, "tambah/"), isian(d)).status_code == 422
    assert kirim(d, "perencana", alamat(d, "tambah/"), isian(d, bulan="5")).status_code == 302
    assert "Mei:" in teks(buka(d, "perencana", alamat(d)))


def test_hapus_dan_salin(d):
    assert kirim(d, "perencana", f"rencana-aksi/{d.jadwal.pk}/salin/", {"ke": ["3", "4"]}).status_code == 302
    assert kirim(d, "perencana", f"rencana-aksi/{d.jadwal.pk}/hapus/", {"versi": 1}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert sorted(RencanaAksi.objects.values_list("triwulan", flat=True)) == [3, 4]


def test_triwulan_yang_tertutup(d):
    with pabrik.dalam(d.pemda):
        pabrik.pengukuran(d.dinkes, 2024, 1, status="terverifikasi")
    assert "Laporan Triwulan I sudah diverifikasi" in teks(buka(d, "perencana", alamat(d)))
    assert buka(d, "perencana", f"rencana-aksi/{d.jadwal.pk}/ubah/").status_code == 409
    assert kirim(d, "perencana", alamat(d, "tambah/"), isian(d, triwulan=1)).status_code == 409


def test_melebihi_pagu_diperingatkan(d):
    kirim(d, "perencana", alamat(d, "tambah/"), isian(d, anggaran="70.000.000", kegiatan=d.survei.pk))
    assert "lebih Rp 10.000.000" in teks(buka(d, "perencana", alamat(d)))


def test_jumlah_kueri_tetap(d, django_assert_num_queries):
    klien = pabrik.klien(d.perencana)
    klien.get(f"/magetan/{alamat(d)}")
    with django_assert_num_queries(kueri(17)):
        klien.get(f"/magetan/{alamat(d)}")
    with pabrik.dalam(d.pemda):
        for tw in (1, 2, 3):
            aksi(d, d.inovasi, tw, f"Aksi {tw}", kegiatan=d.lomba, anggaran=1000, penanggung_jawab=d.analis)
    with django_assert_num_queries(kueri(17)):
        klien.get(f"/magetan/{alamat(d)}")
