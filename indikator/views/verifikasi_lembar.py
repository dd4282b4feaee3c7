"""Review of one sheet: beside what was returned or what is in force, with findings, remarks and the decision."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import ajuan, meja_verifikasi
from indikator.domain.alur import lembar as alur_lembar
from indikator.domain.catatan_mutu import CatatanDokumen, Kumpulan, catatan_dokumen
from indikator.domain.verifikasi import Pembanding, Tinjauan, bawaan, lembar_acuan, tinjau_lembar
from indikator.forms.verifikasi import CatatanForm, PutusanForm
from indikator.models import Indikator, Lembar
from indikator.panel_catatan import PembuatCatatan
from indikator.views.halaman_verifikasi import BarisHalaman, konteks_pembanding, konteks_putusan
from indikator.views.lembar import url_lembar
from indikator.views.muat import muat_lembar
from organisasi.permissions import boleh, pastikan


@require_safe
def verifikasi_lembar(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    return halaman_lembar(request, tahun, muat_lembar_tinjau(request, pk))


def muat_lembar_tinjau(request: HttpRequest, pk: int) -> Lembar:
    """A sheet for its OPD and the examiners, in whatever state."""
    lembar = muat_lembar(request, pk)
    pastikan(request.pelaku, "lihat_draf", lembar.penetapan.instansi)
    return lembar


def halaman_lembar(
    request: HttpRequest,
    tahun: int,
    lembar: Lembar,
    form_putusan: PutusanForm | None = None,
    form_catatan: CatatanForm | None = None,
) -> HttpResponse:
    """The page; a form that was refused is shown with what was typed."""
    dokumen, instansi = lembar.penetapan, lembar.penetapan.instansi
    tahun = min(max(tahun, dokumen.tahun_mulai), dokumen.tahun_selesai)
    berlaku = meja_verifikasi.lembar_berlaku(lembar, tahun)
    kembali = ajuan.dikembalikan(lembar)
    pilihan = _pilihan(kembali is not None, lembar_acuan(lembar, berlaku) is not None)
    cara = bawaan(pilihan, request.GET.get("tampil", ""))
    tinjauan = tinjau_lembar(lembar, cara, berlaku, kembali)
    pembuat = PembuatCatatan(request, lembar, instansi, form_catatan)
    mutu = catatan_dokumen(dokumen, tahun)
    tindakan = alur_lembar.tindakan_tersedia(request.pelaku, lembar)
    konteks = {
        "lembar": lembar,
        "dokumen": dokumen,
        "instansi": instansi,
        "tahun_lembar": tahun,
        "judul_lembar": lembar.judul,
        "url_lembar": url_lembar(request.pemda.slug, tahun, lembar),
        "url_catatan": reverse("catatan_lembar", args=[request.pemda.slug, tahun, lembar.pk]),
        "url_putusan": reverse("verifikasi_putuskan", args=[request.pemda.slug, tahun, lembar.pk]),
        "pengembalian": kembali[1] if kembali else None,
        "baris": _baris(tinjauan, pembuat, mutu, lembar, tahun),
        "mutu_umum": mutu.per_lembar.get(lembar.pk, Kumpulan()).umum,
        "remah": _remah(request, tahun, lembar),
    }
    konteks |= konteks_pembanding(request, pilihan, cara, tinjauan)
    konteks |= pembuat.konteks({satu.silsilah for satu in tinjauan.tampil})
    konteks |= konteks_putusan(tindakan, lembar, pembuat.kumpulan.ringkasan(), form_putusan)
    konteks |= _tetangga(request, tahun, lembar)
    salah = form_putusan or form_catatan
    return render(request, "indikator/verifikasi_lembar.html", konteks, status=salah.kode if salah else 200)


@require_POST
def verifikasi_putuskan(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """Verify, approve or return one sheet, then go on to the next that waits."""
    lembar = muat_lembar_tinjau(request, pk)
    pastikan_pemutus(request.pelaku, lembar.penetapan.instansi)
    form = PutusanForm(request.POST)
    if form.kirim(partial(alur_lembar.jalankan, lembar, oleh=request.pelaku)):
        messages.success(request, f"{lembar.judul}: {alur_lembar.PERALIHAN[form.cleaned_data['tindakan']].berhasil}")
        return redirect(_berikut(request, tahun, lembar))
    return halaman_lembar(request, tahun, muat_lembar_tinjau(request, pk), form_putusan=form)


def pastikan_pemutus(pelaku, instansi) -> None:
    """Who decides nothing on this instansi is refused before anything of the form is looked at."""
    if not boleh(pelaku, "setujui", instansi):
        pastikan(pelaku, "verifikasi", instansi)


def _pilihan(ada_kembali: bool, ada_berlaku: bool) -> list[Pembanding]:
    isi = [Pembanding.KEMBALI] if ada_kembali else []
    return isi + ([Pembanding.BERLAKU] if ada_berlaku else []) + [Pembanding.SEMUA]


def _baris(tinjauan: Tinjauan, pembuat: PembuatCatatan, mutu: CatatanDokumen, lembar: Lembar, tahun: int):
    kunci = {str(s): pk for pk, s in Indikator.objects.filter(lembar=lembar).values_list("pk", "silsilah")}
    return [
        BarisHalaman(
            satu,
            pembuat.hias(pembuat.kumpulan.baris(satu.silsilah)),
            pembuat.tulis(satu.silsilah),
            mutu.per_indikator.get(kunci.get(satu.silsilah)),
            tahun=tahun,
        )
        for satu in tinjauan.tampil
    ]


def _tetangga(request: HttpRequest, tahun: int, lembar: Lembar) -> dict:
    """The sheets before and after it, and how many still wait for this reader."""
    letak = meja_verifikasi.letak(lembar)
    return {
        "sebelum": _butir(request, tahun, letak.sebelum),
        "sesudah": _butir(request, tahun, letak.sesudah),
        "nomor_lembar": letak.urutan + 1,
        "jumlah_lembar": len(letak.semua),
        "masih_menunggu": letak.jumlah(meja_verifikasi.menunggu(request.pelaku, lembar.penetapan.instansi)),
    }


def _butir(request: HttpRequest, tahun: int, lembar: Lembar | None) -> dict | None:
    if lembar is None:
        return None
    url = reverse("verifikasi_lembar", args=[request.pemda.slug, tahun, lembar.pk])
    return {"nama": lembar.judul, "url": url}


def _berikut(request: HttpRequest, tahun: int, lembar: Lembar) -> str:
    """The next sheet of the document that waits, else the OPD's page."""
    instansi = lembar.penetapan.instansi
    berikut = meja_verifikasi.letak(lembar).berikut(meja_verifikasi.menunggu(request.pelaku, instansi))
    if berikut:
        return reverse("verifikasi_lembar", args=[request.pemda.slug, tahun, berikut.pk])
    return reverse("verifikasi_instansi", args=[request.pemda.slug, tahun, instansi.slug])


def _remah(request: HttpRequest, tahun: int, lembar: Lembar) -> list[tuple[str, str]]:
    instansi = lembar.penetapan.instansi
    url = reverse("verifikasi_instansi", args=[request.pemda.slug, tahun, instansi.slug])
    return [(f"Verifikasi {instansi.sebutan}", url + f"?dokumen={lembar.penetapan_id}"), (lembar.judul, "")]
