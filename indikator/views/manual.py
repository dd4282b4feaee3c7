"""The library of indicator manuals: list, one manual, and the pemda's own: add (also as a copy), change, delete."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from indikator.domain import dokumen as domain_dokumen
from indikator.domain import manual as domain
from indikator.domain.lembar import sel_aman
from indikator.forms.manual import ManualForm, ManualUbahForm, SaringManualForm
from indikator.models import Indikator, ManualIndikator, ManualPemda
from indikator.rumus import baca, tampil
from indikator.tables.manual import ManualTable
from kinerja.alamat import baca_kunci
from kinerja.tables import berdaftar, chip_saringan
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form

JUDUL = "Manual indikator"
MODEL = {"nasional": (ManualIndikator,), "pemda": (ManualPemda,)}


@berdaftar
@require_safe
def manual_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    saringan = SaringManualForm(request.GET or None, bidang=domain.daftar_bidang())
    isi = saringan.cleaned_data if saringan.is_valid() else {}
    model = MODEL.get(isi.get("asal", ""), (ManualPemda, ManualIndikator))
    semua = [satu for m in model for satu in domain.cari(m, isi.get("q", ""), isi.get("bidang", ""))]
    semua.sort(key=lambda satu: (satu.bidang, satu.nama))
    konteks = {
        "tabel": ManualTable.untuk(request, semua, saringan=saringan, slug_pemda=slug_pemda),
        "jumlah": len(semua),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "boleh_kelola": boleh(request.pelaku, "kelola_manual"),
    }
    return render(request, "indikator/manual_daftar.html", konteks)


@require_safe
def manual_nasional(request: HttpRequest, slug_pemda: str, kunci: str) -> HttpResponse:
    return _rincian(request, get_object_or_404(ManualIndikator, kunci=kunci))


@require_safe
def manual_rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _rincian(request, get_object_or_404(ManualPemda, pk=pk))


def _rincian(request: HttpRequest, manual: ManualIndikator | ManualPemda) -> HttpResponse:
    """One manual, its formula as it is read."""
    bacaan = baca(manual.rumus, manual.nama)
    nama = {satu.kode: satu.nama for satu in bacaan.variabel}
    konteks = {
        "manual": manual,
        "milik_pemda": isinstance(manual, ManualPemda),
        "rumus": mark_safe(tampil.html(bacaan.pohon, nama)) if bacaan.pohon is not None else sel_aman(manual.rumus),
        "boleh_kelola": boleh(request.pelaku, "kelola_manual"),
        "remah": [*_remah(request.pemda.slug), (manual.nama, "")],
    }
    return render(request, "indikator/manual_rincian.html", konteks)


@require_form
def manual_tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """A new manual of the pemda; with ?nasional= or ?indikator= it begins as a copy."""
    pastikan(request.pelaku, "kelola_manual")
    form = ManualForm(request.POST or None, initial=_awal(request))
    return _kirim(request, form, domain.buat, "Tambah manual indikator pemda", "ditambahkan ke pustaka pemda")


def _awal(request: HttpRequest) -> dict:
    if nasional := request.GET.get("nasional", "").replace("\0", ""):
        return domain.isi_dari(get_object_or_404(ManualIndikator, kunci=nasional[:80]))
    tertulis = request.GET.get("indikator", "")
    if not tertulis:
        return {}
    semua = Indikator.objects.select_related("lembar__penetapan__instansi", "rumus")
    indikator = get_object_or_404(semua, pk=baca_kunci(tertulis))
    domain_dokumen.pastikan_terlihat(request.pelaku, indikator.lembar.penetapan)
    return domain.isi_dari_indikator(indikator)


@require_form
def manual_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    manual = _muat(request, pk)
    form = ManualUbahForm(request.POST or None, initial=ManualUbahForm.awal(manual))
    return _kirim(request, form, partial(domain.ubah, manual), "Ubah manual indikator pemda", "disimpan")


def _kirim(request: HttpRequest, form, aksi, judul: str, hasil: str) -> HttpResponse:
    if request.method == "POST" and (manual := form.kirim(partial(aksi, oleh=request.pelaku))):
        messages.success(request, f"Manual “{manual.nama}” sudah {hasil}.")
        return redirect("manual_rincian", request.pemda.slug, manual.pk)
    remah = [*_remah(request.pemda.slug), (judul, "")]
    konteks = {"form": form, "judul": judul, "tombol": "Simpan manual", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def manual_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    manual = _muat(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": manual.versi})
    if request.method == "POST" and form.kirim(partial(_hapus, manual, request.pelaku)):
        messages.success(request, f"Manual “{manual.nama}” sudah dihapus dari pustaka pemda.")
        return redirect("manual_daftar", request.pemda.slug)
    konteks = {
        "form": form,
        "judul": "Hapus manual indikator?",
        "kalimat": f"“{manual.nama}” dihapus dari pustaka pemda. Indikator yang pernah diambil darinya tidak berubah.",
        "tombol": "Hapus manual",
        "remah": [*_remah(slug_pemda), ("Hapus manual", "")],
    }
    return render(request, "organisasi/hapus.html", konteks, status=form.kode)


def _hapus(manual: ManualPemda, pelaku, versi: int) -> bool:
    """True, so that the form knows that it went well."""
    domain.hapus(manual, oleh=pelaku, versi=versi)
    return True


def _muat(request: HttpRequest, pk: int) -> ManualPemda:
    """One of the active pemda, for who may change it."""
    manual = get_object_or_404(ManualPemda, pk=pk)
    pastikan(request.pelaku, "kelola_manual")
    return manual


def _remah(slug_pemda: str) -> list[tuple[str, str]]:
    return [(JUDUL, reverse("manual_daftar", args=[slug_pemda]))]
