"""Queues of measuring on the home page: not yet filled in, returned, waiting for verification."""

from django.urls import reverse
from django.utils import timezone

from indikator.domain import kemajuan
from indikator.enums import StatusPengukuran, Triwulan
from indikator.models import Pengukuran
from organisasi.beranda import Antrean, daftarkan
from organisasi.enums import Peran
from organisasi.permissions import boleh


@daftarkan
def antrean_realisasi(pelaku, tahun: int) -> list[Antrean]:
    """For the perencana: indicators of the last ended triwulan (or of the past year) without a realisasi."""
    triwulan = kemajuan.jatuh_tempo(tahun, timezone.localdate())
    milik = {k.instansi_id: k.instansi for k in pelaku.keanggotaan if k.peran == Peran.PERENCANA and k.instansi_id}
    if triwulan is None or not milik:
        return []
    maju = kemajuan.kemajuan_iku(tahun)
    belum = {pk: per_tw[triwulan].belum for pk, per_tw in maju.items() if pk in milik and per_tw[triwulan].belum}
    masa = f"{Triwulan(triwulan).label} {tahun}" if triwulan else f"tahun {tahun}"
    url = _url(pelaku, tahun, triwulan, milik[next(iter(belum))].slug if len(belum) == 1 else "")
    kalimat = f"indikator kinerja utama belum punya realisasi {masa}."
    return [Antrean("Realisasi belum diisi", sum(belum.values()), kalimat, url, "draf")]


@daftarkan
def antrean_dikembalikan(pelaku, tahun: int) -> list[Antrean]:
    """For the perencana: realisasi that came back with a remark."""
    milik = [k.instansi_id for k in pelaku.keanggotaan if k.peran == Peran.PERENCANA and k.instansi_id]
    if not milik:
        return []
    kembali = Pengukuran.objects.filter(tahun=tahun, instansi__in=milik, status=StatusPengukuran.DIKEMBALIKAN)
    kalimat = "realisasi dikembalikan verifikator untuk diperbaiki."
    return [_antrean("Realisasi dikembalikan", kalimat, list(kembali.select_related("instansi")), pelaku, tahun)]


@daftarkan
def antrean_verifikasi(pelaku, tahun: int) -> list[Antrean]:
    """For the verifikator: realisasi submitted by the OPD."""
    if not boleh(pelaku, "verifikasi"):
        return []
    diajukan = Pengukuran.objects.filter(tahun=tahun, status=StatusPengukuran.DIAJUKAN).select_related("instansi")
    return [
        _antrean(
            "Realisasi menunggu verifikasi", "realisasi diajukan perangkat daerah.", list(diajukan), pelaku, tahun
        )
    ]


def _antrean(judul: str, kalimat: str, ukur: list[Pengukuran], pelaku, tahun: int) -> Antrean:
    """One queue of Pengukuran in the same state; a single one is opened directly."""
    status = ukur[0].status if ukur else StatusPengukuran.DRAF
    if len(ukur) == 1:
        url = _url(pelaku, tahun, ukur[0].triwulan, ukur[0].instansi.slug)
    else:
        url = f"{_url(pelaku, tahun)}?ukur={status}"
    return Antrean(judul, len(ukur), kalimat, url, str(status))


def _url(pelaku, tahun: int, triwulan: int = 0, slug: str = "") -> str:
    if not slug:
        return reverse("realisasi_daftar", args=[pelaku.pemda.slug, tahun])
    alamat = reverse("realisasi_instansi", args=[pelaku.pemda.slug, tahun, slug])
    return f"{alamat}?tw={triwulan}" if triwulan else alamat
