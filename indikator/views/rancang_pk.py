"""Making PKs: of an instansi or one jabatan, of several jabatan at once, the next version of a signed one."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from indikator.domain import perubahan_pk
from indikator.domain import rancang_pk as domain
from indikator.domain.pihak_pk import Pemangku, hari_tahun, memimpin, para_pihak
from indikator.forms.pk import PKBuatForm, PKBuatSemuaForm, PKPerubahanForm
from indikator.models import PerjanjianKinerja
from indikator.views.muat import muat_pk
from indikator.views.pk import remah_pk
from organisasi.enums import JenisJabatan
from organisasi.galat import SalahStatus
from organisasi.permissions import pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


@require_form
def pk_buat(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """`?jabatan=<pk>` proposes a jabatan."""
    milik = muat_instansi(request, instansi, "isi_data")
    awal = {"jabatan": request.GET.get("jabatan", "")}
    form = PKBuatForm(request.POST or None, instansi=milik, tahun=tahun, initial=awal)
    buat = partial(domain.rancang, oleh=request.pelaku, instansi=milik, tahun=tahun)
    if request.method == "POST" and (perjanjian := form.kirim(buat)):
        messages.success(request, "Draf perjanjian kinerja dibuat. Periksa para pihak, target dan anggarannya.")
        return redirect("pk_rincian", slug_pemda=slug_pemda, pk=perjanjian.pk)
    konteks = {"form": form, "instansi": milik, "tahun_pk": tahun}
    konteks |= {"ada_iki": form.fields["jabatan"].queryset.exists(), "remah": _remah(slug_pemda, tahun, "Buat")}
    return render(request, "indikator/pk_buat.html", konteks, status=form.kode)


@require_form
def pk_buat_semua(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Tick jabatan, then the list of what was made; one that has a PK already is passed over with a sentence."""
    milik = muat_instansi(request, instansi, "isi_data")
    form = PKBuatSemuaForm(request.POST if request.method == "POST" else None, instansi=milik, tahun=tahun)
    hasil = form.kirim(partial(_buat_semua, request, milik, tahun)) if request.method == "POST" else None
    if hasil:
        form = PKBuatSemuaForm(instansi=milik, tahun=tahun)  # what was made is no longer to be made
    konteks = {
        "form": form,
        "instansi": milik,
        "tahun_pk": tahun,
        "baris": _calon(form, milik, tahun),
        "hasil": hasil,
        "dibuat": sum(satu.perjanjian is not None for satu in hasil or ()),
        "remah": _remah(slug_pemda, tahun, "Buat untuk semua jabatan"),
    }
    return render(request, "indikator/pk_buat_semua.html", konteks, status=form.kode)


@require_form
def pk_perubahan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Begin the next version of a signed PK."""
    asal = muat_pk(request, pk)
    pastikan(request.pelaku, "isi_data", asal.instansi)
    form = PKPerubahanForm(request.POST or None, initial={"berlaku_mulai_triwulan": asal.berlaku_mulai_triwulan})
    if request.method == "POST" and (baru := form.kirim(partial(_ubah_versi, request, asal))):
        messages.success(request, f"Draf versi {baru.versi_ke} dibuat. Ubah target dan anggarannya, lalu ajukan.")
        return redirect("pk_rincian", slug_pemda=slug_pemda, pk=baru.pk)
    if not form.is_bound and (kalimat := perubahan_pk.halangan(asal)):
        raise SalahStatus(kalimat)
    judul = f"Perjanjian kinerja perubahan {asal.tahun}"
    konteks = {"form": form, "judul": judul, "tombol": "Buat draf perubahan", "remah": remah_pk(asal, "Perubahan")}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def _ubah_versi(request: HttpRequest, asal: PerjanjianKinerja, **isi) -> PerjanjianKinerja:
    return perubahan_pk.ubah_versi(oleh=request.pelaku, asal=asal, **isi)


def _buat_semua(request: HttpRequest, instansi, tahun: int, *, pilih, tanggal) -> list[domain.HasilRancang]:
    isi = {"oleh": request.pelaku, "instansi": instansi, "tahun": tahun, "tanggal": tanggal}
    return domain.rancang_banyak(jabatan=list(pilih), **isi)


def _calon(form: PKBuatSemuaForm, instansi, tahun: int) -> list[dict]:
    """Jabatan with the party their PK would be made with, and whether the box is ticked."""
    pemangku = Pemangku(instansi, hari_tahun(tahun))
    dicentang = set(form.data.getlist("pilih")) if form.is_bound else None
    baris = []
    for satu in form.calon:
        pertama, kedua = para_pihak(instansi, satu, pemangku.hari, pemangku)
        centang = _usulan(satu, instansi) if dicentang is None else str(satu.pk) in dicentang
        baris.append({"jabatan": satu, "pertama": pertama, "kedua": kedua, "dicentang": centang})
    return baris


def _usulan(jabatan, instansi) -> bool:
    """Ticked at first: not the head, whose PK is that of the instansi, nor who may have a SKP instead."""
    lain = jabatan.punya_pk or jabatan.jenis == JenisJabatan.PELAKSANA
    return not lain and not memimpin(jabatan, instansi)


def _remah(slug_pemda: str, tahun: int, kata: str) -> list[tuple[str, str]]:
    return [("Perjanjian kinerja", reverse("pk_daftar", args=[slug_pemda, tahun])), (kata, "")]
