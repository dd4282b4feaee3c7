"""Keanggotaan: roles of users in a pemda."""

from organisasi.domain import tulis
from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Keanggotaan, Pengguna
from organisasi.permissions import pastikan


def buat(*, oleh, pengguna: Pengguna, peran: str, instansi: Instansi | None = None) -> Keanggotaan:
    """Give a user a role; perencana and pimpinan name their instansi, the other roles hold for the whole pemda."""
    pastikan(oleh, "kelola_organisasi")
    periksa(peran, instansi)
    if Keanggotaan.objects.filter(pengguna=pengguna, peran=peran, instansi=instansi).exists():
        raise IsianSalah(f"{pengguna} sudah punya peran ini.")
    return tulis.buat(Keanggotaan, oleh=oleh, pengguna=pengguna, peran=peran, instansi=instansi)


def ubah(*, oleh, keanggotaan: Keanggotaan, versi: int | None = None, **nilai) -> Keanggotaan:
    """Change role or instansi of a membership."""
    pastikan(oleh, "kelola_organisasi")
    periksa(nilai.get("peran", keanggotaan.peran), nilai.get("instansi", keanggotaan.instansi))
    return tulis.ubah(keanggotaan, oleh=oleh, versi=versi, **nilai)


def cabut(*, oleh, keanggotaan: Keanggotaan, versi: int | None = None) -> None:
    """Take the role away; the account itself stays."""
    pastikan(oleh, "kelola_organisasi")
    tulis.hapus(keanggotaan, oleh=oleh, versi=versi)


def periksa(peran: str, instansi) -> None:
    """Raise IsianSalah when role and instansi do not fit together."""
    if peran not in Peran.values:
        raise IsianSalah({"peran": "Peran ini tidak dikenal."})
    if peran in PERAN_INSTANSI and instansi is None:
        raise IsianSalah({"instansi": f"Peran {Peran(peran).label} perlu perangkat daerah."})
    if peran not in PERAN_INSTANSI and instansi is not None:
        raise IsianSalah(
            {"instansi": f"Peran {Peran(peran).label} berlaku untuk seluruh pemda; kosongkan perangkat daerah."}
        )
