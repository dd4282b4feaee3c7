"""Twenty registrations at once give twenty distinct numbers of one register."""

import itertools
from datetime import date

from laporan.domain import buku_nomor
from laporan.domain.nomori import nomori
from laporan.models import BukuNomor, Keputusan
from organisasi.galat import IsianSalah
from tests import pabrik
from tests.basis import serentak
from tests.laporan import keputusan_kecil

BANYAK = 20


def test_twenty_at_once(basis_salinan):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        instansi = pabrik.instansi("Dinas Kesehatan")
        buku_nomor.buat(oleh=mesin, penerbit="KEPALA DINAS", tahun=2024, terakhir=100)
        draf = [keputusan_kecil.draf(instansi).pk for _ in range(BANYAK)]
        petugas = pabrik.anggota("penomoran")
    antre = itertools.count()

    def daftar():
        klien = pabrik.klien(petugas)
        alamat = f"/magetan/keputusan/{draf[next(antre)]}/nomor/"
        return klien.post(alamat, {"versi": 1, "tanggal": "2024-03-01", "nomor": ""}).status_code

    assert serentak(daftar, BANYAK) == [302] * BANYAK
    with pabrik.dalam(pemda):
        urut = sorted(Keputusan.objects.values_list("nomor_urut", flat=True))
        assert urut == list(range(101, 101 + BANYAK))
        assert Keputusan.objects.values("nomor").distinct().count() == BANYAK
        assert BukuNomor.objects.get().terakhir == 100 + BANYAK


def test_one_typed_number_at_once(basis_salinan):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        instansi = pabrik.instansi("Dinas Kesehatan")
        buku_nomor.buat(oleh=mesin, penerbit="KEPALA DINAS", tahun=2024)
        draf = [keputusan_kecil.draf(instansi).pk for _ in range(6)]
    antre = itertools.count()

    def daftar():
        with pabrik.dalam(pemda) as mesin:
            keputusan = Keputusan.objects.get(pk=draf[next(antre)])
            try:
                return nomori(keputusan, oleh=mesin, tanggal=date(2024, 3, 1), nomor="7").nomor
            except IsianSalah:
                return "ditolak"

    assert sorted(serentak(daftar)) == ["7 TAHUN 2024"] + ["ditolak"] * 5
