"""Pengingat: the text before it is sent, to whom it goes, and what became of it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kinerja.alamat import baca_kunci
from laporan.domain.kotak_masuk import BarisKotak, Saringan, kotak_masuk, yang_dihitung
from laporan.domain.pengingat import kirim_pengingat, susun_penerima
from laporan.filters.kotak_masuk import SaringKotakForm
from laporan.forms import PengingatForm
from organisasi.permissions import pastikan

BAWAAN = (
    "Mohon segera melengkapi dan mengajukan dokumen kinerja tahun {tahun} yang belum kami terima. Bila ada kendala, "
    "hubungi Bagian Organisasi."
)


@require_http_methods(["GET", "HEAD", "POST"])
def ingatkan(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """Ticked OPD (`pilih`), or all late ones of the filters in the url (`lingkup=terlambat`)."""
    pastikan(request.pelaku, "ingatkan")
    semua = kotak_masuk(request.pelaku, tahun)
    awal = {"isi": BAWAAN.format(tahun=tahun)}
    form = PengingatForm(request.POST or None, initial=awal)
    pilihan = _pilihan(request, semua)
    konteks = {
        "form": form,
        "pilihan": pilihan,
        "penerima": zip(pilihan, susun_penerima([satu.instansi for satu in pilihan], request.pelaku), strict=True),
        "remah": [("Kotak masuk", reverse("kotak_masuk", args=[slug_pemda, tahun])), ("Kirim pengingat", "")],
    }
    if request.method == "POST":
        kirim = partial(kirim_pengingat, oleh=request.pelaku, tahun=tahun, baris=pilihan)
        if hasil := form.kirim(kirim):
            return render(request, "laporan/pengingat_hasil.html", konteks | {"hasil": hasil})
    return render(request, "laporan/pengingat.html", konteks, status=form.kode)


def _pilihan(request: HttpRequest, semua: list[BarisKotak]) -> list[BarisKotak]:
    """The chosen rows, by name; ids of another pemda or of no OPD are not among them."""
    isian = request.POST if request.method == "POST" else request.GET
    if isian.get("lingkup") == "terlambat":
        saringan = SaringKotakForm(request.GET).saringan
        terlambat = Saringan(saringan.jenis, "", True, saringan.jenis_instansi, saringan.q)
        dipilih = {satu.pk for satu in terlambat.pilih(yang_dihitung(semua))}
    else:
        dipilih = {baca_kunci(kunci) for kunci in isian.getlist("pilih")}
    return [satu for satu in semua if satu.pk in dipilih]
