"""Keputusan: list, content with its findings, registration of nomor and tanggal, putting in force."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from laporan.domain import keputusan as domain
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.enums import StatusKeputusan
from laporan.forms import NomorForm
from laporan.models import Keputusan
from laporan.tables import KeputusanTable
from organisasi.domain.instansi import terlihat
from organisasi.galat import Bentrok, IsianSalah
from organisasi.permissions import boleh, pastikan


@require_safe
def daftar(request, slug_pemda):
    """All decrees the reader may see: drafts only for their OPD, the examiners and the registrar."""
    pelaku, cari = request.pelaku, request.GET.get("q", "").replace("\x00", "").strip()[:100]
    keputusan = Keputusan.objects.filter(instansi__in=terlihat(pelaku)).select_related("instansi__pemda")
    if not (boleh(pelaku, "lihat_rekap") or boleh(pelaku, "nomori_keputusan")):
        keputusan = keputusan.filter(pelaku.wilayah("instansi") | ~Q(status="draf"))
    if cari:
        keputusan = keputusan.filter(
            Q(nomor__icontains=cari) | Q(tentang__icontains=cari) | Q(instansi__nama__icontains=cari)
        )
    tabel = KeputusanTable.untuk(request, keputusan)
    return render(request, "laporan/keputusan_daftar.html", {"tabel": tabel, "q": cari})


@require_safe
def rincian(request, slug_pemda, pk):
    """Body of the decree as it will be printed, and what differs from an imported source."""
    keputusan = _muat_keputusan(request, pk)
    konteks = {
        "keputusan": keputusan,
        "isi": susun_keputusan(keputusan, dengan_lembar=False),
        "lembar": keputusan.penetapan.lembar.select_related("jabatan__unit") if keputusan.penetapan_id else [],
        "boleh_nomori": _menunggu(keputusan) and boleh(request.pelaku, "nomori_keputusan"),
        "boleh_berlakukan": _menunggu(keputusan) and boleh(request.pelaku, "tetapkan", keputusan.instansi),
    }
    return render(request, "laporan/keputusan_rincian.html", konteks)


def nomori(request, slug_pemda, pk):
    """Register nomor and tanggal (petugas penomoran)."""
    keputusan = _muat_keputusan(request, pk)
    pastikan(request.pelaku, "nomori_keputusan", keputusan.instansi)
    awal = {"nomor": keputusan.nomor, "tanggal": keputusan.tanggal, "versi": keputusan.versi}
    form = NomorForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            domain.nomori(keputusan, oleh=request.pelaku, **form.cleaned_data)
            messages.success(request, "Nomor dan tanggal keputusan tersimpan.")
            return redirect("keputusan_rincian", slug_pemda=slug_pemda, pk=pk)
        except (IsianSalah, Bentrok) as galat:
            _catat_galat(form, galat)
    status = 422 if form.errors else 200
    return render(request, "laporan/keputusan_nomori.html", {"form": form, "keputusan": keputusan}, status=status)


@require_POST
def berlakukan(request, slug_pemda, pk):
    keputusan = _muat_keputusan(request, pk)
    try:
        domain.berlakukan(keputusan, oleh=request.pelaku)
        messages.success(request, "Keputusan dinyatakan berlaku.")
    except IsianSalah as galat:
        messages.error(request, str(galat))
    return redirect("keputusan_rincian", slug_pemda=slug_pemda, pk=pk)


def _muat_keputusan(request, pk) -> Keputusan:
    """404 for strangers, 403 for other OPD and for drafts of others."""
    semua = Keputusan.objects.select_related("instansi__pemda", "penetapan", "penandatangan")
    keputusan = get_object_or_404(semua, pk=pk)
    pastikan(request.pelaku, "lihat_instansi", keputusan.instansi)
    if _menunggu(keputusan) and not boleh(request.pelaku, "nomori_keputusan"):
        pastikan(request.pelaku, "lihat_draf", keputusan.instansi)
    return keputusan


def _menunggu(keputusan: Keputusan) -> bool:
    return keputusan.status == StatusKeputusan.DRAF


def _catat_galat(form, galat) -> None:
    """Sentences of the domain at their fields; a lost update shows the stored values."""
    if isinstance(galat, Bentrok):
        kini = galat.terkini
        form.add_error(None, f"{galat} Yang tersimpan: nomor “{kini.nomor}”, tanggal {kini.tanggal or 'kosong'}.")
        return
    for kolom, kalimat in galat.kolom.items():
        form.add_error(kolom if kolom in form.fields else None, kalimat)
