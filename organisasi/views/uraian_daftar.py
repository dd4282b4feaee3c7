"""The whole list of tugas or fungsi of a jabatan: as one text, from another jabatan, put back."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kinerja.alamat import baca_kunci, kata_cari
from organisasi.domain import uraian as domain
from organisasi.domain import uraian_impor as impor
from organisasi.domain.uraian_pecah import gabung, pecah
from organisasi.forms.uraian import BacaDaftarForm, ImporUraianForm, UraianDaftarForm
from organisasi.views.instansi import require_form
from organisasi.views.jabatan import remah_jabatan
from organisasi.views.muat import muat_jabatan, muat_jenis
from organisasi.views.uraian_bagian import catat_urungan, jawab, urungkan


@require_form
def uraian_daftar(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """The list in one text area; saving replaces it."""
    jabatan, kata = muat_jabatan(request, pk, "kelola_jabatan"), muat_jenis(jenis)
    lama = domain.daftar(jabatan, kata)
    form = UraianDaftarForm(request.POST or None, initial={"versi": jabatan.versi, "daftar": gabung(lama)})
    if request.method == "POST" and _ganti(request, form, jabatan, kata):
        return jawab(request, jabatan, kata)
    butir = form.butir() if form.is_bound and form.is_valid() else lama
    judul = f"Ubah daftar {kata.label.lower()}"
    konteks = {
        "form": form,
        "jabatan": jabatan,
        "jenis": kata,
        "butir": butir,
        "samar": not form.is_bound and pecah(gabung(lama)) != lama,
        "judul": f"{judul}: {jabatan.nama}",
        "remah": [*remah_jabatan(slug_pemda, jabatan), (judul, "")],
    }
    return render(request, "organisasi/uraian_daftar.html", konteks, status=form.kode)


def _ganti(request, form, jabatan, jenis) -> bool:
    def simpan(versi, **_):
        return domain.atur(oleh=request.pelaku, jabatan=jabatan, jenis=jenis, daftar=form.butir(), versi=versi)

    sebelum = domain.potret(jabatan, jenis)
    terkini = form.kirim(simpan, lambda kini: {"daftar": gabung(domain.daftar(kini, jenis))})
    if terkini is None:
        return False
    if terkini.versi != jabatan.versi:
        kalimat = f"Daftar {jenis.label.lower()} sudah disimpan: {len(form.butir())} butir."
        catat_urungan(request, terkini, jenis, sebelum, kalimat)
    return True


@require_POST
def uraian_pratinjau(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """How the text splits, while it is typed; nothing is written."""
    muat_jabatan(request, pk, "kelola_jabatan")
    form = BacaDaftarForm(request.POST)
    konteks = {"butir": form.butir() if form.is_valid() else [], "jenis": muat_jenis(jenis), "form": form}
    return render(request, "organisasi/uraian_pratinjau.html", konteks)


@require_form
def uraian_impor(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """Choose another jabatan (`?q=` words), then (`?dari=`) its items."""
    jabatan, kata = muat_jabatan(request, pk, "kelola_jabatan"), muat_jenis(jenis)
    judul = f"Ambil {kata.label.lower()} dari jabatan lain"
    konteks = {"jabatan": jabatan, "jenis": kata, "judul": f"{judul}: {jabatan.nama}"}
    konteks["remah"] = [*remah_jabatan(slug_pemda, jabatan), (judul, "")]
    dari = baca_kunci(request.GET.get("dari", ""))
    if dari is not None:
        return _pilih_butir(request, konteks, muat_jabatan(request, dari))
    cari = kata_cari(request)
    semua = impor.sumber(oleh=request.pelaku, jabatan=jabatan, jenis=kata, kata=cari)
    konteks |= {"q": cari, "hal": Paginator(semua, 30).get_page(request.GET.get("hal"))}
    return render(request, "organisasi/uraian_impor.html", konteks)


def _pilih_butir(request, konteks: dict, dari) -> HttpResponse:
    jabatan, jenis = konteks["jabatan"], konteks["jenis"]
    butir = domain.daftar(dari, jenis)
    form = ImporUraianForm(request.POST or None, butir=butir, initial={"versi": jabatan.versi, "cara": "tambah"})
    sebelum = domain.potret(jabatan, jenis)

    def ambil(pilih, cara, versi):
        isi = {"dari": dari, "nomor": pilih, "cara": cara, "versi": versi}
        return impor.impor(oleh=request.pelaku, jabatan=jabatan, jenis=jenis, **isi)

    if request.method == "POST" and (terkini := form.kirim(ambil, lambda kini: {})):
        catat_urungan(request, terkini, jenis, sebelum, f"{jenis.label} diambil dari {dari.nama_lengkap}.")
        return jawab(request, terkini, jenis)
    konteks |= {"form": form, "dari": dari}
    return render(request, "organisasi/uraian_impor_pilih.html", konteks, status=form.kode)


@require_POST
def uraian_urungkan(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """Put the list back as it was before my last change."""
    jabatan, kata = muat_jabatan(request, pk, "kelola_jabatan"), muat_jenis(jenis)
    return jawab(request, urungkan(request, jabatan, kata), kata)
