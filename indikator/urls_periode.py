"""Planning periods with their visi, misi and tujuan, for the admin of the pemda."""

from django.urls import path

from indikator.views import butir_periode as butir
from indikator.views import periode

urlpatterns = [
    path("", periode.periode_daftar, name="periode_daftar"),
    path("tambah/", periode.periode_tambah, name="periode_tambah"),
    path("<int:pk>/", periode.periode_rincian, name="periode_rincian"),
    path("<int:pk>/ubah/", periode.periode_ubah, name="periode_ubah"),
    path("<int:pk>/hapus/", periode.periode_hapus, name="periode_hapus"),
    path("<int:pk>/visi-misi/tambah/", butir.visi_misi_tambah, name="visi_misi_tambah"),
    path("<int:pk>/tujuan/tambah/", butir.tujuan_tambah, name="tujuan_tambah"),
    path("visi-misi/<int:pk>/ubah/", butir.visi_misi_ubah, name="visi_misi_ubah"),
    path("visi-misi/<int:pk>/hapus/", butir.visi_misi_hapus, name="visi_misi_hapus"),
    path("visi-misi/<int:pk>/geser/", butir.visi_misi_geser, name="visi_misi_geser"),
    path("tujuan/<int:pk>/ubah/", butir.tujuan_ubah, name="tujuan_ubah"),
    path("tujuan/<int:pk>/hapus/", butir.tujuan_hapus, name="tujuan_hapus"),
    path("tujuan/<int:pk>/geser/", butir.tujuan_geser, name="tujuan_geser"),
]
