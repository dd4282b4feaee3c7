"""Saved texts of a section: the list, two of them compared, going back to one."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.alamat import baca_kunci
from laporan.domain.lkjip import penyunting, versi_naskah
from laporan.forms.lkjip_bagian import PulihkanForm
from laporan.models import BagianLkjip
from laporan.views.muat import muat_bagian
from laporan.views.remah import remah_lkjip


@require_safe
def daftar(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """`?lama=` and `?baru=` name the versions that are compared; else the last two."""
    return _halaman(request, muat_bagian(request, pk, bagian))


@require_POST
def pulihkan(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """Make an earlier text the present one, as a new version; 409 when somebody has saved since."""
    milik = muat_bagian(request, pk, bagian)
    penyunting.pastikan_dapat(request.pelaku, milik.lkjip)
    form = PulihkanForm(request.POST)
    if form.kirim(partial(_pulihkan, request.pelaku, milik)):
        messages.success(request, f"Naskah versi {form.cleaned_data['ke']} dipakai lagi sebagai versi baru.")
        return redirect("lkjip_bagian", slug_pemda=slug_pemda, pk=pk, bagian=bagian)
    return _halaman(request, muat_bagian(request, pk, bagian), form)


def _pulihkan(pelaku, bagian: BagianLkjip, *, dasar: int, ke: int) -> BagianLkjip:
    dari = get_object_or_404(bagian.riwayat_naskah, ke=ke)
    return penyunting.pulihkan(bagian, oleh=pelaku, versi=dasar, dari=dari)


def _halaman(request: HttpRequest, bagian: BagianLkjip, form: PulihkanForm | None = None) -> HttpResponse:
    semua = versi_naskah.daftar(bagian)
    konteks = {
        "lkjip": bagian.lkjip,
        "bagian": bagian,
        "versi": semua,
        "banding": _banding(request, bagian, [satu.ke for satu in semua]),
        "menyunting": penyunting.dapat_disunting(request.pelaku, bagian.lkjip),
        "form": form,
        "remah": remah_lkjip(bagian.lkjip, "Versi naskah", bagian=bagian),
    }
    return render(request, "laporan/lkjip_versi.html", konteks, status=form.kode if form else 200)


def _banding(request: HttpRequest, bagian: BagianLkjip, ada: list[int]) -> versi_naskah.Banding | None:
    if len(ada) < 2:
        return None
    diminta = [baca_kunci(request.GET.get(nama, "")) for nama in ("lama", "baru")]
    ke = sorted(satu or bawaan for satu, bawaan in zip(diminta, (ada[1], ada[0]), strict=True))
    lama, baru = (bagian.riwayat_naskah.filter(ke=satu).first() for satu in ke)
    if lama is None or baru is None:
        raise Http404("Versi naskah ini tidak ada.")
    return versi_naskah.banding(lama, baru)
