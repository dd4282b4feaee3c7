"""A picture for the narrative of a LKjIP: one request per file, answered as JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from kinerja.http import json_galat
from laporan.domain.lkjip import gambar as domain
from laporan.domain.lkjip import penyunting
from laporan.views.muat import muat_bagian
from organisasi.domain.isi_berkas import UKURAN_MAKS, terlalu_besar
from organisasi.galat import IsianSalah

TANPA_BERKAS = "Gambarnya tidak sampai di server. Pilih lagi gambarnya, lalu coba sekali lagi."


@require_POST
def unggah(request: HttpRequest, slug_pemda: str, pk: int, bagian: int) -> HttpResponse:
    """{pk, url, keterangan} of the stored picture, or 422 {galat}."""
    milik = muat_bagian(request, pk, bagian)
    penyunting.pastikan_dapat(request.pelaku, milik.lkjip)
    berkas, keterangan = request.FILES.get("berkas"), request.POST.get("keterangan", "")
    if berkas is None:
        return json_galat(TANPA_BERKAS, 422)
    if berkas.size > UKURAN_MAKS:
        return json_galat(terlalu_besar(berkas.name), 422)
    try:
        baru = domain.unggah(
            milik.lkjip, oleh=request.pelaku, nama=berkas.name, isi=berkas.read(), keterangan=keterangan
        )
    except IsianSalah as galat:
        return json_galat(str(galat), 422)
    alamat = reverse("berkas_unduh", args=[slug_pemda, baru.berkas_id])
    return JsonResponse({"pk": baru.pk, "url": alamat, "keterangan": baru.keterangan})
