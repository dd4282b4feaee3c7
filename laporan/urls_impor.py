"""Urls of the import of existing documents, below `/<pemda>/impor/dokumen/`."""

from django.urls import path

from laporan.views import (
    impor_dokumen,
    impor_dokumen_baris,
    impor_dokumen_lembar,
    impor_dokumen_sisa,
    impor_dokumen_terap,
)

urlpatterns = [
    path("", impor_dokumen.unggah, name="impor_dokumen"),
    path("<int:pk>/", impor_dokumen.rincian, name="impor_dokumen_rincian"),
    path("<int:pk>/baca-lagi/", impor_dokumen.baca_lagi, name="impor_dokumen_baca_lagi"),
    path("<int:pk>/batal/", impor_dokumen.batal, name="impor_dokumen_batal"),
    path("<int:pk>/kepala/", impor_dokumen.kepala, name="impor_dokumen_kepala"),
    path("<int:pk>/keputusan/", impor_dokumen_terap.keputusan, name="impor_dokumen_keputusan"),
    path("<int:pk>/terapkan/", impor_dokumen_terap.terapkan, name="impor_dokumen_terapkan"),
    path("<int:pk>/lembar/tambah/", impor_dokumen_lembar.tambah, name="impor_dokumen_lembar_tambah"),
    path("<int:pk>/lembar/periksa/", impor_dokumen_lembar.periksa_semua, name="impor_dokumen_periksa_semua"),
    path("<int:pk>/sisa/", impor_dokumen_sisa.daftar, name="impor_dokumen_sisa"),
    path("<int:pk>/sisa/abaikan/", impor_dokumen_sisa.abaikan_semua, name="impor_dokumen_sisa_semua"),
    path("lembar/<int:pk>/", impor_dokumen_lembar.lembar, name="impor_dokumen_lembar"),
    path("lembar/<int:pk>/jabatan/", impor_dokumen_lembar.jabatan, name="impor_dokumen_jabatan"),
    path("lembar/<int:pk>/periksa/", impor_dokumen_lembar.periksa, name="impor_dokumen_periksa"),
    path("lembar/<int:pk>/baris/", impor_dokumen_lembar.baru, name="impor_dokumen_baris_tambah"),
    path("lembar/<int:pk>/<slug:jenis>/pakai/", impor_dokumen_lembar.timpa, name="impor_dokumen_timpa"),
    path("lembar/<int:pk>/<slug:jenis>/", impor_dokumen_lembar.uraian, name="impor_dokumen_uraian"),
    path("baris/<int:pk>/", impor_dokumen_baris.ubah, name="impor_dokumen_baris"),
    path("baris/<int:pk>/pecah/", impor_dokumen_baris.pecah, name="impor_dokumen_baris_pecah"),
    path("baris/<int:pk>/gabung/", impor_dokumen_baris.gabung, name="impor_dokumen_baris_gabung"),
    path("baris/<int:pk>/pisah/", impor_dokumen_baris.pisah, name="impor_dokumen_baris_pisah"),
    path("baris/<int:pk>/sub/", impor_dokumen_baris.sub, name="impor_dokumen_baris_sub"),
    path("baris/<int:pk>/lewat/", impor_dokumen_baris.lewat, name="impor_dokumen_baris_lewat"),
    path("baris/<int:pk>/periksa/", impor_dokumen_baris.periksa, name="impor_dokumen_baris_periksa"),
    path("baris/<int:pk>/pindah/", impor_dokumen_baris.pindah, name="impor_dokumen_baris_pindah"),
    path("sisa/<int:pk>/", impor_dokumen_sisa.pakai, name="impor_dokumen_sisa_pakai"),
    path("sisa/<int:pk>/abaikan/", impor_dokumen_sisa.abaikan, name="impor_dokumen_sisa_abaikan"),
    path("sisa/<int:pk>/kembali/", impor_dokumen_sisa.kembali, name="impor_dokumen_sisa_kembali"),
]
