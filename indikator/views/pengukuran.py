"""The state of a Pengukuran: submit, approve, withdraw, return, verify, lock, open again."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from indikator.domain.alur.pengukuran import MESIN
from indikator.views.halaman_realisasi import HalamanRealisasi
from indikator.views.muat import muat_pengukuran
from indikator.views.pilihan_lembar import pilih_lembar
from indikator.views.triwulan import triwulan_dari, url_ukur
from organisasi.forms.alur import AlurForm
from organisasi.views.alur import jalankan_alur


@require_POST
def pengukuran_alur(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Make one move; the entry page comes back with what was typed when it is not possible."""
    ukur = muat_pengukuran(request, tahun, instansi, triwulan_dari(request.POST))
    kembali = url_ukur("realisasi_instansi", request, tahun, ukur.instansi, ukur.triwulan)
    gagal = partial(_halaman, request, ukur)
    return jalankan_alur(request, MESIN, ukur, request.POST.get("tindakan", ""), kembali, gagal)


def _halaman(request: HttpRequest, ukur, form: AlurForm) -> HttpResponse:
    lembar = pilih_lembar(ukur.instansi, ukur.tahun, "")
    halaman = HalamanRealisasi.susun(request, ukur.instansi, ukur.tahun, ukur.triwulan, lembar)
    return render(request, "indikator/realisasi_instansi.html", halaman.konteks(form), status=form.kode)
