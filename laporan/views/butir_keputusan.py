"""Items of a draft decree, each save a request of its own. The domain answers with the decree and an undo."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from kinerja.http import json_galat, minta_json
from laporan.domain import butir_keputusan as domain
from laporan.domain.susunan_naskah import baca
from laporan.enums import BagianKeputusan
from laporan.forms.naskah import ButirForm, PindahButirForm, TempelForm
from laporan.models import ButirKeputusan, Keputusan
from laporan.naskah.pecah import pecah
from laporan.naskah.rujukan import tampil
from laporan.views.muat import muat_draf
from laporan.views.naskah_bagian import jawab, potret
from laporan.views.remah import remah_susun
from organisasi.forms.dasar import HapusForm
from organisasi.galat import Bentrok, GalatKinerja, IsianSalah
from organisasi.models import Jejak
from organisasi.views.instansi import require_form


def muat_bagian(bagian: str) -> BagianKeputusan:
    if bagian not in BagianKeputusan.values:
        raise Http404("Bagian ini tidak ada.")
    return BagianKeputusan(bagian)


def muat_butir(keputusan: Keputusan, pk: int) -> ButirKeputusan:
    return get_object_or_404(keputusan.butir.select_related("keputusan__instansi__pemda", "induk"), pk=pk)


def teks_tersimpan(keputusan: Keputusan, butir: ButirKeputusan) -> str:
    """The item as one edits it: references in words."""
    pemilik = butir.induk.kunci.hex if butir.induk_id else butir.kunci.hex
    return tampil(butir.isi, baca(keputusan).denah, pemilik)


@require_form
def tambah(request: HttpRequest, slug_pemda: str, pk: int, bagian: str) -> HttpResponse:
    keputusan, nama = muat_draf(request, pk), muat_bagian(bagian)
    awal = {"versi": keputusan.versi, "induk": request.GET.get("induk", "")}
    form = ButirForm(request.POST or None, keputusan=keputusan, bagian=nama, initial=awal)
    if request.method == "POST" and (hasil := form.kirim(partial(_tambah, request.pelaku, keputusan, nama))):
        return jawab(request, hasil.keputusan, urungan=None, butir=hasil.butir.pk)
    if request.method == "POST" and minta_json(request):
        return _galat(request, form, pk)
    return _halaman(request, form, keputusan, f"Tambah butir {nama.label.lower()}", "Simpan butir")


def _tambah(pelaku, keputusan, bagian, *, versi, isi, induk, setelah, **_):
    posisi = setelah.urutan + 1 if setelah else None
    lain = {"bagian": bagian, "isi": isi, "induk": induk, "posisi": posisi}
    return domain.tambah(keputusan, oleh=pelaku, versi=versi, **lain)


@require_form
def ubah(request: HttpRequest, slug_pemda: str, pk: int, butir: int) -> HttpResponse:
    keputusan = muat_draf(request, pk)
    lama = muat_butir(keputusan, butir)
    teks = teks_tersimpan(keputusan, lama)
    awal = {"versi": keputusan.versi, "isi": teks, "dasar": teks}
    form = ButirForm(request.POST or None, keputusan=keputusan, bagian=lama.bagian, initial=awal)
    simpan = partial(_ubah, request.pelaku, lama)
    if request.method == "POST" and (hasil := form.kirim(simpan, lambda terkini: {"isi": teks})):
        return jawab(request, hasil.keputusan, "" if minta_json(request) else "Butir tersimpan.", butir=butir)
    if request.method == "POST" and minta_json(request):
        return _galat(request, form, pk, tersimpan=teks)
    return _halaman(request, form, keputusan, "Ubah butir", "Simpan butir")


def _ubah(pelaku, butir: ButirKeputusan, *, versi, isi, dasar, **_):
    """Only who changed this very item stands in the way: other items may have changed since the page was made."""
    try:
        return domain.ubah(butir, oleh=pelaku, versi=versi, isi=isi)
    except Bentrok as galat:
        if _satu_alinea(dasar) != teks_tersimpan(galat.terkini, butir):
            raise
        return domain.ubah(butir, oleh=pelaku, versi=galat.terkini.versi, isi=isi)


def _satu_alinea(teks: str) -> str:
    """A text as the domain keeps it: one paragraph."""
    return " ".join(teks.split())


@require_POST
def hapus(request: HttpRequest, slug_pemda: str, pk: int, butir: int) -> HttpResponse:
    keputusan = muat_draf(request, pk)
    satu = muat_butir(keputusan, butir)
    kata = f"Butir {BagianKeputusan(satu.bagian).label.lower()} dihapus."
    return _langsung(request, pk, partial(domain.hapus, satu, oleh=request.pelaku), HapusForm, kata)


@require_POST
def pindah(request: HttpRequest, slug_pemda: str, pk: int, butir: int) -> HttpResponse:
    """Move an item to another place in its list (`ke`, from 1), or into the diktum above it and out (`arah`)."""
    keputusan = muat_draf(request, pk)
    satu = muat_butir(keputusan, butir)

    def aksi(versi: int, ke: int | None, arah: str):
        ke_mana = {"arah": arah} if arah else {"induk": satu.induk, "posisi": ke}
        return domain.pindah(satu, oleh=request.pelaku, versi=versi, **ke_mana)

    return _langsung(request, pk, aksi, PindahButirForm, "", butir=butir)


@require_POST
def urungkan(request: HttpRequest, slug_pemda: str, pk: int, urungan: int) -> HttpResponse:
    """Take back one act of mine."""
    keputusan = muat_draf(request, pk)
    satu = get_object_or_404(keputusan.urungan.all(), pk=urungan)
    hasil = domain.urungkan(satu, oleh=request.pelaku)
    return jawab(request, hasil.keputusan, "Perubahan diurungkan.")


def _langsung(request, pk: int, aksi: Callable, kelas, kalimat: str, **lain) -> HttpResponse:
    """A button of the lists: no page of its own, so what went wrong is said where one came from."""
    form = kelas(request.POST)
    if not form.is_valid():
        raise IsianSalah("Permintaan tidak terbaca; belum ada yang berubah. Muat ulang halamannya.")
    try:
        hasil = aksi(**form.cleaned_data)
    except GalatKinerja as galat:
        if not minta_json(request):
            raise
        isi = potret(request, muat_draf(request, pk)) if isinstance(galat, Bentrok) else {}
        return json_galat(str(galat), 409, **isi)
    return jawab(request, hasil.keputusan, kalimat, hasil.urungan if kalimat else None, **lain)


def _galat(request, form: ButirForm, pk: int, **lain) -> JsonResponse:
    """422 {galat}; 409 {galat, tersimpan, oleh} and the editor as it is now."""
    kalimat = " ".join(pesan for daftar in form.errors.values() for pesan in daftar)
    if form.kode != 409:
        return json_galat(kalimat, 422)
    terkini = muat_draf(request, pk)
    return json_galat(kalimat, 409, **lain | potret(request, terkini) | {"oleh": _pengubah(terkini)})


def _pengubah(keputusan: Keputusan) -> str:
    """Who changed the decree last."""
    jejak = Jejak.objects.filter(model=Keputusan._meta.label, objek_id=keputusan.pk).order_by("-pk").first()
    return jejak.nama_pengguna if jejak else ""


def _halaman(request, form, keputusan: Keputusan, judul: str, tombol: str) -> HttpResponse:
    konteks = {"form": form, "judul": judul, "tombol": tombol, "remah": remah_susun(keputusan, judul)}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def tempel(request: HttpRequest, slug_pemda: str, pk: int, bagian: str) -> HttpResponse:
    """A pasted list: `tahap` baca shows how it splits and writes nothing, pakai adds it at the end."""
    keputusan, nama = muat_draf(request, pk), muat_bagian(bagian)
    form = TempelForm(request.POST or None, initial={"versi": keputusan.versi})
    if request.method == "POST" and request.POST.get("tahap") == "pakai":
        if hasil := form.kirim(partial(domain.tempel, keputusan, oleh=request.pelaku, bagian=nama)):
            kalimat = f"{len(hasil.daftar)} butir ditambahkan."
            return jawab(request, hasil.keputusan, kalimat, hasil.urungan, butir=hasil.butir.pk)
        if minta_json(request):
            return _galat(request, form, pk)
    butir = pecah(request.POST["teks"], nama) if request.POST.get("teks") else None
    konteks = {"form": form, "butir": butir, "judul": f"Tempel daftar {nama.label.lower()}"}
    if minta_json(request) and request.method == "POST":
        html = render(request, "laporan/susun_tempel.html", konteks).content.decode()
        return JsonResponse({"html": html, "banyak": len(butir or ())})
    konteks["remah"] = remah_susun(keputusan, konteks["judul"])
    return render(request, "laporan/keputusan_tempel.html", konteks, status=form.kode)
