"""Compilation of the LKjIP of a year, for those who examine."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinerja.spreadsheet import MIME_XLSX
from laporan.domain.kompilasi.isi import kompilasi
from laporan.domain.kompilasi.tabel import catatan
from laporan.exporters.kompilasi import kompilasi_xlsx, nama_kompilasi
from laporan.pekerjaan_kompilasi import antrekan_kompilasi
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.permissions import pastikan

KEADAAN = {
    "": lambda satu: True,
    "terbit": lambda satu: satu.terbit,
    "terlambat": lambda satu: bool(satu.sel.terlambat),
    "belum": lambda satu: satu.lkjip is None,
}
PILIHAN = (("", "Semua"), ("terbit", "Dipublikasikan"), ("terlambat", "Terlambat"), ("belum", "Belum dibuat"))


@require_safe
def daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """Every OPD; `?keadaan=` only some of them, the totals always of all."""
    pastikan(request.pelaku, "lihat_rekap")
    isi = kompilasi(request.pelaku, tahun)
    keadaan = request.GET.get("keadaan", "")
    cocok = KEADAAN.get(keadaan, KEADAAN[""])
    konteks = {
        "isi": isi,
        "baris": [satu for satu in isi.baris if cocok(satu)],
        "catatan": catatan(isi),
        "pilihan": PILIHAN,
        "keadaan": keadaan if keadaan in KEADAAN else "",
        "url_unduh": reverse("lkjip_kompilasi_unduh", args=[slug_pemda, tahun]),
        "url_gabung": reverse("lkjip_kompilasi_gabung", args=[slug_pemda, tahun]),
    }
    return render(request, "laporan/kompilasi.html", konteks)


@require_safe
def unduh(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """One xlsx of the year."""
    pastikan(request.pelaku, "lihat_rekap")
    isi = kompilasi_xlsx(kompilasi(request.pelaku, tahun), pemda=request.pemda)
    nama = f'attachment; filename="{nama_kompilasi(request.pemda, tahun)}"'
    return HttpResponse(isi, content_type=MIME_XLSX, headers={"Content-Disposition": nama})


@require_POST
def gabung(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """One PDF of the published reports, as a job; the sentence why not where there is none."""
    try:
        pekerjaan = antrekan_kompilasi(oleh=request.pelaku, tahun=tahun)
    except Ditolak:
        raise
    except GalatKinerja as galat:
        messages.error(request, str(galat))
        return redirect("lkjip_kompilasi", slug_pemda=slug_pemda, tahun=tahun)
    return redirect("pekerjaan_rincian", slug_pemda=slug_pemda, pk=pekerjaan.pk)
