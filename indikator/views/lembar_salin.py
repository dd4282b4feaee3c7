"""Copy rows to a sheet: choose the source sheet, then its rows."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from indikator.domain.lembar import sel_aman
from indikator.domain.mulai_dari import lembar as domain
from indikator.forms.mulai_dari import SalinLembarForm
from indikator.models import Lembar
from indikator.tables.salin_lembar import SumberLembarTable
from indikator.views.muat import muat_lembar
from indikator.views.mulai_dari import konteks_mulai, selesai
from kinerja.alamat import baca_kunci, kata_cari
from kinerja.tables import berdaftar
from organisasi.views.instansi import require_form


@berdaftar
@require_form
def lembar_salin(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """The sheets one can copy from; with ?dari= the rows of one. ?lalu=1: those of earlier years."""
    lembar = muat_lembar(request, pk, isi=True)
    lalu = request.GET.get("lalu") == "1"
    semua = domain.sumber_lembar(request.pelaku, lembar, lalu=lalu)
    if dari := request.GET.get("dari", ""):
        return _pilih_baris(request, tahun, lembar, _sumber(semua, dari))
    kata = kata_cari(request)
    konteks = konteks_mulai(request, tahun, lembar, _judul(lembar, lalu))
    konteks |= {"tabel": _tabel(request, domain.cari_sumber(semua, kata), kata), "kata": kata, "lalu": lalu}
    return render(request, "indikator/lembar_salin.html", konteks, status=422 if request.method == "POST" else 200)


def _judul(lembar: Lembar, lalu: bool) -> str:
    if lalu:
        return "Salin dari dokumen tahun lalu"
    return "Salin dari jabatan lain" if lembar.jabatan_id else "Salin dari IKU perangkat daerah lain"


def _tabel(request: HttpRequest, semua, kata: str) -> SumberLembarTable:
    tabel = SumberLembarTable.untuk(request, semua, alamat=request.GET.copy())
    tabel.tersaring = bool(kata)
    return tabel


def _sumber(semua, dari: str) -> Lembar:
    return get_object_or_404(semua, pk=baca_kunci(dari))


def _pilih_baris(request: HttpRequest, tahun: int, lembar: Lembar, sumber: Lembar) -> HttpResponse:
    """The rows with a box each, all ticked at first."""
    urut = domain.isi_lembar(sumber)
    baris = [satu for _, daftar in urut for pokok, sub in daftar for satu in (pokok, *sub)]
    form = SalinLembarForm(request.POST or None, baris=baris)
    simpan = partial(domain.salin, oleh=request.pelaku, lembar=lembar, sumber=sumber)
    if request.method == "POST" and (hasil := form.kirim(simpan)):
        kalimat = f"{hasil.indikator} baris disalin dan ditandai belum ditinjau. Sesuaikan dengan tugas jabatan ini."
        return selesai(request, tahun, lembar, hasil, kalimat)
    dipilih = set(form.data.getlist("baris")) if form.is_bound else {str(satu.pk) for satu in baris}
    lalu = domain.sejabatan(lembar, sumber)
    kembali = reverse("lembar_salin", args=[request.pemda.slug, tahun, lembar.pk]) + ("?lalu=1" if lalu else "")
    konteks = konteks_mulai(request, tahun, lembar, f"Pilih baris dari {sumber.jabatan or 'IKU'}") | {
        "form": form,
        "sumber": sumber,
        "kelompok": [(sasaran, [_tampil(*isi, dipilih) for isi in _datar(daftar)]) for sasaran, daftar in urut],
        "lalu": lalu,
        "kembali": kembali,
    }
    return render(request, "indikator/lembar_salin_baris.html", konteks, status=form.kode)


def _datar(daftar) -> list[tuple]:
    """(row, whether it is a sub-indicator)"""
    return [isi for pokok, sub in daftar for isi in ((pokok, False), *((satu, True) for satu in sub))]


def _tampil(satu, sub: bool, dipilih: set[str]) -> dict:
    rumus = satu.rumus.teks if hasattr(satu, "rumus") else ""
    return {
        "indikator": satu,
        "sub": sub,
        "dipilih": str(satu.pk) in dipilih,
        "target": [target for target in satu.target.all() if not target.triwulan],
        "rumus": sel_aman(rumus),
    }
