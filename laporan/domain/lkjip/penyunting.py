"""Writing a section of a LKjIP: who may, who is at it just now, and saving so that no text is ever lost.

Several people may write in one report. Nobody is locked out: who saves on top of a newer text is shown both, and every
saved text stays (laporan.domain.lkjip.versi_naskah).
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from laporan.domain.lkjip import gambar, versi_naskah
from laporan.domain.lkjip.bersih import bersihkan
from laporan.domain.lkjip.gabung_naskah import gabung
from laporan.enums import LKJIP_TERBUKA
from laporan.models import BagianLkjip, Lkjip, PenyuntingNaskah, VersiNaskah
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

SELANG = timedelta(seconds=20)  # the editor reports that often
MASA = timedelta(seconds=60)  # silent for that long, somebody has left
TANDA_USULAN = "data-usulan"
TERTUTUP = "LKjIP ini sudah diajukan; naskahnya tidak dapat diubah lagi. Tarik kembali lebih dulu."


@dataclass(frozen=True)
class Hadir:
    """Somebody else who has the section open for writing; `terakhir`: when their editor last reported."""

    nama: str
    terakhir: str


def dapat_disunting(pelaku, lkjip: Lkjip) -> bool:
    """Whether the editor lets the actor write; others read."""
    return lkjip.status in LKJIP_TERBUKA and boleh(pelaku, "isi_data", lkjip.instansi)


def pastikan_dapat(pelaku, lkjip: Lkjip) -> None:
    """Raise Ditolak or SalahStatus unless the actor may write in the report now."""
    pastikan(pelaku, "isi_data", lkjip.instansi)
    if lkjip.status not in LKJIP_TERBUKA:
        raise SalahStatus(TERTUTUP)


@transaction.atomic
def simpan(bagian: BagianLkjip, *, oleh, versi: int, isi: str) -> BagianLkjip:
    """Save the text of a section as a new version; the text it had stays as one.

    Raises Ditolak, SalahStatus, IsianSalah (`isi`), and Bentrok when somebody has saved since `versi`.
    """
    lkjip = tulis.kunci(bagian.lkjip, "instansi")
    pastikan_dapat(oleh, lkjip)
    isi = gambar.buang_asing(bersihkan(isi), lkjip)
    terkini = tulis.kunci(bagian)
    if terkini.isi == isi:
        return terkini  # sent twice, or somebody wrote the very same
    versi_naskah.catat_asal(terkini, oleh=oleh)
    lama = terkini.versi
    tersimpan = tulis.ubah(terkini, oleh=oleh, versi=versi, dipegang=True, isi=isi, usulan=TANDA_USULAN in isi)
    if tersimpan.versi != lama:
        versi_naskah.catat(tersimpan, oleh=oleh)
    return tersimpan


@transaction.atomic
def pulihkan(bagian: BagianLkjip, *, oleh, versi: int, dari: VersiNaskah) -> BagianLkjip:
    """Make an earlier text the present one, as a new version. Raises as `simpan`."""
    return simpan(bagian, oleh=oleh, versi=versi, isi=dari.isi)


def gabungan(terkini: BagianLkjip, *, versi: int, isi: str) -> str | None:
    """What a colleague saved since `versi` together with `isi`; None when both changed the same place."""
    dasar = versi_naskah.pada(terkini, versi)
    return gabung(bersihkan(dasar.isi), terkini.isi, bersihkan(isi)) if dasar else None


@transaction.atomic
def hadir(bagian: BagianLkjip, *, oleh) -> list[Hadir]:
    """Report that the actor has the section open; gives who else has. Raises as `pastikan_dapat`."""
    pastikan_dapat(oleh, bagian.lkjip)
    kini = timezone.now()
    semua = PenyuntingNaskah.objects.filter(bagian=bagian)
    semua.filter(sampai__lt=kini).delete()
    if oleh.pengguna and not semua.filter(pengguna=oleh.pengguna).update(sampai=kini + MASA):
        _datang(bagian, oleh, kini + MASA)
    return lain(bagian, oleh)


def _datang(bagian: BagianLkjip, oleh, sampai) -> None:
    """Two windows of one person may report at once: one row is enough."""
    try:
        with transaction.atomic():
            tulis.buat(PenyuntingNaskah, oleh=oleh, catat=False, bagian=bagian, pengguna=oleh.pengguna, sampai=sampai)
    except IsianSalah:
        pass


def pergi(bagian: BagianLkjip, *, oleh) -> None:
    """The actor has closed the section."""
    PenyuntingNaskah.objects.filter(bagian=bagian, pengguna=oleh.pengguna).delete()


def lain(bagian: BagianLkjip, pelaku) -> list[Hadir]:
    """Who else has the section open for writing."""
    semua = PenyuntingNaskah.objects.filter(bagian=bagian, sampai__gte=timezone.now())
    return [
        Hadir(str(satu.pengguna), f"{timezone.localtime(satu.sampai - MASA):%H.%M}")
        for satu in semua.exclude(pengguna=pelaku.pengguna).select_related("pengguna").order_by("pk")
    ]
