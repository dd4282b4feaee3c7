"""Officials: list, add, change. What they hold is views/pemangku.py. Only the admin of the pemda."""

from functools import partial

import django_filters
from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain import pejabat as domain
from organisasi.forms.pejabat import PejabatTambahForm, PejabatUbahForm
from organisasi.models import Instansi, Pejabat, PemangkuJabatan
from organisasi.permissions import pastikan
from organisasi.tables.pejabat import PejabatTable
from organisasi.views.instansi import require_form


class PejabatFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Cari", method="cari")
    instansi = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        queryset=Instansi.objects.none(),
        empty_label="Semua perangkat daerah",
        field_name="jabatan_dipangku__instansi",
        distinct=True,
    )

    class Meta:
        model = Pejabat
        fields = ("q", "instansi")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["instansi"].queryset = Instansi.objects.all()

    def cari(self, queryset, nama, kata):
        return queryset.filter(Q(nama__icontains=kata) | Q(nip__icontains=kata))


def muat_pejabat(request, pk: int) -> Pejabat:
    pejabat = get_object_or_404(Pejabat, pk=pk)
    pastikan(request.pelaku, "kelola_organisasi")
    return pejabat


@berdaftar
@require_safe
def pejabat_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    saringan = PejabatFilter(request.GET, queryset=_dengan_jabatan(Pejabat.objects.select_related("pemda")))
    tabel = PejabatTable.untuk(
        request,
        saringan.qs,
        saringan=saringan,
        kosong_langkah="Mulai dari kepala tiap perangkat daerah: merekalah yang menandatangani.",
        kosong_url=reverse("pejabat_tambah", args=[slug_pemda]),
        kosong_tombol="Tambah pejabat",
    )
    konteks = {
        "tabel": tabel,
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "remah": [("Pejabat", "")],
    }
    return render(request, "organisasi/pejabat_daftar.html", konteks)


def _dengan_jabatan(pejabat):
    """Officials with `sekarang`: what each holds today."""
    hari = timezone.localdate()
    kini = PemangkuJabatan.objects.filter(Q(selesai=None) | Q(selesai__gte=hari), Q(mulai=None) | Q(mulai__lte=hari))
    kini = kini.select_related("instansi", "jabatan").order_by("pk")
    return pejabat.prefetch_related(Prefetch("jabatan_dipangku", queryset=kini, to_attr="sekarang"))


@require_form
def pejabat_tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    form = PejabatTambahForm(request.POST or None)
    if request.method == "POST" and (pejabat := form.kirim(partial(domain.buat, oleh=request.pelaku))):
        messages.success(request, f"{pejabat.nama} sudah ditambahkan. Sekarang pilih jabatan yang dipangkunya.")
        return redirect("pemangku_tambah", slug_pemda, pejabat.pk)
    remah = [*remah_pejabat(slug_pemda), ("Tambah pejabat", "")]
    konteks = {"form": form, "judul": "Tambah pejabat", "tombol": "Simpan pejabat", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def pejabat_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The person, and everything held from when to when."""
    pejabat = muat_pejabat(request, pk)
    awal = {"nama": pejabat.nama, "nip": pejabat.nip, "pangkat": pejabat.pangkat, "versi": pejabat.versi}
    form = PejabatUbahForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.kirim(partial(domain.ubah, oleh=request.pelaku, pejabat=pejabat)):
        messages.success(request, "Data pejabat sudah disimpan. Dokumen yang sudah dibekukan tidak berubah.")
        return redirect("pejabat_ubah", slug_pemda, pk)
    konteks = {
        "form": form,
        "judul": pejabat.nama,
        "tombol": "Simpan pejabat",
        "pejabat": pejabat,
        "pemangku": pejabat.jabatan_dipangku.select_related("instansi", "jabatan"),
        "remah": [*remah_pejabat(slug_pemda), (pejabat.nama, "")],
    }
    return render(request, "organisasi/pejabat_ubah.html", konteks, status=form.kode)


def remah_pejabat(slug_pemda: str, pejabat: Pejabat | None = None) -> list[tuple[str, str]]:
    remah = [("Pejabat", reverse("pejabat_daftar", args=[slug_pemda]))]
    if pejabat is not None:
        remah.append((pejabat.nama, reverse("pejabat_ubah", args=[slug_pemda, pejabat.pk])))
    return remah
