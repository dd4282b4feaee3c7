"""Variabel bersama of an instansi: the list with its proposals; change, delete, accept a proposal."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import variabel as domain
from indikator.forms.variabel import PasangForm, VariabelBersamaForm
from indikator.models import Variabel, VariabelBersama
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi

KALIMAT_HAPUS = "Dihapus dari daftar variabel bersama. Isinya tetap terbaca di Riwayat."


@require_safe
def variabel_daftar(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi, "lihat_draf")
    boleh_isi = boleh(request.pelaku, "isi_data", milik)
    konteks = {
        "instansi": milik,
        "tahun_lembar": tahun,
        "daftar": domain.daftar(milik),
        "usulan": domain.usulan(milik, tahun) if boleh_isi else [],
        "boleh_isi": boleh_isi,
        "remah": [*_remah(slug_pemda, tahun, milik)[:-1], ("Variabel bersama", "")],
    }
    return render(request, "indikator/variabel_daftar.html", konteks)


@require_form
def variabel_ubah(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    satu = _muat_bersama(request, pk)
    awal = {kolom: getattr(satu, kolom) for kolom in ("nama", *domain.CIRI, "versi")}
    form = VariabelBersamaForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.kirim(partial(domain.ubah_bersama, satu, oleh=request.pelaku)):
        messages.success(request, f"Variabel bersama “{satu.nama}” sudah disimpan.")
        return redirect("variabel_daftar", slug_pemda, tahun, satu.instansi.slug)
    remah = [*_remah(slug_pemda, tahun, satu.instansi), ("Ubah variabel bersama", "")]
    konteks = {"form": form, "judul": "Ubah variabel bersama", "tombol": "Simpan variabel bersama", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def variabel_hapus(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    satu = _muat_bersama(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": satu.versi})
    if request.method == "POST" and form.is_valid():
        domain.hapus_bersama(satu, oleh=request.pelaku, **form.cleaned_data)
        messages.success(request, f"Variabel bersama “{satu.nama}” sudah dihapus.")
        return redirect("variabel_daftar", slug_pemda, tahun, satu.instansi.slug)
    konteks = {
        "form": form,
        "judul": f"Hapus variabel bersama “{satu.nama}”?",
        "kalimat": KALIMAT_HAPUS,
        "tombol": "Hapus variabel bersama",
        "remah": [*_remah(slug_pemda, tahun, satu.instansi), ("Hapus variabel bersama", "")],
    }
    return render(request, "organisasi/hapus.html", konteks)


@require_POST
def variabel_pasang(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Share the variables of one name; a proposal that is gone says so on the list."""
    milik = muat_instansi(request, instansi, "isi_data")
    form = PasangForm(request.POST)
    pasang = partial(domain.pasang_usulan, oleh=request.pelaku, instansi=milik, tahun=tahun)
    if bersama := form.kirim(pasang):
        messages.success(request, f"“{bersama.nama}” kini dipakai bersama.")
    else:
        messages.error(request, " ".join(kalimat for daftar in form.errors.values() for kalimat in daftar))
    return redirect("variabel_daftar", slug_pemda, tahun, milik.slug)


@require_POST
def variabel_lepas(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """Take one formula's variable off the shared one; a second press finds it detached already and says so."""
    kait = "rumus__indikator__lembar__penetapan__instansi"
    satu = get_object_or_404(Variabel.objects.select_related(kait, "bersama"), pk=pk)
    milik = satu.rumus.indikator.lembar.penetapan.instansi
    pastikan(request.pelaku, "isi_data", milik)
    if satu.bersama is None:
        messages.info(request, f"“{satu.nama}” sudah tidak memakai variabel bersama.")
    else:
        domain.lepas(satu, oleh=request.pelaku)
        kalimat = f"“{satu.nama}” dilepas: nilainya kini diisi sendiri di “{satu.rumus.indikator.nama}”."
        messages.success(request, kalimat)
    return redirect("variabel_daftar", slug_pemda, tahun, milik.slug)


def _muat_bersama(request: HttpRequest, pk: int) -> VariabelBersama:
    satu = get_object_or_404(VariabelBersama.objects.select_related("instansi"), pk=pk)
    pastikan(request.pelaku, "isi_data", satu.instansi)
    return satu


def _remah(slug_pemda: str, tahun: int, instansi) -> list[tuple[str, str]]:
    letak = [slug_pemda, tahun, instansi.slug]
    iku = (f"IKU {instansi.sebutan}", reverse("iku_lembar", args=letak))
    return [iku, ("Variabel bersama", reverse("variabel_daftar", args=letak))]
