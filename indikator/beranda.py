"""What waits for me in planning and measuring (organisasi.beranda)."""

from collections import Counter

from django.urls import reverse
from django.utils import timezone

from indikator.domain import kemajuan, salinan
from indikator.domain.penetapan import DAPAT_DIISI
from indikator.enums import StatusDokumen, StatusPengukuran, Triwulan
from indikator.models import Penetapan, Pengukuran
from organisasi.beranda import Antrean, daftarkan
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.permissions import boleh

ANTREAN_DOKUMEN = (
    (
        Peran.PERENCANA,
        StatusDokumen.DIKEMBALIKAN,
        "Dikembalikan untuk diperbaiki",
        "dokumen IKU dan IKI dikembalikan. Perbaiki menurut catatannya, lalu ajukan lagi.",
    ),
    (
        Peran.PERENCANA,
        StatusDokumen.DRAF,
        "Draf dokumen",
        "dokumen IKU dan IKI masih draf. Lengkapi, lalu ajukan.",
    ),
    (
        Peran.PIMPINAN,
        StatusDokumen.TERVERIFIKASI,
        "Menunggu penetapan",
        "dokumen IKU dan IKI sudah terverifikasi dan menunggu Anda tetapkan.",
    ),
)


@daftarkan
def antrean_dokumen(pelaku, tahun: int) -> list[Antrean]:
    """Documents that the actor can move on; at most two queries."""
    url = reverse("dokumen_daftar", kwargs={"slug_pemda": pelaku.pemda.slug})
    return [*_dokumen_verifikator(pelaku, url), *_dokumen_instansi(pelaku, url)]


def _dokumen_verifikator(pelaku, url: str) -> list[Antrean]:
    if not boleh(pelaku, "verifikasi"):
        return []
    menunggu = Penetapan.objects.filter(status=StatusDokumen.DIAJUKAN).exclude(diajukan_oleh=pelaku.pengguna)
    kalimat = "dokumen IKU dan IKI diajukan dan menunggu verifikasi Anda."
    return [Antrean("Menunggu verifikasi", menunggu.count(), kalimat, f"{url}?status=diajukan", "diajukan")]


def _dokumen_instansi(pelaku, url: str) -> list[Antrean]:
    """For perencana what they must work on, for pimpinan what they can set."""
    if not pelaku.instansi_sendiri:
        return []
    baris = Penetapan.objects.filter(pelaku.wilayah("instansi")).exclude(status=StatusDokumen.DITETAPKAN)
    jumlah = Counter(
        (peran, satu.status)
        for satu in baris.select_related("instansi")
        for peran in PERAN_INSTANSI
        if pelaku.berperan_di(satu.instansi, peran) and not _mengajukan(pelaku, peran, satu)
    )
    return [
        Antrean(judul, jumlah[peran, status], kalimat, f"{url}?status={status.value}", status.value)
        for peran, status, judul, kalimat in ANTREAN_DOKUMEN
    ]


def _mengajukan(pelaku, peran: str, dokumen: Penetapan) -> bool:
    """Who submitted a document does not set it: it waits for somebody else."""
    return peran == Peran.PIMPINAN and dokumen.diajukan_oleh_id == pelaku.pengguna.pk


@daftarkan
def antrean_salinan(pelaku, tahun: int) -> list[Antrean]:
    """For the perencana: drafts with copied rows that nobody has read again; two queries."""
    if Peran.PERENCANA not in pelaku.peran:
        return []
    draf = Penetapan.objects.filter(pelaku.wilayah("instansi", (Peran.PERENCANA,)), status__in=DAPAT_DIISI)
    dokumen = {satu.pk: satu for satu in draf}
    return [
        Antrean(
            f"Salinan belum ditinjau: {dokumen[pk].judul}",
            belum,
            f"dari {semua} baris belum ditinjau. Baca tiap baris, ubah bila perlu, lalu tandai sudah ditinjau.",
            reverse("dokumen_rincian", args=[pelaku.pemda.slug, pk]),
            "draf",
        )
        for pk, (belum, semua) in salinan.hitung_tinjauan(dokumen).items()
    ]


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
    url = _url_realisasi(pelaku, tahun, triwulan, milik[next(iter(belum))].slug if len(belum) == 1 else "")
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
        return _url_realisasi(pelaku, satu.tahun, satu.triwulan, satu.instansi.slug)
    return f"{_url_realisasi(pelaku, satu.tahun)}?ukur={satu.status}"


def _url_realisasi(pelaku, tahun: int, triwulan: int = 0, slug: str = "") -> str:
    if not slug:
        return reverse("realisasi_daftar", args=[pelaku.pemda.slug, tahun])
    alamat = reverse("realisasi_instansi", args=[pelaku.pemda.slug, tahun, slug])
    return f"{alamat}?tw={triwulan}" if triwulan else alamat
