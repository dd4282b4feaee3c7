"""Remarks: write one or answer it on a sheet or a measuring, close a thread or open it again."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from indikator.domain import catatan_verifikasi as domain
from indikator.domain import kabar_catatan
from indikator.forms.verifikasi import CatatanForm
from indikator.models import CatatanVerifikasi
from indikator.views.halaman_verifikasi import aman
from indikator.views.muat import muat_pengukuran, muat_pk
from indikator.views.pk import halaman_pk
from indikator.views.triwulan import triwulan_dari
from indikator.views.verifikasi_lembar import halaman_lembar, muat_lembar_tinjau
from indikator.views.verifikasi_pengukuran import halaman_pengukuran
from organisasi.permissions import pastikan


@require_POST
def catatan_lembar(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """A remark or an answer on a sheet; refused it comes back on the page of the review as it was typed."""
    lembar = muat_lembar_tinjau(request, pk)
    pastikan(request.pelaku, "komentari", lembar.penetapan.instansi)
    form = CatatanForm(request.POST)
    if catatan := form.kirim(partial(_tulis, request.pelaku, lembar)):
        return _selesai(request, catatan, "Catatan sudah dikirim.")
    return halaman_lembar(request, tahun, lembar, form_catatan=form)


@require_POST
def catatan_pengukuran(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """A remark or an answer on the measuring of a triwulan (`tw`)."""
    ukur = muat_pengukuran(request, tahun, instansi, triwulan_dari(request.POST))
    pastikan(request.pelaku, "komentari", ukur.instansi)
    form = CatatanForm(request.POST)
    if catatan := form.kirim(partial(_tulis, request.pelaku, ukur)):
        return _selesai(request, catatan, "Catatan sudah dikirim.")
    return halaman_pengukuran(request, tahun, ukur.instansi, ukur.triwulan, form_catatan=form)


@require_POST
def catatan_pk(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """A remark or an answer on a PK."""
    perjanjian = muat_pk(request, pk)
    pastikan(request.pelaku, "komentari", perjanjian.instansi)
    form = CatatanForm(request.POST)
    if catatan := form.kirim(partial(_tulis, request.pelaku, perjanjian)):
        return _selesai(request, catatan, "Catatan sudah dikirim.")
    return halaman_pk(request, perjanjian, form_catatan=form)


@require_POST
def catatan_tandai(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """Close a thread (`selesai` = 1) or open it again; done twice it stays as it is."""
    semua = CatatanVerifikasi.objects.select_related("instansi__pemda", "lembar__penetapan", "pengukuran")
    catatan = get_object_or_404(semua, pk=pk, induk=None)
    pastikan(request.pelaku, "komentari", catatan.instansi)
    if request.POST.get("selesai") == "1":
        domain.selesaikan(catatan, oleh=request.pelaku)
        return _selesai(request, catatan, "Catatan ditandai selesai.")
    domain.buka_lagi(catatan, oleh=request.pelaku)
    return _selesai(request, catatan, "Catatan dibuka lagi.")


def _tulis(pelaku, objek, *, induk: int | None, **isi) -> CatatanVerifikasi:
    pangkal = None
    if induk:
        pangkal = CatatanVerifikasi.objects.select_related("induk", "instansi").filter(pk=induk).first()
        if pangkal is None:
            raise Http404("Catatan ini tidak ada.")
    return domain.tulis_catatan(oleh=pelaku, objek=objek, induk=pangkal, **isi)


def _selesai(request: HttpRequest, catatan: CatatanVerifikasi, kalimat: str) -> HttpResponse:
    """Back to where it was written, at the thread."""
    messages.success(request, kalimat)
    kembali = aman(request, request.POST.get("kembali", ""), "")
    if not kembali:
        return redirect(kabar_catatan.alamat(catatan))
    return redirect(f"{kembali.partition('#')[0]}#utas-{catatan.induk_id or catatan.pk}")
