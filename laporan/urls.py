"""Urls of laporan, below `/<pemda>/`."""

from django.urls import include, path

from laporan.views import (
    cetak,
    dasbor,
    dasbor_indikator,
    dasbor_instansi,
    keputusan,
    kotak_masuk,
    lkjip,
    pengingat,
    publik,
)

# read by everybody (organisasi.penyewa.PublikMiddleware); tests/penyewa/matriks.py knows them as a class of their own
PUBLIK = [
    path("", publik.beranda, name="publik_beranda"),
    path("keputusan/<int:pk>/", publik.keputusan, name="publik_keputusan"),
    path("perjanjian/<int:pk>/", publik.perjanjian, name="publik_perjanjian"),
    path("lkjip/<int:pk>/", publik.lkjip, name="publik_lkjip"),
    path("<int:tahun>/", publik.tahun, name="publik_tahun"),
    path("<int:tahun>/<slug:daftar>.<slug:bentuk>", publik.unduh, name="publik_unduh"),
    path("<int:tahun>/<slug:instansi>/", publik.instansi, name="publik_instansi"),
]

urlpatterns = [
    path("publik/", include(PUBLIK)),
    path("keputusan/", keputusan.daftar, name="keputusan_daftar"),
    path("keputusan/<int:pk>/", keputusan.rincian, name="keputusan_rincian"),
    path("keputusan/<int:pk>/nomor/", keputusan.nomori, name="keputusan_nomori"),
    path("keputusan/<int:pk>/<slug:tindakan>/", keputusan.alur, name="keputusan_alur"),
    path("lkjip/", lkjip.daftar, name="lkjip_daftar"),
    path("lkjip/<int:pk>/", lkjip.rincian, name="lkjip_rincian"),
    path("lkjip/<int:pk>/<slug:tindakan>/", lkjip.alur, name="lkjip_alur"),
    path("<int:tahun>/kotak-masuk/", kotak_masuk.daftar, name="kotak_masuk"),
    path("<int:tahun>/kotak-masuk/unduh/", kotak_masuk.unduh, name="kotak_masuk_unduh"),
    path("<int:tahun>/kotak-masuk/ingatkan/", pengingat.ingatkan, name="kotak_masuk_ingatkan"),
    path("<int:tahun>/kotak-masuk/opd/<slug:instansi>/", kotak_masuk.rincian, name="kotak_masuk_instansi"),
    path("<int:tahun>/dasbor/", dasbor.pemda, name="dasbor_pemda"),
    path("<int:tahun>/dasbor/perangkat-daerah/", dasbor_instansi.daftar, name="dasbor_instansi_daftar"),
    path("<int:tahun>/dasbor/indikator/", dasbor_indikator.daftar, name="dasbor_indikator_daftar"),
    path("<int:tahun>/dasbor/indikator/<int:pk>/", dasbor_indikator.rincian, name="dasbor_indikator"),
    path("<int:tahun>/dasbor/<slug:instansi>/", dasbor_instansi.rincian, name="dasbor_instansi"),
    path("cetak/", cetak.buat, name="cetak_buat"),
]
