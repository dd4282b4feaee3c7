"""The yearly calendar of performance accountability (DOMAIN section 1), pure: no database, no clock of its own."""

from indikator.kalender.bawaan import JENIS, bawaan
from indikator.kalender.kalimat import kalimat, kalimat_diajukan, kalimat_tutup
from indikator.kalender.waktu import Waktu

__all__ = ["JENIS", "Waktu", "bawaan", "kalimat", "kalimat_diajukan", "kalimat_tutup"]
