"""Budget from a spreadsheet: template, preview (nothing stored), then store what was shown; and the way back out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from indikator.domain import impor_anggaran as domain
from indikator.domain.anggaran import rekap_anggaran, tanpa_kegiatan
from indikator.exporters.anggaran import anggaran_xlsx, nama_anggaran, templat_anggaran
from indikator.forms.anggaran_impor import AnggaranImporForm, AnggaranImporSimpanForm
from indikator.uang.baca_anggaran import Bacaan
from indikator.views.halaman_anggaran import remah_anggaran
from kinerja.spreadsheet import MIME_XLSX, TabelTidakTerbaca, baca_tabel
from kinerja.spreadsheet.tabel import Tabel
from kinerja.spreadsheet.terpisah import baca_terpisah
from organisasi.domain import isi_berkas
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


@require_safe
def anggaran_templat(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    muat_instansi(request, instansi, "isi_data")
    return _unduhan(templat_anggaran(), f"templat-anggaran-{slug_pemda}.xlsx")


@require_safe
def anggaran_unduh(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The whole budget in the shape that the import reads."""
    milik = muat_instansi(request, instansi)
    isi = rekap_anggaran(milik, tahun)
    kosong = tanpa_kegiatan(milik, tahun)
    return _unduhan(
        anggaran_xlsx(isi, instansi=milik, tahun=tahun, program_kosong=kosong), nama_anggaran(milik, tahun)
    )


def _unduhan(isi: bytes, nama: str) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=MIME_XLSX)
    jawaban.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban


@require_form
def anggaran_impor(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """POST with a file or pasted cells shows what it would do; POST with `isi` stores what was shown."""
    milik = muat_instansi(request, instansi, "isi_data")
    if "isi" in request.POST:
        return _simpan(request, milik, tahun)
    form = AnggaranImporForm(request.POST or None, request.FILES or None)
    bacaan = _baca(form) if form.is_bound and form.is_valid() else None
    return _halaman(request, milik, tahun, form, bacaan)


def _baca(form: AnggaranImporForm) -> Bacaan | None:
    """The rows of what was sent; what cannot be read is an error of its field."""
    bidang = "berkas" if form.cleaned_data["berkas"] else "tempel"
    try:
        return domain.bacakan(_tabel(form))
    except (IsianSalah, TabelTidakTerbaca) as galat:
        form.add_error(bidang, str(galat))
    return None


def _tabel(form: AnggaranImporForm) -> Tabel:
    berkas = form.cleaned_data["berkas"]
    if not berkas:
        return baca_tabel(form.cleaned_data["tempel"].encode())
    isi = berkas.read()
    isi_berkas.periksa(berkas.name, isi, (isi_berkas.XLSX,))
    return baca_terpisah(isi, form.cleaned_data["lembar"])


def _halaman(request, instansi, tahun: int, form, bacaan: Bacaan | None, kode: int = 200) -> HttpResponse:
    rencana = domain.periksa(oleh=request.pelaku, instansi=instansi, tahun=tahun, bacaan=bacaan) if bacaan else None
    konteks = {
        "form": form,
        "rencana": rencana,
        "instansi": instansi,
        "tahun_anggaran": tahun,
        "remah": remah_anggaran(request.pemda.slug, tahun, instansi, ("Impor Excel", "")),
    }
    if rencana:
        isi = {"isi": domain.kirimkan(bacaan), "sidik": domain.sidik(rencana)}
        konteks["simpan"] = AnggaranImporSimpanForm(initial=isi)
    salah = form.is_bound and not form.is_valid()
    return render(request, "indikator/anggaran_impor.html", konteks, status=422 if salah else kode)


def _simpan(request, instansi, tahun: int) -> HttpResponse:
    form = AnggaranImporSimpanForm(request.POST)
    slug = request.pemda.slug
    try:
        if not form.is_valid():
            raise IsianSalah(domain.TIDAK_TERBACA)
        bacaan = domain.terima(form.cleaned_data["isi"])
    except IsianSalah as galat:
        messages.error(request, str(galat))
        return redirect("anggaran_impor", slug, tahun, instansi.slug)
    try:
        hasil = domain.simpan(
            oleh=request.pelaku,
            instansi=instansi,
            tahun=tahun,
            bacaan=bacaan,
            sidik_tampil=form.cleaned_data["sidik"],
        )
    except SalahStatus as galat:
        messages.warning(request, str(galat))
        return _halaman(request, instansi, tahun, AnggaranImporForm(), bacaan, 409)
    _kabarkan(request, hasil)
    return redirect("anggaran_instansi", slug, tahun, instansi.slug)


def _kabarkan(request, hasil) -> None:
    tolak = f" {hasil.ditolak} baris ditolak dan tidak disimpan." if hasil.ditolak else ""
    if hasil.baru or hasil.berubah:
        kalimat = f"{hasil.baru} baris ditambahkan, {hasil.berubah} diubah, {hasil.tetap} tetap.{tolak}"
        messages.success(request, kalimat)
    else:
        messages.info(request, f"Tidak ada yang berubah: isi berkas sama dengan yang tersimpan.{tolak}")
