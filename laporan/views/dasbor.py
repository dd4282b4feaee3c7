"""The dashboard of the pemda, and what the pages of the dashboards share."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.views.iku import instansi_tunggal
from indikator.views.triwulan import masa, pilihan_triwulan, triwulan_terpilih
from kinerja.tables import chip_saringan
from laporan.domain.dasbor import peta
from laporan.domain.dasbor.pemda import susun_pemda
from laporan.filters.dasbor import SaringDasborForm
from laporan.views.dasbor_unduh import kueri_csv, unduh_tabel


@require_safe
def pemda(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """All perangkat daerah at once; who works for one goes to its own."""
    if satu := instansi_tunggal(request.pelaku):
        return redirect("dasbor_instansi", slug_pemda, tahun, satu.slug)
    triwulan = triwulan_terpilih(request.GET, tahun)
    saring = SaringDasborForm(request.GET)
    jenis = saring.cleaned_data["jenis"] if saring.is_valid() else ""
    jenis_peta = peta.SASARAN if request.GET.get("peta") == peta.SASARAN else peta.TRIWULAN
    isi = susun_pemda(request.pelaku, tahun, triwulan, jenis=jenis, jenis_peta=jenis_peta)
    if "csv" in request.GET:
        return unduh_tabel(request.GET["csv"], isi.tabel, f"dasbor-{slug_pemda}-{tahun}")
    alamat = reverse("dasbor_pemda", args=[slug_pemda, tahun])
    tambahan = (f"&jenis={jenis}" if jenis else "") + (f"&peta={jenis_peta}" if jenis_peta == peta.SASARAN else "")
    konteks = {
        "isi": isi,
        "masa": masa(tahun, triwulan),
        "tw": triwulan,
        "form": saring,
        "jenis": jenis,
        "chip": chip_saringan(request, saring),
        "pilihan_tw": pilihan_triwulan(alamat, triwulan, tambahan),
        "pilihan_peta": _pilihan_peta(alamat, triwulan, jenis, jenis_peta),
        "kueri_csv": kueri_csv(request),
        "remah": [("Dasbor", "")],
    }
    return render(request, "laporan/dasbor_pemda.html", konteks)


def _pilihan_peta(alamat: str, triwulan: int, jenis: str, dipilih: str) -> list[dict]:
    tetap = f"&tw={triwulan}" + (f"&jenis={jenis}" if jenis else "")
    return [
        {"label": kata, "url": f"{alamat}?peta={satu}{tetap}#peta", "aktif": satu == dipilih, "jumlah": None}
        for satu, kata in ((peta.TRIWULAN, "Menurut triwulan"), (peta.SASARAN, "Menurut sasaran"))
    ]
