"""Measuring: realisasi, capaian, rekap. Paths below `/<pemda>/`, all bound to a year."""

from django.urls import include, path

from indikator.views import capaian, pengukuran, realisasi, rekap

BARIS = [
    path("", realisasi.realisasi_isi, name="realisasi_isi"),
    path("cepat/", realisasi.realisasi_cepat, name="realisasi_cepat"),
    path("hapus/", realisasi.realisasi_hapus, name="realisasi_hapus"),
]

urlpatterns = [
    path("<int:tahun>/realisasi/", realisasi.realisasi_daftar, name="realisasi_daftar"),
    path("<int:tahun>/realisasi/<slug:instansi>/", realisasi.realisasi_instansi, name="realisasi_instansi"),
    path("<int:tahun>/realisasi/<slug:instansi>/alur/", pengukuran.pengukuran_alur, name="pengukuran_alur"),
    path("<int:tahun>/realisasi/<slug:instansi>/<int:indikator>/", include(BARIS)),
    path("<int:tahun>/capaian/", capaian.capaian_daftar, name="capaian_daftar"),
    path("<int:tahun>/capaian/bukti/<int:pk>/", capaian.capaian_bukti, name="capaian_bukti"),
    path("<int:tahun>/capaian/<slug:instansi>/", capaian.capaian_instansi, name="capaian_instansi"),
    path("<int:tahun>/rekap/", rekap.rekap, name="rekap"),
]
