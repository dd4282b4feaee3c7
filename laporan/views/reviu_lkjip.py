"""Review of a LKjIP by the Inspektorat: the remarks with the OPD's answers, the statement, its signed scan."""

from functools import partial

from django.contrib import messages
from django.forms import model_to_dict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from laporan.domain.alur import lkjip as alur_lkjip
from laporan.domain.cuplikan import CuplikanRusak
from laporan.domain.lkjip import reviu as domain_reviu
from laporan.domain.lkjip import tulis_reviu as domain
from laporan.domain.lkjip.isi import baca_pernyataan
from laporan.enums import LKJIP_BEKU
from laporan.forms.terbitan_lkjip import CatatanReviuForm, JawabanReviuForm, PernyataanForm, ReviuForm
from laporan.models import CatatanReviu, Lkjip, ReviuLkjip
from laporan.tables.lkjip import url_alur_lkjip
from laporan.views.muat import muat_catatan_reviu, muat_lkjip, muat_reviu
from laporan.views.remah import remah_lkjip
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah
from organisasi.permissions import boleh, pastikan
from organisasi.views.alur import susun_tombol
from organisasi.views.instansi import require_form

ISIAN = ("nomor", "tanggal", "tempat", "penandatangan", "jabatan_penandatangan", "pernyataan", "simpulan", "versi")


@require_form
def reviu(request, slug_pemda, pk):
    """The whole review; POST saves head and texts of its statement."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "lihat_draf", lkjip.instansi)
    if request.method != "POST":
        return _halaman(request, lkjip)
    pastikan(request.pelaku, "reviu_lkjip", lkjip.instansi)
    form = ReviuForm(request.POST)
    milik = domain_reviu.reviu_kini(lkjip) or domain.mulai(lkjip, oleh=request.pelaku)
    if form.kirim(partial(domain.ubah, milik, oleh=request.pelaku)):
        messages.success(request, "Pernyataan tersimpan.")
        return _kembali(lkjip)
    return _halaman(request, lkjip, form=form)


@require_POST
def mulai(request, slug_pemda, pk):
    lkjip = muat_lkjip(request, pk)
    domain.mulai(lkjip, oleh=request.pelaku)
    return _kembali(lkjip)


@require_POST
def catatan_tambah(request, slug_pemda, pk):
    """A remark of the Inspektorat."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "reviu_lkjip", lkjip.instansi)
    form = CatatanReviuForm(request.POST)
    if form.kirim(partial(domain.tambah_catatan, lkjip, oleh=request.pelaku)):
        messages.success(request, "Catatan tersimpan dan dikabarkan kepada perangkat daerahnya.")
        return _kembali(lkjip)
    return _halaman(request, lkjip, form_catatan=form)


@require_POST
def catatan_jawab(request, slug_pemda, pk):
    """What the OPD did about it."""
    catatan = muat_catatan_reviu(request, pk)
    domain.pastikan_jawab(request.pelaku, catatan.reviu.lkjip)
    form = JawabanReviuForm(request.POST, prefix=_awalan(catatan))
    if form.kirim(partial(domain.jawab, catatan, oleh=request.pelaku)):
        messages.success(request, "Tindak lanjut tersimpan.")
        return _kembali(catatan.reviu.lkjip, catatan)
    return _halaman(request, catatan.reviu.lkjip, form_jawab={catatan.pk: form})


@require_POST
def catatan_tandai(request, slug_pemda, pk):
    """The Inspektorat accepts what was done, or opens the remark again."""
    catatan = muat_catatan_reviu(request, pk)
    domain.tandai(catatan, oleh=request.pelaku, selesai=request.POST.get("selesai") == "1")
    return _kembali(catatan.reviu.lkjip, catatan)


@require_POST
def catatan_hapus(request, slug_pemda, pk):
    catatan = muat_catatan_reviu(request, pk)
    domain.hapus_catatan(catatan, oleh=request.pelaku)
    messages.success(request, "Catatan dihapus.")
    return _kembali(catatan.reviu.lkjip)


