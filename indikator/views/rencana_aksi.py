"""Rencana aksi of a PK: one page for the whole year, rows added and changed in their place.

Every form is open within the page at its place (`Isian`); htmx takes only that part of the same page.
"""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import rencana_aksi as domain
from indikator.domain.isi_aksi import IndikatorAksi, IsiRencana
from indikator.domain.masa_aksi import TRIWULAN, tolak_tertutup
from indikator.domain.pk import pastikan_terlihat
from indikator.forms.rencana_aksi import (
    AksiAmbilForm,
    AksiForm,
    AksiSalinForm,
    AksiTambahForm,
    AksiUbahForm,
    BulananForm,
)
from indikator.models import PerjanjianKinerja, RencanaAksi
from indikator.views.muat import muat_pk
from kinerja.alamat import baca_kunci
from kinerja.tanggal import romawi
from organisasi.forms.dasar import HapusForm
from organisasi.galat import SalahStatus
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form

KOSONG = "Perjanjian kinerja ini belum berisi indikator. Isi dulu baris sasaran dan indikatornya."


@dataclass(frozen=True)
class Isian:
    """The form that is open on the page, at the rows of which indicator and triwulan. `aksi` None: a new row."""

    indikator: int
    triwulan: int
    form: AksiForm
    url: str
    aksi: RencanaAksi | None = None


