"""Pages for the admin of the pemda: settings, people, officials."""

from django.urls import path

from organisasi.views import anggota, dua_langkah, pejabat, pemangku, pengaturan, pensiun, token_api

ANGGOTA = [
    path("pengaturan/pengguna/", anggota.anggota_daftar, name="anggota_daftar"),
    path("pengaturan/pengguna/undang/", anggota.anggota_undang, name="anggota_undang"),
    path("pengaturan/pengguna/<int:pk>/", anggota.anggota_rincian, name="anggota_rincian"),
    path("pengaturan/pengguna/<int:pk>/ubah/", anggota.anggota_ubah, name="anggota_ubah"),
    path("pengaturan/pengguna/<int:pk>/nonaktifkan/", anggota.anggota_nonaktifkan, name="anggota_nonaktifkan"),
    path("pengaturan/pengguna/<int:pk>/aktifkan/", anggota.anggota_aktifkan, name="anggota_aktifkan"),
    path("pengaturan/pengguna/<int:pk>/undang-ulang/", anggota.anggota_undang_ulang, name="anggota_undang_ulang"),
]

PEJABAT = [
    path("pejabat/", pejabat.pejabat_daftar, name="pejabat_daftar"),
    path("pejabat/tambah/", pejabat.pejabat_tambah, name="pejabat_tambah"),
    path("pejabat/<int:pk>/", pejabat.pejabat_ubah, name="pejabat_ubah"),
    path("pejabat/<int:pk>/jabatan/tambah/", pemangku.pemangku_tambah, name="pemangku_tambah"),
    path("pemangku/<int:pk>/ubah/", pemangku.pemangku_ubah, name="pemangku_ubah"),
    path("pemangku/<int:pk>/akhiri/", pemangku.pemangku_akhiri, name="pemangku_akhiri"),
]

PENSIUN = [
    path("instansi/<slug:slug>/nonaktifkan/", pensiun.instansi_nonaktifkan, name="instansi_nonaktifkan"),
    path("instansi/<slug:slug>/aktifkan/", pensiun.instansi_aktifkan, name="instansi_aktifkan"),
    path("unit/<int:pk>/nonaktifkan/", pensiun.unit_nonaktifkan, name="unit_nonaktifkan"),
    path("unit/<int:pk>/aktifkan/", pensiun.unit_aktifkan, name="unit_aktifkan"),
    path("jabatan/<int:pk>/nonaktifkan/", pensiun.jabatan_nonaktifkan, name="jabatan_nonaktifkan"),
    path("jabatan/<int:pk>/aktifkan/", pensiun.jabatan_aktifkan, name="jabatan_aktifkan"),
]

TOKEN_API = [
    path("pengaturan/token-api/", token_api.token_api_daftar, name="token_api_daftar"),
    path("pengaturan/token-api/buat/", token_api.token_api_tambah, name="token_api_tambah"),
    path("pengaturan/token-api/<int:pk>/cabut/", token_api.token_api_cabut, name="token_api_cabut"),
]

urlpatterns = [
    path("pengaturan/", pengaturan.pengaturan, name="pengaturan"),
    path("pengaturan/pemda/", pengaturan.pengaturan_pemda, name="pengaturan_pemda"),
    path("pengaturan/kop/", pengaturan.pengaturan_kop, name="pengaturan_kop"),
    path("pengaturan/lkjip/", pengaturan.pengaturan_lkjip, name="pengaturan_lkjip"),
    path("pengaturan/cetakan/", pengaturan.pengaturan_cetakan, name="pengaturan_cetakan"),
    path("pengaturan/publik/", pengaturan.pengaturan_publik, name="pengaturan_publik"),
    path("pengaturan/dua-langkah/", dua_langkah.pengaturan_dua_langkah, name="pengaturan_dua_langkah"),
    *ANGGOTA,
    *PEJABAT,
    *PENSIUN,
    *TOKEN_API,
]
