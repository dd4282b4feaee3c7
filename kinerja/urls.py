"""Url map. `/<pemda>/…`, `/verifikasi/<pemda>/…` (organisasi.penyewa) and `/api/v1/<pemda>/…` (organisasi.pintu_api)
are tenant ground; the rest knows no tenant."""

from django.contrib import admin
from django.urls import include, path

handler400 = "organisasi.gangguan.tidak_terbaca"
handler403 = "kinerja.http.tidak_berwenang"
handler404 = "kinerja.http.tidak_ditemukan"
handler429 = "kinerja.http.terlalu_sering"
handler500 = "organisasi.gangguan.rusak"

urlpatterns = [
    path("akun/", include("organisasi.urls_akun")),  # before allauth's, which has pages of the same names
    path("akun/", include("allauth.account.urls")),
    path("akun/dua-langkah/", include("organisasi.urls_dua_langkah")),
    path("admin/", admin.site.urls),
    path("verifikasi/", include("laporan.urls_verifikasi")),
    path("api/v1/", include("laporan.api.urls")),
    path("", include("organisasi.urls")),
    path("<slug:slug_pemda>/", include("indikator.urls")),
    path("<slug:slug_pemda>/", include("laporan.urls")),
]
