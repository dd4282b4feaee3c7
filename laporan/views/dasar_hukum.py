"""The legal-basis library: the list, and the pemda's own regulations: add (also from a citation), change, delete."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.tables import berdaftar, chip_saringan
from laporan.domain import dasar_hukum_pemda as domain
from laporan.domain.dasar_hukum import Entri, cari, muat_pustaka, sebutan
from laporan.forms.dasar_hukum import DasarHukumTambahForm, DasarHukumUbahForm, SaringDasarHukumForm
from laporan.models import DasarHukumPemda
from laporan.tables.dasar_hukum import DasarHukumTable
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form

KUTIPAN_MAKS = 2_000


@berdaftar
@require_safe
def daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """National and own, filtered; five queries of its own whatever the length."""
    pustaka = muat_pustaka()
    bentuk = list(dict.fromkeys(satu.bentuk for satu in pustaka.daftar))
    saringan = SaringDasarHukumForm(request.GET or None, bentuk=bentuk)
    isi = saringan.cleaned_data if saringan.is_valid() else {}
    semua = [e for e in cari(isi.get("q", ""), bentuk=isi.get("bentuk", ""), pustaka=pustaka) if _cocok(e, isi)]
    kelola = boleh(request.pelaku, "kelola_dasar_hukum")
    pilihan = {"slug_pemda": slug_pemda, "dipakai": domain.pemakaian(), "kelola": kelola}
    konteks = {
        "tabel": DasarHukumTable.untuk(request, semua, saringan=saringan, **pilihan),
        "jumlah": len(semua),
        "perlu": sum(not satu.status.pasti for satu in semua),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "boleh_kelola": kelola,
    }
    return render(request, "laporan/dasar_hukum_daftar.html", konteks)


def _cocok(satu: Entri, isi: dict) -> bool:
    status, asal = isi.get("status", ""), isi.get("asal", "")
    if asal and satu.nasional != (asal == "nasional"):
        return False
    return not satu.status.pasti if status == "konfirmasi" else status in ("", satu.status.kode)


@require_form
def tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """A new regulation; with ?kutipan= the form is filled from it."""
    pastikan(request.pelaku, "kelola_dasar_hukum")
    kutipan = request.GET.get("kutipan", "").replace("\0", "")[:KUTIPAN_MAKS]
    awal = domain.isi_dari_kutipan(kutipan)
    form = DasarHukumTambahForm(request.POST or None, initial=awal)
    if request.method == "POST" and (satu := form.kirim(partial(domain.buat, oleh=request.pelaku))):
        messages.success(request, f"{sebutan(satu)} sudah ditambahkan ke pustaka pemda.")
        return redirect("dasar_hukum_daftar", slug_pemda)
    judul = "Tambah peraturan pemda"
    lain = {"kutipan": kutipan, "terbaca": bool(awal), "url_hapus": ""}
    return _formulir(request, form, judul, lain)


@require_form
def ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    satu = _muat(request, pk)
    awal = DasarHukumUbahForm.awal
    form = DasarHukumUbahForm(request.POST or None, sendiri=satu, initial=awal(satu))
    if request.method == "POST" and (baru := form.kirim(partial(domain.ubah, satu, oleh=request.pelaku), awal)):
        messages.success(request, f"{sebutan(baru)} sudah disimpan. Naskah yang sudah mengutipnya tidak berubah.")
        return redirect("dasar_hukum_daftar", slug_pemda)
    lain = {"kutipan": None, "terbaca": False, "url_hapus": reverse("dasar_hukum_hapus", args=[slug_pemda, pk])}
    return _formulir(request, form, f"Ubah {sebutan(satu)}", lain)


@require_form
def hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    satu = _muat(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": satu.versi})
    if request.method == "POST" and form.kirim(partial(_hapus, satu, request.pelaku)):
        messages.success(request, f"{sebutan(satu)} sudah dihapus dari pustaka pemda.")
        return redirect("dasar_hukum_daftar", slug_pemda)
    konteks = {
        "form": form,
        "judul": "Hapus peraturan pemda?",
        "kalimat": f"{sebutan(satu)} tentang {satu.tentang} dihapus dari pustaka pemda.",
        "tombol": "Hapus peraturan",
        "terpakai": domain.pemakai(satu),
        "remah": [*_remah(slug_pemda), ("Hapus peraturan", "")],
    }
    return render(request, "organisasi/hapus.html", konteks, status=form.kode)


def _hapus(satu: DasarHukumPemda, pelaku, versi: int) -> bool:
    """True, so that the form knows that it went well."""
    domain.hapus(satu, oleh=pelaku, versi=versi)
    return True


def _formulir(request: HttpRequest, form, judul: str, lain: dict) -> HttpResponse:
    konteks = {"form": form, "judul": judul, "tombol": "Simpan peraturan"} | lain
    konteks["remah"] = [*_remah(request.pemda.slug), (judul, "")]
    return render(request, "laporan/dasar_hukum_formulir.html", konteks, status=form.kode)


def _muat(request: HttpRequest, pk: int) -> DasarHukumPemda:
    """One of the active pemda, for who may change it."""
    satu = get_object_or_404(DasarHukumPemda, pk=pk)
    pastikan(request.pelaku, "kelola_dasar_hukum")
    return satu


def _remah(slug_pemda: str) -> list[tuple[str, str]]:
    return [("Dasar hukum", reverse("dasar_hukum_daftar", args=[slug_pemda]))]
