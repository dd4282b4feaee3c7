"""Keanggotaan: roles of users in a pemda. Inviting people is domain/undangan.py.

Access follows `aktif` at once: the roles are read anew for every request and every job (organisasi.penyewa,
Pelaku.untuk), and a session used with a role that is gone ends at its next request (organisasi.peran_sesi). A pemda is
never left without an admin.
"""

from collections.abc import Iterable

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet

from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import PERAN_INSTANSI, Peran, Tindakan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Instansi, Keanggotaan, Pengguna
from organisasi.pelaku import menjangkau
from organisasi.permissions import pastikan


def anggota_aktif(peran: Iterable[str]) -> QuerySet[Keanggotaan]:
    """Memberships with one of these roles, of people who can sign in."""
    return Keanggotaan.objects.filter(peran__in=list(peran), aktif=True, pengguna__is_active=True)


def anggota_untuk(instansi: Instansi | None, peran: Iterable[str]) -> QuerySet[Keanggotaan]:
    """`anggota_aktif` whose role holds for this instansi as `Pelaku.berperan_di` reads it: perencana and pimpinan
    that reach it, every other role of the pemda. Without an instansi only the latter."""
    sepemda = ~Q(peran__in=PERAN_INSTANSI)
    return anggota_aktif(peran).filter(sepemda if instansi is None else sepemda | menjangkau(instansi))


def orang(anggota: QuerySet[Keanggotaan]) -> QuerySet[Pengguna]:
    """The people of these memberships, each once."""
    return Pengguna.objects.filter(pk__in=anggota.order_by().values("pengguna"))


def buat(*, oleh, pengguna: Pengguna, peran: str, instansi: Instansi | None = None) -> Keanggotaan:
    """Give a user a role; perencana and pimpinan name their instansi, the other roles hold for the whole pemda."""
    pastikan(oleh, "kelola_organisasi")
    periksa(peran, instansi)
    if Keanggotaan.objects.filter(pengguna=pengguna, peran=peran, instansi=instansi).exists():
        raise IsianSalah(f"{pengguna} sudah punya peran ini.")
    return tulis.buat(Keanggotaan, oleh=oleh, pengguna=pengguna, peran=peran, instansi=instansi)


@utuh
def ubah(*, oleh, keanggotaan: Keanggotaan, versi: int | None = None, **nilai) -> Keanggotaan:
    """Change role or instansi of a membership. Raises IsianSalah, SalahStatus (the last admin), Bentrok."""
    pastikan(oleh, "kelola_organisasi")
    peran, instansi = nilai.get("peran", keanggotaan.peran), nilai.get("instansi", keanggotaan.instansi)
    periksa(peran, instansi)
    sama = Keanggotaan.objects.filter(pengguna=keanggotaan.pengguna, peran=peran, instansi=instansi)
    if sama.exclude(pk=keanggotaan.pk).exists():
        raise IsianSalah({"peran": f"{keanggotaan.pengguna.email} sudah punya peran ini."})
    if peran != Peran.ADMIN_PEMDA:
        _pastikan_admin_tersisa(oleh, keanggotaan)
    return tulis.ubah(keanggotaan, oleh=oleh, versi=versi, **nilai)


@utuh
def nonaktifkan(*, oleh, keanggotaan: Keanggotaan, versi: int | None = None) -> Keanggotaan:
    """End the role at once; account, history and what the person wrote stay. A second time changes nothing."""
    pastikan(oleh, "kelola_organisasi")
    _pastikan_admin_tersisa(oleh, keanggotaan)
    return _atur_aktif(oleh, keanggotaan, versi, False, Tindakan.NONAKTIFKAN)


@utuh
def aktifkan(*, oleh, keanggotaan: Keanggotaan, versi: int | None = None) -> Keanggotaan:
    """Give the role back as it was. Raises SalahStatus when its OPD is retired."""
    pastikan(oleh, "kelola_organisasi")
    if keanggotaan.instansi and not keanggotaan.instansi.aktif:
        raise SalahStatus(f"{keanggotaan.instansi} sudah nonaktif. Aktifkan dahulu perangkat daerahnya.")
    return _atur_aktif(oleh, keanggotaan, versi, True, Tindakan.AKTIFKAN)


def cabut(*, oleh, keanggotaan: Keanggotaan, versi: int | None = None) -> None:
    """Take the role away; the account itself stays."""
    pastikan(oleh, "kelola_organisasi")
    tulis.hapus(keanggotaan, oleh=oleh, versi=versi)


def _atur_aktif(oleh, keanggotaan, versi, aktif: bool, tindakan) -> Keanggotaan:
    terkini = tulis.kunci(keanggotaan)
    if terkini.aktif == aktif:
        return terkini
    return tulis.ubah(terkini, oleh=oleh, versi=versi, tindakan=tindakan, aktif=aktif)


def _pastikan_admin_tersisa(oleh, keanggotaan) -> None:
    """Raise SalahStatus where this is the last admin who can sign in; all of them are held, so two cannot both go."""
    if oleh.sistem or keanggotaan.peran != Peran.ADMIN_PEMDA or not keanggotaan.aktif:
        return
    tulis.kunci_banyak(list(Keanggotaan.objects.filter(peran=Peran.ADMIN_PEMDA)))
    lain = Keanggotaan.objects.filter(peran=Peran.ADMIN_PEMDA, aktif=True, pengguna__is_active=True)
    lain = lain.exclude(pk=keanggotaan.pk).exclude(pengguna__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if not lain.exists():
        raise SalahStatus(
            "Ini admin pemda terakhir yang dapat masuk. Undang admin lain dan tunggu sampai ia membuat kata sandinya, "
            "baru ubah atau nonaktifkan yang ini."
        )


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
