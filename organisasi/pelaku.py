"""Pelaku: who acts, in which pemda, with which roles. Every domain function takes one as `oleh=`."""

from dataclasses import dataclass

from organisasi.enums import PERAN_INSTANSI, Peran
from organisasi.models.pemda import Pemda
from organisasi.models.pengguna import Keanggotaan, Pengguna


@dataclass(frozen=True)
class Pelaku:
    """`sistem` marks the installation itself (loading examples, jobs without a person): it may do everything."""

    pemda: Pemda
    pengguna: Pengguna | None = None
    keanggotaan: tuple[Keanggotaan, ...] = ()
    sistem: bool = False

    @classmethod
    def dari(cls, pengguna, pemda, keanggotaan) -> "Pelaku":
        return cls(pemda=pemda, pengguna=pengguna, keanggotaan=tuple(keanggotaan))

    @classmethod
    def mesin(cls, pemda) -> "Pelaku":
        return cls(pemda=pemda, sistem=True)

    @classmethod
    def untuk(cls, pengguna, pemda) -> "Pelaku":
        """The actor of a job or command; call inside `penyewa.sebagai(pemda)`."""
        milik = Keanggotaan.objects.filter(pengguna=pengguna).select_related("instansi")
        return cls.dari(pengguna, pemda, milik)

    @property
    def nama(self) -> str:
        return "Sistem" if self.pengguna is None else str(self.pengguna)

    @property
    def peran(self) -> frozenset[str]:
        return frozenset(k.peran for k in self.keanggotaan)

    @property
    def peran_label(self) -> str:
        return ", ".join(dict.fromkeys(Peran(k.peran).label for k in self.keanggotaan))

    def berperan(self, *peran) -> bool:
        """Has one of these roles for the whole pemda."""
        return any(k.peran in peran for k in self.keanggotaan)

    def berperan_di(self, instansi, *peran) -> bool:
        """Has one of these roles for this instansi (a role at the Setda holds for its Bagian)."""
        letak = {instansi.pk, instansi.induk_id} - {None}
        return any(k.peran in peran and k.instansi_id in letak for k in self.keanggotaan)

    @property
    def instansi_sendiri(self) -> list:
        """The instansi of the roles that hold for one instansi."""
        milik = (k.instansi for k in self.keanggotaan if k.peran in PERAN_INSTANSI and k.instansi_id)
        return list({i.pk: i for i in milik}.values())
