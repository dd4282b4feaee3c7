"""Pemberitahuan: the notices of the signed-in person. Reading the list writes nothing; opening a notice is a POST."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinerja.alamat import baca_kunci
from kinerja.tables import BARIS_PER_HALAMAN
from organisasi.domain import pemberitahuan as domain
from organisasi.forms.pemberitahuan import LanggananSurelForm
from organisasi.models import Pemberitahuan
from organisasi.tables.pemberitahuan import RUPA
from organisasi.views.instansi import require_form

BELUM = "belum"
JUDUL = "Pemberitahuan"


@require_safe
def pemberitahuan_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """Unread ones on top; `?tampil=belum` only those."""
    semua = domain.milik(request.user)
    belum_saja = request.GET.get("tampil") == BELUM
    halaman = Paginator(semua.filter(dibaca_pada=None) if belum_saja else semua, BARIS_PER_HALAMAN)
    halaman = halaman.get_page(request.GET.get("hal"))
    konteks = {
        "halaman": halaman,
        "baris": [(satu, *RUPA[satu.jenis]) for satu in halaman],
        "belum_saja": belum_saja,
        "terbaru": semua.order_by().aggregate(pk=Max("pk"))["pk"] or 0,
        "pilihan": _pilihan(request, belum_saja),
        "remah": [("Beranda", reverse("beranda_pemda", args=[slug_pemda])), (JUDUL, "")],
    }
    return render(request, "organisasi/pemberitahuan_daftar.html", konteks)


def _pilihan(request: HttpRequest, belum_saja: bool) -> list[dict]:
    """The two filters, for komponen/pilihan.html."""
    alamat = reverse("pemberitahuan_daftar", args=[request.pemda.slug])
    return [
        {"label": "Semua", "url": alamat, "aktif": not belum_saja, "jumlah": None},
        {"label": "Belum dibaca", "url": f"{alamat}?tampil={BELUM}", "aktif": belum_saja, "jumlah": None},
    ]


@require_POST
def pemberitahuan_buka(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Mark it as read and go where it leads."""
    satu = _muat(request, pk)
    domain.tandai_dibaca(oleh=request.pelaku, pemberitahuan=satu)
    return redirect(domain.alamat_aman(request.pemda, satu.alamat))


@require_POST
def pemberitahuan_baca(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    domain.tandai_dibaca(oleh=request.pelaku, pemberitahuan=_muat(request, pk))
    return _ke_daftar(request)


@require_POST
def pemberitahuan_baca_semua(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """All that the page knew of: `sampai` is the newest key then."""
    jumlah = domain.tandai_semua(oleh=request.pelaku, sampai=baca_kunci(request.POST.get("sampai", "")) or 0)
    if jumlah:
        messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
    return _ke_daftar(request)


@require_form
def langganan_surel(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """How the notices of this pemda come by e-mail."""
    langganan = domain.langganan(request.user)
    form = LanggananSurelForm(request.POST or None, initial={"cara": langganan.cara, "versi": langganan.versi})
    if request.method == "POST" and form.kirim(partial(domain.atur_langganan, oleh=request.pelaku)):
        messages.success(request, "Pilihan surel tersimpan.")
        return redirect("pemberitahuan_daftar", slug_pemda=slug_pemda)
    remah = [(JUDUL, reverse("pemberitahuan_daftar", args=[slug_pemda])), ("Surel", "")]
    konteks = {"form": form, "surel": request.user.email, "remah": remah}
    return render(request, "organisasi/pemberitahuan_surel.html", konteks, status=form.kode)


def _muat(request: HttpRequest, pk: int) -> Pemberitahuan:
    """A notice of the signed-in person: somebody else's is 404, also for a colleague."""
    return get_object_or_404(Pemberitahuan, pk=pk, penerima=request.user)


def _ke_daftar(request: HttpRequest) -> HttpResponse:
    alamat = reverse("pemberitahuan_daftar", args=[request.pemda.slug])
    return redirect(f"{alamat}?tampil={BELUM}" if request.POST.get("tampil") == BELUM else alamat)
