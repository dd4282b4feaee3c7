"""Own sections of a LKjIP beside those of the skeleton: add, rename, move, delete. Those of the skeleton only get
another title."""

from django.db import transaction

from laporan.domain.lkjip.kerangka import JUDUL_MAKS, kode_tambahan, nomori, tambahan
from laporan.domain.lkjip.penyunting import pastikan_dapat
from laporan.models import BagianLkjip, Lkjip
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus

TETAP = "Bagian ini termasuk kerangka LKjIP; judulnya dapat diganti, tetapi tidak dapat dipindah atau dihapus."


def milik_penyusun(bagian: BagianLkjip) -> bool:
    """Whether a section is the author's own."""
    return tambahan(bagian.kode, bagian.sasaran_id)


@transaction.atomic
def tambah(lkjip: Lkjip, *, oleh, judul: str, setelah: BagianLkjip) -> BagianLkjip:
    """An own section behind another one; behind a lampiran it is a lampiran itself. Raises IsianSalah (same title)."""
    lkjip = tulis.kunci(lkjip, "instansi__pemda")
    pastikan_dapat(oleh, lkjip)
    judul = _judul(lkjip, judul)
    semua = list(lkjip.bagian.order_by("urutan", "pk"))
    letak = _letak(semua, setelah)
    kode = kode_tambahan((satu.kode for satu in semua), setelah.kode.startswith("lampiran"))
    urutan = nomori([*(satu.urutan for satu in semua[:letak]), None, *(satu.urutan for satu in semua[letak:])])
    baru = tulis.buat(BagianLkjip, oleh=oleh, lkjip=lkjip, kode=kode, urutan=urutan.pop(letak), judul=judul)
    _tempatkan(semua, urutan, oleh)
    return baru


@transaction.atomic
def ubah(
    bagian: BagianLkjip, *, oleh, judul: str, setelah: BagianLkjip | None = None, versi: int | None = None
) -> BagianLkjip:
    """Another title; an own section also behind another one. Raises SalahStatus for moving one of the skeleton."""
    lkjip = tulis.kunci(bagian.lkjip, "instansi__pemda")
    pastikan_dapat(oleh, lkjip)
    nilai = {"judul": _judul(lkjip, judul, kecuali=bagian.pk)}
    if setelah is None:
        return tulis.ubah(bagian, oleh=oleh, versi=versi, **nilai)
    pastikan_milik(bagian)
    semua = [satu for satu in lkjip.bagian.order_by("urutan", "pk") if satu.pk != bagian.pk]
    letak = _letak(semua, setelah)
    if not _di_situ(bagian, semua, letak):
        urutan = nomori([*(satu.urutan for satu in semua[:letak]), None, *(satu.urutan for satu in semua[letak:])])
        nilai["urutan"] = urutan.pop(letak)
        _tempatkan(semua, urutan, oleh)
    return tulis.ubah(bagian, oleh=oleh, versi=versi, **nilai)


def _di_situ(bagian: BagianLkjip, semua: list[BagianLkjip], letak: int) -> bool:
    """Whether it stands there already."""
    sesudah = semua[letak].urutan if letak < len(semua) else None
    return semua[letak - 1].urutan < bagian.urutan and (sesudah is None or bagian.urutan < sesudah)


@transaction.atomic
def hapus(bagian: BagianLkjip, *, oleh, versi: int | None = None) -> None:
    """Delete an own section with its text; the last of it stays readable in the Riwayat. Raises SalahStatus."""
    pastikan_dapat(oleh, tulis.kunci(bagian.lkjip, "instansi__pemda"))
    pastikan_milik(bagian)
    tulis.hapus(bagian, oleh=oleh, versi=versi)


def pastikan_milik(bagian: BagianLkjip) -> None:
    if not milik_penyusun(bagian):
        raise SalahStatus(TETAP)


def _judul(lkjip: Lkjip, judul: str, kecuali: int | None = None) -> str:
    rapi = " ".join(judul.split())
    if not rapi:
        raise IsianSalah({"judul": "Tulis judul bagiannya."})
    if len(rapi) > JUDUL_MAKS:
        raise IsianSalah({"judul": f"Judul paling panjang {JUDUL_MAKS} huruf."})
    if lkjip.bagian.filter(judul__iexact=rapi).exclude(pk=kecuali).exclude(titik__gt=0).exists():
        raise IsianSalah({"judul": "Sudah ada bagian dengan judul itu."})
    return rapi


def _letak(semua: list[BagianLkjip], setelah: BagianLkjip) -> int:
    """The place behind a section of the same report."""
    for letak, satu in enumerate(semua, 1):
        if satu.pk == setelah.pk:
            return letak
    raise IsianSalah({"setelah": "Bagian yang dipilih bukan bagian laporan ini."})


def _tempatkan(semua: list[BagianLkjip], urutan: list[int], oleh) -> None:
    """Number the others anew where there was no room between two."""
    for satu, nomor in zip(semua, urutan, strict=True):
        if satu.urutan != nomor:
            tulis.ubah(satu, oleh=oleh, urutan=nomor)
