"""The moves with which everything that is submitted begins: from the draft to terverifikasi, and the ways back.

`kata` names the thing in their sentences ("dokumen"); `S` are its states.
"""

from django.db.models import TextChoices

from organisasi.alur import Peralihan
from organisasi.enums import PERAN_INSTANSI as OPD
from organisasi.enums import Peran, Tindakan


def maju(kata: str, S: type[TextChoices], sesudah: Peran | None = None) -> tuple[Peralihan, ...]:
    """Submitted, approved, verified. `sesudah`: the other role that takes it on from there, if there is one."""
    nama = _kalimat(kata)
    return (
        Peralihan(
            Tindakan.AJUKAN,
            (S.DRAF, S.DITARIK, S.DIKEMBALIKAN),
            S.DIAJUKAN,
            "isi_data",
            f"Ajukan {kata}",
            f"{nama} diajukan kepada pimpinan.",
            kabar=(Peran.PIMPINAN,),
            giliran=Peran.PIMPINAN,
        ),
        Peralihan(
            Tindakan.SETUJUI,
            (S.DIAJUKAN,),
            S.DISETUJUI,
            "setujui",
            f"Setujui {kata}",
            f"{nama} disetujui dan dikirim ke Bagian Organisasi.",
            pisah=True,
            kabar=(Peran.VERIFIKATOR, Peran.PERENCANA),
            giliran=Peran.VERIFIKATOR,
        ),
        Peralihan(
            Tindakan.VERIFIKASI,
            (S.DISETUJUI,),
            S.TERVERIFIKASI,
            "verifikasi",
            f"Verifikasi {kata}",
            f"{nama} terverifikasi.",
            pisah=True,
            kabar=OPD if sesudah in (None, *OPD) else (*OPD, sesudah),
            giliran=sesudah,
        ),
    )


def mundur(kata: str, S: type[TextChoices]) -> tuple[Peralihan, ...]:
    """Withdrawn, refused, returned."""
    nama = _kalimat(kata)
    return (
        Peralihan(
            Tindakan.TARIK,
            (S.DIAJUKAN, S.DISETUJUI),
            S.DITARIK,
            "isi_data",
            "Tarik kembali",
            f"{nama} ditarik kembali dan dapat diisi lagi.",
            kabar=(Peran.PIMPINAN, Peran.VERIFIKATOR),
        ),
        Peralihan(
            Tindakan.TOLAK,
            (S.DIAJUKAN,),
            S.DIKEMBALIKAN,
            "setujui",
            "Kembalikan pengajuan",
            f"{nama} dikembalikan kepada perencana.",
            perlu_alasan=True,
            kabar=(Peran.PERENCANA,),
        ),
        Peralihan(
            Tindakan.KEMBALIKAN,
            (S.DISETUJUI, S.TERVERIFIKASI),
            S.DIKEMBALIKAN,
            "verifikasi",
            "Kembalikan",
            f"{nama} dikembalikan kepada perencana.",
            perlu_alasan=True,
            kabar=OPD,
        ),
    )


def _kalimat(kata: str) -> str:
    """As it begins a sentence; "LKjIP" keeps its letters."""
    return kata[:1].upper() + kata[1:]