@require_form
def pernyataan_unggah(request, slug_pemda, pk):
    """The scan of the signed statement."""
    milik = muat_reviu(request, pk)
    pastikan(request.pelaku, "reviu_lkjip", milik.lkjip.instansi)
    form = PernyataanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = PernyataanForm({}, {})

    def unggah(berkas):
        return domain.unggah_pernyataan(milik, oleh=request.pelaku, nama=berkas.name, isi=berkas.read())

    if request.method == "POST" and form.kirim(unggah):
        messages.success(request, "Pindaian pernyataan tersimpan.")
        return _kembali(milik.lkjip)
    konteks = {"form": form, "judul": "Pindaian Pernyataan Telah Direviu", "objek": milik.lkjip, "dapat": True}
    konteks |= {"tombol": "Unggah pernyataan", "remah": remah_lkjip(milik.lkjip, "Pindaian pernyataan")}
    return render(request, "laporan/lkjip_unggah.html", konteks, status=form.kode)


def _halaman(request, lkjip: Lkjip, *, form=None, form_catatan=None, form_jawab=None):
    milik, pelaku = domain_reviu.reviu_kini(lkjip), request.pelaku
    terbuka = milik is not None and not milik.selesai and lkjip.status not in LKJIP_BEKU
    mereviu = terbuka and boleh(pelaku, "reviu_lkjip", lkjip.instansi)
    konteks = {
        "lkjip": lkjip,
        "reviu": milik,
        "pernyataan": _pernyataan(lkjip) if milik else None,
        "wajib": alur_lkjip.wajib_reviu(lkjip.instansi),
        "form": form or (_form(lkjip, milik) if mereviu else None),
        "form_catatan": form_catatan or CatatanReviuForm(),
        "daftar_catatan": _daftar_catatan(milik, form_jawab or {}),
        "boleh_reviu": mereviu,
        "boleh_mulai": not terbuka and domain.boleh_catat(pelaku, lkjip),
        "boleh_jawab": terbuka and domain.boleh_jawab(pelaku, lkjip),
        "boleh_unggah": milik is not None and boleh(pelaku, "reviu_lkjip", lkjip.instansi),
        "tombol": _tombol(request, lkjip),
        "kurang": alur_lkjip.kurang_reviu(milik) if mereviu else "",
        "remah": remah_lkjip(lkjip, "Reviu Inspektorat"),
    }
    kode = max((satu.kode for satu in (form, form_catatan, *(form_jawab or {}).values()) if satu), default=200)
    return render(request, "laporan/lkjip_reviu.html", konteks, status=kode)


def _pernyataan(lkjip: Lkjip):
    try:
        return baca_pernyataan(lkjip)
    except CuplikanRusak as galat:
        raise IsianSalah(str(galat)) from galat


def _form(lkjip: Lkjip, milik: ReviuLkjip) -> ReviuForm:
    """With the standard texts to begin from."""
    awal = model_to_dict(milik, ISIAN[:-1]) | {"versi": milik.versi}
    awal["pernyataan"] = awal["pernyataan"] or domain_reviu.teks_baku(lkjip)
    awal["simpulan"] = awal["simpulan"] or domain_reviu.SIMPULAN_BAKU
    return ReviuForm(initial=awal)


def _daftar_catatan(milik: ReviuLkjip | None, salah: dict) -> list[tuple[CatatanReviu, JawabanReviuForm]]:
    semua = milik.catatan.all() if milik else []
    return [(satu, salah.get(satu.pk) or _form_jawab(satu)) for satu in semua]


def _form_jawab(catatan: CatatanReviu) -> JawabanReviuForm:
    awal = {"tindak_lanjut": catatan.tindak_lanjut, "selesai": catatan.selesai, "versi": catatan.versi}
    return JawabanReviuForm(initial=awal, prefix=_awalan(catatan))


def _awalan(catatan: CatatanReviu) -> str:
    return f"c{catatan.pk}"


def _tombol(request, lkjip: Lkjip) -> list:
    """The moves of the Inspektorat: reviewed, or returned with the remarks."""
    semua = alur_lkjip.tindakan_tersedia(request.pelaku, lkjip)
    pilihan = [p for p in semua if p.tindakan in (Tindakan.REVIU, Tindakan.KEMBALIKAN)]
    if not boleh(request.pelaku, "reviu_lkjip", lkjip.instansi):
        pilihan = []
    alamat = partial(url_alur_lkjip, lkjip)
    return susun_tombol(alur_lkjip.MESIN, request.pelaku, lkjip, alamat, tersedia=pilihan)


def _kembali(lkjip: Lkjip, catatan: CatatanReviu | None = None):
    alamat = reverse("lkjip_reviu", args=[lkjip.instansi.pemda.slug, lkjip.pk])
    return redirect(f"{alamat}#catatan-{catatan.pk}" if catatan else alamat)
