"""The public page of a pemda: what is published, read by everybody, kept by caches. No person is named.

Views are called by organisasi.penyewa.PublikMiddleware: `request.pemda_publik` is the pemda; there is no user.
"""

from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import conditional_page, require_safe

from kinerja.alamat import kata_cari
from laporan.domain import keputusan as domain_keputusan
from laporan.domain import publik as domain
from laporan.domain.cuplikan import CuplikanRusak
from laporan.domain.isi_pk import baca_isi_pk
from laporan.exporters.publik import BENTUK, DAFTAR, susun, tulis
from organisasi.enums import JenisInstansi
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
        **_daftar_instansi(tahun),
        "unduhan": [(daftar, judul, bentuk) for daftar, judul in DAFTAR.items() for bentuk in BENTUK],
    }
    return _halaman(request, "tahun", konteks)


def _daftar_instansi(tahun: int) -> dict:
    """The OPD, and apart from them the pemda as a reporter of its own."""
    semua = domain.instansi_terbit(tahun)
    opd = [satu for satu in semua if satu.jenis != JenisInstansi.PEMDA]
    return {"daftar_instansi": opd, "daftar_pemda": [satu for satu in semua if satu not in opd]}


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
    satu = get_object_or_404(domain.pk_terbit(), pk=pk)
    try:
        tabel = (isi := baca_isi_pk(satu)).kinerja, isi.anggaran
    except CuplikanRusak as galat:
        raise Http404("Isi beku tidak utuh.") from galat
    konteks = {"perjanjian": satu, "pihak": domain.para_pihak(satu), "tabel": [t for t in tabel if t]}
    return _halaman(request, "perjanjian", konteks | {"instansi": satu.instansi})


@publik
def lkjip(request: HttpRequest, pk: int) -> HttpResponse:
    """A published report as it was frozen, with its corrections and files."""
    satu = get_object_or_404(domain.lkjip_terbit(), pk=pk)
    try:
        isi, adendum = domain.isi_lkjip(satu), domain.adendum_lkjip(satu)
    except CuplikanRusak as galat:
        raise Http404("Isi beku tidak utuh.") from galat
    konteks = {
        "lkjip": satu,
        "instansi": satu.instansi,
        "isi": isi,
        "tabel": [] if isi else domain.tabel_lkjip(satu),
        "daftar_adendum": adendum,
        "daftar_berkas": domain.berkas_lkjip(satu),
    }
    return _halaman(request, "lkjip", konteks)


@publik
def lkjip_berkas(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """One file of a published report, as it was made from the frozen content."""
    satu = get_object_or_404(domain.lkjip_terbit(), pk=pk)
    milik = next((berkas for berkas in domain.berkas_lkjip(satu) if berkas.jenis == jenis), None)
    if milik is None:
        raise Http404("Berkas tidak ada.")
    try:
        with milik.berkas.isi.open("rb") as isi:
            jawaban = HttpResponse(isi.read(), content_type=milik.berkas.jenis_mime)
    except FileNotFoundError:
        raise Http404("Isi berkas tidak ditemukan di penyimpanan.") from None
    jawaban.headers["Content-Disposition"] = content_disposition_header(True, milik.berkas.nama)
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    return jawaban


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


def _halaman(request: HttpRequest, nama: str, konteks: dict) -> HttpResponse:
    """`pemda_publik`, not `pemda`: the frame of signed-in pages must not take this visitor for one of its own."""
    konteks = {"kata": "", "pemda_publik": request.pemda_publik} | konteks
    return render(request, f"laporan/publik_{nama}.html", konteks)
