"""Pohon kinerja of an instansi: the tree, suggestions for its links, and the drawing for print."""

import re
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain import dukungan as domain_dukungan
from indikator.domain import pohon as domain
from indikator.domain import usulan_dukungan
from indikator.enums import JenisLembar
from indikator.forms.dukungan import UsulanForm
from indikator.pohon import gambar
from indikator.pohon.baris import baris_pohon
from indikator.tables.pohon import PohonTable
from indikator.views.iku import daftar, konteks_dokumen
from indikator.views.muat import pilih_dokumen, url_pilihan
from kinerja.tables import berdaftar
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi

_BUKAN_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # one of them, and no program draws it


@berdaftar
@require_safe
def pohon_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    return daftar(request, tahun, JenisLembar.IKI, PohonTable, "pohon_kinerja", "indikator/pohon_daftar.html")


@require_safe
def pohon_kinerja(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi)
    pilihan = pilih_dokumen(request, milik, tahun)
    dokumen = pilihan.dokumen
    url = reverse("pohon_kinerja", args=[slug_pemda, tahun, milik.slug])
    konteks = konteks_dokumen(request, milik, tahun, pilihan, url_pilihan(pilihan, url))
    pohon = domain.pohon(dokumen) if dokumen else None
    konteks |= {
        "pohon": pohon,
        "baris": baris_pohon(pohon) if pohon else (),
        "boleh_atur": dokumen is not None and domain_dukungan.boleh_atur(request.pelaku, dokumen),
        "kunci_ingat": f"pohon-{request.user.pk}-{milik.slug}",
        "remah": [*_remah(slug_pemda, tahun, milik)[:-1], (milik.sebutan, "")],
    }
    return render(request, "indikator/pohon_kinerja.html", konteks)


@require_form
def pohon_usulan(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Links proposed by likeness of words; those that are ticked are made."""
    milik = muat_instansi(request, instansi, "isi_data")
    if (dokumen := pilih_dokumen(request, milik, tahun).dokumen) is None:
        return _tanpa_dokumen(request, tahun, milik)
    form = UsulanForm(request.POST if request.method == "POST" else None)
    terima = partial(usulan_dukungan.terima, oleh=request.pelaku, penetapan=dokumen)
    if request.method == "POST" and (hasil := form.kirim(terima)):
        _kabarkan(request, hasil)
        url = reverse("pohon_kinerja", args=[slug_pemda, tahun, milik.slug])
        return redirect(f"{url}?dokumen={dokumen.pk}")
    konteks = {
        "instansi": milik,
        "tahun_lembar": tahun,
        "dokumen": dokumen,
        "form": form,
        "usulan": usulan_dukungan.usulan(dokumen),
        "boleh_atur": domain_dukungan.boleh_atur(request.pelaku, dokumen),
        "remah": [*_remah(slug_pemda, tahun, milik, dokumen), ("Usulan tautan", "")],
    }
    return render(request, "indikator/pohon_usulan.html", konteks, status=form.kode)


def _kabarkan(request: HttpRequest, hasil: usulan_dukungan.HasilTerima) -> None:
    if hasil.terpasang:
        messages.success(request, f"{hasil.terpasang} tautan dukungan sudah dipasang.")
    if hasil.dilewati:
        kalimat = "tidak dipasang karena sudah berubah sejak usulannya ditampilkan."
        messages.warning(request, f"{hasil.dilewati} usulan {kalimat}")


@require_safe
def pohon_cetak(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The drawing, one sheet of paper after the other, to be printed by the browser."""
    milik = muat_instansi(request, instansi)
    if (dokumen := pilih_dokumen(request, milik, tahun).dokumen) is None:
        return _tanpa_dokumen(request, tahun, milik)
    konteks = _gambar(request, milik, tahun, dokumen) | {
        "remah": [*_remah(slug_pemda, tahun, milik), ("Cetak", "")],
        "pilihan_kertas": [
            {"label": satu.upper(), "url": f"?kertas={satu}{_kueri_dokumen(request)}", "jumlah": None}
            for satu in gambar.KERTAS
        ],
    }
    for satu, pilihan in zip(gambar.KERTAS, konteks["pilihan_kertas"], strict=True):
        pilihan["aktif"] = satu == konteks["kertas"]
    return render(request, "indikator/pohon_cetak.html", konteks)


@require_safe
def pohon_svg(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The drawing as one SVG, its pages below each other; ?unduh=1 as attachment."""
    milik = muat_instansi(request, instansi)
    if (dokumen := pilih_dokumen(request, milik, tahun).dokumen) is None:
        raise Http404("Belum ada dokumen IKU dan IKI untuk tahun ini.")
    konteks = _gambar(request, milik, tahun, dokumen)
    isi = _BUKAN_XML.sub("", render_to_string("indikator/pohon.svg", konteks, request))
    jawaban = HttpResponse(isi, content_type="image/svg+xml")
    if request.GET.get("unduh"):
        nama = f"pohon-kinerja-{milik.slug}-{tahun}.svg"
        jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban


def _gambar(request: HttpRequest, milik, tahun: int, dokumen) -> dict:
    kertas = request.GET.get("kertas", gambar.KERTAS_BAWAAN)
    if kertas not in gambar.KERTAS:
        raise Http404("Ukuran kertas tidak dikenal.")
    judul = f"Pohon kinerja {milik.nama} tahun {tahun}"
    halaman = gambar.gambar(domain.pohon(dokumen), kertas, judul)
    tinggi = sum(satu.tinggi for satu in halaman)
    return {
        "instansi": milik,
        "tahun_lembar": tahun,
        "dokumen": dokumen,
        "judul_gambar": judul,
        "kertas": kertas,
        "halaman": halaman,
        "ukuran": gambar.KERTAS[kertas],
        "tinggi_semua": tinggi,
        "lebar_mm": gambar.KERTAS[kertas][0] // 10,
        "tinggi_mm": tinggi // 10,
    }


def _kueri_dokumen(request: HttpRequest) -> str:
    return f"&dokumen={request.GET['dokumen']}" if request.GET.get("dokumen") else ""


def _tanpa_dokumen(request: HttpRequest, tahun: int, milik) -> HttpResponse:
    """The year was switched to one without a document: the tree's page says what to do."""
    return redirect("pohon_kinerja", request.pemda.slug, tahun, milik.slug)


def _remah(slug_pemda: str, tahun: int, milik, dokumen=None) -> list[tuple[str, str]]:
    url = reverse("pohon_kinerja", args=[slug_pemda, tahun, milik.slug])
    ekor = f"?dokumen={dokumen.pk}" if dokumen else ""
    return [("Pohon kinerja", reverse("pohon_daftar", args=[slug_pemda, tahun])), (milik.sebutan, url + ekor)]
