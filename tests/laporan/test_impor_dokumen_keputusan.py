"""The decree of an imported document."""

import pytest

from indikator.models import Penetapan
from laporan.domain.impor_dokumen.terapkan import terapkan
from laporan.models import Keputusan
from organisasi.models import Pejabat
from tests import pabrik
from tests.laporan.impor_kecil import bacaan, dunia, keputusan, perencana, siap, taman

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return dunia()


def test_the_decree_as_the_installation_stores_it(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.mesin()
        hasil = terapkan(oleh=oleh, impor=siap(oleh, bacaan(taman(), keputusan=keputusan())))
        satu = Keputusan.objects.get()
        assert (satu.status, satu.nomor, str(satu.tanggal), satu.tahun) == ("draf", "5 TAHUN 2024", "2024-01-31", 2024)
        assert satu.penetapan == Penetapan.objects.get() and satu.penetapan.dasar == "keputusan"
        assert satu.penandatangan == Pejabat.objects.get(nama="Ir. SITI HIJAU")
        butir = satu.butir.filter(induk=None).values_list("bagian", "label_sumber", "isi")
        assert list(butir) == [
            ("diktum", "KESATU", "Menetapkan untuk :"),
            ("mengingat", "1.", "Undang-Undang Nomor 23 Tahun 2014;"),
            ("mengingat", "", "Peraturan Daerah."),
            ("menimbang", "a.", "bahwa perlu;"),
        ]
        sub = satu.butir.filter(induk__isnull=False).values_list("label_sumber", "isi")
        assert list(sub) == [("a.", "perencanaan;"), ("b.", "pelaporan;"), ("", "Evaluasi.")]
        assert hasil.keputusan == [{"pk": satu.pk, "judul": str(satu), "tahun": 2024, "baru": 1}]


def test_the_decree_as_a_planner_stores_it(d):
    """A number is registered by those who may; until then it is told as what the source prints."""
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        terapkan(oleh=oleh, impor=siap(oleh, bacaan(taman(), keputusan=keputusan())))
        satu = Keputusan.objects.get()
        assert (satu.nomor, satu.tanggal, satu.penandatangan) == ("", None, None)
        assert satu.catatan_sumber == [
            "Ditandatangani: Ir. SITI HIJAU, , NIP -",
            "Nomor tercetak: 5 TAHUN 2024; tanggal tercetak: 2024-01-31",
        ]
        assert not Pejabat.objects.exists()


def test_no_decree_where_the_review_leaves_it_out(d):
    with pabrik.dalam(d.pemda):
        oleh = perencana(d)
        terapkan(oleh=oleh, impor=siap(oleh, bacaan(taman(), keputusan=keputusan()), tanpa_keputusan=True))
        assert not Keputusan.objects.exists() and Penetapan.objects.get().dasar == "dokumen_sumber"
