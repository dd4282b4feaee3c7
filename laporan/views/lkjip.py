"""LKjIP: list, the report as it will be printed, its states."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import jadwal
from kinerja.tables import berdaftar, chip_saringan
from laporan.domain.alur import lkjip as alur_lkjip
from laporan.domain.cuplikan import CuplikanRusak
from laporan.domain.lkjip import gerbang
from laporan.domain.lkjip.daftar_isi import daftar_isi, dengan_kelengkapan
from laporan.domain.lkjip.dokumen import terlihat
from laporan.domain.lkjip.isi import baca_isi
from laporan.domain.lkjip.kepala import dapat_diubah
from laporan.domain.lkjip.penyunting import dapat_disunting
from laporan.enums import LKJIP_BEKU, LKJIP_TERBUKA
from laporan.filters.lkjip import LkjipFilter
from laporan.models import Lkjip
from laporan.tables.lkjip import LkjipTable, url_alur_lkjip
from laporan.views.lkjip_rancang import instansi_penyusun
from laporan.views.muat import muat_lkjip
from laporan.views.remah import remah_lkjip
from laporan.views.terbitan_lkjip import konteks_terbitan, langkah_berhalaman, susun_kekurangan, tanpa_halaman
from organisasi.domain.pengembalian import alasan_terakhir
from organisasi.forms.alur import AlurForm
from organisasi.permissions import boleh
from organisasi.views.alur import jalankan_alur, susun_tombol


@berdaftar
@require_safe
def daftar(request, slug_pemda):
    """Reports of the instansi the reader may see; unpublished ones only for OPD and examiners."""
    pelaku = request.pelaku
    lkjip = terlihat(pelaku).select_related("instansi__pemda")
    saringan = LkjipFilter(request.GET, queryset=dengan_kelengkapan(lkjip), pelaku=pelaku)
    dapat_dibuat = bool(instansi_penyusun(pelaku))
    konteks = {
        "tabel": LkjipTable.untuk(request, saringan.qs, saringan=saringan, **_langkah(request, dapat_dibuat)),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "dapat_dibuat": dapat_dibuat,
    }
    return render(request, "laporan/lkjip_daftar.html", konteks)


def _langkah(request, dapat_dibuat: bool) -> dict:
    """The next step of an empty list, for who may take it."""
    if not dapat_dibuat:
        return {}
    return {"kosong_url": reverse("lkjip_buat", args=[request.pemda.slug]), "kosong_tombol": "Buat LKjIP"}


@require_safe
def rincian(request, slug_pemda, pk):
    """Chapters with their computed tables; errors of an imported source beside them."""
    return _rincian(request, muat_lkjip(request, pk))


def _rincian(request, lkjip: Lkjip, salah: AlurForm | None = None):
    try:
        isi, rusak = baca_isi(lkjip), ""
    except CuplikanRusak as galat:
        isi, rusak = None, str(galat)
    tombol = susun_tombol(alur_lkjip.MESIN, request.pelaku, lkjip, partial(url_alur_lkjip, lkjip), salah)
    tombol, langkah = tanpa_halaman(tombol), langkah_berhalaman(request, lkjip)
    konteks = {
        "lkjip": lkjip,
        "isi": isi,
        "rusak": rusak,
        "beku": lkjip.status in LKJIP_BEKU,
        "daftar": daftar_isi(lkjip),
        "dapat_disunting": dapat_disunting(request.pelaku, lkjip),
        "kepala_dapat_diubah": dapat_diubah(request.pelaku, lkjip),
        "tombol": tombol,
        "langkah": langkah,
        "ada_langkah": bool(langkah) or any(satu.utama and not satu.peralihan.perlu_alasan for satu in tombol),
        "tenggat": _tenggat(lkjip),
        "pengembalian": _pengembalian(request.pelaku, lkjip),
        "form_salah": salah,
        "remah": remah_lkjip(lkjip),
        **konteks_terbitan(request, lkjip),
        **_kekurangan(request, lkjip, isi),
    }
    kode = 409 if rusak else salah.kode if salah else 200
    return render(request, "laporan/lkjip_rincian.html", konteks, status=kode)


def _kekurangan(request, lkjip: Lkjip, isi) -> dict:
    """The gate, for those who make the report and who examine it."""
    tampil = isi is not None and boleh(request.pelaku, "lihat_draf", lkjip.instansi)
    return {"tampil_kekurangan": tampil} | susun_kekurangan(
        request.pelaku, lkjip, gerbang.periksa(lkjip, isi) if tampil else []
    )


def _tenggat(lkjip: Lkjip) -> jadwal.Tenggat | None:
    jenis, terbuka = alur_lkjip.jenis_jadwal(lkjip.instansi), lkjip.status in LKJIP_TERBUKA
    return jadwal.tenggat(lkjip.instansi, lkjip.tahun, jenis, terbuka=terbuka, diajukan_pada=lkjip.diajukan_pada)


def _pengembalian(pelaku, lkjip: Lkjip):
    return alasan_terakhir(lkjip) if boleh(pelaku, "lihat_draf", lkjip.instansi) else None


@require_POST
def alur(request, slug_pemda, pk, tindakan):
    """Move the report to its next state."""
    lkjip = muat_lkjip(request, pk)
    kembali = reverse("lkjip_rincian", args=[slug_pemda, pk])
    return jalankan_alur(request, alur_lkjip.MESIN, lkjip, tindakan, kembali, partial(_gagal, request, pk))


def _gagal(request, pk: int, form: AlurForm):
    return _rincian(request, muat_lkjip(request, pk), form)
