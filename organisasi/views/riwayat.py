"""Riwayat: the audit trail of the pemda, and of one row."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.http import render_htmx
from kinerja.tables import berdaftar, chip_saringan
from organisasi.exporters.riwayat import BENTUK, unduh
from organisasi.filters.riwayat import RiwayatFilter
from organisasi.models import Instansi, Jejak
from organisasi.models.dasar import ModelPenyewa
from organisasi.permissions import boleh, pastikan
from organisasi.riwayat import instansi_dari, instansi_terhapus, jejak_hapus, jejak_objek, nama_model
from organisasi.riwayat_kalimat import ceritakan
from organisasi.tables.riwayat import RiwayatTable

PANEL = 5  # stories in the panel of an object page
PANEL_BARIS = 60  # audit rows read for them


@berdaftar
@require_safe
def riwayat(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "lihat_riwayat")
    saringan = RiwayatFilter(request.GET, queryset=Jejak.objects.all())
    tabel = RiwayatTable.untuk(request, saringan.qs, saringan=saringan)
    konteks = {
        "tabel": tabel,
        "cerita": ceritakan(tabel.di_halaman),
        "unduhan": [(bentuk, label, f"?{request.GET.urlencode()}") for bentuk, label in BENTUK.items()],
        "remah": [("Beranda", reverse("beranda_pemda", args=[slug_pemda])), ("Riwayat", "")],
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
    }
    return render(request, "organisasi/riwayat.html", konteks)


@require_safe
def riwayat_unduh(request: HttpRequest, slug_pemda: str, bentuk: str) -> HttpResponse:
    """The rows of the page, as filtered, as a file."""
    pastikan(request.pelaku, "lihat_riwayat")
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas tidak dikenal.")
    saringan = RiwayatFilter(request.GET, queryset=Jejak.objects.order_by("-nomor"))
    return unduh(request.pemda, saringan.qs, bentuk)


@berdaftar
@require_safe
def riwayat_objek(request: HttpRequest, slug_pemda: str, model: str, pk: int) -> HttpResponse:
    """The history of one row with its parts, also of a deleted one, and for the OPD it belongs to.

    `model` is its label, e.g. organisasi.jabatan. htmx gets the last stories for the panel of its page.
    """
    kelas = _muat_kelas(model)
    sebutan, instansi, terhapus = _muat_objek(kelas, pk)
    if not boleh(request.pelaku, "lihat_riwayat"):
        pastikan(request.pelaku, "lihat_draf", instansi)
    milik = jejak_objek(kelas, pk)
    if request.headers.get("HX-Request") == "true":
        cerita = ceritakan(milik.order_by("-nomor")[:PANEL_BARIS])[:PANEL]
        return render_htmx(
            request, "organisasi/riwayat_panel.html", "organisasi/riwayat_panel.html", {"cerita": cerita}
        )
    judul = f"Riwayat {nama_model(model)}"
    tabel = RiwayatTable.untuk(request, milik)
    konteks = {
        "tabel": tabel,
        "cerita": ceritakan(tabel.di_halaman),
        "judul": judul,
        "objek": sebutan,
        "terhapus": terhapus,
        "remah": _remah(request, instansi, judul),
    }
    return render(request, "organisasi/riwayat_objek.html", konteks)


def _muat_kelas(model: str):
    """The tenant model of this label, or 404."""
    try:
        kelas = apps.get_model(model)
    except (LookupError, ValueError) as galat:
        raise Http404("Jenis data tidak dikenal.") from galat
    if not issubclass(kelas, ModelPenyewa):
        raise Http404("Bukan data pemda.")
    return kelas


def _muat_objek(kelas, pk: int) -> tuple[str, Instansi | None, bool]:
    """(name, instansi, deleted) of a row; of a deleted one as its last audit row tells, else 404."""
    if objek := kelas.objects.filter(pk=pk).first():
        return str(objek), instansi_dari(objek), False
    catatan = get_object_or_404(jejak_hapus(kelas, pk))
    return catatan.objek, instansi_terhapus(catatan), True


def _remah(request, instansi: Instansi | None, judul: str) -> list[tuple[str, str]]:
    """Below the Riwayat of the pemda for those who may see it, else below the own instansi."""
    if boleh(request.pelaku, "lihat_riwayat"):
        return [("Riwayat", reverse("riwayat", args=[request.pemda.slug])), (judul, "")]
    atas = (
        [(instansi.sebutan, reverse("instansi_rincian", args=[request.pemda.slug, instansi.slug]))] if instansi else []
    )
    return [*atas, (judul, "")]
