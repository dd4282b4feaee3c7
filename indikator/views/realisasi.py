"""Realisasi: list of OPD, the sheet of one OPD, the full form of one indicator, one cell of the sheet."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import kemajuan, nilai_realisasi
from indikator.domain import realisasi as domain
from indikator.domain.target_berlaku import cari as cari_target
from indikator.filters import SaringUkurForm
from indikator.forms.realisasi import RealisasiForm
from indikator.models import Realisasi
from indikator.tables.realisasi import BarisDaftar, RealisasiTable
from indikator.views.halaman_realisasi import HalamanRealisasi, form_cepat, pilih_lembar
from indikator.views.muat import muat_indikator_berlaku
from indikator.views.triwulan import masa, triwulan_dari, url_ukur
from kinerja.angka import tulis_asli
from kinerja.tables import chip_saringan
from organisasi.domain.instansi import terlihat
from organisasi.forms.dasar import HapusForm
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


@require_safe
def realisasi_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """OPD with their progress; who sees only one goes straight to it."""
    pastikan(request.pelaku, "lihat_pengisian")
    instansi = list(terlihat(request.pelaku).filter(aktif=True))
    if len(instansi) == 1 and not boleh(request.pelaku, "lihat_instansi"):
        return redirect("realisasi_instansi", slug_pemda=slug_pemda, tahun=tahun, instansi=instansi[0].slug)
    saring = SaringUkurForm(request.GET)
    maju = kemajuan.kemajuan_iku(tahun)
    induk = {i.induk_id for i in instansi}  # a Setda without a document only stands above its Bagian
    baris = _saring([BarisDaftar(i, maju.get(i.pk)) for i in instansi if i.pk in maju or i.pk not in induk], saring)
    tabel = RealisasiTable.untuk(
        request,
        baris,
        slug_pemda=slug_pemda,
        tahun=tahun,
        kosong_judul="Belum ada perangkat daerah.",
        kosong_langkah="Perangkat daerah ditambahkan oleh admin pemda.",
    )
    konteks = {"tabel": tabel, "form": saring, "chip": chip_saringan(request, saring), "tw": None}
    return render(request, "indikator/realisasi_daftar.html", konteks)


def _saring(baris: list[BarisDaftar], saring: SaringUkurForm) -> list[BarisDaftar]:
    """By words of the name and by the state of any triwulan."""
    pilih = saring.cleaned_data if saring.is_valid() else {}
    kata, ukur = pilih.get("q", "").casefold(), pilih.get("ukur", "")
    return [b for b in baris if kata in b.cari and (not ukur or ukur in b.daftar_status)]


@require_safe
def realisasi_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi, "lihat_draf")
    lembar = pilih_lembar(milik, tahun, request.GET.get("lembar", ""))
    halaman = HalamanRealisasi.susun(request, milik, tahun, triwulan_dari(request.GET), lembar)
    return render(request, "indikator/realisasi_instansi.html", halaman.konteks())


@require_form
def realisasi_isi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    triwulan = triwulan_dari(request.GET)
    realisasi = _realisasi(satu, tahun, triwulan)
    form = RealisasiForm(request.POST or None, indikator=satu, realisasi=realisasi)
    simpan = partial(domain.simpan, oleh=request.pelaku, indikator=satu, tahun=tahun, triwulan=triwulan)
    if request.method == "POST" and (tersimpan := form.kirim(simpan)):
        messages.success(request, _kalimat_tersimpan(tersimpan))
        return redirect(_kembali(request, satu, tahun, triwulan))
    return _halaman_isi(request, satu, tahun, triwulan, realisasi, form)


@require_POST
def realisasi_cepat(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    """Save one cell. htmx gets the row back; a plain form the page, or the full form where something is wrong."""
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    triwulan = triwulan_dari(request.GET)
    form = form_cepat(satu, None, request.POST)
    simpan = partial(domain.simpan, oleh=request.pelaku, indikator=satu, tahun=tahun, triwulan=triwulan)
    tersimpan = form.kirim(simpan)
    if request.htmx:
        return _baris(request, satu, tahun, triwulan, None if tersimpan else form)
    if tersimpan:
        messages.success(request, _kalimat_tersimpan(tersimpan))
        return redirect(_kembali(request, satu, tahun, triwulan))
    realisasi = _realisasi(satu, tahun, triwulan)
    lengkap = RealisasiForm(_gabung(request.POST, realisasi, satu), indikator=satu, realisasi=realisasi)
    if tersimpan := lengkap.kirim(simpan):  # the cell met a second click halfway
        messages.success(request, _kalimat_tersimpan(tersimpan))
        return redirect(_kembali(request, satu, tahun, triwulan))
    return _halaman_isi(request, satu, tahun, triwulan, realisasi, lengkap)


@require_form
def realisasi_hapus(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, indikator: int) -> HttpResponse:
    satu = muat_indikator_berlaku(request, tahun, instansi, indikator)
    triwulan = triwulan_dari(request.GET)
    realisasi = get_object_or_404(_semua_realisasi(satu, tahun, triwulan))
    form = HapusForm(request.POST or None, initial={"versi": realisasi.versi})
    kembali = _kembali(request, satu, tahun, triwulan)
    if request.method == "POST" and form.kirim(partial(_hapus, realisasi, request.pelaku)):
        messages.success(request, f"Realisasi “{satu.nama}” sudah dihapus.")
        return redirect(kembali)
    konteks = {"indikator": satu, "realisasi": realisasi, "form": form, "kembali": kembali}
    konteks |= {"masa": masa(tahun, triwulan), "remah": _remah(request, satu, tahun, triwulan, "Hapus realisasi")}
    return render(request, "indikator/realisasi_hapus.html", konteks, status=form.kode)


def _hapus(realisasi: Realisasi, pelaku, versi: int) -> bool:
    domain.hapus(realisasi, oleh=pelaku, versi=versi)
    return True


def _semua_realisasi(indikator, tahun: int, triwulan: int):
    return Realisasi.objects.filter(
        pengukuran__instansi=indikator.lembar.penetapan.instansi_id,
        pengukuran__tahun=tahun,
        pengukuran__triwulan=triwulan,
        indikator__silsilah=indikator.silsilah,
    ).select_related("pengukuran__instansi", "capaian", "indikator")


def _realisasi(indikator, tahun: int, triwulan: int) -> Realisasi | None:
    return _semua_realisasi(indikator, tahun, triwulan).first()


def _halaman_isi(request, indikator, tahun: int, triwulan: int, realisasi, form) -> HttpResponse:
    instansi = indikator.lembar.penetapan.instansi
    pengukuran = domain.cari_pengukuran(instansi, tahun, triwulan)
    konteks = {
        "indikator": indikator,
        "instansi": instansi,
        "triwulan": triwulan,
        "masa": masa(tahun, triwulan),
        "realisasi": realisasi,
        "pengukuran": pengukuran,
        "terbuka": domain.dapat_diisi(request.pelaku, instansi, pengukuran),
        "target": cari_target(instansi, tahun, triwulan, [indikator]).get(indikator.silsilah),
        "rumus_html": nilai_realisasi.rumus_html(indikator),
        "form": form,
        "kembali": _kembali(request, indikator, tahun, triwulan),
        "remah": _remah(request, indikator, tahun, triwulan, "Isi realisasi"),
    }
    return render(request, "indikator/realisasi_isi.html", konteks, status=form.kode)


def _baris(request, indikator, tahun: int, triwulan: int, form) -> HttpResponse:
    """The saved row, its parent (rolled up anew) and the state panel, for htmx."""
    instansi, lembar = indikator.lembar.penetapan.instansi, indikator.lembar
    bentuk = {indikator.pk: form} if form else {}
    halaman = HalamanRealisasi.susun(request, instansi, tahun, triwulan, lembar, bentuk)
    semua = {b.ukur.indikator.pk: b for _, isi in halaman.kelompok() for b in isi}
    konteks = halaman.konteks_ringkas() | {"baris": semua[indikator.pk], "induk": semua.get(indikator.induk_id)}
    return render(request, "indikator/realisasi_baris_htmx.html", konteks, status=form.kode if form else 200)


def _gabung(kiriman, realisasi, indikator):
    """What a cell sent, completed with the stored rest of the realisasi, for the full form."""
    data = kiriman.copy()
    for nama, nilai in RealisasiForm(indikator=indikator, realisasi=realisasi).initial.items():
        if nama not in ("versi", "teks") and nilai is not None:
            data.setdefault(nama, nilai)
    return data


def _kalimat_tersimpan(realisasi: Realisasi) -> str:
    dibaca = "" if realisasi.nilai is None else f", dibaca {tulis_asli(realisasi.nilai)}"
    hasil = realisasi.capaian
    return f"Realisasi “{realisasi.indikator.nama}” tersimpan{dibaca}. {hasil.bukti_hitung or hasil.galat}".strip()


def _kembali(request, indikator, tahun: int, triwulan: int) -> str:
    lembar = indikator.lembar_id if indikator.lembar.jabatan_id else None
    instansi = indikator.lembar.penetapan.instansi
    return url_ukur("realisasi_instansi", request, tahun, instansi, triwulan, lembar) + f"#baris-{indikator.pk}"


def _remah(request, indikator, tahun: int, triwulan: int, judul: str) -> list[tuple[str, str]]:
    instansi = indikator.lembar.penetapan.instansi
    return [
        ("Realisasi kinerja", reverse("realisasi_daftar", args=[request.pemda.slug, tahun])),
        (instansi.sebutan, _kembali(request, indikator, tahun, triwulan)),
        (judul, ""),
    ]
