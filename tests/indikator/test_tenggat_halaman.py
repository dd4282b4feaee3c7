"""Where things are submitted the page says when they are due, how late they are, and that they are closed."""

from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest

from indikator.domain import jadwal
from indikator.models import Jadwal, PerjanjianKinerja, PerpanjanganJadwal
from laporan.models import Lkjip
from tests import pabrik

pytestmark = pytest.mark.django_db
ZONA = ZoneInfo("Asia/Jakarta")
REALISASI = "/magetan/2026/realisasi/dinas-sosial/?tw=1"


@pytest.fixture
def d():
    """An OPD whose document of 2026 is in force and measured by triwulan."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        pemda.dinas = pabrik.instansi("Dinas Sosial")
        lembar = pabrik.lembar(pabrik.penetapan(pemda.dinas, 2026, berlaku=True))
        pabrik.indikator(lembar, target="80", frekuensi="triwulan")
        pemda.perencana = pabrik.anggota("perencana", pemda.dinas)
    return pemda


def _halaman(d, alamat, *hari):
    """The page as it is seen on that day at noon."""
    with patch("django.utils.timezone.now", return_value=datetime(*hari, 12, tzinfo=ZONA)):
        return pabrik.klien(d.perencana).get(alamat).content.decode()


@pytest.mark.parametrize(
    ("hari", "kalimat"),
    [
        ((2026, 4, 12), "Tenggat 15 April 2026, 3 hari lagi."),
        ((2026, 4, 15), "Tenggat 15 April 2026, hari ini."),
        ((2026, 4, 19), "Terlambat 4 hari, tenggat 15 April 2026."),
        ((2026, 9, 1), "Terlambat, tenggat 15 April 2026."),
        ((2026, 1, 5), "Tenggat 15 April 2026."),
    ],
)
def test_realisasi_menyebut_tenggatnya(d, hari, kalimat):
    assert kalimat in _halaman(d, REALISASI, *hari)


def test_realisasi_yang_diajukan_terlambat(d):
    with pabrik.dalam(d):
        ukur = pabrik.pengukuran(d.dinas, 2026, 1, status="diajukan")
        ukur.diajukan_pada = datetime(2026, 4, 18, 23, 30, tzinfo=ZONA)
        ukur.save()
    assert "Diajukan terlambat 3 hari, tenggat 15 April 2026." in _halaman(d, REALISASI, 2026, 6, 1)
    with pabrik.dalam(d):
        ukur.diajukan_pada -= timedelta(days=5)
        ukur.save()
    assert 'class="tenggat"' not in _halaman(d, REALISASI, 2026, 6, 1)


def test_realisasi_tertutup_tidak_menawarkan_isian(d):
    terbuka = _halaman(d, REALISASI, 2026, 4, 12)
    assert 'name="teks"' in terbuka
    with pabrik.dalam(d):
        Jadwal.objects.create(pemda=d, tahun=2026, jenis="tw1", tenggat=date(2026, 4, 15), tutup=date(2026, 4, 20))
    assert "ditutup sesudah 20 April 2026" in _halaman(d, REALISASI, 2026, 4, 20)
    isi = _halaman(d, REALISASI, 2026, 4, 21)
    assert "sudah ditutup sejak 20 April 2026; mintalah perpanjangan" in isi and 'name="teks"' not in isi
    with pabrik.dalam(d):
        nilai = {"tahun": 2026, "jenis": "tw1", "sampai": date(2026, 4, 30), "alasan": "Banjir"}
        PerpanjanganJadwal.objects.create(pemda=d, instansi=d.dinas, **nilai)
    isi = _halaman(d, REALISASI, 2026, 4, 21)
    assert "Tenggat (diperpanjang) 30 April 2026, 9 hari lagi" in isi and 'name="teks"' in isi


def test_dokumen_pk_dan_lkjip(d):
    with pabrik.dalam(d):
        dokumen = pabrik.penetapan(d.dinas, 2027)
        pk = PerjanjianKinerja.objects.create(pemda=d, instansi=d.dinas, tahun=2027)
        baru = PerjanjianKinerja.objects.create(pemda=d, instansi=d.dinas, tahun=2027, versi_ke=2)
        lkjip = Lkjip.objects.create(pemda=d, instansi=d.dinas, tahun=2026)
    for alamat, tenggat in (
        (f"/magetan/dokumen/{dokumen.pk}/", "31 Januari 2027, 11 hari lagi"),
        (f"/magetan/perjanjian/{pk.pk}/", "31 Januari 2027, 11 hari lagi"),
        (f"/magetan/perjanjian/{baru.pk}/", "30 November 2027"),
        (f"/magetan/lkjip/{lkjip.pk}/", "28 Februari 2027, 39 hari lagi"),
    ):
        assert f"Tenggat {tenggat}." in _halaman(d, alamat, 2027, 1, 20), alamat


def test_dokumen_yang_diajukan_tepat_waktu_tidak_menyebut_tenggat(d):
    """The row is there only while there is something to say in it."""
    with pabrik.dalam(d):
        dokumen = pabrik.penetapan(d.dinas, 2027, status="diajukan")
        dokumen.diajukan_pada = datetime(2027, 1, 20, 9, tzinfo=ZONA)
        dokumen.save()
    alamat = f"/magetan/dokumen/{dokumen.pk}/"
    assert "<dt>Tenggat</dt>" not in _halaman(d, alamat, 2027, 2, 20)
    with pabrik.dalam(d):
        dokumen.diajukan_pada = datetime(2027, 2, 4, 9, tzinfo=ZONA)
        dokumen.save()
    assert "Diajukan terlambat 4 hari, tenggat 31 Januari 2027." in _halaman(d, alamat, 2027, 2, 20)
    with pabrik.dalam(d):
        dokumen.diajukan_pada = datetime(2029, 2, 4, 9, tzinfo=ZONA)
        dokumen.save()
    assert "Diajukan terlambat, tenggat 31 Januari 2027." in _halaman(d, alamat, 2029, 2, 20)


def test_beranda_menyebut_tenggat_realisasi(d):
    isi = _halaman(d, "/magetan/?tahun=2026", 2026, 4, 12)
    assert "belum punya realisasi Triwulan I 2026; tenggat 15 April 2026, 3 hari lagi." in isi
    isi = _halaman(d, "/magetan/?tahun=2026", 2026, 4, 19)
    assert "terlambat 4 hari, tenggat 15 April 2026." in isi and "status-terlambat" in isi


def test_dokumen_impor_tanpa_tanggal_pengajuan_tidak_ditandai(d):
    with pabrik.dalam(d):
        assert jadwal.tenggat(d.dinas, 2026, "tw1", terbuka=False, diajukan_pada=None) is None
