"""Retiring instead of deleting: what it means, what speaks against it, hidden until asked for."""

import pytest

from indikator.domain import penetapan
from organisasi.domain import pensiun as domain
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik

pytestmark = pytest.mark.django_db
DINAS = "/magetan/instansi/dinas-sosial/"


def tekan(klien, alamat, versi=1):
    return klien.post(alamat, {"versi": versi})


def test_instansi_nonaktif_lalu_aktif_kembali(tata):
    admin = pabrik.klien(tata.admin)
    isi = admin.get(f"{DINAS}nonaktifkan/").content.decode()
    assert "Dokumen baru tidak dapat dibuat" in isi and f'<a href="{DINAS}">Batal</a>' in isi
    assert tekan(admin, f"{DINAS}nonaktifkan/").status_code == 302
    assert tekan(admin, f"{DINAS}nonaktifkan/", 2).status_code == 302  # again: nothing more
    assert ">Dinas Sosial</a>" not in admin.get("/magetan/instansi/").content.decode()
    assert ">Dinas Sosial</a>" in admin.get("/magetan/instansi/?keadaan=nonaktif").content.decode()
    assert "Aktifkan kembali" in admin.get(DINAS).content.decode()
    with pabrik.dalam(tata.pemda):
        assert Jejak.objects.filter(tindakan="nonaktifkan", model="organisasi.Instansi").count() == 1
    assert tekan(admin, f"{DINAS}aktifkan/", 2).status_code == 302
    assert ">Dinas Sosial</a>" in admin.get("/magetan/instansi/").content.decode()


def test_dokumen_terbuka_menahan(tata):
    """An open document holds back; once it is set the instansi and its jabatan may go, and the sheets stay."""
    with pabrik.dalam(tata.pemda) as mesin:
        jabatan = pabrik.jabatan(tata.lain, "Analis")
        dokumen = pabrik.penetapan(tata.lain)
        lembar = pabrik.lembar(dokumen, jabatan)
        with pytest.raises(SalahStatus, match="1 lembar IKI"):
            domain.nonaktifkan(oleh=mesin, objek=jabatan)
    admin = pabrik.klien(tata.admin)
    isi = admin.get(f"{DINAS}nonaktifkan/").content.decode()
    assert "1 dokumen IKU dan IKI belum ditetapkan" in isi and f'href="{DINAS}">Kembali</a>' in isi
    assert tekan(admin, f"{DINAS}nonaktifkan/").status_code == 409
    with pabrik.dalam(tata.pemda) as mesin:
        type(dokumen).objects.update(status="ditetapkan")
        type(lembar).objects.update(status="ditetapkan")
        assert not domain.nonaktifkan(oleh=mesin, objek=jabatan).aktif
        assert not domain.nonaktifkan(oleh=mesin, objek=tata.lain).aktif
        assert type(lembar).objects.get(pk=lembar.pk).jabatan_id == jabatan.pk


def test_unit_dan_jabatan(tata):
    with pabrik.dalam(tata.pemda) as mesin:
        unit = pabrik.unit(tata.instansi, "Subbagian Umum")
        kepala = pabrik.jabatan(tata.instansi, "Kepala", unit=unit)
        staf = pabrik.jabatan(tata.instansi, "Staf", induk=kepala)
        with pytest.raises(SalahStatus, match="1 jabatan di unit"):
            domain.nonaktifkan(oleh=mesin, objek=unit)
        with pytest.raises(SalahStatus, match="1 bawahan"):
            domain.nonaktifkan(oleh=mesin, objek=kepala)
    perencana = pabrik.klien(tata.perencana)
    assert tekan(perencana, f"/magetan/jabatan/{staf.pk}/nonaktifkan/").status_code == 302
    assert tekan(perencana, f"/magetan/jabatan/{kepala.pk}/nonaktifkan/").status_code == 302
    assert tekan(perencana, f"/magetan/unit/{unit.pk}/nonaktifkan/").status_code == 302
    halaman = perencana.get("/magetan/instansi/bagian-organisasi/").content.decode()
    assert "tampilkan 3 jabatan dan unit nonaktif" in halaman and "Staf</a>" not in halaman
    assert "Staf</a>" in perencana.get("/magetan/instansi/bagian-organisasi/?keadaan=semua").content.decode()
    with pabrik.dalam(tata.pemda) as mesin, pytest.raises(SalahStatus, match="masih nonaktif"):
        staf.refresh_from_db()
        domain.aktifkan(oleh=mesin, objek=type(staf).objects.select_related("induk", "unit").get(pk=staf.pk))
    assert tekan(perencana, f"/magetan/unit/{unit.pk}/aktifkan/", 2).status_code == 302
    assert tekan(perencana, f"/magetan/jabatan/{kepala.pk}/aktifkan/", 2).status_code == 302


def test_hak(tata):
    luar, asing = pabrik.klien(tata.luar), pabrik.klien(tata.asing)
    assert tekan(luar, f"{DINAS}nonaktifkan/").status_code == 403
    assert tekan(asing, f"{DINAS}nonaktifkan/").status_code == 404
    with pabrik.dalam(tata.pemda), pytest.raises(Ditolak):
        domain.nonaktifkan(oleh=pabrik.pelaku(tata.luar), objek=tata.instansi)


def test_versi_lama(tata):
    assert tekan(pabrik.klien(tata.admin), f"{DINAS}nonaktifkan/", 9).status_code == 409


def test_tidak_ada_dokumen_dan_lembar_baru(tata):
    with pabrik.dalam(tata.pemda) as mesin:
        jabatan = pabrik.jabatan(tata.instansi, "Analis")
        dokumen = pabrik.penetapan(tata.instansi)
        jabatan = domain.nonaktifkan(oleh=mesin, objek=jabatan)
        with pytest.raises(IsianSalah, match="sudah nonaktif"):
            penetapan.buat_lembar(oleh=mesin, penetapan=dokumen, jenis="iki", jabatan=jabatan)
        domain.nonaktifkan(oleh=mesin, objek=tata.lain)
        tata.lain.refresh_from_db()
        with pytest.raises(SalahStatus, match="sudah nonaktif"):
            penetapan.buat(oleh=mesin, instansi=tata.lain, judul="Baru", tahun_mulai=2025, tahun_selesai=2025)
