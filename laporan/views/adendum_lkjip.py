"""Adendum of a signed LKjIP: begin, write, publish, read."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from laporan.domain.cuplikan import CuplikanRusak
from laporan.domain.isi_adendum import baca_adendum
from laporan.domain.lkjip import adendum as domain
from laporan.forms.terbitan_lkjip import AdendumForm
from laporan.models import AdendumLkjip
from laporan.views.muat import muat_adendum, muat_lkjip
from laporan.views.remah import remah_lkjip
from organisasi.forms.dasar import HapusForm
from organisasi.galat import IsianSalah
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form


@require_POST
def buat(request, slug_pemda, pk):
    """Begin the addendum of a signed report, or go on with the draft there is."""
    lkjip = muat_lkjip(request, pk)
    adendum = domain.buat(lkjip, oleh=request.pelaku)
    return redirect("lkjip_adendum_ubah", slug_pemda=slug_pemda, pk=adendum.pk)


@require_safe
def rincian(request, slug_pemda, pk):
    """As it is printed; a published one as it was frozen."""
    adendum = muat_adendum(request, pk)
    draf = adendum.terbit_pada is None
    konteks = {
        "adendum": adendum,
        "lkjip": adendum.lkjip,
        "isi": _isi(adendum),
        "kekurangan": domain.kekurangan(adendum) if draf else [],
        "boleh_ubah": draf and boleh(request.pelaku, "isi_data", adendum.lkjip.instansi),
        "boleh_terbit": draf and boleh(request.pelaku, "tetapkan", adendum.lkjip.instansi),
        "remah": remah_lkjip(adendum.lkjip, f"Adendum ke-{adendum.ke}"),
    }
    return render(request, "laporan/lkjip_adendum.html", konteks)


@require_form
def ubah(request, slug_pemda, pk):
    """Basis, reason, text, and which of the differing figures it corrects."""
    adendum = muat_adendum(request, pk)
    pastikan(request.pelaku, "isi_data", adendum.lkjip.instansi)
    beda = domain.beda(adendum.lkjip) if adendum.terbit_pada is None else []
    form = AdendumForm(request.POST or None, beda=beda, initial=_awal(adendum))
    if request.method == "POST" and form.kirim(partial(domain.ubah, adendum, oleh=request.pelaku), _tersimpan):
        messages.success(request, "Draf adendum tersimpan.")
        return redirect("lkjip_adendum_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = {"adendum": adendum, "form": form, "beda": beda, "remah": _remah(adendum, "Ubah")}
    return render(request, "laporan/lkjip_adendum_ubah.html", konteks, status=form.kode)


@require_POST
def terbitkan(request, slug_pemda, pk):
    """The pimpinan signs and publishes it."""
    adendum = muat_adendum(request, pk)
    form = HapusForm(request.POST)
    terbit = form.kirim(partial(domain.terbitkan, adendum, oleh=request.pelaku))
    if terbit is None:
        kalimat = " ".join(satu for daftar in form.errors.values() for satu in daftar)
        messages.error(request, kalimat or "Muat ulang halamannya, lalu coba lagi.")
    else:
        messages.success(request, f"Adendum ke-{terbit.ke} terbit dan isinya dibekukan.")
    return redirect("lkjip_adendum_rincian", slug_pemda=slug_pemda, pk=pk)


@require_form
def hapus(request, slug_pemda, pk):
    """Throw a draft away, after asking."""
    adendum = muat_adendum(request, pk)
    pastikan(request.pelaku, "isi_data", adendum.lkjip.instansi)
    form = HapusForm(request.POST or None, initial={"versi": adendum.versi})
    if request.method == "POST":
        hasil = form.kirim(partial(_hapus, adendum, request.pelaku))
        if hasil:
            messages.success(request, "Draf adendum dihapus.")
            return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=adendum.lkjip_id)
    kalimat = f"Draf adendum ke-{adendum.ke} dihapus beserta isinya. Laporannya tidak berubah."
    konteks = {"form": form, "judul": "Hapus draf adendum", "kalimat": kalimat, "tombol": "Hapus draf"}
    konteks |= {"terpakai": [], "remah": _remah(adendum, "Hapus")}
    return render(request, "organisasi/hapus.html", konteks, status=form.kode)


def _hapus(adendum: AdendumLkjip, pelaku, *, versi: int) -> bool:
    domain.hapus(adendum, oleh=pelaku, versi=versi)
    return True


def _awal(adendum: AdendumLkjip) -> dict:
    isi = {nama: getattr(adendum, nama) for nama in ("tanggal", "dasar", "alasan", "isi", "versi")}
    return isi | {"baris": [domain.kunci_baris(satu) for satu in adendum.perubahan]}


def _tersimpan(terkini: AdendumLkjip) -> dict:
    return {nama: nilai for nama, nilai in _awal(terkini).items() if nama not in ("versi", "baris")}


def _isi(adendum: AdendumLkjip):
    try:
        return baca_adendum(adendum)
    except CuplikanRusak as galat:
        raise IsianSalah(str(galat)) from galat


def _remah(adendum: AdendumLkjip, judul: str) -> list[tuple[str, str]]:
    return remah_lkjip(adendum.lkjip, f"Adendum ke-{adendum.ke}", judul)
