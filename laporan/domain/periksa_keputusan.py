"""Lint of a Keputusan: what stands against putting it in force, what could be better, and its fixes by one click.

Nothing is stored: findings are computed from the items, the head, the labels of an imported source, the library of
laws and the offices at the decree's date, also for a decree in force (of which only the frozen content is printed).
"""

import time

from laporan.domain.bahan_keputusan import susun_bahan
from laporan.domain.penyunting_naskah import Hasil
from laporan.domain.perbaikan_keputusan import lakukan
from laporan.kaidah import periksa as kaidah
from laporan.kaidah.temuan import Temuan, Tingkat
from laporan.models import Keputusan
from organisasi.domain.sekaligus import utuh
from organisasi.galat import SalahStatus

SUDAH_TIDAK_ADA = "Temuan ini sudah tidak ada. Muat ulang halamannya."
PUTARAN_MAKS = 200  # fixes done at once; more would mean two that undo each other
WAKTU_MAKS = 10  # seconds after which no further fix is begun: the act holds what others wait for


def periksa(keputusan: Keputusan, *, dengan_mutu: bool = False) -> list[Temuan]:
    """All findings, the blocking ones first. `dengan_mutu` counts the open notes on its sheets too (slower)."""
    return kaidah.periksa(susun_bahan(keputusan, dengan_mutu=dengan_mutu))


def penghalang(keputusan: Keputusan) -> list[str]:
    """Sentences of what must be mended before it may come into force."""
    return [satu.kalimat for satu in periksa(keputusan) if satu.tingkat == Tingkat.HALANG]


def serempak(temuan: list[Temuan], tingkat: str = "") -> list[Temuan]:
    """Those whose fix may be done together with the others, each fix once; `tingkat` "": of both levels."""
    dapat = [satu for satu in temuan if satu.usul and satu.usul.serempak and tingkat in ("", satu.tingkat)]
    return list({satu.usul.langkah: satu for satu in reversed(dapat)}.values())[::-1]


@utuh
def perbaiki(keputusan: Keputusan, *, oleh, kode: str, versi: int | None, letak: str = "") -> Hasil:
    """Do the offered fix of one finding (of the first with this code where no place is said).

    Raises SalahStatus when the finding is gone or the decree no draft, Ditolak, Bentrok.
    """
    for satu in periksa(keputusan):
        if satu.kode == kode and letak in ("", satu.letak) and satu.usul:
            return lakukan(keputusan, satu.usul, kode, oleh=oleh, versi=versi)
    raise SalahStatus(SUDAH_TIDAK_ADA)


@utuh
def perbaiki_semua(keputusan: Keputusan, *, oleh, versi: int | None, tingkat: str = "") -> tuple[Keputusan, int]:
    """Do every fix that needs no look of a person, one by one, looking again after each; (decree, how many).

    Of a very long list only what WAKTU_MAKS allows; the others stay findings, to be asked for again.
    """
    banyak, dicoba, akhir = 0, set(), time.monotonic() + WAKTU_MAKS
    while banyak < PUTARAN_MAKS and (not banyak or time.monotonic() < akhir):
        sisa = [satu for satu in serempak(periksa(keputusan), tingkat) if satu.usul not in dicoba]
        if not sisa:
            break
        dicoba.add(sisa[0].usul)
        keputusan = lakukan(keputusan, sisa[0].usul, sisa[0].kode, oleh=oleh, versi=versi).keputusan
        banyak, versi = banyak + 1, keputusan.versi
    if not banyak:
        raise SalahStatus(SUDAH_TIDAK_ADA)
    return keputusan, banyak
