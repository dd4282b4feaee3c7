"""Stored files leave only here: scoped, authorised, as an attachment."""

import logging

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from organisasi.domain.berkas import boleh_unduh
from organisasi.galat import Ditolak
from organisasi.models import Berkas

logger = logging.getLogger(__name__)
PDF = "application/pdf"


def _muat_berkas(request, pk: int) -> Berkas:
    berkas = get_object_or_404(Berkas.objects.select_related("instansi"), pk=pk)
    if not boleh_unduh(request.pelaku, berkas):
        raise Ditolak("Anda tidak punya akses ke berkas ini.")
    return berkas


@require_safe
def berkas_unduh(request, slug_pemda, pk):
    """The content; `?tampil=1` opens a PDF in the browser instead of saving it."""
    berkas = _muat_berkas(request, pk)
    try:
        isi = berkas.isi.open("rb")
    except FileNotFoundError:
        logger.error("Isi berkas %s/%s tidak ada di penyimpanan: %s", slug_pemda, pk, berkas.isi.name)
        raise Http404("Isi berkas ini tidak ditemukan di penyimpanan; laporkan kepada operator.") from None
    tampil = request.GET.get("tampil") == "1" and berkas.jenis_mime == PDF
    jawaban = FileResponse(isi, as_attachment=not tampil, filename=berkas.nama, content_type=berkas.jenis_mime)
    jawaban.headers["X-Content-Type-Options"] = "nosniff"
    jawaban.headers["Cache-Control"] = "private, no-store"
    return jawaban
