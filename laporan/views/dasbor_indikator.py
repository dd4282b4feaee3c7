"""Indicators of the year: the searchable list, and the page of one with everything behind its figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.models import Indikator
from kinerja.tables import berdaftar, chip_saringan
from laporan.domain.dasbor.indikator import muat_lengkap, susun_indikator
from laporan.filters.dasbor import IndikatorFilter
from laporan.tables.dasbor import DasborIndikatorTable
from laporan.views.dasbor_unduh import unduh_tabel
from organisasi.domain.instansi import terlihat
from organisasi.permissions import boleh, pastikan


@berdaftar
@require_safe
def daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """Indicators of the documents in force that the actor may see."""
    milik = terlihat(request.pelaku)
    semua = Indikator.objects.filter(lembar__penetapan__berlaku__tahun=tahun, lembar__penetapan__instansi__in=milik)
    semua = semua.select_related("lembar__penetapan__instansi", "lembar__jabatan__unit")
    saring = IndikatorFilter(request.GET, queryset=semua, instansi=milik)
    tabel = DasborIndikatorTable.untuk(request, saring.qs, saringan=saring, slug_pemda=slug_pemda, tahun=tahun)
    konteks = {
        "tabel": tabel,
        "tahun_daftar": tahun,
        "saringan": saring,
        "chip": chip_saringan(request, saring),
        "remah": [("Dasbor", reverse("dasbor_pemda", args=[slug_pemda, tahun])), ("Indikator", "")],
    }
    return render(request, "laporan/dasbor_indikator_daftar.html", konteks)


@require_safe
def rincian(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    indikator = _muat_indikator(request, tahun, pk)
    isi = susun_indikator(request.pelaku, indikator, tahun)
    if "csv" in request.GET:
        return unduh_tabel(request.GET["csv"], isi.tabel, f"indikator-{indikator.pk}-{tahun}")
    opd = reverse("dasbor_instansi", args=[slug_pemda, tahun, isi.instansi.slug])
    konteks = {
        "isi": isi,
        "indikator": indikator,
        "instansi": isi.instansi,
        "boleh_riwayat": isi.boleh_draf or boleh(request.pelaku, "lihat_riwayat"),
        "url_lembar": _url_lembar(slug_pemda, tahun, indikator),
        "remah": [
            ("Dasbor", reverse("dasbor_pemda", args=[slug_pemda, tahun])),
            (isi.instansi.sebutan, opd),
            ("Indikator", ""),
        ],
    }
    return render(request, "laporan/dasbor_indikator.html", konteks)


def _muat_indikator(request: HttpRequest, tahun: int, pk: int) -> Indikator:
    """A row of a document in force that year."""
    indikator = get_object_or_404(
        muat_lengkap(Indikator.objects.filter(lembar__penetapan__berlaku__tahun=tahun)), pk=pk
    )
    pastikan(request.pelaku, "lihat_instansi", indikator.lembar.penetapan.instansi)
    return indikator


def _url_lembar(slug_pemda: str, tahun: int, indikator: Indikator) -> str:
    """The sheet the row stands on."""
    argumen = [slug_pemda, tahun, indikator.lembar.penetapan.instansi.slug]
    if indikator.lembar.jabatan_id:
        return f"{reverse('iki_lembar', args=[*argumen, indikator.lembar_id])}#indikator-{indikator.pk}"
    return f"{reverse('iku_lembar', args=argumen)}#indikator-{indikator.pk}"
