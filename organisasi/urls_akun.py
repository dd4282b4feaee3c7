"""Address, own sessions, single sign-on: our pages instead of those of allauth, under the names that it knows."""

from django.urls import path

from organisasi.views import sesi, sso, surel_akun

urlpatterns = [
    path("email/", surel_akun.surel_akun, name="account_email"),
    path("sesi/", sesi.sesi_saya, name="usersessions_list"),
    path("sesi/lain/akhiri/", sesi.sesi_akhiri_lain, name="usersessions_end_others"),
    path("sesi/<int:pk>/akhiri/", sesi.sesi_akhiri, name="usersessions_end"),
    path("oidc/<slug:provider_id>/login/", sso.masuk, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", sso.kembali, name="openid_connect_callback"),
]
