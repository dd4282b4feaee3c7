"""The print button: puts the job in the queue and leads to its progress page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from indikator.views.muat import muat_dokumen, muat_lembar, muat_pk
from laporan.domain import terbitan_keputusan
from laporan.domain.lkjip import terbitan as terbitan_lkjip
from laporan.enums import JenisBerkasKeputusan, JenisDokumen
from laporan.forms import CetakForm
from laporan.pekerjaan import antrekan_cetak
from laporan.views.muat import muat_adendum, muat_keputusan, muat_lkjip
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Instansi
from organisasi.permissions import pastikan

BERKAS_LKJIP = {format: jenis for jenis, format in terbitan_lkjip.FORMAT.items()}
PEMUAT = {
    JenisDokumen.KEPUTUSAN: muat_keputusan,
    JenisDokumen.LKJIP: muat_lkjip,
    JenisDokumen.PK: muat_pk,
    JenisDokumen.RENCANA_AKSI: muat_pk,
    JenisDokumen.REVIU: muat_lkjip,
    JenisDokumen.ADENDUM: muat_adendum,
}


@require_POST
def buat(request, slug_pemda):
    """Queue one document. A double click gives the same job; pressed again later, one with the edits since."""
    form = CetakForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Permintaan cetak tidak lengkap. Buka kembali halamannya, lalu cetak lagi.")
        return redirect(reverse("unduhan", kwargs={"slug_pemda": slug_pemda}))
    pesanan = _pesanan(request, form.cleaned_data) | {"format": form.cleaned_data["format"] or "pdf"}
    if url := _url_tersimpan(request, pesanan):
        return redirect(url)
    try:
        pekerjaan = antrekan_cetak(oleh=request.pelaku, **pesanan)
    except Ditolak:
        raise
    except GalatKinerja as galat:
        messages.error(request, str(galat))
        return redirect(reverse("unduhan", kwargs={"slug_pemda": slug_pemda}))
    return redirect("pekerjaan_rincian", slug_pemda=slug_pemda, pk=pekerjaan.pk)


def _url_tersimpan(request, pesanan: dict) -> str:
    """Where the file of a decree in force or a signed report lies that was made then; "" when one has to be made."""
    if not pesanan.get("objek"):
        return ""
    ada = None
    if pesanan["jenis"] == JenisDokumen.KEPUTUSAN and pesanan["format"] == "pdf":
        ada = terbitan_keputusan.tersimpan(muat_keputusan(request, pesanan["objek"])).get(JenisBerkasKeputusan.CETAK)
    if pesanan["jenis"] == JenisDokumen.LKJIP:
        ada = terbitan_lkjip.tersimpan(muat_lkjip(request, pesanan["objek"])).get(BERKAS_LKJIP.get(pesanan["format"]))
    return reverse("berkas_unduh", args=[request.pemda.slug, ada.berkas_id]) if ada else ""


def _pesanan(request, isi: dict) -> dict:
    """What to print. A chosen decree, report or sheet is loaded as its page loads it, with its own instansi."""
    if isi["jenis"] == JenisDokumen.LEMBAR:
        lembar = muat_lembar(request, isi["objek"] or 0)
        return {
            "jenis": isi["jenis"],
            "instansi": lembar.penetapan.instansi,
            "tahun": isi["tahun"],
            "objek": lembar.pk,
        }
    if isi["jenis"] == JenisDokumen.MATRIKS:
        reviu = muat_dokumen(request, isi["objek"] or 0)
        return {"jenis": isi["jenis"], "instansi": reviu.instansi, "tahun": reviu.tahun_mulai, "objek": reviu.pk}
    muat = PEMUAT.get(isi["jenis"]) if isi["objek"] else None
    if muat:
        objek = muat(request, isi["objek"])
        return {"jenis": isi["jenis"], "instansi": objek.instansi, "tahun": objek.tahun, "objek": objek.pk}
    if isi["jenis"] == JenisDokumen.DASBOR and not isi["instansi"]:
        pastikan(request.pelaku, "lihat_instansi")
        tetap = {"jenis": isi["jenis"], "instansi": None, "tahun": isi["tahun"], "triwulan": isi["tw"]}
        return tetap | {"saring": isi["saring"]}
    instansi = get_object_or_404(Instansi.objects.select_related("induk"), slug=isi["instansi"])
    pastikan(request.pelaku, "lihat_instansi", instansi)
    pesanan = {"jenis": isi["jenis"], "instansi": instansi, "tahun": isi["tahun"], "triwulan": isi["tw"]}
    return pesanan | ({"objek": isi["objek"]} if isi["jenis"] == JenisDokumen.DASBOR else {})
