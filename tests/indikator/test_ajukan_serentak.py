"""One triwulan is submitted while an earlier one is saved: both write the capaian of the one that is submitted."""

import pytest

from indikator.domain import periksa_hitung
from indikator.domain.alur import pengukuran as alur
from indikator.models import Capaian, Pengukuran, Realisasi
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import indikator_jumlah, simpan
from tests.serentak import selagi_bergiliran


@pytest.mark.usefixtures("basis_salinan", "postgres")
def test_submitting_waits_for_the_save_before_it_holds_a_capaian():
    """Else each waits for what the other holds; and what it stores counts the value that was saved meanwhile."""
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        satu = indikator_jumlah(d)
        for triwulan in (1, 2):
            simpan(satu, "20", triwulan=triwulan)
        Realisasi.objects.update(faktor_penghambat="a", tindak_lanjut="b")
        for hitungan in Capaian.objects.all():  # as they were stored before they said their definition
            hitungan.masukan.pop("definisi")
            hitungan.save()

    def ajukan():
        with pabrik.dalam(d.pemda):
            alur.jalankan(Pengukuran.objects.get(triwulan=2), "ajukan", oleh=pabrik.pelaku(d.perencana))

    with selagi_bergiliran(d.pemda, ajukan) as galat:  # as a save that has told the audit of its value
        simpan(satu, "30", triwulan=1)
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

    with selagi_bergiliran(d.pemda, lambda: hasil.extend(periksa_hitung.periksa(d.pemda, terapkan=True))) as galat:
        simpan(satu, "30", triwulan=1)
    assert not galat and hasil == [None]  # the save has put it right
