"""Eight processes write to one SQLite file: everything acknowledged is stored, nobody sees an error."""

import time

import pytest
from django.conf import settings

from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import jejak_utuh

LAMA = 15  # seconds

pytestmark = pytest.mark.skipif(settings.UJI_BASIS != "sqlite", reason="hanya untuk SQLite")


def test_eight_processes_write_at_once(aplikasi):
    app = aplikasi(proses=8)
    d = dunia_tulis.susun()
    penulis = dunia_tulis.mulai(app.url, d)
    time.sleep(LAMA)
    dunia_tulis.selesaikan(penulis)
    angka = dunia_tulis.periksa(d, penulis)
    assert not sum((satu.galat for satu in penulis), start=type(penulis[0].galat)()), [p.halaman[:1] for p in penulis]
    assert all(satu.diakui > 2 for satu in penulis), "seseorang tidak mendapat giliran"
    jejak_utuh(app)
    catat("gangguan", "Delapan proses menulis ke satu SQLite", dicoba=sum(p.diakui for p in penulis), keterangan=angka)
