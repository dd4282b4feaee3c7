"""Tokens of the read API: list, make one (its key is shown on the answer, once), withdraw. Only the admin."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kinerja.tables import berdaftar
from organisasi.domain import token_api as domain
from organisasi.forms.dasar import HapusForm
from organisasi.forms.token_api import TokenApiForm
from organisasi.models import TokenApi
from organisasi.permissions import pastikan
from organisasi.tables.token_api import TokenApiTable
from organisasi.views.instansi import require_form
from organisasi.views.pengaturan import remah_pengaturan


def _muat_token(request, pk: int) -> TokenApi:
    token = get_object_or_404(TokenApi, pk=pk)
    pastikan(request.pelaku, "kelola_organisasi")
    return token


@berdaftar
@require_safe
def token_api_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    tambah = {"kosong_url": reverse("token_api_tambah", args=[slug_pemda]), "kosong_tombol": "Buat token"}
    tabel = TokenApiTable.untuk(request, TokenApi.objects.select_related("pemda", "dibuat_oleh"), **tambah)
    konteks = {"tabel": tabel, "alamat": _alamat(slug_pemda), "remah": remah_pengaturan(slug_pemda, ("Token API", ""))}
    return render(request, "organisasi/token_api_daftar.html", konteks)


@never_cache
@require_form
def token_api_tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """The answer to the form shows the key: no redirect, because it is stored nowhere it could be read from again."""
    pastikan(request.pelaku, "kelola_organisasi")
    form = TokenApiForm(request.POST or None)
    if request.method == "POST" and (hasil := form.kirim(partial(domain.buat, oleh=request.pelaku))):
        return _tampilkan(request, slug_pemda, *hasil)
    remah = [*remah_token(slug_pemda), ("Buat token", "")]
    konteks = {"form": form, "judul": "Buat token API", "tombol": "Buat token", "remah": remah}
    return render(request, "organisasi/token_api_tambah.html", konteks, status=form.kode)


def _tampilkan(request: HttpRequest, slug_pemda: str, token: TokenApi, kunci: str) -> HttpResponse:
    if not kunci:
        messages.info(request, f"Token {token.nama} sudah dibuat; kuncinya hanya ditampilkan sekali.")
        return redirect("token_api_daftar", slug_pemda)
    remah = [*remah_token(slug_pemda), (token.nama, "")]
    konteks = {"token": token, "kunci": kunci, "alamat": _alamat(slug_pemda), "remah": remah}
    return render(request, "organisasi/token_api_kunci.html", konteks)


@require_form
def token_api_cabut(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    token = _muat_token(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": token.versi})
    if request.method == "POST" and form.kirim(partial(domain.cabut, oleh=request.pelaku, token=token)):
        messages.success(request, f"Token {token.nama} sudah dicabut.")
        return redirect("token_api_daftar", slug_pemda)
    konteks = {
        "form": form,
        "judul": f"Cabut token {token.nama}?",
        "kalimat": "Aplikasi yang memakainya langsung tidak dapat membaca data lagi. Token tidak dapat dihidupkan "
        "kembali; bila masih perlu, buat yang baru.",
        "tombol": "Cabut token",
        "remah": [*remah_token(slug_pemda), ("Cabut", "")],
    }
    return render(request, "organisasi/hapus.html", konteks, status=form.kode)


def remah_token(slug_pemda: str) -> list[tuple[str, str]]:
    return remah_pengaturan(slug_pemda, ("Token API", reverse("token_api_daftar", args=[slug_pemda])))


def _alamat(slug_pemda: str) -> str:
    """Where the API of the pemda begins."""
    return f"{settings.SITUS}/api/v1/{slug_pemda}/"
