"""A blank date comes last in every descending order, on SQLite as on PostgreSQL."""

from datetime import date

from laporan.domain.cari_keputusan import cari_keputusan
from laporan.domain.unsur import kepala_instansi
from laporan.models import Keputusan
from organisasi.models import PemangkuJabatan
from tests import pabrik
from tests.laporan import keputusan_kecil


def test_keputusan_tanpa_tanggal_terakhir(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        lama, kosong, baru = (keputusan_kecil.draf(instansi, tentang=t) for t in "abc")
        for satu, bulan in ((lama, 1), (baru, 5)):
            Keputusan.objects.filter(pk=satu.pk).update(tanggal=date(2024, bulan, 1))
        assert list(Keputusan.objects.all()) == [baru, lama, kosong]
        assert cari_keputusan(instansi, 2024) == baru


def test_pemangku_tanpa_tanggal_terakhir(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        lama, kosong, baru = (
            pabrik.pemangku(pabrik.pejabat(), instansi, nama_jabatan="Kepala", mulai=mulai)
            for mulai in (date(2020, 1, 1), None, date(2023, 1, 1))
        )
        assert list(PemangkuJabatan.objects.all()) == [baru, lama, kosong]
        assert kepala_instansi(instansi, 2024) == baru
