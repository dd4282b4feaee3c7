"""How a decree and who issues it are written within a sentence, and the day whose law and offices count for it."""

from datetime import date

from django.utils import timezone

from laporan.models import Keputusan

_KECIL = frozenset({"dan", "di", "ke", "dari", "pada", "untuk", "serta", "atau"})


def tulis_jabatan(keputusan: Keputusan) -> str:
    """The jabatan that issues, as written within a sentence: as the instansi calls its head, else from capitals."""
    jabatan = " ".join(keputusan.jabatan_penetap.split())
    sebutan = " ".join(keputusan.instansi.sebutan_kepala.split())
    if sebutan and sebutan.casefold() == jabatan.casefold():
        return sebutan
    if jabatan != jabatan.upper():
        return jabatan
    return " ".join(kata if kata in _KECIL else kata.capitalize() for kata in jabatan.lower().split())


def tulis_keputusan(keputusan: Keputusan) -> str:
    """ "Keputusan Kepala Badan … Nomor 84 Tahun 2023 tentang …", as another decree names it."""
    nomor = f" Nomor {keputusan.nomor}" if keputusan.nomor else ""
    return f"Keputusan {tulis_jabatan(keputusan)}{nomor} tentang {' '.join(keputusan.tentang.split())}"


def hari_acuan(keputusan: Keputusan) -> date:
    """Its own date, today while it has none."""
    return keputusan.tanggal or timezone.localdate()
