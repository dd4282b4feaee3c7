"""The moves with which every submitted thing begins: draft, submission, approval, verification, and the ways back."""

from django.db.models import TextChoices

from organisasi.alur import Peralihan
from organisasi.enums import Peran, Tindakan


def permulaan(kata: str, S: type[TextChoices]) -> tuple[Peralihan, ...]:
    """The beginning that all submitted things share, from the draft to terverifikasi, with the ways back.

    `kata` names the thing in its sentences ("dokumen").
    """
    T, nama, opd = Tindakan, kata[:1].upper() + kata[1:], (Peran.PERENCANA, Peran.PIMPINAN)
    buka, kembali = (S.DRAF, S.DITARIK, S.DIKEMBALIKAN), S.DIKEMBALIKAN
    return (
        Peralihan(
            T.AJUKAN,
            buka,
            S.DIAJUKAN,
            "isi_data",
            f"Ajukan {kata}",
            f"{nama} diajukan kepada pimpinan.",
            kabar=(Peran.PIMPINAN,),
        ),
        Peralihan(
            T.SETUJUI,
            (S.DIAJUKAN,),
            S.DISETUJUI,
            "setujui",
            f"Setujui {kata}",
            f"{nama} disetujui dan dikirim ke Bagian Organisasi.",
            pisah=True,
            kabar=(Peran.VERIFIKATOR, Peran.PERENCANA),
        ),
        Peralihan(
            T.VERIFIKASI,
            (S.DISETUJUI,),
            S.TERVERIFIKASI,
            "verifikasi",
            f"Verifikasi {kata}",
            f"{nama} terverifikasi.",
            pisah=True,
            kabar=opd,
        ),
        Peralihan(
            T.TARIK,
            (S.DIAJUKAN, S.DISETUJUI),
            S.DITARIK,
            "isi_data",
            "Tarik kembali",
            f"{nama} ditarik kembali dan dapat diisi lagi.",
            kabar=(Peran.PIMPINAN, Peran.VERIFIKATOR),
        ),
        Peralihan(
            T.TOLAK,
            (S.DIAJUKAN,),
            kembali,
            "setujui",
            "Kembalikan pengajuan",
            f"{nama} dikembalikan kepada perencana.",
            perlu_alasan=True,
            kabar=(Peran.PERENCANA,),
        ),
        Peralihan(
            T.KEMBALIKAN,
            (S.DISETUJUI, S.TERVERIFIKASI),
            kembali,
            "verifikasi",
            "Kembalikan",
            f"{nama} dikembalikan kepada perencana.",
            perlu_alasan=True,
            kabar=opd,
        ),
    )
