"""Planning periods: list, page with visi, misi and tujuan, add, change, delete. Only the admin of the pemda."""

from functools import partial

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain import periode as domain
from indikator.forms.periode import PeriodeForm, PeriodeUbahForm
from indikator.models import Periode, Tujuan, VisiMisi
from organisasi.domain.pemakaian import pemakaian
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.pengaturan import remah_pengaturan


def muat(request, model, pk: int, *ikut: str):
    """A Periode, VisiMisi or Tujuan of the active pemda, for its admin."""
    butir = get_object_or_404(model.objects.select_related(*ikut or (None,)), pk=pk)
    pastikan(request.pelaku, "kelola_organisasi")
    return butir


@require_safe
def periode_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """All periods, and what belongs to none."""
    pastikan(request.pelaku, "kelola_organisasi")
    jumlah = {nama: Count(nama, distinct=True) for nama in ("visi_misi", "tujuan")}
    konteks = {
        "daftar": Periode.objects.annotate(jumlah_visi_misi=jumlah["visi_misi"], jumlah_tujuan=jumlah["tujuan"]),
        "lepas": susun_daftar(None),
        "remah": remah_pengaturan(slug_pemda, ("Periode", "")),
    }
    return render(request, "indikator/periode_daftar.html", konteks)


@require_safe
def periode_rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    periode = muat(request, Periode, pk)
    konteks = {
        "periode": periode,
        "kelompok": susun_daftar(periode),
        "remah": remah_periode(slug_pemda, (str(periode), "")),
    }
    return render(request, "indikator/periode_rincian.html", konteks)


def susun_daftar(periode: Periode | None) -> list[dict]:
    """The ordered lists of a period: visi, misi, tujuan of the pemda and of each instansi; without the empty ones."""
    visi_misi = list(VisiMisi.objects.filter(periode=periode).order_by("urutan", "pk"))
    tujuan = Tujuan.objects.filter(periode=periode).select_related("instansi").order_by("urutan", "pk")
    kelompok: dict = {jenis: {"judul": label, "noun": "visi_misi", "butir": []} for jenis, label in VISI_MISI}
    for satu in visi_misi:
        kelompok[satu.jenis]["butir"].append(satu)
    for satu in sorted(tujuan, key=lambda t: (t.instansi is not None, t.instansi.nama if t.instansi else "")):
        judul = f"Tujuan {satu.instansi.sebutan}" if satu.instansi else "Tujuan pemda"
        baru = {"judul": judul, "noun": "tujuan", "butir": []}
        kelompok.setdefault(("tujuan", satu.instansi_id), baru)["butir"].append(satu)
    return [{"kunci": nomor, **isi} for nomor, isi in enumerate(kelompok.values()) if isi["butir"]]


@require_form
def periode_tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    form = PeriodeForm(request.POST or None)
    if request.method == "POST" and (periode := form.kirim(partial(domain.buat, oleh=request.pelaku))):
        messages.success(request, f"{periode.nama} sudah disimpan. Lanjutkan dengan visi, misi, dan tujuannya.")
        return redirect("periode_rincian", slug_pemda, periode.pk)
    remah = remah_periode(slug_pemda, ("Tambah periode", ""))
    konteks = {"form": form, "judul": "Tambah periode", "tombol": "Simpan periode", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def periode_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    periode = muat(request, Periode, pk)
    awal = {kolom: getattr(periode, kolom) for kolom in ("nama", "tahun_mulai", "tahun_selesai", "versi")}
    form = PeriodeUbahForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.kirim(partial(domain.ubah, oleh=request.pelaku, periode=periode)):
        messages.success(request, "Periode sudah disimpan.")
        return redirect("periode_rincian", slug_pemda, pk)
    remah = remah_periode(slug_pemda, _tautan(slug_pemda, periode), ("Ubah", ""))
    konteks = {"form": form, "judul": f"Ubah {periode.nama}", "tombol": "Simpan periode", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def periode_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    periode = muat(request, Periode, pk)
    remah = remah_periode(slug_pemda, _tautan(slug_pemda, periode), ("Hapus", ""))
    return hapus_butir(request, periode, f"Hapus {periode.nama}?", remah, reverse("periode_daftar", args=[slug_pemda]))


def hapus_butir(request, butir, judul: str, remah, tujuan: str) -> HttpResponse:
    """Ask, then delete what nothing uses."""
    form = HapusForm(request.POST or None, initial={"versi": butir.versi})
    if request.method == "POST" and form.is_valid():
        domain.hapus(oleh=request.pelaku, butir=butir, **form.cleaned_data)
        messages.success(request, "Sudah dihapus. Isinya tetap terbaca di Riwayat.")
        return redirect(tujuan)
    konteks = {
        "form": form,
        "judul": judul,
        "kalimat": "Isinya tetap terbaca di Riwayat.",
        "terpakai": pemakaian(butir),
        "tombol": "Hapus",
        "remah": remah,
    }
    return render(request, "organisasi/hapus.html", konteks)


def remah_periode(slug_pemda: str, *lanjutan: tuple[str, str]) -> list[tuple[str, str]]:
    return remah_pengaturan(slug_pemda, ("Periode", reverse("periode_daftar", args=[slug_pemda])), *lanjutan)


def _tautan(slug_pemda: str, periode: Periode) -> tuple[str, str]:
    return str(periode), reverse("periode_rincian", args=[slug_pemda, periode.pk])


VISI_MISI = VisiMisi._meta.get_field("jenis").choices
