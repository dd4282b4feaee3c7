"""What waits for me: documents of IKU and IKI (organisasi.beranda)."""

from collections import Counter

from django.urls import reverse

from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from organisasi.beranda import Antrean, daftarkan
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.permissions import boleh


@daftarkan
def antrean_dokumen(pelaku, tahun: int) -> list[Antrean]:
    """Documents that the actor can move on; at most two queries."""
    url = reverse("dokumen_daftar", kwargs={"slug_pemda": pelaku.pemda.slug})
    return [*_verifikator(pelaku, url), *_perangkat_daerah(pelaku, url)]


def _verifikator(pelaku, url: str) -> list[Antrean]:
    if not boleh(pelaku, "verifikasi"):
        return []
    menunggu = Penetapan.objects.filter(status=StatusDokumen.DIAJUKAN).exclude(diajukan_oleh=pelaku.pengguna)
    kalimat = "dokumen IKU dan IKI diajukan dan menunggu verifikasi Anda."
    return [Antrean("Menunggu verifikasi", menunggu.count(), kalimat, f"{url}?status=diajukan", "diajukan")]


def _perangkat_daerah(pelaku, url: str) -> list[Antrean]:
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
        for peran, status, judul, kalimat in ANTREAN
    ]


def _mengajukan(pelaku, peran: str, dokumen: Penetapan) -> bool:
    """Who submitted a document does not set it: it waits for somebody else."""
    return peran == Peran.PIMPINAN and dokumen.diajukan_oleh_id == pelaku.pengguna.pk


ANTREAN = (
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
