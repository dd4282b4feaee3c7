"""The lists of tugas and fungsi as a part of the page of a jabatan, and the undo of their last change."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kinerja.http import pesan_urungkan
from organisasi.domain import uraian as domain
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.forms.uraian import KeadaanForm
from organisasi.permissions import boleh

KUNCI_URUNGAN = "urungan_uraian"  # in the session: the one list that can be put back


def daftar_uraian(jabatan) -> list[dict]:
    """Tugas and fungsi with what their heading says when there are no items."""
    semua = list(jabatan.uraian.all())
    daftar = []
    for jenis in JenisUraian:
        keadaan = IsiUraian(getattr(jabatan, f"isi_{jenis.value}"))
        butir = [satu for satu in semua if satu.jenis == jenis]
        pilih = KeadaanForm(initial={"keadaan_baru": keadaan, "versi": jabatan.versi}, auto_id=f"id_{jenis.value}_%s")
        daftar.append({"jenis": jenis, "butir": butir, "keadaan": keadaan, "form_keadaan": pilih})
    return daftar


def jawab(request: HttpRequest, jabatan, jenis, fokus: str = "") -> HttpResponse:
    """After a change: the lists anew for htmx (focus on the button of that id), else back to the page."""
    if not request.htmx:
        jawaban = redirect("jabatan_rincian", slug_pemda=request.pemda.slug, pk=jabatan.pk)
        jawaban["Location"] += f"#{jenis.value}"
        return jawaban
    konteks = {
        "jabatan": jabatan,
        "daftar_uraian": daftar_uraian(jabatan),
        "boleh_ubah": boleh(request.pelaku, "kelola_jabatan", jabatan.instansi),
        "fokus": fokus,
        "oob": True,
    }
    return render(request, "organisasi/uraian_jawaban.html", konteks)


def catat_urungan(request: HttpRequest, jabatan, jenis, sebelum, kalimat: str) -> None:
    """Say what was done, with a button that puts the list back as it was (`sebelum`, from domain.potret)."""
    request.session[KUNCI_URUNGAN] = {
        "jabatan": jabatan.pk,
        "jenis": jenis.value,
        "versi": jabatan.versi,
        "daftar": sebelum,
    }
    url = reverse("uraian_urungkan", args=[request.pemda.slug, jabatan.pk, jenis.value])
    pesan_urungkan(request, kalimat, url)


def urungkan(request: HttpRequest, jabatan, jenis):
    """Put the list back, once; the jabatan as it is then. Raises Bentrok when it was changed since."""
    isi = request.session.pop(KUNCI_URUNGAN, None)
    if not isi or (isi["jabatan"], isi["jenis"]) != (jabatan.pk, jenis.value):
        messages.error(request, "Perubahan ini tidak dapat diurungkan lagi. Isi sebelumnya terbaca di Riwayat.")
        return jabatan
    isi = {"daftar": isi["daftar"], "versi": isi["versi"]}
    terkini = domain.atur(oleh=request.pelaku, jabatan=jabatan, jenis=jenis, **isi)
    messages.success(request, f"Daftar {jenis.label.lower()} sudah dikembalikan.")
    return terkini
