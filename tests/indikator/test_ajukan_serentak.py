"""One triwulan is submitted while an earlier one is saved: both write the capaian of the one that is submitted."""

import threading
import time

import pytest
from django.db import connection, transaction

from indikator.domain import periksa_hitung
from indikator.domain.alur import pengukuran as alur
from indikator.models import Capaian, Pengukuran, Realisasi
from organisasi.domain import jejak
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import indikator_jumlah, simpan


@pytest.mark.usefixtures("basis_salinan", "postgres")
def test_submitting_waits_for_the_save_before_it_holds_a_capaian():
    """Else each waits for what the other holds; and what it stores counts the value that was saved meanwhile."""
    d, galat = dunia_ukur.susun(), []
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        for triwulan in (1, 2):
            simpan(satu, "20", triwulan=triwulan)
        Realisasi.objects.update(faktor_penghambat="a", tindak_lanjut="b")
        for hitungan in Capaian.objects.all():  # as they were stored before they said their definition
            hitungan.masukan.pop("definisi")
            hitungan.save()

    def ajukan():
        try:
            with pabrik.dalam(d.pemda):
                alur.jalankan(Pengukuran.objects.get(triwulan=2), "ajukan", oleh=pabrik.pelaku(d.perencana))
        except Exception as satu:  # told by the test itself
            galat.append(satu)
        finally:
            connection.close()

    utas = threading.Thread(target=ajukan)
    with pabrik.dalam(d.pemda), transaction.atomic():
        jejak.antre(d.pemda.pk)  # as a save that has told the audit of its value
        utas.start()
        _tunggu_pengantre()
        simpan(satu, "30", triwulan=1)
    utas.join(20)
    with pabrik.dalam(d.pemda):
        assert not galat and Pengukuran.objects.get(triwulan=2).status == "diajukan"
        assert Capaian.objects.get(realisasi__pengukuran__triwulan=2).bukti_sd == "30 + 20 = 50"


@pytest.mark.usefixtures("basis_salinan", "postgres")
def test_recomputing_all_waits_for_the_save_before_it_holds_a_capaian():
    """`hitung_ulang --terapkan` beside people who save; it computes from what they saved meanwhile."""
    d, hasil = dunia_ukur.susun(), []
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        simpan(satu, "20", triwulan=1)
        Capaian.objects.update(bukti_sd="lain")

    def hitung_ulang():
        try:
            hasil.extend(periksa_hitung.periksa(d.pemda, terapkan=True))
        except Exception as satu:  # told by the test itself
            hasil.append(satu)
        finally:
            connection.close()

    utas = threading.Thread(target=hitung_ulang)
    with pabrik.dalam(d.pemda), transaction.atomic():
        jejak.antre(d.pemda.pk)
        utas.start()
        _tunggu_pengantre()
        simpan(satu, "30", triwulan=1)
    utas.join(20)
    assert hasil == [None]  # the save has put it right


def _tunggu_pengantre() -> None:
    """Until the other connection waits for the audit, whatever it holds by then."""
    milik = "locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"
    with connection.cursor() as kursor:
        for _ in range(200):
            kursor.execute(f"select count(*) from pg_locks where not granted and {milik}")
            if kursor.fetchone()[0]:
                return
            time.sleep(0.05)
    raise AssertionError("tidak ada yang menunggu")
