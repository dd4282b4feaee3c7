"""Policies and scales of the pemda: list with their years, change of a policy with its effect shown first."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator import capaian
from indikator.domain import kebijakan as domain
from indikator.domain.dampak_kebijakan import dampak_kebijakan
from indikator.domain.kebijakan import BARU
from indikator.forms.kebijakan import BIDANG, KebijakanForm, KebijakanTambahForm
from indikator.models import KebijakanCapaian, Skala
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import tahun_kini
from organisasi.views.instansi import require_form

JUDUL = "Skala dan batas capaian"


@require_safe
def kebijakan_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """What holds in which years; the year of the top bar says what "now" is."""
    tahun = tahun_kini(request)
    boleh_ubah = boleh(request.pelaku, "kelola_organisasi")
    konteks = {
        "pekerjaan": domain.hitung_ulang_tertunda() if boleh_ubah else None,
        "kebijakan": domain.masa_berlaku(KebijakanCapaian.objects.all(), tahun),
        "skala": domain.masa_berlaku(Skala.objects.prefetch_related("kategori"), tahun),
        "bawaan": KebijakanCapaian(tahun_mulai=0),
        "skala_bawaan": capaian.SKALA_PERMENDAGRI_86,
        "nama_bawaan": domain.NAMA_SKALA_BAWAAN,
        "tahun_tampil": tahun,
        "boleh_ubah": boleh_ubah,
        "boleh_riwayat": boleh(request.pelaku, "lihat_riwayat"),
        "remah": [("Beranda", reverse("beranda_pemda", args=[slug_pemda])), (JUDUL, "")],
    }
    return render(request, "indikator/kebijakan_daftar.html", konteks)


@require_form
def kebijakan_tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    awal = {"versi": BARU, "tahun_mulai": tahun_kini(request)} | _berlaku(tahun_kini(request))
    form = KebijakanTambahForm(request.POST or None, initial=awal)
    return _kirim(request, form, domain.atur_kebijakan, "Tambah kebijakan capaian")


@require_form
def kebijakan_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    kebijakan = _muat(request, pk)
    form = KebijakanForm(request.POST or None, initial=KebijakanForm.awal(kebijakan))
    aksi = partial(domain.atur_kebijakan, tahun_mulai=kebijakan.tahun_mulai)
    return _kirim(request, form, aksi, f"Ubah kebijakan capaian mulai {kebijakan.tahun_mulai}", kebijakan.tahun_mulai)


def _muat(request: HttpRequest, pk: int) -> KebijakanCapaian:
    """One of the active pemda, for who may change it."""
    kebijakan = get_object_or_404(KebijakanCapaian, pk=pk)
    pastikan(request.pelaku, "kelola_organisasi")
    return kebijakan


def _berlaku(tahun: int) -> dict:
    """The values in force as the start of a new policy."""
    kini = KebijakanCapaian.objects.filter(tahun_mulai__lte=tahun).first() or KebijakanCapaian(tahun_mulai=tahun)
    return {nama: isi for nama, isi in KebijakanForm.awal(kini).items() if nama in BIDANG}


def _kirim(request: HttpRequest, form, aksi, judul: str, tahun_mulai: int | None = None) -> HttpResponse:
    """First the effect of what was chosen, then, once it was seen, the saving."""
    dampak = None
    if request.method == "POST" and form.is_valid() and not form.disetujui:
        isi = {nama: form.cleaned_data[nama] for nama in BIDANG}
        mulai = tahun_mulai or form.cleaned_data["tahun_mulai"]
        dampak = dampak_kebijakan(mulai, domain.dari_isian(KebijakanCapaian(tahun_mulai=mulai, **isi)))
        form.tandai()
    elif request.method == "POST" and (hasil := form.kirim(partial(aksi, oleh=request.pelaku))):
        return _selesai(request, *hasil)
    remah = [(JUDUL, reverse("kebijakan_daftar", args=[request.pemda.slug])), (judul, "")]
    konteks = {"form": form, "dampak": dampak, "judul": judul, "tombol": "Simpan kebijakan capaian", "remah": remah}
    return render(request, "indikator/kebijakan_formulir.html", konteks, status=form.kode)


def _selesai(request: HttpRequest, kebijakan: KebijakanCapaian, pekerjaan) -> HttpResponse:
    kalimat = f"Kebijakan capaian mulai tahun {kebijakan.tahun_mulai} sudah disimpan."
    if pekerjaan is None:
        messages.success(request, kalimat)
        return redirect("kebijakan_daftar", slug_pemda=request.pemda.slug)
    messages.success(request, f"{kalimat} Capaian yang masih terbuka sedang dihitung ulang.")
    return redirect("pekerjaan_rincian", slug_pemda=request.pemda.slug, pk=pekerjaan.pk)
