"""Urls of laporan, below `/<pemda>/`."""

from django.urls import path

from laporan.views import cetak, keputusan, lkjip

urlpatterns = [
    path("keputusan/", keputusan.daftar, name="keputusan_daftar"),
    path("keputusan/<int:pk>/", keputusan.rincian, name="keputusan_rincian"),
    path("keputusan/<int:pk>/nomor/", keputusan.nomori, name="keputusan_nomori"),
    path("keputusan/<int:pk>/berlakukan/", keputusan.berlakukan, name="keputusan_berlakukan"),
    path("lkjip/", lkjip.daftar, name="lkjip_daftar"),
    path("lkjip/<int:pk>/", lkjip.rincian, name="lkjip_rincian"),
    path("cetak/", cetak.buat, name="cetak_buat"),
]
