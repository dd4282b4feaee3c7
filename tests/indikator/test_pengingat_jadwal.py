"""Reminders by the calendar: who is told when, once, and only where the pemda set a calendar."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest

from indikator.domain import pengingat_jadwal as domain
from indikator.kalender import Waktu
from indikator.models import Jadwal, PerpanjanganJadwal
from organisasi import harian
from organisasi.models import Pemberitahuan
from tests import pabrik

pytestmark = pytest.mark.django_db
TENGGAT = date(2026, 4, 15)


def _dunia(slug):
    """A pemda with one OPD that measures by triwulan, one by year only, and their perencana; calendar stored."""
    pemda = pabrik.pemda(slug)
    with pabrik.dalam(pemda) as oleh:
        Jadwal.objects.create(pemda=pemda, tahun=2026, jenis="tw1", tenggat=TENGGAT)
        pemda.dinas, pemda.tahunan = pabrik.instansi("Dinas Sosial"), pabrik.instansi("Dinas Arsip")
        for instansi, frekuensi in ((pemda.dinas, "triwulan"), (pemda.tahunan, "tahunan")):
            lembar = pabrik.lembar(pabrik.penetapan(instansi, 2026, berlaku=True))
            pabrik.indikator(lembar, target="80", frekuensi=frekuensi)
        pemda.perencana = pabrik.anggota("perencana", pemda.dinas)
        pabrik.anggota("perencana", pemda.tahunan)
        pabrik.anggota("pimpinan", pemda.dinas)
        pemda.oleh = oleh
    return pemda


@pytest.fixture
def magetan():
    pemda = _dunia("magetan")
    with pabrik.dalam(pemda):
        yield pemda


def _ingatkan(pemda, hari):
    return domain.ingatkan(oleh=pemda.oleh, hari=hari)


@pytest.mark.parametrize(
    ("sisa", "harapan"),
    [(8, ""), (7, "h7"), (2, "h7"), (1, "h1"), (0, "h1"), (-1, "lewat"), (-3, "lewat"), (-4, "")],
)
def test_tahap(sisa, harapan):
    waktu = Waktu(None, TENGGAT, None, hari=TENGGAT - timedelta(days=sisa))
    assert domain.tahap(waktu) == harapan
    assert domain.tahap(Waktu(None, None, None, hari=TENGGAT)) == ""


def test_tiap_tahap_sekali_kepada_perencana_yang_belum(magetan):
    """Dinas Arsip measures by year: nothing is due there in triwulan I."""
    hari = [date(2026, 4, n) for n in range(1, 31)]
    assert [satu.day for satu in hari if _ingatkan(magetan, satu)] == [8, 14, 16]
    kabar = list(Pemberitahuan.objects.order_by("pk"))
    assert {satu.penerima for satu in kabar} == {magetan.perencana}
    judul = "Realisasi triwulan I 2026 belum diajukan: tenggat 15 April 2026, 7 hari lagi"
    assert kabar[0].judul == judul and kabar[0].alamat == "/magetan/2026/realisasi/dinas-sosial/?tw=1"
    assert "terlambat 1 hari, tenggat 15 April 2026" in kabar[2].judul


def test_yang_sudah_mengajukan_tidak_diingatkan(magetan):
    pabrik.pengukuran(magetan.dinas, 2026, 1, status="diajukan")
    assert _ingatkan(magetan, date(2026, 4, 8)) == 0
    assert _ingatkan(magetan, date(2026, 4, 16)) == 0


def test_tanpa_jadwal_tersimpan_tidak_ada_pengingat(magetan):
    Jadwal.objects.all().delete()
    assert not any(_ingatkan(magetan, date(2026, 4, n)) for n in range(1, 31))


def test_perpanjangan_menggeser_pengingat(magetan):
    _ingatkan(magetan, date(2026, 4, 14))
    nilai = {"tahun": 2026, "jenis": "tw1", "sampai": date(2026, 4, 30), "alasan": "Banjir"}
    PerpanjanganJadwal.objects.create(pemda=magetan, instansi=magetan.dinas, **nilai)
    assert [n for n in range(15, 31) if _ingatkan(magetan, date(2026, 4, n))] == [23, 29]


def test_dokumen_dan_pk(magetan):
    Jadwal.objects.create(pemda=magetan, tahun=2026, jenis="iku_iki", tenggat=date(2026, 1, 31))
    lain = pabrik.instansi("Dinas Baru")
    pabrik.anggota("perencana", lain)
    assert _ingatkan(magetan, date(2026, 1, 30)) == 1
    assert Pemberitahuan.objects.get().instansi == lain


def test_harian_berjalan_untuk_setiap_pemda():
    """By the worker's door: each pemda as itself, none sees the other's; a second round adds nothing."""
    a, b = _dunia("magetan"), _dunia("paser")
    saat = datetime(2026, 4, 8, 3, 0, tzinfo=UTC)
    with patch("django.utils.timezone.now", return_value=saat):
        assert (harian.jalankan(), harian.jalankan()) == (0, 0)
    for pemda in (a, b):
        with pabrik.dalam(pemda):
            assert [satu.penerima for satu in Pemberitahuan.objects.all()] == [pemda.perencana]


def test_satu_yang_gagal_tidak_menghentikan_yang_lain():
    a, b = _dunia("magetan"), _dunia("paser")
    asli = domain.waktu_semua

    def rusak(tahun, hari):
        if domain.Instansi.objects.first().pemda_id == a.pk:
            raise RuntimeError("rusak")
        return asli(tahun, hari)

    saat = datetime(2026, 4, 8, 3, 0, tzinfo=UTC)
    with patch("django.utils.timezone.now", return_value=saat), patch.object(domain, "waktu_semua", rusak):
        assert harian.jalankan() == 1
    with pabrik.dalam(b):
        assert Pemberitahuan.objects.count() == 1
