"""Printed again after an edit, while the first print already runs: the second one has the edit."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from indikator.models import Indikator
from kinerja.pdf import HasilPdf
from laporan.domain import cetak
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import Pekerjaan
from tests import pabrik


def test_cetak_lagi_memuat_suntingan(db, monkeypatch):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi()
        lembar = pabrik.lembar(pabrik.penetapan(instansi, 2024, berlaku=True))
        indikator = pabrik.indikator(lembar, "Nama lama", target="5")
        klien = pabrik.klien(pabrik.anggota("perencana", instansi))
    isi = {"jenis": "lembar", "instansi": instansi.slug, "tahun": 2024, "tw": 0, "objek": lembar.pk}
    tercetak, kedua = [], []

    def ke_pdf(naskah, kertas="", lapor=None):
        tercetak.append(cetak.ke_html(naskah))
        if not kedua:  # meanwhile, in the browser: the name is mended, “Cetak PDF” is pressed again
            jam.shift(timedelta(seconds=5))
            with pabrik.dalam(pemda):
                Indikator.objects.filter(pk=indikator.pk).update(nama="Nama baru")
            kedua.append(klien.post("/magetan/cetak/", isi).url)
        return HasilPdf(b"%PDF-", 1, ())

    monkeypatch.setattr(cetak, "ke_pdf", ke_pdf)
    with time_machine.travel(timezone.now(), tick=False) as jam:
        pertama = klien.post("/magetan/cetak/", isi).url
        while kuras():
            pass
    assert kedua[0] != pertama
    assert ["Nama baru" in html for html in tercetak] == [False, True]
    with pabrik.dalam(pemda):
        assert list(Pekerjaan.objects.values_list("status", flat=True)) == ["selesai", "selesai"]
