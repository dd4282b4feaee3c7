"""A file for a realisasi that is still being entered: one request per file, answered as JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from kinerja.http import json_galat
from organisasi.domain import unggahan
from organisasi.domain.isi_berkas import ATAU_TAUTAN, UKURAN_MAKS, terlalu_besar
from organisasi.galat import IsianSalah
from organisasi.views.muat import muat_instansi

TANPA_BERKAS = "Berkasnya tidak sampai di server. Pilih lagi berkasnya, lalu coba sekali lagi."


@require_POST
def realisasi_unggah(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """{"pk", "nama", "ukuran"} of the stored file, or 422 {"galat"}."""
    milik = muat_instansi(request, instansi, "isi_data")
    berkas = request.FILES.get("berkas")
    if berkas is None:
        return json_galat(TANPA_BERKAS, 422)
    if berkas.size > UKURAN_MAKS:
        return json_galat(terlalu_besar(berkas.name, ATAU_TAUTAN), 422)
    try:
        titipan = unggahan.titipkan(oleh=request.pelaku, instansi=milik, nama=berkas.name, isi=berkas.read())
    except IsianSalah as galat:
        return json_galat(str(galat), 422)
    return JsonResponse({"pk": titipan.pk, "nama": titipan.nama, "ukuran": titipan.ukuran})
