"""What waits for me: documents of IKU and IKI (organisasi.beranda)."""

from collections import Counter

from django.db.models import Q
from django.urls import reverse

from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from organisasi.beranda import Antrean, daftarkan
from organisasi.enums import Peran
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
    milik = {peran: _instansi(pelaku, peran) for peran in (Peran.PERENCANA, Peran.PIMPINAN)}
    semua = milik[Peran.PERENCANA] | milik[Peran.PIMPINAN]
    if not semua:
        return []
    baris = Penetapan.objects.filter(Q(instansi__in=semua) | Q(instansi__induk__in=semua))
    baris = baris.exclude(status=StatusDokumen.DITETAPKAN).values_list("status", "instansi", "instansi__induk")
    jumlah = Counter(
        (peran, status)
        for status, instansi, induk in baris
        for peran, letak in milik.items()
        if letak & {instansi, induk}
    )
    return [
        Antrean(judul, jumlah[peran, status], kalimat, f"{url}?status={status.value}", status.value)
        for peran, status, judul, kalimat in ANTREAN
    ]


def _instansi(pelaku, peran: str) -> set[int]:
    return {satu.instansi_id for satu in pelaku.keanggotaan if satu.peran == peran and satu.instansi_id}


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
