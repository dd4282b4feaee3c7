"""Pelaku: who acts, in which pemda, with which roles. Every domain function takes one as `oleh=`."""

from dataclasses import dataclass, field

from django.db.models import Q

from kinerja import permintaan
from organisasi.enums import PERAN_INSTANSI, JenisInstansi, Peran
from organisasi.models.pemda import Pemda
from organisasi.models.pengguna import Keanggotaan, Pengguna


@dataclass(frozen=True)
class Pelaku:
    """`sistem` marks the installation itself (loading examples, jobs without a person): it may do everything.

    `permintaan`: id of the request, job or command in which it acts.
    """

    pemda: Pemda
    pengguna: Pengguna | None = None
    keanggotaan: tuple[Keanggotaan, ...] = ()
    sistem: bool = False
    permintaan: str = field(default_factory=permintaan.kini)

    @classmethod
    def dari(cls, pengguna, pemda, keanggotaan) -> "Pelaku":
        return cls(pemda=pemda, pengguna=pengguna, keanggotaan=tuple(keanggotaan))

    @classmethod
    def mesin(cls, pemda) -> "Pelaku":
        return cls(pemda=pemda, sistem=True)

    @classmethod
    def untuk(cls, pengguna, pemda) -> "Pelaku":
        """The actor of a job or command; call inside `penyewa.sebagai(pemda)`."""
        milik = Keanggotaan.objects.filter(pengguna=pengguna, aktif=True).select_related("instansi")
        return cls.dari(pengguna, pemda, milik)

    @property
    def nama(self) -> str:
        return "Sistem" if self.pengguna is None else str(self.pengguna)

    @property
    def peran(self) -> frozenset[str]:
        return frozenset(k.peran for k in self.keanggotaan)

    def peran_untuk(self, instansi=None) -> list[str]:
        """Codes of the roles it acts with: for an instansi those that hold there, else all; "sistem" for itself."""
        if self.sistem:
            return ["sistem"]
        berlaku = [k for k in self.keanggotaan if self._menjangkau(k, instansi)]
        return sorted({str(k.peran) for k in berlaku})

    @staticmethod
    def _menjangkau(keanggotaan, instansi) -> bool:
        return not (instansi and keanggotaan.instansi_id) or _menaungi(keanggotaan.instansi, instansi)

    @property
    def peran_label(self) -> str:
        return ", ".join(dict.fromkeys(Peran(k.peran).label for k in self.keanggotaan))

    def berperan(self, *peran) -> bool:
        """Has one of these roles for the whole pemda."""
        return any(k.peran in peran for k in self.keanggotaan)

    def berperan_di(self, instansi, *peran) -> bool:
        """Has one of these roles for this instansi; which roles reach it: `_menaungi`."""
        return any(k.peran in peran and k.instansi_id and _menaungi(k.instansi, instansi) for k in self.keanggotaan)

    def wilayah(self, jalan: str = "", peran=PERAN_INSTANSI) -> Q:
        """`berperan_di` as a condition of a query; `jalan` leads from its rows to the instansi ("instansi")."""
        letak = {k.instansi_id for k in self.keanggotaan if k.peran in peran and k.instansi_id}
        awalan = f"{jalan}__" if jalan else ""
        naungan = {"jenis": JenisInstansi.BAGIAN, "induk__jenis": JenisInstansi.SETDA, "induk__in": letak}
        return Q(**{f"{awalan}pk__in": letak}) | Q(**{awalan + kolom: isi for kolom, isi in naungan.items()})

    @property
    def instansi_sendiri(self) -> list:
        """The instansi of the roles that hold for one instansi."""
        milik = (k.instansi for k in self.keanggotaan if k.peran in PERAN_INSTANSI and k.instansi_id)
        return list({i.pk: i for i in milik}.values())


def menjangkau(instansi) -> Q:
    """`_menaungi` as a condition on memberships: those whose instansi is this one, or the Setda of this Bagian."""
    letak = Q(instansi=instansi)
    if instansi.jenis == JenisInstansi.BAGIAN and instansi.induk_id:
        letak |= Q(instansi=instansi.induk_id, instansi__jenis=JenisInstansi.SETDA)
    return letak


def _menaungi(milik, instansi) -> bool:
    """Whether a role at `milik` holds for `instansi`: at itself, or at the Setda for one of its Bagian.

    The Sekretaris Daerah sets and signs for the Bagian. No other `induk` hands its rights down: an UPTD or kelurahan
    below a dinas or kecamatan has people of its own.
    """
    if milik.pk == instansi.pk:
        return True
    setda = milik.jenis == JenisInstansi.SETDA and instansi.jenis == JenisInstansi.BAGIAN
    return setda and instansi.induk_id == milik.pk
