"""While a document is applied nobody waits for it: who cancels is answered at once (PostgreSQL holds the rows)."""

from threading import Event, Thread

import pytest
from django.db import connection

from laporan import pekerjaan_impor
from laporan.domain.impor_dokumen.mulai import antrekan_terapkan, mulai
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.enums import StatusImpor
from organisasi.models import Impor, Pekerjaan
from tests import pabrik
from tests import sumber_baca as sumber

LAMA = 8  # seconds the document is being applied, unless the test is done before


@pytest.mark.usefixtures("postgres")
def test_membatalkan_selagi_diterapkan(basis_salinan, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    pemda = pabrik.pemda("paser", "Kabupaten Paser")
    with pabrik.dalam(pemda):
        badan = pabrik.instansi("BKPSDM", jenis="badan")
        orang = pabrik.anggota("perencana", badan)
        impor = mulai(oleh=pabrik.pelaku(orang), nama="iki.txt", isi=sumber.PASER.read_bytes(), instansi=badan)
    jalankan(pemda.pk, impor.pekerjaan_id)
    with pabrik.dalam(pemda):
        impor = Impor.objects.select_related("instansi").get()
        satu = antrekan_terapkan(oleh=pabrik.pelaku(orang), impor=impor)
    klien, asli, tertulis, cukup = pabrik.klien(orang), pekerjaan_impor.terapkan, Event(), Event()

    def lama(**isi):
        hasil = asli(**isi)
        tertulis.set()
        cukup.wait(LAMA)
        return hasil

    def kerjakan():
        jalankan(pemda.pk, satu.pk)
        connection.close()

    monkeypatch.setattr(pekerjaan_impor, "terapkan", lama)
    utas = Thread(target=kerjakan)
    utas.start()
    try:
        assert tertulis.wait(60)
        jawaban = klien.post(f"/paser/pekerjaan/{satu.pk}/batal/", follow=True)
        assert utas.is_alive(), "menunggu sampai diterapkan"
    finally:
        cukup.set()
        utas.join(30)
    assert jawaban.status_code == 200 and "sedang disimpan" in jawaban.content.decode()
    with pabrik.dalam(pemda):
        assert (Impor.objects.get().status, Pekerjaan.objects.get(pk=satu.pk).status) == (
            StatusImpor.DITERAPKAN,
            "selesai",
        )
