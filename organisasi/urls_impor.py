"""Urls of the import of workbooks, below `/<pemda>/impor/`."""

from django.urls import path

from organisasi.views import impor, impor_rincian

urlpatterns = [
    path("", impor.impor_daftar, name="impor_daftar"),
    path("buku-kerja/", impor.impor_templat, name="impor_templat"),
    path("unggah/", impor.impor_unggah, name="impor_unggah"),
    path("<int:pk>/", impor_rincian.impor_rincian, name="impor_rincian"),
    path("<int:pk>/terapkan/", impor_rincian.impor_terapkan, name="impor_terapkan"),
    path("<int:pk>/baca/", impor_rincian.impor_baca, name="impor_baca"),
    path("<int:pk>/batal/", impor_rincian.impor_batal, name="impor_batal"),
    path("<int:pk>/catatan/", impor_rincian.impor_catatan, name="impor_catatan"),
]
