"""Roles, officials and new tenants, by their domain functions."""

from datetime import date

import pytest

from organisasi import penyewa
from organisasi.domain import keanggotaan, pejabat
from organisasi.domain.pemda import buat_pemda
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Jejak, Keanggotaan
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def magetan():
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        yield pemda


def test_peran_ganda_dan_salah(magetan):
    dinas, orang, mesin = pabrik.instansi("Dinas A"), pabrik.pengguna(), pabrik.mesin()
    keanggotaan.buat(oleh=mesin, pengguna=orang, peran="perencana", instansi=dinas)
    keanggotaan.buat(oleh=mesin, pengguna=orang, peran="pembaca")
    for peran, instansi in [
        ("perencana", dinas),
        ("pembaca", None),
        ("perencana", None),
        ("pembaca", dinas),
        ("raja", None),
    ]:
        with pytest.raises(IsianSalah):
            keanggotaan.buat(oleh=mesin, pengguna=orang, peran=peran, instansi=instansi)
    assert Keanggotaan.objects.count() == 2


def test_ubah_dan_cabut(magetan):
    satu = pabrik.keanggotaan_dari(pabrik.anggota("pembaca"))[0]
    with pytest.raises(Ditolak):
        keanggotaan.cabut(oleh=pabrik.pelaku_baru("verifikator"), keanggotaan=satu)
    admin = pabrik.pelaku_baru("admin_pemda")
    assert keanggotaan.ubah(oleh=admin, keanggotaan=satu, peran="bappeda").peran == "bappeda"
    keanggotaan.cabut(oleh=admin, keanggotaan=satu)
    assert not Keanggotaan.objects.filter(pk=satu.pk).exists()


def test_pejabat(magetan):
    mesin, dinas, lain = pabrik.mesin(), pabrik.instansi("Dinas A"), pabrik.instansi("Dinas B")
    kepala = pabrik.jabatan(dinas, "Kepala Dinas")
    orang = pejabat.buat(oleh=mesin, kunci="suwito", nama="Drs. SUWITO", nip="999", pangkat="Pembina")
    jabatan = pejabat.angkat(oleh=mesin, pejabat=orang, instansi=dinas, jabatan=kepala, mulai=date(2023, 1, 1))
    assert jabatan.sebutan == "Kepala Dinas"
    tanpa_lembar = pejabat.angkat(oleh=mesin, pejabat=orang, instansi=dinas, nama_jabatan="Camat", jenis="plt")
    assert tanpa_lembar.sebutan == "Camat" and tanpa_lembar.get_jenis_display() == "Plt."
    assert pejabat.akhiri(oleh=mesin, pemangku=jabatan, selesai=date(2023, 12, 31)).selesai.year == 2023
    assert pejabat.ubah(oleh=mesin, pejabat=orang, pangkat="Pembina Utama").pangkat == "Pembina Utama"
    salah = [
        {"instansi": dinas},
        {"instansi": lain, "jabatan": kepala},
        {"instansi": dinas, "jabatan": kepala, "mulai": date(2024, 1, 2), "selesai": date(2024, 1, 1)},
    ]
    for isi in salah:
        with pytest.raises(IsianSalah):
            pejabat.angkat(oleh=mesin, pejabat=orang, **isi)
    with pytest.raises(Ditolak):
        pejabat.buat(oleh=pabrik.pelaku_baru("perencana", dinas), kunci="x", nama="X")


def test_pemda_baru():
    baru = buat_pemda(slug="nganjuk", nama="Kabupaten Nganjuk", ibukota="Nganjuk", operator=pabrik.operator())
    with penyewa.sebagai(baru):
        assert Jejak.objects.get().perubahan["nama"] == [None, "Kabupaten Nganjuk"]
    for slug in ("nganjuk", "admin", "1abc", ""):
        with pytest.raises(IsianSalah):
            buat_pemda(slug=slug, nama="Lain")
    with pytest.raises(Ditolak):
        buat_pemda(slug="lain", nama="Lain", operator=pabrik.pengguna())
