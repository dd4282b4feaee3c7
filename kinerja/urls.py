"""Url map. `/<pemda>/…`, `/verifikasi/<pemda>/…` (organisasi.penyewa) and `/api/v1/<pemda>/…` (organisasi.pintu_api)
are tenant ground; the rest knows no tenant."""

from django.contrib import admin
from django.urls import include, path

handler400 = "kinerja.http.tidak_terbaca"
handler403 = "kinerja.http.tidak_berwenang"
handler404 = "kinerja.http.tidak_ditemukan"
handler429 = "kinerja.http.terlalu_sering"
handler500 = "kinerja.http.rusak"

urlpatterns = [
    path("akun/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("verifikasi/", include("laporan.urls_verifikasi")),
    path("api/v1/", include("laporan.api.urls")),
    path("", include("organisasi.urls")),
    path("<slug:slug_pemda>/", include("indikator.urls")),
    path("<slug:slug_pemda>/", include("laporan.urls")),
]
