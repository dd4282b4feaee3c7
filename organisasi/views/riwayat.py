"""Riwayat: the audit trail of the pemda, and of one row."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kinerja.tables import chip_saringan
from organisasi.filters import RiwayatFilter
from organisasi.models import Jejak
from organisasi.models.dasar import ModelPenyewa
from organisasi.permissions import boleh, pastikan
from organisasi.riwayat import instansi_dari, nama_model
from organisasi.tables import RiwayatTable


@require_safe
def riwayat(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "lihat_riwayat")
    saringan = RiwayatFilter(request.GET, queryset=Jejak.objects.all())
    konteks = {
        "tabel": RiwayatTable.untuk(request, saringan.qs),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
    }
    return render(request, "organisasi/riwayat.html", konteks)


@require_safe
def riwayat_objek(request: HttpRequest, slug_pemda: str, model: str, pk: int) -> HttpResponse:
    """The history of one row, also for the OPD it belongs to. `model` is its label, e.g. organisasi.jabatan."""
    objek = _muat_objek(request, model, pk)
    catatan = Jejak.objects.filter(model=objek._meta.label, objek_id=pk)
    konteks = {
        "tabel": RiwayatTable.untuk(request, catatan, exclude=("objek",)),
        "judul": f"Riwayat {nama_model(model)}",
        "objek": objek,
    }
    return render(request, "organisasi/riwayat_objek.html", konteks)


def _muat_objek(request, model: str, pk: int):
    try:
        kelas = apps.get_model(model)
    except (LookupError, ValueError) as galat:
        raise Http404("Jenis data tidak dikenal.") from galat
    if not issubclass(kelas, ModelPenyewa):
        raise Http404("Bukan data pemda.")
    objek = get_object_or_404(kelas, pk=pk)
    if not boleh(request.pelaku, "lihat_riwayat"):
        pastikan(request.pelaku, "lihat_draf", instansi_dari(objek))
    return objek
