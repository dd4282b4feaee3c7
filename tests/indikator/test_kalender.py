"""The default calendar and the arithmetic of a due date: pure, no database."""

from dataclasses import replace
from datetime import date

import pytest

from indikator.enums import JenisJadwal
from indikator.kalender import JENIS, Waktu, bawaan


def test_jenis_sama_dengan_pilihan():
    assert list(JENIS) == JenisJadwal.values


@pytest.mark.parametrize(
    ("jenis", "buka", "tenggat"),
    [
        ("iku_iki", "2027-01-01", "2027-01-31"),
        ("pk", "2027-01-01", "2027-01-31"),
        ("tw1", "2027-04-01", "2027-04-15"),
        ("tw2", "2027-07-01", "2027-07-15"),
        ("tw3", "2027-10-01", "2027-10-15"),
        ("tw4", "2028-01-01", "2028-01-15"),
        ("pk_perubahan", "2027-10-01", "2027-11-30"),
        ("lkjip", "2028-01-31", "2028-02-29"),
        ("lkjip_pemda", "2028-03-01", "2028-03-31"),
    ],
)
def test_bawaan(jenis, buka, tenggat):
    assert bawaan(2027, jenis) == (date.fromisoformat(buka), date.fromisoformat(tenggat))


def test_bawaan_tahun_biasa_dan_jenis_asing():
    assert bawaan(2025, "lkjip")[1] == date(2026, 2, 28)
    with pytest.raises(KeyError):
        bawaan(2025, "skp")


TENGGAT, TUTUP = date(2026, 4, 15), date(2026, 4, 20)


@pytest.mark.parametrize(
    ("hari", "sisa", "terlambat", "tertutup"),
    [
        (date(2026, 4, 12), 3, 0, False),
        (TENGGAT, 0, 0, False),
        (date(2026, 4, 19), -4, 4, False),
        (TUTUP, -5, 5, False),
        (date(2026, 4, 21), -6, 6, True),
    ],
)
def test_hari_demi_hari(hari, sisa, terlambat, tertutup):
    waktu = Waktu(date(2026, 4, 1), TENGGAT, TUTUP, hari=hari)
    assert (waktu.sisa_hari, waktu.terlambat, waktu.tertutup, waktu.sudah_buka) == (sisa, terlambat, tertutup, True)


def test_perpanjangan_menggeser_tenggat_dan_tutup():
    waktu = Waktu(None, TENGGAT, TUTUP, hari=date(2026, 4, 25), perpanjangan=date(2026, 4, 30))
    assert (waktu.batas, waktu.batas_tutup, waktu.terlambat, waktu.tertutup) == (date(2026, 4, 30),) * 2 + (0, False)
    pendek = replace(waktu, perpanjangan=date(2026, 4, 17))
    assert pendek.batas == date(2026, 4, 17) and pendek.batas_tutup == TUTUP and pendek.tertutup


def test_tanpa_tanggal_tidak_pernah_terlambat():
    kosong = Waktu(None, None, None, hari=date(2030, 1, 1))
    assert (kosong.sisa_hari, kosong.terlambat, kosong.tertutup, kosong.sudah_buka) == (None, 0, False, True)
    belum = Waktu(date(2026, 4, 1), TENGGAT, None, hari=date(2026, 3, 31))
    assert not belum.sudah_buka and belum.sisa_hari == 15
