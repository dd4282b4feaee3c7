"""The public page of a pemda: what is published, read by everybody, kept by caches. No person is named.

Views are called by organisasi.penyewa.PublikMiddleware: `request.pemda_publik` is the pemda; there is no user.
"""

from functools import wraps

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import conditional_page, require_safe

from indikator.models import TargetPerjanjian
from kinerja.alamat import kata_cari
from laporan.domain import keputusan as domain_keputusan
from laporan.domain import publik as domain
from laporan.domain.cuplikan import CuplikanRusak
from laporan.domain.tabel import Tabel
from laporan.exporters.publik import BENTUK, DAFTAR, susun, tulis
from organisasi.models import Instansi
from organisasi.tahun import WAJAR

CAPAIAN_MAKS = 200  # figures found that a page lists; the files have all
UMUR = 300  # seconds an answer may be kept
TEKS = ("text/", "application/json")


def publik(view):
    """Marks a view for everybody: GET only, kept by shared caches, with an ETag, and without the names of people."""

    @wraps(view)
    def jawab(request: HttpRequest, slug_pemda: str, **argumen) -> HttpResponse:
        if argumen.get("tahun", WAJAR[0]) not in WAJAR:
            raise Http404("Tahun tidak dikenal.")
        jawaban = view(request, **argumen)
        if jawaban.headers["Content-Type"].startswith(TEKS):
            jawaban.content = domain.samarkan(jawaban.content.decode(), domain.nama_pejabat())
        jawaban.headers["Cache-Control"] = f"public, max-age={UMUR}"
        return jawaban

    terjaga = require_safe(conditional_page(jawab))
    terjaga.publik, terjaga.login_required = True, False
    return terjaga


@publik
def beranda(request: HttpRequest) -> HttpResponse:
    """Years with anything to read; with `?cari=` what is found in all of them."""
    kata = kata_cari(request, "cari")
    konteks = {"kata": kata, "daftar_tahun": domain.tahun_terbit(), "hasil": _terbitan(kata) if kata else None}
    return _halaman(request, "beranda", konteks)


@publik
def tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    """Everything of one year: the OPD, decrees, agreements, reports and figures."""
    kata = kata_cari(request, "cari")
    konteks = {
        "kata": kata,
        "tahun_ini": tahun,
        "hasil": _terbitan(kata, tahun=tahun),
        "capaian": domain.capaian_terbit(tahun, kata)[:CAPAIAN_MAKS] if kata else [],
        "capaian_maks": CAPAIAN_MAKS,
        "daftar_instansi": domain.instansi_terbit(tahun),
        "unduhan": [(daftar, judul, bentuk) for daftar, judul in DAFTAR.items() for bentuk in BENTUK],
    }
    return _halaman(request, "tahun", konteks)


@publik
def instansi(request: HttpRequest, tahun: int, instansi: str) -> HttpResponse:
    """One OPD in one year: its documents, and the engine's tables with their proof lines."""
    satu = get_object_or_404(Instansi, slug=instansi)
    hasil = _terbitan("", tahun=tahun, instansi=satu)
    tabel = domain.tabel_instansi(satu, tahun)
    if not tabel and not any(hasil.values()):
        raise Http404("Belum ada yang terbit.")
    return _halaman(request, "instansi", {"instansi": satu, "tahun_ini": tahun, "hasil": hasil, "tabel": tabel})


@publik
def keputusan(request: HttpRequest, pk: int) -> HttpResponse:
    """A decree with its lampiran, without signature and letterhead."""
    satu = get_object_or_404(domain.keputusan_terbit(), pk=pk)
    try:
        isi = domain_keputusan.baca_isi(satu)
    except CuplikanRusak as galat:
        raise Http404("Isi beku tidak utuh.") from galat
    return _halaman(request, "keputusan", {"keputusan": satu, "isi": isi, "instansi": satu.instansi})


@publik
def perjanjian(request: HttpRequest, pk: int) -> HttpResponse:
    """An agreement: sasaran, indicators, targets, and who promises to whom by jabatan."""
    baris = TargetPerjanjian.objects.select_related("indikator__sasaran")
    satu = get_object_or_404(domain.pk_terbit().prefetch_related(Prefetch("baris", baris)), pk=pk)
    pihak = domain.para_pihak(satu)
    return _halaman(request, "perjanjian", {"perjanjian": satu, "pihak": pihak, "instansi": satu.instansi})


@publik
def lkjip(request: HttpRequest, pk: int) -> HttpResponse:
    """The tables of figures of a published report."""
    satu = get_object_or_404(domain.lkjip_terbit(), pk=pk)
    return _halaman(request, "lkjip", {"lkjip": satu, "tabel": _tabel_lkjip(satu), "instansi": satu.instansi})


@publik
def unduh(request: HttpRequest, tahun: int, daftar: str, bentuk: str) -> HttpResponse:
    """One list of a year as csv or json."""
    if daftar not in DAFTAR or bentuk not in BENTUK:
        raise Http404("Daftar tidak dikenal.")
    kata = kata_cari(request, "cari")
    baris = susun(daftar, tahun, kata)
    jawaban = HttpResponse(tulis(daftar, bentuk, baris), content_type=BENTUK[bentuk])
    nama = f"{daftar}-{request.pemda_publik.slug}-{tahun}.{bentuk}"
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban.headers["Access-Control-Allow-Origin"] = "*"
    return jawaban


def _terbitan(kata: str, **saring) -> dict:
    return {
        "keputusan": list(domain.cari_keputusan(domain.keputusan_terbit(**saring), kata)),
        "perjanjian": list(domain.cari_instansi(domain.pk_terbit(**saring), kata)),
        "lkjip": list(domain.cari_instansi(domain.lkjip_terbit(**saring), kata)),
    }


def _tabel_lkjip(lkjip) -> list[Tabel]:
    try:
        return domain.tabel_lkjip(lkjip)
    except CuplikanRusak as galat:
        raise Http404("Isi beku tidak utuh.") from galat


def _halaman(request: HttpRequest, nama: str, konteks: dict) -> HttpResponse:
    """`pemda_publik`, not `pemda`: the frame of signed-in pages must not take this visitor for one of its own."""
    konteks = {"kata": "", "pemda_publik": request.pemda_publik} | konteks
    return render(request, f"laporan/publik_{nama}.html", konteks)
