"""What the pages of "Mulai dari…" share: the way back to the grid with one button that takes everything back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from indikator.domain.mulai_dari.hasil import Hasil
from indikator.models import Lembar
from indikator.views.lembar import remah_lembar, url_lembar
from kinerja.http import pesan_urungkan


def selesai(request: HttpRequest, tahun: int, lembar: Lembar, hasil: Hasil, kalimat: str) -> HttpResponse:
    """To the grid; `kalimat` says what was added."""
    slug = request.pemda.slug
    if hasil.urungan is None:
        messages.info(request, "Tidak ada yang ditambahkan: semua yang dipilih sudah ada di lembar ini.")
    else:
        url = reverse("urungan_pakai", args=[slug, tahun, hasil.urungan.pk])
        pesan_urungkan(request, kalimat, url)
    return redirect("lembar_isi", slug, tahun, lembar.pk)


def konteks_mulai(request: HttpRequest, tahun: int, lembar: Lembar, judul: str) -> dict:
    """Names that every page of them needs."""
    slug = request.pemda.slug
    return {
        "judul": judul,
        "lembar": lembar,
        "instansi": lembar.penetapan.instansi,
        "tahun_lembar": tahun,
        "url_lembar": url_lembar(slug, tahun, lembar),
        "remah": [*remah_lembar(slug, tahun, lembar), (judul, "")],
    }
