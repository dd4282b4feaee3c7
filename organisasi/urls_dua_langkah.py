"""The pages of the second factor are allauth's, but one."""

from django.urls import include, path

from organisasi.views.dua_langkah import hapus_kunci

urlpatterns = [
    path("webauthn/keys/<int:pk>/remove/", hapus_kunci, name="mfa_remove_webauthn"),
    path("", include("allauth.mfa.urls")),
]
