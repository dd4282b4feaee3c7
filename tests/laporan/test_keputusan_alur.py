"""Decrees and reports: dates that make sense, open drafts hold back, nothing printed too early.

Put in force: tests/laporan/test_keputusan_berlaku.py.
"""

from datetime import date

import pytest

from laporan.domain import keputusan as domain
from laporan.domain.cetak import susun_naskah
from laporan.domain.nomori import nomori
from laporan.enums import StatusLkjip
from laporan.models import Keputusan, Lkjip
from organisasi.domain.pensiun import halangan
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Instansi
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
            nomori(keputusan, oleh=mesin, nomor="1", tanggal=date(tahun, 1, 1))
        assert Keputusan.objects.get(pk=keputusan.pk).tahun == 2024


def test_open_drafts_hold_an_instansi_back(draf):
    pemda, keputusan = draf
    with pabrik.dalam(pemda):
        lain = pabrik.instansi("Dinas Lain")
        assert "1 keputusan masih draf" in halangan(keputusan.instansi) and not halangan(lain)
        Keputusan.objects.update(status="berlaku")
        assert not halangan(keputusan.instansi)


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
