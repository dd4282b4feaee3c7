"""What is kept at every submission, and what was last returned."""

import pytest
from django.db import connection

from indikator.domain import ajuan
from indikator.domain.isi_ajuan import isi_lembar, label_bidang, urut_bidang
from indikator.models import Ajuan
from organisasi.domain import tulis
from tests import pabrik
from tests.indikator.dunia_verifikasi import ALASAN, bangun

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    with pabrik.dalam(pabrik.pemda("magetan")):
        yield bangun()


def baris(isi: dict) -> list[tuple[str, str]]:
    return [(satu["jenis"], satu["isi"].get("sasaran") or satu["isi"]["nama"]) for satu in isi["baris"]]


def test_isi_lembar_menurut_silsilah(dunia):
    """Every printed text of the row, its lineage and the sasaran above it."""
    indikator = dunia.indikator[0]
    pabrik.target(indikator, "85 %", tahun=2025)
    tulis.ubah(indikator, oleh=pabrik.mesin(), sumber_data="Laporan", penanggung_jawab="Bidang A", satuan="persen")
    sasaran, satu = isi_lembar([dunia.lembar[0]])[dunia.lembar[0].pk]["baris"]
    assert (sasaran["jenis"], satu["jenis"]) == ("sasaran", "indikator")
    assert (satu["silsilah"], satu["induk"]) == (str(indikator.silsilah), sasaran["silsilah"])
    assert satu["isi"] == {
        "nama": indikator.nama,
        "satuan": "persen",
        "target_2024": "80 %",
        "target_2025": "85 %",
        "rumus": "laporan selesai",
        "arah": "makin tinggi makin baik",
        "frekuensi": "Tahunan",
        "sumber_data": "Laporan",
        "penanggung_jawab": "Bidang A",
    }


def test_sub_indikator_dan_rumus_berformat(dunia):
    lembar, pokok = dunia.lembar[0], dunia.indikator[0]
    sub = pabrik.indikator(lembar, "Sub", sasaran=pokok.sasaran, induk=pokok, rumus="<u>a</u> X  100%\nb")
    isi = isi_lembar([lembar])[lembar.pk]["baris"][-1]
    assert (isi["silsilah"], isi["induk"]) == (str(sub.silsilah), str(pokok.silsilah))
    assert "<u>" not in isi["isi"]["rumus"]


def test_jumlah_kueri_tetap(dunia, django_assert_num_queries):
    for lembar in (dunia.lembar[:1], dunia.lembar):
        with django_assert_num_queries(7):
            isi_lembar(lembar)


def test_setiap_pengajuan_direkam(dunia):
    lembar = dunia.kembalikan(dunia.setujui(dunia.lembar[0]))
    lembar = dunia.setujui(lembar)
    kedua, pertama = lembar.ajuan.all()
    assert (pertama.ke, kedua.ke, kedua.nama_oleh) == (1, 2, dunia.orang["perencana"].nama)
    assert baris(kedua.isi)[0][0] == "sasaran"
    assert not dunia.lembar[1].ajuan.exists()


def test_rekam_banyak_tidak_bertambah_kuerinya(dunia, django_assert_num_queries):
    oleh = dunia.pelaku("perencana")
    kueri = 12 if connection.vendor == "postgresql" else 11  # the turn at the audit
    for lembar in (dunia.lembar[1:2], dunia.lembar):
        with django_assert_num_queries(kueri):
            ajuan.rekam_banyak(lembar, oleh=oleh)
    assert Ajuan.objects.filter(lembar=dunia.lembar[1], ke=2).exists()


def test_yang_dikembalikan_bukan_yang_ditarik(dunia):
    """A submission that was withdrawn was decided on by nobody."""
    lembar = dunia.kembalikan(dunia.setujui(dunia.lembar[0]))
    lembar = dunia.gerak(lembar, ("perencana", "ajukan"), ("perencana", "tarik"), ("perencana", "ajukan"))
    satu, kembali = ajuan.dikembalikan(lembar)
    assert (satu.ke, kembali.alasan, kembali.nama_pengguna) == (1, ALASAN, dunia.orang["verifikator"].nama)
    assert ajuan.dikembalikan(dunia.lembar[1]) is None


def test_penolakan_pimpinan_juga_pengembalian(dunia):
    lembar = dunia.gerak(dunia.lembar[0], ("perencana", "ajukan"), ("pimpinan", "tolak"))
    assert ajuan.dikembalikan(lembar)[1].nama_pengguna == dunia.orang["pimpinan"].nama


def test_nama_dan_urutan_bidang():
    assert label_bidang("target_2024_tw2") == "Target 2024 triwulan II"
    assert label_bidang("sumber_data") == "Sumber data"
    assert urut_bidang(["sumber_data", "target_2025", "nama", "target_2024"]) == [
        "nama",
        "target_2024",
        "target_2025",
        "sumber_data",
    ]
