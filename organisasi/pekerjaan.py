"""Background jobs of organisasi: the invitations of an import."""

import organisasi.pekerjaan_impor  # noqa: F401  its kinds of jobs
from organisasi.domain import undangan
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.models import Keanggotaan, Pekerjaan


@jenis_pekerjaan("undangan", judul="Kirim undangan", izin="kelola_organisasi")
def kirim_undangan(pekerjaan, lapor) -> None:
    """Parameters: anggota (keys). One mail at a time; a failed one is shown in the list.

    Run again it goes on where it stopped: who got a mail since the job was asked for gets no second one.
    """
    oleh, kunci = pelaku_dari(pekerjaan), pekerjaan.parameter["anggota"]
    anggota = {k.pk: k for k in Keanggotaan.objects.filter(pk__in=kunci).select_related("pengguna", "instansi")}
    for nomor, pk in enumerate(kunci, 1):
        satu = anggota.get(pk)
        if satu is not None and satu.aktif and not undangan.terkirim_sejak(satu, pekerjaan.dibuat):
            undangan.kirim(oleh=oleh, keanggotaan=satu)
        lapor(nomor, len(kunci), f"Undangan {nomor} dari {len(kunci)}")


def antrekan_undangan(*, oleh, anggota: list[Keanggotaan]) -> Pekerjaan:
    """Queue the mails of these new memberships."""
    kunci = [satu.pk for satu in anggota]
    return antrekan(
        oleh=oleh,
        jenis="undangan",
        kunci=f"undangan:{kunci[0]}:{len(kunci)}",
        parameter={"anggota": kunci},
        judul=f"Kirim undangan ke {len(kunci)} orang",
    )
