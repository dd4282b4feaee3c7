"""Which version of a PK holds in a triwulan, and which triwulan of its rencana aksi may still be changed."""

from collections.abc import Mapping

from indikator.capaian.isian import TRIWULAN
from indikator.enums import PK_BERLAKU, UKUR_TERVERIFIKASI, Triwulan
from indikator.models import Pengukuran, PerjanjianKinerja
from organisasi.domain import tulis
from organisasi.galat import SalahStatus


def versi_setahun(perjanjian: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """This version and the signed ones of the same party and year, in their order."""
    milik = {"instansi": perjanjian.instansi_id, "jabatan": perjanjian.jabatan_id, "tahun": perjanjian.tahun}
    lain = PerjanjianKinerja.objects.filter(**milik, status__in=PK_BERLAKU).exclude(pk=perjanjian.pk)
    return sorted([perjanjian, *lain], key=lambda satu: satu.versi_ke)


def pemegang(perjanjian: PerjanjianKinerja) -> dict[int, PerjanjianKinerja]:
    """{triwulan 1–4: the version whose rencana aksi counts then}; a draft counts for what it is to change."""
    return pemegang_dari(versi_setahun(perjanjian), perjanjian)


def pemegang_dari(
    versi: list[PerjanjianKinerja], bawaan: PerjanjianKinerja | None
) -> dict[int, PerjanjianKinerja | None]:
    """Of versions in their order the last that already holds; `bawaan` where none does yet."""
    return {tw: next((p for p in reversed(versi) if p.berlaku_mulai_triwulan <= tw), bawaan) for tw in TRIWULAN}


def berlaku(instansi, tahun: int, triwulan: int, jabatan=None) -> PerjanjianKinerja | None:
    """The signed PK in force in the triwulan (0: the last of the year), as `target_berlaku` takes its targets."""
    milik = PerjanjianKinerja.objects.filter(instansi=instansi, jabatan=jabatan, tahun=tahun, status__in=PK_BERLAKU)
    if triwulan:
        milik = milik.filter(berlaku_mulai_triwulan__lte=triwulan)
    return milik.select_related("instansi__pemda", "jabatan").order_by("versi_ke").last()


def terkunci(perjanjian: PerjanjianKinerja, pegang: Mapping[int, PerjanjianKinerja]) -> dict[int, str]:
    """{triwulan that is closed: why}: its report is verified, or another version holds in it."""
    ukur = Pengukuran.objects.filter(instansi=perjanjian.instansi_id, tahun=perjanjian.tahun)
    selesai = set(ukur.filter(status__in=UKUR_TERVERIFIKASI).values_list("triwulan", flat=True))
    hasil = {}
    for tw in TRIWULAN:
        if Triwulan.TAHUNAN in selesai:
            hasil[tw] = f"Pengukuran tahun {perjanjian.tahun} sudah diverifikasi."
        elif tw in selesai:
            hasil[tw] = f"Laporan {Triwulan(tw).label} sudah diverifikasi."
        elif pegang[tw].pk != perjanjian.pk:
            hasil[tw] = f"{Triwulan(tw).label} memakai perjanjian kinerja versi {pegang[tw].versi_ke}."
    return hasil


def pastikan_terbuka(perjanjian: PerjanjianKinerja, *triwulan: int) -> None:
    """Raise SalahStatus when one of these triwulan is closed; its measuring is held, so it stays open meanwhile."""
    milik = Pengukuran.objects.filter(instansi=perjanjian.instansi_id, tahun=perjanjian.tahun)
    list(tulis.kunci_kueri(milik.filter(triwulan__in=(0, *triwulan))))
    tolak_tertutup(terkunci(perjanjian, pemegang(perjanjian)), *triwulan)


def tolak_tertutup(tutup: Mapping[int, str], *triwulan: int) -> None:
    """Raise SalahStatus for the first of these triwulan that is among the closed ones (`terkunci`)."""
    if kalimat := next((tutup[tw] for tw in triwulan if tw in tutup), ""):
        raise SalahStatus(f"{kalimat} Rencana aksinya tidak dapat diubah lagi.")
