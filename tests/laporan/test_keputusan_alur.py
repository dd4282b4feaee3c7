"""Decrees and reports: numbered and put in force once, dates that make sense, nothing printed too early."""

from datetime import date

import pytest

from laporan.domain import keputusan as domain
from laporan.domain.alur import keputusan as alur
from laporan.domain.cetak import susun_naskah
from laporan.enums import StatusLkjip
from laporan.models import Cuplikan, Keputusan, Lkjip
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Instansi, Jejak
from tests import pabrik
from tests.laporan import dokumen_contoh


@pytest.fixture
def draf(db):
    """(pemda, a draft decree)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        isi = {"tentang": "IKU", "jabatan_penetap": "Bupati", "tahun": 2024}
        return pemda, domain.buat(oleh=mesin, instansi=pabrik.instansi("Dinas Kesehatan"), **isi)


@pytest.mark.parametrize("tahun", [1, 1999, 2101, 9999])
def test_a_date_of_another_age_is_refused(draf, tahun):
    pemda, keputusan = draf
    with pabrik.dalam(pemda) as mesin:
        with pytest.raises(IsianSalah, match="tidak masuk akal"):
            domain.nomori(keputusan, oleh=mesin, nomor="1", tanggal=date(tahun, 1, 1))
        assert Keputusan.objects.get(pk=keputusan.pk).tahun == 2024


def test_a_second_click_puts_nothing_in_force_again(draf):
    pemda, keputusan = draf
    with pabrik.dalam(pemda) as mesin:
        keputusan = domain.nomori(keputusan, oleh=mesin, nomor="1", tanggal=date(2024, 3, 1))
        alur.jalankan(keputusan, "berlakukan", oleh=mesin)
        jejak = Jejak.objects.count()
        with pytest.raises(SalahStatus):  # this object still says draft
            alur.jalankan(keputusan, "berlakukan", oleh=mesin)
        assert Jejak.objects.count() == jejak and Cuplikan.objects.count() == 1


@pytest.mark.parametrize("status", list(StatusLkjip))
def test_a_report_is_printed_by_readers_only_when_published(contoh, status):
    with pabrik.dalam(dokumen_contoh.pemda("magetan")):
        Lkjip.objects.update(status=status)
        instansi = Instansi.objects.get(slug="bagian-organisasi")
        pesanan = {"jenis": "lkjip", "instansi": instansi, "tahun": 2019, "oleh": pabrik.pelaku_baru("pembaca")}
        if status in ("disampaikan", "dipublikasikan"):
            assert susun_naskah(**pesanan).draf is False
        else:
            with pytest.raises(Ditolak):
                susun_naskah(**pesanan)
