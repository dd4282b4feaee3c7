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
    """For the perencana: realisasi of any year that came back with a remark."""
    milik = [k.instansi_id for k in pelaku.keanggotaan if k.peran == Peran.PERENCANA and k.instansi_id]
    if not milik:
        return []
    kembali = Pengukuran.objects.filter(instansi__in=milik, status=StatusPengukuran.DIKEMBALIKAN)
    return _per_tahun("Realisasi dikembalikan", "dikembalikan verifikator untuk diperbaiki.", kembali, pelaku)


@daftarkan
def antrean_verifikasi(pelaku, tahun: int) -> list[Antrean]:
    """For the verifikator: realisasi of any year submitted by somebody else."""
    if not boleh(pelaku, "verifikasi"):
        return []
    diajukan = Pengukuran.objects.filter(status=StatusPengukuran.DIAJUKAN).exclude(diajukan_oleh=pelaku.pengguna)
    return _per_tahun("Realisasi menunggu verifikasi", "diajukan perangkat daerah.", diajukan, pelaku)


def _per_tahun(judul: str, kalimat: str, ukur, pelaku) -> list[Antrean]:
    """Pengukuran in the same state, one queue per year (the lists are bound to one), the latest first."""
    menurut: dict[int, list[Pengukuran]] = {}
    for satu in ukur.select_related("instansi").order_by("-tahun", "triwulan", "pk"):
        menurut.setdefault(satu.tahun, []).append(satu)
    return [
        Antrean(
            f"{judul} tahun {tahun}",
            len(isi),
            f"realisasi tahun {tahun} {kalimat}",
            _tujuan(pelaku, isi),
            isi[0].status,
        )
        for tahun, isi in menurut.items()
    ]


def _tujuan(pelaku, isi: list[Pengukuran]) -> str:
    """The list of that year and state; a single one is opened directly."""
    satu = isi[0]
    if len(isi) == 1:
        return _url(pelaku, satu.tahun, satu.triwulan, satu.instansi.slug)
    return f"{_url(pelaku, satu.tahun)}?ukur={satu.status}"


def _url(pelaku, tahun: int, triwulan: int = 0, slug: str = "") -> str:
    if not slug:
        return reverse("realisasi_daftar", args=[pelaku.pemda.slug, tahun])
    alamat = reverse("realisasi_instansi", args=[pelaku.pemda.slug, tahun, slug])
    return f"{alamat}?tw={triwulan}" if triwulan else alamat
