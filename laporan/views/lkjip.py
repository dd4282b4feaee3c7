"""LKjIP: list, the report as it will be printed, its states."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import jadwal
from indikator.enums import JenisJadwal
from kinerja.alamat import kata_cari
from laporan.domain.alur import lkjip as alur_lkjip
from laporan.domain.lkjip.isi import susun_lkjip
from laporan.enums import LKJIP_TERBIT, LKJIP_TERBUKA
from laporan.models import Lkjip
from laporan.tables.lkjip import LkjipTable
from laporan.views.muat import muat_lkjip
from organisasi.domain.instansi import terlihat
from organisasi.domain.pengembalian import alasan_terakhir
from organisasi.enums import Tindakan
from organisasi.forms.alur import AlurForm
from organisasi.permissions import boleh
from organisasi.views.alur import jalankan_alur, susun_tombol


@require_safe
def daftar(request, slug_pemda):
    """Reports of the instansi the reader may see; unpublished ones only for OPD and examiners."""
    pelaku, cari = request.pelaku, kata_cari(request)
    lkjip = Lkjip.objects.filter(instansi__in=terlihat(pelaku)).select_related("instansi__pemda")
    if not (pelaku.instansi_sendiri or boleh(pelaku, "lihat_rekap")):
        lkjip = lkjip.filter(status__in=LKJIP_TERBIT)
    if cari:
        lkjip = lkjip.filter(instansi__nama__icontains=cari)
    tabel = LkjipTable.untuk(request, lkjip)
    return render(request, "laporan/lkjip_daftar.html", {"tabel": tabel, "q": cari})


@require_safe
def rincian(request, slug_pemda, pk):
    """Chapters with their computed tables; errors of an imported source beside them."""
    return _rincian(request, muat_lkjip(request, pk))


def _rincian(request, lkjip: Lkjip, salah: AlurForm | None = None):
    daftar_url = reverse("lkjip_daftar", args=[request.pemda.slug])
    tombol = susun_tombol(alur_lkjip.MESIN, request.pelaku, lkjip, partial(_url_alur, request, lkjip), salah)
    mengisi = any(satu.peralihan.tindakan == Tindakan.AJUKAN for satu in tombol)
    konteks = {
        "lkjip": lkjip,
        "isi": susun_lkjip(lkjip),
        "tombol": tombol,
        "tenggat": _tenggat(lkjip),
        "kekurangan": alur_lkjip.kekurangan(lkjip) if mengisi else [],
        "pengembalian": _pengembalian(request.pelaku, lkjip),
        "form_salah": salah,
        "remah": [("LKjIP", daftar_url), (f"{lkjip.instansi.sebutan} {lkjip.tahun}", "")],
    }
    return render(request, "laporan/lkjip_rincian.html", konteks, status=salah.kode if salah else 200)


def _tenggat(lkjip: Lkjip) -> jadwal.Tenggat | None:
    terbuka = lkjip.status in LKJIP_TERBUKA
    return jadwal.tenggat(
        lkjip.instansi, lkjip.tahun, JenisJadwal.LKJIP, terbuka=terbuka, diajukan_pada=lkjip.diajukan_pada
    )


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


def _url_alur(request, lkjip: Lkjip, tindakan: str) -> str:
    return reverse("lkjip_alur", args=[request.pemda.slug, lkjip.pk, tindakan])
