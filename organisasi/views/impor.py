"""Import: the two ways in and the history, make a workbook, upload one."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.tables import berdaftar, chip_saringan
from organisasi.buku.bentuk import Lingkup
from organisasi.buku.daftar import yang_boleh
from organisasi.domain import impor as domain
from organisasi.filters.impor import ImporFilter
from organisasi.forms.impor import ImporTemplatForm, ImporUnggahForm
from organisasi.galat import IsianSalah
from organisasi.models import Impor, Pekerjaan
from organisasi.permissions import boleh, pastikan
from organisasi.tables.impor import ImporTable
from organisasi.tahun import daftar_tahun, tahun_kini
from organisasi.views.instansi import require_form


@berdaftar
@require_safe
def impor_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """The hub: both ways in, then every import the actor may open."""
    pastikan(request.pelaku, "impor")
    saringan = ImporFilter(request.GET, domain.terlihat(request.pelaku))
    konteks = {
        "tabel": ImporTable.untuk(request, saringan.qs, saringan=saringan),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "remah": [("Impor", "")],
    }
    return render(request, "organisasi/impor_daftar.html", konteks)


@require_form
def impor_unggah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """A filled-in workbook; goes on to its progress."""
    pastikan(request.pelaku, "impor")
    form = ImporUnggahForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (impor := form.kirim(partial(_unggah, request.pelaku))):
        return redirect("impor_rincian", slug_pemda, impor.pk)
    konteks = {"form": form, "remah": remah_impor(slug_pemda, "Unggah buku kerja")}
    return render(request, "organisasi/impor_unggah.html", konteks, status=form.kode)


def _unggah(pelaku, *, berkas, kunci_kirim) -> Impor:
    return domain.unggah(oleh=pelaku, nama=berkas.name, isi=berkas.read(), kunci_kirim=kunci_kirim)


@require_form
def impor_templat(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """Which sheets, of which instansi and year; the workbook is made by a job."""
    pastikan(request.pelaku, "impor")
    form = _form_templat(request)
    if request.method == "POST" and (pekerjaan := form.kirim(partial(_templat, request.pelaku))):
        return redirect("pekerjaan_rincian", slug_pemda, pekerjaan.pk)
    konteks = {"form": form, "remah": remah_impor(slug_pemda, "Unduh buku kerja")}
    return render(request, "organisasi/impor_templat.html", konteks, status=form.kode)


def _form_templat(request: HttpRequest) -> ImporTemplatForm:
    pelaku, tahun = request.pelaku, tahun_kini(request)
    seluruh, instansi = boleh(pelaku, "kelola_organisasi"), domain.instansi_pilihan(pelaku)
    pertama = instansi.first()
    lingkup = [pertama, None] if seluruh else [pertama]
    awal = {"tahun": tahun, "instansi": None if seluruh else pertama, "lembar": request.GET.getlist("lembar")}
    lembar = {satu.kode: satu for milik in lingkup for satu in yang_boleh(Lingkup(pelaku, milik, tahun))}
    pilihan = {"instansi": instansi, "seluruh": seluruh, "tahun": daftar_tahun(request, tahun)}
    pilihan["lembar"] = sorted(lembar.values(), key=lambda satu: (satu.urutan, satu.kode))
    return ImporTemplatForm(request.POST or None, initial=awal, **pilihan)


def _templat(pelaku, *, lembar: list[str], instansi, tahun: int, berisi: bool) -> Pekerjaan:
    kode = {satu.kode for satu in yang_boleh(Lingkup(pelaku, instansi, tahun))}
    if tidak := [satu for satu in lembar if satu not in kode]:
        raise IsianSalah({"lembar": f"Di luar peran Anda untuk pilihan ini: {', '.join(tidak)}. Hapus tandanya."})
    return domain.minta_templat(oleh=pelaku, kode=lembar, instansi=instansi, tahun=tahun, berisi=berisi)


def remah_impor(slug_pemda: str, *lain: str) -> list[tuple[str, str]]:
    return [("Impor", reverse("impor_daftar", args=[slug_pemda])), *((judul, "") for judul in lain)]