@require_safe
def aksi_rencana(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _halaman(request, muat_pk(request, pk))


@require_form
def aksi_tambah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """GET ?indikator=&tw=: where the new row comes; without them the first place that is open."""
    perjanjian = _muat_isi(request, pk)
    isi = domain.rencana(perjanjian)
    kirim = request.method == "POST"
    indikator = (request.POST if kirim else request.GET).get("indikator", "")
    baris, triwulan = _letak(isi, indikator, request.POST.get("triwulan", "") if kirim else request.GET.get("tw", ""))
    form = AksiTambahForm(
        request.POST or None,
        perjanjian=perjanjian,
        triwulan=triwulan,
        pilihan={i.indikator.pk: i.indikator for s in isi.sasaran for i in s.indikator if i.dalam_pk},
        initial={"indikator": baris.indikator.pk, "triwulan": triwulan},
        auto_id=f"id_{baris.indikator.pk}_{triwulan}_%s",
    )
    aksi = partial(domain.tambah, oleh=request.pelaku, perjanjian=perjanjian)
    if request.method == "POST" and (baru := form.kirim(aksi)):
        messages.success(request, f"Rencana aksi triwulan {romawi(baru.triwulan)} tersimpan.")
        lagi = f"?indikator={baru.indikator_id}&tw={baru.triwulan}" if request.POST.get("lagi") else ""
        tujuan = reverse("aksi_tambah", args=[slug_pemda, pk]) + lagi if lagi else _url(request, perjanjian)
        return redirect(f"{tujuan}#{_jangkar(baru.indikator_id, baru.triwulan)}")
    url = reverse("aksi_tambah", args=[slug_pemda, pk])
    return _halaman(request, perjanjian, isi, Isian(baris.indikator.pk, triwulan, form, url))


@require_form
def aksi_ubah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    aksi = _muat_aksi(request, pk)
    perjanjian = aksi.perjanjian
    isi = domain.rencana(perjanjian)
    tolak_tertutup(isi.terkunci, aksi.triwulan)
    letak = _letak_baris(isi, aksi)
    form = AksiUbahForm(
        request.POST or None,
        perjanjian=perjanjian,
        triwulan=aksi.triwulan,
        bulan=aksi.bulan,
        initial={nama: getattr(aksi, nama) for nama in AksiUbahForm.base_fields},
        auto_id=f"id_ubah_{aksi.pk}_%s",
    )
    if request.method == "POST" and form.kirim(partial(domain.ubah, aksi, oleh=request.pelaku)):
        return redirect(f"{_url(request, perjanjian)}#{_jangkar(letak, aksi.triwulan)}")
    url = reverse("aksi_ubah", args=[slug_pemda, pk])
    return _halaman(request, perjanjian, isi, Isian(letak, aksi.triwulan, form, url, aksi))


@require_form
def aksi_hapus(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    aksi = _muat_aksi(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": aksi.versi})
    if request.method == "POST" and form.kirim(partial(_hapus, request, aksi)):
        return redirect(_url(request, aksi.perjanjian))
    konteks = {
        "judul": "Hapus rencana aksi",
        "kalimat": f"“{aksi.uraian}” (triwulan {romawi(aksi.triwulan)}) dihapus. Isinya tetap terbaca di Riwayat.",
        "tombol": "Hapus rencana aksi",
        "form": form,
        "remah": [*_remah(request, aksi.perjanjian), ("Hapus rencana aksi", "")],
    }
    return render(request, "organisasi/hapus.html", konteks, status=form.kode)


def _hapus(request: HttpRequest, aksi: RencanaAksi, versi: int) -> bool:
    domain.hapus(aksi, oleh=request.pelaku, versi=versi)
    messages.success(request, "Rencana aksi sudah dihapus.")
    return True


@require_POST
def aksi_salin(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Copy a row to the ticked triwulan."""
    aksi = _muat_aksi(request, pk)
    form = AksiSalinForm(request.POST)
    baru = form.kirim(partial(domain.salin_triwulan, aksi, oleh=request.pelaku))
    if baru:
        kata = ", ".join(romawi(satu.triwulan) for satu in baru)
        messages.success(request, f"Rencana aksi disalin ke triwulan {kata}.")
    elif baru is not None:
        messages.info(request, "Rencana aksi yang sama sudah ada di triwulan itu; tidak ada yang ditambahkan.")
    else:
        messages.error(request, "Belum disalin: pilih triwulan tujuannya dulu.")
    return redirect(_url(request, aksi.perjanjian))


@require_POST
def aksi_ambil(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Take the rows of another PK over."""
    perjanjian = _muat_isi(request, pk)
    form = AksiAmbilForm(request.POST, sumber=domain.sumber_salinan(perjanjian, request.pelaku))
    if banyak := form.kirim(partial(domain.ambil_dari, perjanjian, oleh=request.pelaku)):
        messages.success(request, f"{banyak} rencana aksi diambil. Periksa uraian, anggaran dan penanggung jawabnya.")
    else:
        messages.error(request, " ".join(kalimat for satu in form.errors.values() for kalimat in satu))
    return redirect(_url(request, perjanjian))


@require_POST
def aksi_bulanan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    perjanjian = _muat_isi(request, pk)
    form = BulananForm(request.POST)
    if form.kirim(partial(domain.atur_bulanan, perjanjian, oleh=request.pelaku)):
        return redirect(_url(request, perjanjian))
    messages.error(request, "Belum tersimpan: perjanjian kinerja ini baru saja diubah orang lain. Coba sekali lagi.")
    return redirect(_url(request, perjanjian))


def _muat_isi(request: HttpRequest, pk: int) -> PerjanjianKinerja:
    """A PK whose rencana aksi the actor may write."""
    perjanjian = muat_pk(request, pk)
    pastikan(request.pelaku, "isi_data", perjanjian.instansi)
    return perjanjian


def _muat_aksi(request: HttpRequest, pk: int) -> RencanaAksi:
    semua = RencanaAksi.objects.select_related("perjanjian__instansi__pemda", "perjanjian__jabatan", "indikator")
    aksi = get_object_or_404(semua, pk=pk)
    pastikan_terlihat(request.pelaku, aksi.perjanjian)
    pastikan(request.pelaku, "isi_data", aksi.perjanjian.instansi)
    return aksi


def _letak(isi: IsiRencana, indikator: str, triwulan: str) -> tuple[IndikatorAksi, int]:
    """The indicator and triwulan that a request names; "" is the first one that is open."""
    ada = {i.indikator.pk: i for s in isi.sasaran for i in s.indikator if i.dalam_pk}
    if not ada:
        raise SalahStatus(KOSONG)
    terbuka = next((tw for tw in TRIWULAN if tw not in isi.terkunci), 1)
    kunci = baca_kunci(indikator) if indikator else next(iter(ada))
    triwulan = triwulan or str(terbuka)
    if kunci not in ada or triwulan not in ("1", "2", "3", "4"):
        raise Http404("Indikator atau triwulan ini tidak ada dalam perjanjian kinerjanya.")
    tolak_tertutup(isi.terkunci, int(triwulan))
    return ada[kunci], int(triwulan)


def _letak_baris(isi: IsiRencana, aksi: RencanaAksi) -> int:
    """The key of the indicator below which a row stands."""
    semua = [i.indikator for s in isi.sasaran for i in s.indikator]
    return next(i.pk for i in semua if i.silsilah == aksi.indikator.silsilah)


def _jangkar(indikator: int, triwulan: int) -> str:
    return f"aksi-{indikator}-{triwulan}"


def _url(request: HttpRequest, perjanjian: PerjanjianKinerja) -> str:
    return reverse("aksi_rencana", args=[request.pemda.slug, perjanjian.pk])


def _remah(request: HttpRequest, perjanjian: PerjanjianKinerja) -> list[tuple[str, str]]:
    slug = request.pemda.slug
    return [
        ("Perjanjian kinerja", reverse("pk_daftar", args=[slug, perjanjian.tahun])),
        (perjanjian.instansi.sebutan, reverse("pk_rincian", args=[slug, perjanjian.pk])),
        ("Rencana aksi", _url(request, perjanjian)),
    ]


def _halaman(
    request: HttpRequest, perjanjian: PerjanjianKinerja, isi: IsiRencana | None = None, isian: Isian | None = None
) -> HttpResponse:
    """The page, with a form open in its place."""
    isi = isi or domain.rencana(perjanjian)
    menulis = boleh(request.pelaku, "isi_data", perjanjian.instansi)
    target = reverse("target_triwulan", args=[request.pemda.slug, perjanjian.tahun, perjanjian.instansi.slug])
    konteks = {
        "perjanjian": perjanjian,
        "instansi": perjanjian.instansi,
        "isi": isi,
        "isian": isian,
        "menulis": menulis,
        "sumber": domain.sumber_salinan(perjanjian, request.pelaku) if menulis else [],
        "terbuka": [tw for tw in TRIWULAN if tw not in isi.terkunci],
        "url_target": target if boleh(request.pelaku, "lihat_draf", perjanjian.instansi) else "",
        "remah": [*_remah(request, perjanjian)[:-1], ("Rencana aksi", "")],
    }
    return render(request, "indikator/rencana_aksi.html", konteks, status=isian.form.kode if isian else 200)
