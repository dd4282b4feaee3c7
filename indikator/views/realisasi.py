"""Realisasi: list of OPD, the sheet of one OPD, one cell of the sheet, deletion. The full form: `isi_realisasi`."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import kemajuan
from indikator.domain import realisasi as domain
from indikator.filters import SaringUkurForm
from indikator.forms.realisasi import RealisasiForm, RealisasiSisipForm
from indikator.models import Realisasi
from indikator.tables.realisasi import BarisDaftar, RealisasiTable
from indikator.views.halaman_realisasi import HalamanRealisasi, form_cepat
from indikator.views.isi_realisasi import IsianRealisasi, remah_isian, selesai, semua_realisasi, url_kembali
from indikator.views.muat import muat_indikator_berlaku
from indikator.views.pilihan_lembar import pilih_lembar
from indikator.views.triwulan import masa, triwulan_dari, url_ukur
from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain.instansi import terlihat
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


@berdaftar
@require_safe
def realisasi_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """OPD with their progress; who sees only one goes straight to it."""
    pastikan(request.pelaku, "lihat_pengisian")
    instansi = list(terlihat(request.pelaku).filter(aktif=True))
    if len(instansi) == 1 and not boleh(request.pelaku, "lihat_instansi"):
        return redirect("realisasi_instansi", slug_pemda=slug_pemda, tahun=tahun, instansi=instansi[0].slug)
    saring = SaringUkurForm(request.GET)
    maju = kemajuan.kemajuan_iku(tahun)
    induk = {i.induk_id for i in instansi}  # a Setda without a document only stands above its Bagian
    baris = _saring([BarisDaftar(i, maju.get(i.pk)) for i in instansi if i.pk in maju or i.pk not in induk], saring)
    tabel = RealisasiTable.untuk(
        request,
        baris,
        saringan=saring,
        slug_pemda=slug_pemda,
        tahun=tahun,
        kosong_judul="Belum ada perangkat daerah.",
        kosong_langkah="Perangkat daerah ditambahkan oleh admin pemda.",
    )
    konteks = {"tabel": tabel, "form": saring, "chip": chip_saringan(request, saring), "tw": None}
    return render(request, "indikator/realisasi_daftar.html", konteks)


def _saring(baris: list[BarisDaftar], saring: SaringUkurForm) -> list[BarisDaftar]:
    """By words of the name and by the state of any triwulan."""
    pilih = saring.cleaned_data if saring.is_valid() else {}
    kata, ukur = pilih.get("q", "").casefold(), pilih.get("ukur", "")
    return [b for b in baris if kata in b.cari and (not ukur or ukur in b.daftar_status)]


@require_safe
def realisasi_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi, "lihat_draf")
    lembar = pilih_lembar(milik, tahun, request.GET.get("lembar", ""))
    halaman = HalamanRealisasi.susun(request, milik, tahun, triwulan_dari(request.GET), lembar)
    return render(request, "indikator/realisasi_instansi.html", halaman.konteks())


@require_POST
def realisasi_cepat(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    """Save one cell. htmx gets the row back; a plain form the page, or the full form where something is wrong."""
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    triwulan = triwulan_dari(request.GET)
    form = form_cepat(satu, None, request.POST)
    simpan = partial(domain.simpan, oleh=request.pelaku, indikator=satu, tahun=tahun, triwulan=triwulan)
    tersimpan = form.kirim(simpan)
    if request.htmx:
        return _baris(request, satu, tahun, triwulan, None if tersimpan else form)
    if tersimpan:
        return selesai(request, tersimpan, satu, tahun, triwulan)
    isian = IsianRealisasi.muat(request, satu, tahun, triwulan)
    lengkap = isian.form(_gabung(request.POST, isian.realisasi, satu))
    if tersimpan := lengkap.kirim(simpan):  # the cell met a second click halfway
        return selesai(request, tersimpan, satu, tahun, triwulan)
    return isian.halaman(lengkap)


@require_form
def realisasi_sisip(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    """The boxes of the formula below a row of the sheet, for htmx; without it the full form does the same."""
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    isian = IsianRealisasi.muat(request, satu, tahun, triwulan_dari(request.GET))
    if request.method == "GET" and not request.htmx:
        return redirect(url_ukur("realisasi_isi", request, tahun, isian.instansi, isian.triwulan, indikator=satu.pk))
    form = _form_sisip(isian, request.POST or None)
    if request.method == "POST" and form.kirim(partial(domain.simpan, oleh=request.pelaku, **isian.letak)):
        return _baris(request, satu, tahun, isian.triwulan, None, sisip=True)
    return render(request, "indikator/realisasi_sisip.html", isian.konteks_sisip(form), status=form.kode)


def _form_sisip(isian: IsianRealisasi, data) -> RealisasiSisipForm:
    awalan = f"isian{isian.indikator.pk}_%s"
    umum = {"indikator": isian.indikator, "realisasi": isian.realisasi, "usulan": isian.usulan}
    return RealisasiSisipForm(data, auto_id=awalan, **umum)


@require_form
def realisasi_hapus(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    triwulan = triwulan_dari(request.GET)
    realisasi = get_object_or_404(semua_realisasi(satu, tahun, triwulan))
    form = HapusForm(request.POST or None, initial={"versi": realisasi.versi})
    kembali = url_kembali(request, satu, tahun, triwulan)
    if request.method == "POST" and form.kirim(partial(_hapus, realisasi, request.pelaku)):
        messages.success(request, f"Realisasi “{satu.nama}” sudah dihapus.")
        return redirect(kembali)
    konteks = {"indikator": satu, "realisasi": realisasi, "form": form, "kembali": kembali}
    konteks |= {"masa": masa(tahun, triwulan), "remah": remah_isian(request, satu, tahun, triwulan, "Hapus realisasi")}
    return render(request, "indikator/realisasi_hapus.html", konteks, status=form.kode)


def _hapus(realisasi: Realisasi, pelaku, versi: int) -> bool:
    domain.hapus(realisasi, oleh=pelaku, versi=versi)
    return True


def _baris(request, indikator, tahun: int, triwulan: int, form, sisip: bool = False) -> HttpResponse:
    """The saved row, its parent (rolled up anew) and the state panel, for htmx.

    `sisip`: the answer to the boxes below the row, which go; the row itself is then replaced beside them.
    """
    instansi, lembar = indikator.lembar.penetapan.instansi, indikator.lembar
    bentuk = {indikator.pk: form} if form else {}
    halaman = HalamanRealisasi.susun(request, instansi, tahun, triwulan, lembar, bentuk)
    semua = {b.ukur.indikator.pk: b for _, isi in halaman.kelompok() for b in isi}
    konteks = halaman.konteks_ringkas() | {"baris": semua[indikator.pk], "induk": semua.get(indikator.induk_id)}
    konteks["sisip"] = sisip
    return render(request, "indikator/realisasi_baris_htmx.html", konteks, status=form.kode if form else 200)


def _gabung(kiriman, realisasi, indikator):
    """What a cell sent, completed with the stored rest of the realisasi, for the full form."""
    data = kiriman.copy()
    for nama, nilai in RealisasiForm(indikator=indikator, realisasi=realisasi).initial.items():
        if nama not in ("versi", "teks") and nilai is not None:
            data.setdefault(nama, nilai)
    return data
