"""The panel of a decree's page that says since when it is in force and what it has to do with other decrees."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from laporan.domain import keputusan as domain
from laporan.domain import keputusan_berlaku, terbitan_keputusan
from laporan.domain.keputusan_berlaku import Hubungan
from laporan.enums import SifatKeputusan, StatusKeputusan
from laporan.models import Keputusan
from organisasi.permissions import boleh


@dataclass(frozen=True)
class HubunganHalaman:
    """One line; `terlihat`: whether the reader may open the other decree."""

    kata: str
    keputusan: Keputusan
    sejak: date | None
    terlihat: bool


@dataclass(frozen=True)
class Silsilah:
    """`perubahan`: address of the changes of its document, "" for none; `buat_berkas`: offer to make its files, and
    the code it lacks; `sedang_dibuat`: a job is at it."""

    sebutan: str
    mulai: date | None
    hubungan: list[HubunganHalaman]
    perubahan: str
    buat_berkas: bool
    sedang_dibuat: bool

    @property
    def tampil(self) -> bool:
        return bool(self.mulai or self.hubungan)


def konteks_silsilah(request: HttpRequest, keputusan: Keputusan, dokumen) -> dict:
    """`dokumen`: its document where the reader may open it, else None."""
    hubungan = keputusan_berlaku.riwayat_keputusan(keputusan)
    terlihat = set()
    if hubungan:
        kunci = [satu.keputusan.pk for satu in hubungan]
        terlihat = set(domain.terlihat(request.pelaku).filter(pk__in=kunci).values_list("pk", flat=True))
    perlu = _perlu_berkas(request.pelaku, keputusan)
    sedang = perlu and terbitan_keputusan.sedang_dibuat(keputusan)
    return {
        "silsilah": Silsilah(
            sebutan=keputusan_berlaku.sebutan(keputusan, timezone.localdate()),
            mulai=keputusan_berlaku.mulai(keputusan),
            hubungan=[_halaman(satu, terlihat) for satu in hubungan],
            perubahan=_url_perubahan(request, keputusan, dokumen),
            buat_berkas=perlu and not sedang,
            sedang_dibuat=sedang,
        )
    }


def _halaman(satu: Hubungan, terlihat: set[int]) -> HubunganHalaman:
    return HubunganHalaman(satu.kata, satu.keputusan, satu.sejak, satu.keputusan.pk in terlihat)


def _url_perubahan(request: HttpRequest, keputusan: Keputusan, dokumen) -> str:
    if dokumen is None or not dokumen.asal_id or keputusan.sifat == SifatKeputusan.BARU:
        return ""
    return reverse("dokumen_perubahan", args=[request.pemda.slug, dokumen.pk])


def _perlu_berkas(pelaku, keputusan: Keputusan) -> bool:
    """Whether something is missing that this person may have made."""
    if keputusan.status == StatusKeputusan.DRAF or not boleh(pelaku, "tetapkan", keputusan.instansi):
        return False
    return not keputusan.kode or bool(terbitan_keputusan.kurang(keputusan))
