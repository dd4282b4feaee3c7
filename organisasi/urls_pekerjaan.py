"""Urls of background jobs and stored files."""

from django.urls import path

from organisasi.views import berkas, pekerjaan

urlpatterns = [
    path("<slug:slug_pemda>/unduhan/", pekerjaan.unduhan, name="unduhan"),
    path("<slug:slug_pemda>/pekerjaan/<int:pk>/", pekerjaan.pekerjaan_rincian, name="pekerjaan_rincian"),
    path("<slug:slug_pemda>/pekerjaan/<int:pk>/batal/", pekerjaan.pekerjaan_batal, name="pekerjaan_batal"),
    path("<slug:slug_pemda>/pekerjaan/<int:pk>/ulang/", pekerjaan.pekerjaan_ulang, name="pekerjaan_ulang"),
    path("<slug:slug_pemda>/berkas/<int:pk>/", berkas.berkas_unduh, name="berkas_unduh"),
]
