"""Change of a category scale: lines for its bands, presets, and its effect shown before it is saved."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from indikator import capaian
from indikator.domain import kebijakan as domain
from indikator.domain.dampak_kebijakan import dampak_skala
from indikator.domain.kebijakan import BARU
from indikator.forms.skala import PITA_MAKS, SkalaForm, SkalaTambahForm
from indikator.models import Skala
from indikator.views.kebijakan import JUDUL
from organisasi.permissions import pastikan
from organisasi.tahun import tahun_kini
from organisasi.views.instansi import require_form

CONTOH = {  # ?contoh= → (name, bands)
    "permendagri-86": ("Permendagri 86/2017 (praktik LKjIP)", capaian.SKALA_PERMENDAGRI_86),
    "magetan-2019": ("Kategori capaian LKjIP (contoh Magetan 2019)", capaian.SKALA_MAGETAN_2019),
    "tercapai": ("Melampaui, tercapai, tidak tercapai", capaian.SKALA_TERCAPAI),
}


@require_form
def skala_tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    tahun = tahun_kini(request)
    awal = SkalaForm.awal(domain.skala(tahun), nama=domain.nama_skala(tahun), tahun_mulai=tahun, versi=BARU)
    return _kirim(request, SkalaTambahForm, awal, domain.atur_skala, "Tambah skala kategori")


@require_form
def skala_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    skala = _muat(request, pk)
    awal = SkalaForm.awal(skala.pita, nama=skala.nama, keterangan=skala.keterangan, versi=skala.versi)
    aksi = partial(domain.atur_skala, tahun_mulai=skala.tahun_mulai)
    return _kirim(request, SkalaForm, awal, aksi, f"Ubah skala mulai {skala.tahun_mulai}", skala.tahun_mulai)


def _muat(request: HttpRequest, pk: int) -> Skala:
    """One of the active pemda, for who may change it."""
    skala = get_object_or_404(Skala, pk=pk)
    pastikan(request.pelaku, "kelola_organisasi")
    return skala


def _kirim(request: HttpRequest, kelas, awal: dict, aksi, judul: str, mulai: int | None = None) -> HttpResponse:
    """A line more or less, the effect of what was typed, then, once it was seen, the saving."""
    form, dampak = _form(request, kelas, awal), None
    if form.is_bound and form.is_valid() and not form.disetujui:
        pita = domain.sebagai_skala(form.cleaned_data["kategori"])
        dampak = dampak_skala(mulai or form.cleaned_data["tahun_mulai"], pita)
        form.tandai()
    elif form.is_bound and (skala := form.kirim(partial(aksi, oleh=request.pelaku), _tersimpan)):
        messages.success(request, f"Skala kategori mulai tahun {skala.tahun_mulai} sudah disimpan.")
        return redirect("kebijakan_daftar", slug_pemda=request.pemda.slug)
    konteks = {
        "form": form,
        "dampak": dampak,
        "judul": judul,
        "tombol": "Simpan skala kategori",
        "contoh": [(kunci, nama) for kunci, (nama, _) in CONTOH.items()],
        "penuh": form.banyak >= PITA_MAKS,
        "remah": [(JUDUL, reverse("kebijakan_daftar", args=[request.pemda.slug])), (judul, "")],
    }
    return render(request, "indikator/skala_formulir.html", konteks, status=form.kode)


def _form(request: HttpRequest, kelas, awal: dict):
    """The form as it is to be shown: filled from what is stored, from a preset, from what was typed."""
    langkah = request.POST.get("langkah", "")
    if langkah == "tambah" or langkah.startswith("hapus-"):
        return kelas(initial=SkalaForm.ubah_baris(request.POST, langkah))
    if request.method == "POST":
        return kelas(request.POST)
    if pilihan := CONTOH.get(request.GET.get("contoh", "")):
        tetap = {nama: isi for nama, isi in awal.items() if nama in ("tahun_mulai", "versi", "keterangan")}
        return kelas(initial=SkalaForm.awal(pilihan[1], nama=pilihan[0], **tetap))
    return kelas(initial=awal)


def _tersimpan(skala: Skala) -> dict:
    """The stored scale beside what was typed, after a lost update."""
    return SkalaForm.awal(skala.pita, nama=skala.nama, keterangan=skala.keterangan)
