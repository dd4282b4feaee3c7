"""Remarks on a section of a LKjIP: write one or answer it, close a thread or open it again."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from laporan.domain.lkjip import komentar as domain
from laporan.domain.lkjip.dokumen import pastikan_terlihat
from laporan.forms.lkjip_bagian import KomentarForm
from laporan.models import BagianLkjip, KomentarLkjip
from laporan.views.halaman_bagian import halaman
from laporan.views.muat import muat_bagian
from organisasi.permissions import pastikan


@require_POST
def tulis(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """A remark or an answer; refused it comes back on the page as it was typed."""
    milik = muat_bagian(request, pk, bagian)
    pastikan(request.pelaku, "komentari", milik.lkjip.instansi)
    form = KomentarForm(request.POST)
    if komentar := form.kirim(partial(_tulis, request.pelaku, milik)):
        messages.success(request, "Komentar terkirim.")
        return redirect(domain.alamat(komentar))
    return halaman(request, milik, form_komentar=form, status=form.kode)


def _tulis(pelaku, bagian: BagianLkjip, *, induk: int | None, **isi) -> KomentarLkjip:
    pangkal = get_object_or_404(bagian.komentar.select_related("induk"), pk=induk) if induk else None
    return domain.tulis_komentar(bagian.lkjip, oleh=pelaku, bagian=bagian, induk=pangkal, **isi)


@require_POST
def tandai(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Close a thread (`selesai` = 1) or open it again; done twice it stays as it is."""
    semua = KomentarLkjip.objects.select_related("lkjip__instansi__pemda", "bagian")
    komentar = get_object_or_404(semua, pk=pk, induk=None)
    pastikan_terlihat(request.pelaku, komentar.lkjip)
    selesai = request.POST.get("selesai") == "1"
    domain.tandai(komentar, oleh=request.pelaku, selesai=selesai)
    messages.success(request, "Komentar ditandai selesai." if selesai else "Komentar dibuka lagi.")
    return redirect(domain.alamat(komentar))
