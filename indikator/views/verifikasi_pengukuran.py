"""Review of a measuring: realisasi, capaian with its proof, analysis, evidence, and what changed since the return."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import ajuan, meja_verifikasi
from indikator.domain.alur import pengukuran as alur
from indikator.domain.realisasi import cari_pengukuran
from indikator.domain.verifikasi import Pembanding, Tinjauan, bawaan, tinjau_pengukuran
from indikator.forms.verifikasi import CatatanForm, PutusanForm
from indikator.models import Pengukuran
from indikator.panel_catatan import PembuatCatatan
from indikator.views.halaman_verifikasi import BarisHalaman, konteks_pembanding, konteks_putusan
from indikator.views.muat import muat_pengukuran
from indikator.views.triwulan import masa, pilihan_triwulan, triwulan_dari, url_ukur
from indikator.views.verifikasi_lembar import pastikan_pemutus
from organisasi.views.muat import muat_instansi


@require_safe
def verifikasi_pengukuran(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi, "lihat_draf")
    return halaman_pengukuran(request, tahun, milik, triwulan_dari(request.GET))


def halaman_pengukuran(
    request: HttpRequest,
    tahun: int,
    instansi,
    triwulan: int,
    form_putusan: PutusanForm | None = None,
    form_catatan: CatatanForm | None = None,
) -> HttpResponse:
    """The page; a form that was refused is shown with what was typed."""
    ukur = cari_pengukuran(instansi, tahun, triwulan)
    alamat = reverse("verifikasi_pengukuran", args=[request.pemda.slug, tahun, instansi.slug])
    konteks = {
        "instansi": instansi,
        "pengukuran": ukur,
        "tahun_lembar": tahun,
        "triwulan": triwulan,
        "masa": masa(tahun, triwulan),
        "pilihan_tw": pilihan_triwulan(alamat, triwulan),
        "url_realisasi": url_ukur("realisasi_instansi", request, tahun, instansi, triwulan),
        "remah": _remah(request, tahun, instansi, triwulan),
    }
    if ukur is not None:
        ukur.instansi = instansi
        konteks |= _konteks_isi(request, ukur, form_putusan, form_catatan)
    salah = form_putusan or form_catatan
    return render(request, "indikator/verifikasi_pengukuran.html", konteks, status=salah.kode if salah else 200)


def _konteks_isi(request: HttpRequest, ukur: Pengukuran, form_putusan, form_catatan) -> dict:
    kembali = ajuan.dikembalikan(ukur)
    pilihan = ([Pembanding.KEMBALI] if kembali else []) + [Pembanding.SEMUA]
    cara = bawaan(pilihan, request.GET.get("tampil", ""))
    tinjauan = tinjau_pengukuran(ukur, cara, kembali)
    pembuat = PembuatCatatan(request, ukur, ukur.instansi, form_catatan)
    letak = [request.pemda.slug, ukur.tahun, ukur.instansi.slug]
    konteks = {
        "url_catatan": reverse("catatan_pengukuran", args=letak),
        "url_putusan": reverse("verifikasi_pengukuran_putuskan", args=letak),
        "pengembalian": kembali[1] if kembali else None,
        "baris": _baris(tinjauan, pembuat, ukur),
    }
    konteks |= konteks_pembanding(request, pilihan, cara, tinjauan)
    konteks |= pembuat.konteks({satu.silsilah for satu in tinjauan.tampil})
    tindakan = alur.tindakan_tersedia(request.pelaku, ukur)
    return konteks | konteks_putusan(tindakan, ukur, pembuat.kumpulan.ringkasan(), form_putusan)


def _baris(tinjauan: Tinjauan, pembuat: PembuatCatatan, ukur: Pengukuran) -> list[BarisHalaman]:
    realisasi = {str(satu.indikator.silsilah): satu for satu in meja_verifikasi.realisasi_tinjau(ukur)}
    return [
        BarisHalaman(
            satu,
            pembuat.hias(pembuat.kumpulan.baris(satu.silsilah)),
            pembuat.tulis(satu.silsilah),
            lain=realisasi.get(satu.silsilah),
        )
        for satu in tinjauan.tampil
    ]


@require_POST
def verifikasi_pengukuran_putuskan(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Verify, approve, lock, return or open again the measuring of a triwulan (`tw`)."""
    ukur = muat_pengukuran(request, tahun, instansi, triwulan_dari(request.POST))
    pastikan_pemutus(request.pelaku, ukur.instansi)
    form = PutusanForm(request.POST)
    if form.kirim(partial(alur.jalankan, ukur, oleh=request.pelaku)):
        messages.success(request, alur.PERALIHAN[form.cleaned_data["tindakan"]].berhasil)
        return redirect(url_ukur("verifikasi_pengukuran", request, tahun, ukur.instansi, ukur.triwulan))
    return halaman_pengukuran(request, tahun, ukur.instansi, ukur.triwulan, form_putusan=form)


def _remah(request: HttpRequest, tahun: int, instansi, triwulan: int) -> list[tuple[str, str]]:
    url = reverse("verifikasi_instansi", args=[request.pemda.slug, tahun, instansi.slug])
    return [(f"Verifikasi {instansi.sebutan}", url), (f"Realisasi {masa(tahun, triwulan)}", "")]
