"""Lembar: make a sheet, remove an empty one, move its state, delete a row of it; and where its page is."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from indikator.domain import penetapan as domain
from indikator.domain.alur import lembar as alur
from indikator.enums import JenisLembar
from indikator.forms.lembar import LembarForm
from indikator.models import Lembar
from indikator.views.muat import muat_dokumen, muat_lembar
from organisasi.domain.pengembalian import alasan_terakhir
from organisasi.enums import Tindakan
from organisasi.forms.alur import AlurForm
from organisasi.forms.dasar import HapusForm
from organisasi.galat import IsianSalah
from organisasi.permissions import boleh
from organisasi.tahun import tahun_kini
from organisasi.views.alur import Tombol, jalankan_alur, susun_tombol


@require_POST
def lembar_buat(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """Make a sheet; one that is there already is simply opened, so that a second click does no harm."""
    dokumen = muat_dokumen(request, pk)
    domain.pastikan_dapat_diisi(request.pelaku, dokumen)
    form = LembarForm(request.POST, instansi=dokumen.instansi)
    if not form.is_valid():
        messages.error(request, "Lembar belum dibuat: pilih jabatannya dari daftar.")
        return redirect("iki_instansi", slug_pemda, tahun, dokumen.instansi.slug)
    ada = Lembar.objects.filter(penetapan=dokumen, **form.cleaned_data).exists()
    lembar = domain.buat_lembar(oleh=request.pelaku, penetapan=dokumen, **form.cleaned_data)
    if not ada:
        messages.success(request, "Lembar sudah dibuat. Ketik sasaran dan indikatornya di tabel ini.")
        return redirect("lembar_isi", slug_pemda, tahun, lembar.pk)
    return redirect(url_lembar(slug_pemda, tahun, lembar))


@require_POST
def lembar_hapus(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """Remove an empty sheet."""
    lembar = muat_lembar(request, pk, isi=True)
    form = HapusForm(request.POST)
    try:
        domain.hapus_lembar(lembar, oleh=request.pelaku, versi=form.cleaned_data["versi"] if form.is_valid() else None)
    except IsianSalah as galat:
        messages.error(request, str(galat))
        return redirect(url_lembar(slug_pemda, tahun, lembar))
    messages.success(request, "Lembar kosong sudah dihapus.")
    return redirect("iki_instansi", slug_pemda, tahun, lembar.penetapan.instansi.slug)


@require_POST
def lembar_alur(request: HttpRequest, slug_pemda: str, pk: int, tindakan: str) -> HttpResponse:
    """Move one sheet to its next state; what was not accepted is shown on a page of its own, with what is missing."""
    lembar = muat_lembar(request, pk)
    tahun = tahun_lembar(request, lembar)
    gagal = partial(_gagal, request, lembar, tahun)
    return jalankan_alur(request, alur.MESIN, lembar, tindakan, url_lembar(slug_pemda, tahun, lembar), gagal)


def _gagal(request: HttpRequest, lembar: Lembar, tahun: int, form: AlurForm) -> HttpResponse:
    lembar.refresh_from_db(fields=["status", "versi"])
    p = alur.PERALIHAN[form.tindakan]
    konteks = {
        "lembar": lembar,
        "instansi": lembar.penetapan.instansi,
        "judul": f"{p.label} {lembar}",
        "form": form,
        "tombol": [Tombol(p, url_alur(request, lembar, tahun, form.tindakan), form)],
        "kembali": url_lembar(request.pemda.slug, tahun, lembar),
        "remah": [*remah_lembar(request.pemda.slug, tahun, lembar), (p.label, "")],
    }
    return render(request, "indikator/lembar_alur.html", konteks, status=form.kode)


def konteks_alur(request: HttpRequest, lembar: Lembar | None, tahun: int) -> dict:
    """What indikator/bagian/lembar_alur.html shows of a sheet: its state, moves, what is missing, why it came back."""
    if lembar is None:
        return {"tombol": [], "pengembalian": None, "kekurangan_lembar": []}
    pelaku = request.pelaku
    tersedia = alur.tindakan_tersedia(pelaku, lembar)
    mengisi = any(p.tindakan == Tindakan.AJUKAN for p in tersedia)
    return {
        "tombol": susun_tombol(alur.MESIN, pelaku, lembar, partial(url_alur, request, lembar, tahun), None, tersedia),
        "pengembalian": alasan_terakhir(lembar) if boleh(pelaku, "lihat_draf", lembar.penetapan.instansi) else None,
        "kekurangan_lembar": alur.kekurangan(lembar) if mengisi else [],
    }


def url_alur(request: HttpRequest, lembar: Lembar, tahun: int, tindakan: str) -> str:
    return reverse("lembar_alur", args=[request.pemda.slug, lembar.pk, tindakan]) + f"?tahun={tahun}"


def tahun_lembar(request: HttpRequest, lembar: Lembar) -> int:
    """The year in use, where the document covers it."""
    dokumen = lembar.penetapan
    return min(max(tahun_kini(request), dokumen.tahun_mulai), dokumen.tahun_selesai)


def url_lembar(slug_pemda: str, tahun: int, lembar: Lembar) -> str:
    """The page of a sheet in exactly this document."""
    instansi = lembar.penetapan.instansi.slug
    if lembar.jenis == JenisLembar.IKU:
        return reverse("iku_lembar", args=[slug_pemda, tahun, instansi]) + f"?dokumen={lembar.penetapan_id}"
    return reverse("iki_lembar", args=[slug_pemda, tahun, instansi, lembar.pk])


def remah_lembar(slug_pemda: str, tahun: int, lembar: Lembar) -> list[tuple[str, str]]:
    """Breadcrumb of the pages that change a sheet."""
    instansi = lembar.penetapan.instansi
    url = url_lembar(slug_pemda, tahun, lembar)
    if lembar.jenis == JenisLembar.IKU:
        return [("Sasaran dan IKU", reverse("iku_daftar", args=[slug_pemda, tahun])), (f"IKU {instansi.sebutan}", url)]
    daftar = reverse("iki_instansi", args=[slug_pemda, tahun, instansi.slug])
    return [("Jabatan dan IKI", daftar), (lembar.jabatan.nama, url)]


def hapus_baris(request: HttpRequest, tahun: int, objek, hapus, konteks: dict) -> HttpResponse:
    """Confirm and delete a sasaran or indikator; `konteks` has `kalimat` and `halangan` ("" for none).

    `hapus(objek, oleh=…, versi=…)` is the domain function.
    """
    slug_pemda, kata = request.pemda.slug, objek._meta.verbose_name
    form = HapusForm(request.POST or None, initial={"versi": objek.versi})
    if request.method == "POST" and form.kirim(partial(_hapus, hapus, objek, request.pelaku)):
        messages.success(request, f"{kata.capitalize()} sudah dihapus.")
        return redirect(url_lembar(slug_pemda, tahun, objek.lembar))
    konteks = konteks | {
        "form": form,
        "judul": f"Hapus {kata}?",
        "tombol": f"Hapus {kata}",
        "remah": [*remah_lembar(slug_pemda, tahun, objek.lembar), (f"Hapus {kata}", "")],
    }
    return render(request, "indikator/hapus.html", konteks, status=form.kode)


def _hapus(hapus, objek, pelaku, versi: int) -> bool:
    """True, so that the form knows that it went well."""
    hapus(objek, oleh=pelaku, versi=versi)
    return True
