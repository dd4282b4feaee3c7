"""Urls below `/verifikasi/`: whoever holds a decree on paper or as a file checks it, without an account.

organisasi.penyewa.PublikMiddleware serves them; tests/penyewa/matriks.py knows them as a class of their own.
"""

from django.urls import path

from laporan.views import verifikasi_dokumen

urlpatterns = [
    path("<slug:slug_pemda>/", verifikasi_dokumen.cari, name="verifikasi_cari"),
    path("<slug:slug_pemda>/<str:kode>/", verifikasi_dokumen.rincian, name="verifikasi_dokumen"),
]
