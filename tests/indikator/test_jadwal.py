"""The calendar as it holds for an instansi: default, stored row, extension, lock."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from indikator.domain import jadwal
from indikator.enums import JenisJadwal
from indikator.models import Jadwal, PerpanjanganJadwal
from organisasi.galat import SalahStatus
from tests import pabrik

pytestmark = pytest.mark.django_db
TW1 = JenisJadwal.TW1


@pytest.fixture
def magetan():
    """A pemda with two OPD; the stranger has a calendar of its own that must not be seen."""
    asing, pemda = pabrik.pemda("paser"), pabrik.pemda("magetan")
    with pabrik.dalam(asing):
        lain = pabrik.instansi("Dinas Asing")
        _simpan(tutup=date(2020, 1, 1), buka=None, tenggat=None)
        _perpanjang(lain, date(2030, 1, 1))
    with pabrik.dalam(pemda):
        pemda.dinas, pemda.badan = pabrik.instansi("Dinas Sosial"), pabrik.instansi("Badan Keuangan")
        yield pemda


def _simpan(jenis=TW1, tahun=2026, **nilai):
    return Jadwal.objects.create(pemda=pabrik.mesin().pemda, tahun=tahun, jenis=jenis, **nilai)


def _perpanjang(instansi, sampai, jenis=TW1, tahun=2026):
    nilai = {"tahun": tahun, "jenis": jenis, "sampai": sampai, "alasan": "Server rusak"}
    return PerpanjanganJadwal.objects.create(pemda=pabrik.mesin().pemda, instansi=instansi, **nilai)


def test_tanpa_baris_berlaku_bawaan(magetan, django_assert_num_queries):
    with django_assert_num_queries(1):
        semua = jadwal.jadwal(2026)
    assert list(semua) == list(JenisJadwal)
    assert semua[TW1].tenggat == date(2026, 4, 15) and semua[TW1].tutup is None and not semua[TW1].tersimpan


def test_baris_tersimpan_mengganti_seluruhnya(magetan):
    _simpan(buka=None, tenggat=date(2026, 4, 20))
    satu = jadwal.waktu(magetan.dinas, 2026, TW1, date(2026, 4, 22))
    assert (satu.buka, satu.tenggat, satu.terlambat, satu.tersimpan) == (None, date(2026, 4, 20), 2, True)
    assert jadwal.waktu(magetan.dinas, 2027, TW1).tenggat == date(2027, 4, 15)


def test_perpanjangan_hanya_untuk_instansinya(magetan, django_assert_num_queries):
    _perpanjang(magetan.dinas, date(2026, 4, 30))
    with django_assert_num_queries(2):
        assert jadwal.waktu(magetan.dinas, 2026, TW1).batas == date(2026, 4, 30)
    assert jadwal.waktu(magetan.badan, 2026, TW1).batas == date(2026, 4, 15)
    with django_assert_num_queries(2):
        semua = jadwal.waktu_semua(2026)
        assert [semua(satu.pk, "tw1").batas.day for satu in (magetan.dinas, magetan.badan)] == [30, 15]
    assert semua(magetan.dinas.pk, "tw2").perpanjangan is None


def test_terkunci_hanya_bila_pemda_menetapkan_tutup(magetan):
    kemarin = timezone.localdate() - timedelta(days=1)
    jadwal.pastikan_terbuka(magetan.dinas, 2020, TW1)
    baris = _simpan(buka=None, tenggat=None, tutup=kemarin)
    with pytest.raises(SalahStatus, match=r"Realisasi triwulan I 2026 sudah ditutup sejak .*\(verifikator\)"):
        jadwal.pastikan_terbuka(magetan.dinas, 2026, TW1)
    jadwal.pastikan_terbuka(magetan.dinas, 2026, "tw2")
    perpanjangan = _perpanjang(magetan.dinas, timezone.localdate())
    jadwal.pastikan_terbuka(magetan.dinas, 2026, TW1)
    with pytest.raises(SalahStatus):
        jadwal.pastikan_terbuka(magetan.badan, 2026, TW1)
    perpanjangan.sampai = kemarin
    perpanjangan.save()
    with pytest.raises(SalahStatus):
        jadwal.pastikan_terbuka(magetan.dinas, 2026, TW1)
    baris.tutup = timezone.localdate()
    baris.save()
    jadwal.pastikan_terbuka(magetan.dinas, 2026, TW1)


def test_hari_ialah_hari_pemda():
    """18.00 UTC on the 15th is the 16th already in Magetan (WIB), and so one day late."""
    pemda = pabrik.pemda("magetan", zona_waktu="Asia/Jakarta")
    saat = datetime(2026, 4, 15, 18, 0, tzinfo=UTC)
    with pabrik.dalam(pemda), patch("django.utils.timezone.now", return_value=saat):
        assert jadwal.jadwal(2026)[TW1].terlambat == 1


def test_jenis_triwulan():
    assert [jadwal.jenis_triwulan(n) for n in (1, 4, 0)] == [TW1, JenisJadwal.TW4, JenisJadwal.TW4]
