"""Picking legal bases for the Mengingat of a draft: a page of its own, and what the dialog of the editor holds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kinerja.alamat import kata_cari
from kinerja.http import json_galat, minta_json, pesan_urungkan, render_htmx
from laporan.domain import ambil_dasar_hukum as domain
from laporan.domain.dasar_hukum import cari, muat_pustaka
from laporan.domain.penyunting_naskah import Hasil
from laporan.domain.sebutan_keputusan import hari_acuan
from laporan.forms.dasar_hukum import PilihDasarHukumForm
from laporan.models import Keputusan
from laporan.views.muat import muat_draf
from laporan.views.naskah_bagian import jawab, potret
from laporan.views.remah import remah_susun
from organisasi.views.instansi import require_form


@require_form
def pilih(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """GET: the library with its checkboxes (htmx: only the list). POST: take the chosen ones, or put all in order."""
    keputusan = muat_draf(request, pk)
    pustaka = muat_pustaka()
    semua = {satu.kunci: satu.satu for satu in cari(pustaka=pustaka)}
    form = PilihDasarHukumForm(request.POST or None, kunci=list(semua), initial={"versi": keputusan.versi})
    if request.method == "POST":

        def simpan(*, pilih: list[str], urutkan: bool, versi: int) -> Hasil:
            if urutkan:
                return domain.susun_urut(keputusan, oleh=request.pelaku, versi=versi)
            return domain.ambil(keputusan, oleh=request.pelaku, versi=versi, daftar=[semua[satu] for satu in pilih])

        if (hasil := form.kirim(simpan)) is not None:
            return _sesudah(request, hasil)
        if minta_json(request):
            lain = potret(request, muat_draf(request, pk)) if form.kode == 409 else {}
            return json_galat(" ".join(str(p) for daftar in form.errors.values() for p in daftar), form.kode, **lain)
    konteks = _konteks(request, keputusan, form, pustaka)
    return render_htmx(
        request, "laporan/dasar_hukum_pilih.html", "laporan/dasar_hukum_pilihan.html", konteks, status=form.kode
    )


def _sesudah(request: HttpRequest, hasil: Hasil) -> HttpResponse:
    """Scripts get the editor anew; without them the page comes back, which then offers to put the list in order."""
    kalimat = f"{hasil.urungan.kalimat}." if hasil.urungan else "Mengingat sudah urut."
    if minta_json(request):
        return jawab(request, hasil.keputusan, kalimat, hasil.urungan)
    argumen = [request.pemda.slug, hasil.keputusan.pk]
    if hasil.urungan:
        pesan_urungkan(request, kalimat, reverse("keputusan_urungkan", args=[*argumen, hasil.urungan.pk]))
    else:
        messages.info(request, kalimat)
    return redirect("dasar_hukum_pilih", *argumen)


def _konteks(request: HttpRequest, keputusan: Keputusan, form: PilihDasarHukumForm, pustaka) -> dict:
    kata = kata_cari(request, "q")
    dipakai = domain.terpakai(keputusan, pustaka)
    dicentang = (form.data if form.is_bound else request.GET).getlist("pilih")  # htmx sends them with each search
    cocok = domain.pilihan(keputusan, kata, pustaka)
    ada = {satu.kunci for satu in cocok}
    tetap = [s for s in domain.pilihan(keputusan, "", pustaka) if s.kunci in dicentang and s.kunci not in ada]
    return {
        "keputusan": keputusan,
        "form": form,
        "kata": kata,
        "hari": hari_acuan(keputusan),
        "daftar": [
            (satu, (type(satu.satu), satu.satu.pk) in dipakai, satu.kunci in dicentang) for satu in [*tetap, *cocok]
        ],
        "urut": domain.sudah_urut(keputusan),
        "remah": remah_susun(keputusan, "Ambil dari pustaka"),
    }
