"""Mulai reviu: copy a set document into a new draft, row by row, keeping the lineage."""

from django.db import transaction
from django.utils import timezone

from indikator.domain.penetapan import pastikan_tahun_terbuka, tahun_terkunci
from indikator.domain.salinan import salin_isi
from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from organisasi.domain import jejak, tulis
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan


@transaction.atomic
def mulai_reviu(penetapan: Penetapan, *, oleh, tahun_mulai: int | None = None) -> Penetapan:
    """A new draft version of a document in force, to be in force from `tahun_mulai` once it is set.

    It covers the years from there on in which the reviewed document is in force without a break: a year that already
    has a newer version keeps it. Raises Ditolak, SalahStatus, IsianSalah.
    """
    pastikan(oleh, "isi_data", penetapan.instansi)
    penetapan = tulis.kunci(penetapan)
    masa = _periksa(penetapan, tahun_mulai)
    baru = tulis.buat(
        Penetapan,
        oleh=oleh,
        instansi=penetapan.instansi,
        kunci=penetapan.kunci,
        versi_ke=_versi_berikut(penetapan),
        judul=penetapan.judul,
        tahun_mulai=masa[0],
        tahun_selesai=masa[-1],
        dasar=penetapan.dasar,
        asal=penetapan,
    )
    salin_isi(penetapan, baru)
    jejak.catat(oleh=oleh, tindakan=Tindakan.MULAI_REVIU, objek=baru, perubahan={"asal": (None, penetapan)})
    return baru


def halangan(penetapan: Penetapan) -> str:
    """Why no review of this document can be started now; "" when one can (the page then shows the button)."""
    if penetapan.status != StatusDokumen.DITETAPKAN:
        return "Hanya dokumen yang sudah ditetapkan yang dapat direviu."
    keluarga = Penetapan.objects.filter(instansi=penetapan.instansi_id, kunci=penetapan.kunci)
    if terbuka := keluarga.exclude(status=StatusDokumen.DITETAPKAN).first():
        return f"Reviu dokumen ini sudah dimulai: {terbuka}. Lanjutkan yang itu."
    if not _tahun_berlaku(penetapan):
        return "Dokumen ini sudah digantikan versi lain. Mulai reviu dari versi yang berlaku."
    if tahun_bawaan(penetapan) is None:
        return "Realisasi semua tahun dokumen ini sudah dikunci, sehingga tidak ada yang dapat direviu."
    return ""


def tahun_bawaan(penetapan: Penetapan) -> int | None:
    """From when a review holds unless told otherwise: this year if it is open, else the first year that is.

    Open: in force and, as all years after it that the review would cover, not locked. None: no year is.
    """
    buka = tahun_pilihan(penetapan)
    kini = timezone.localdate().year
    return kini if kini in buka else next(iter(buka), None)


def tahun_pilihan(penetapan: Penetapan) -> list[int]:
    """The years from which a review can hold: in force, and neither they nor those it would also cover are locked."""
    berlaku = _tahun_berlaku(penetapan)
    tutup = set(tahun_terkunci(penetapan.instansi, berlaku))
    return [tahun for tahun in berlaku if not tutup & set(_masa(berlaku, tahun))]


def _periksa(penetapan: Penetapan, tahun_mulai: int | None) -> list[int]:
    """The years that the review will cover."""
    if kalimat := halangan(penetapan):
        raise SalahStatus(kalimat)
    tahun = tahun_mulai or tahun_bawaan(penetapan)
    berlaku = _tahun_berlaku(penetapan)
    if tahun not in berlaku:
        sebutan = ", ".join(map(str, berlaku))
        raise IsianSalah({"tahun_mulai": f"Dokumen ini tidak berlaku tahun {tahun}; berlakunya tahun {sebutan}."})
    masa = _masa(berlaku, tahun)
    try:
        pastikan_tahun_terbuka(penetapan.instansi, masa)
    except SalahStatus as galat:
        raise IsianSalah({"tahun_mulai": str(galat)}) from galat
    return masa


def _tahun_berlaku(penetapan: Penetapan) -> list[int]:
    return sorted(penetapan.berlaku.values_list("tahun", flat=True))


def _masa(berlaku: list[int], mulai: int) -> list[int]:
    """The years from `mulai` on without a break."""
    return [tahun for letak, tahun in enumerate(berlaku[berlaku.index(mulai) :]) if tahun == mulai + letak]


def _versi_berikut(penetapan: Penetapan) -> int:
    semua = Penetapan.objects.filter(instansi=penetapan.instansi, kunci=penetapan.kunci)
    return max(semua.values_list("versi_ke", flat=True)) + 1
