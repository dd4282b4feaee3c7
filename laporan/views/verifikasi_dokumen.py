"""Checking a decree by the code on it: what it is and holds today, and whether a file is the official one.

Called by organisasi.penyewa.PublikMiddleware: no session, no cookie, `request.pemda_publik` None for an unknown pemda.
An unknown code and an unknown pemda answer alike. What is sent is read, compared and forgotten.
"""

import hashlib
from dataclasses import dataclass
from functools import wraps

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kinerja.http import terlalu_sering as jawab_terlalu_sering
from kinerja.laju import terlalu_sering
from kinerja.lampiran_pdf import sidik_lampiran
from laporan.domain import kode_verifikasi
from laporan.domain import verifikasi_dokumen as domain

UNGGAH_MAKS = 30 * 1024 * 1024  # bytes of a file to check
SEKITAR = 64 * 1024  # bytes of the form around it
DIBUANG_MAKS = 100 * 1024 * 1024  # bytes read and thrown away, so that the sender sees the answer
LAJU_LIHAT, LAJU_PERIKSA = "60/m", "10/m,100/h"  # for one address
UMUR = 60  # seconds a page may be kept
KODE_SALAH = (
    "Kode terdiri atas 12 huruf dan angka, seperti tercetak di kaki halaman keputusan. Periksa lagi ketikannya."
)
BELUM_PILIH = "Pilih dahulu berkas PDF yang akan diperiksa."
BUKAN_PDF = "Berkas ini bukan PDF. Pilih berkas PDF keputusannya."
TERLALU_BESAR = "Berkas lebih besar daripada 30 MB, jadi tidak diperiksa. Berkas resmi keputusan tidak sebesar itu."


@dataclass(frozen=True)
class Kiriman:
    """What was sent to be checked; `galat` is a sentence when it cannot be."""

    berkas: UploadedFile | None = None
    sha256: str = ""
    galat: str = ""

    def lampiran(self) -> frozenset[str]:
        self.berkas.seek(0)
        return sidik_lampiran(self.berkas.read())


def _sebelum(request: HttpRequest) -> HttpResponse | None:
    """Outside the transaction of the pemda: refuse who asks too often, and read what is sent, however slowly."""
    kirim = request.method == "POST"
    batas = ("verifikasi_periksa", LAJU_PERIKSA) if kirim else ("verifikasi_lihat", LAJU_LIHAT)
    if terlalu_sering(request, *batas):
        return jawab_terlalu_sering(request)
    if kirim:
        request.kiriman = _baca(request)
    return None


def _baca(request: HttpRequest) -> Kiriman:
    if _panjang(request) > UNGGAH_MAKS + SEKITAR:
        _buang(request)
        return Kiriman(galat=TERLALU_BESAR)
    berkas = request.FILES.get("berkas")
    if berkas is None or not berkas.size:
        return Kiriman(galat=BELUM_PILIH)
    if berkas.size > UNGGAH_MAKS:
        return Kiriman(galat=TERLALU_BESAR)
    sidik = hashlib.sha256()
    for nomor, potongan in enumerate(berkas.chunks()):
        if nomor == 0 and b"%PDF-" not in potongan[:1024]:
            return Kiriman(galat=BUKAN_PDF)
        sidik.update(potongan)
    return Kiriman(berkas, sidik.hexdigest())


def _panjang(request: HttpRequest) -> int:
    nilai = request.META.get("CONTENT_LENGTH") or "0"
    return int(nilai) if nilai.isdecimal() else 0


def _buang(request: HttpRequest) -> None:
    sisa = min(_panjang(request), DIBUANG_MAKS)
    while sisa > 0 and (potongan := request.read(min(sisa, 1024 * 1024))):
        sisa -= len(potongan)


def pemeriksaan(*metode: str):
    """Marks a view of this ground (see PublikMiddleware): never indexed, kept for a minute at most."""

    def bungkus(view):
        @wraps(view)
        def jawab(request: HttpRequest, slug_pemda: str, **argumen) -> HttpResponse:
            jawaban = view(request, slug_pemda, **argumen)
            disimpan = jawaban.status_code == 200 and request.method != "POST"
            jawaban.headers["Cache-Control"] = f"public, max-age={UMUR}" if disimpan else "no-store"
            jawaban.headers["X-Robots-Tag"] = "noindex, nofollow"
            return jawaban

        jawab.publik, jawab.login_required, jawab.metode, jawab.sebelum = True, False, metode, _sebelum
        return jawab

    return bungkus


@pemeriksaan("GET", "HEAD")
def cari(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """The form for a code. It looks the same for every pemda, also for one that does not exist."""
    ketikan = request.GET.get("kode", "")[:100]
    if rapi := kode_verifikasi.rapikan(ketikan):
        return redirect("verifikasi_dokumen", slug_pemda=slug_pemda, kode=kode_verifikasi.tampil(rapi))
    konteks = {"slug": slug_pemda, "ketikan": ketikan, "galat": KODE_SALAH if ketikan else ""}
    return render(request, "laporan/verifikasi_cari.html", konteks)


@pemeriksaan("GET", "HEAD", "POST")
def rincian(request: HttpRequest, slug_pemda: str, kode: str) -> HttpResponse:
    """A decree in force, amended or revoked; by POST also what a file is against it."""
    keputusan = domain.temukan(kode) if request.pemda_publik else None
    if keputusan is None:
        konteks = {"slug": slug_pemda, "ketikan": kode[:100], "galat": ""}
        return render(request, "laporan/verifikasi_tidak_dikenal.html", konteks, status=404)
    sidik = domain.sidik(keputusan)
    hasil, galat = _periksa(request, sidik)
    konteks = {
        "slug": slug_pemda,
        "keputusan": keputusan,
        "kode": kode_verifikasi.tampil(keputusan.kode),
        "hari": timezone.localdate(),
        "keadaan": domain.keadaan(keputusan, timezone.localdate()),
        "sidik": sidik,
        "hasil": hasil,
        "galat": galat,
    }
    return render(request, "laporan/verifikasi_dokumen.html", konteks, status=422 if galat else 200)


def _periksa(request: HttpRequest, sidik: domain.Sidik) -> tuple[domain.Hasil | None, str]:
    if request.method != "POST":
        return None, ""
    kiriman: Kiriman = request.kiriman
    if kiriman.galat:
        return None, kiriman.galat
    return domain.bandingkan(sidik, kiriman.sha256, kiriman.lampiran), ""
