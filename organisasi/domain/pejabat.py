"""Pejabat and who holds which jabatan."""

from datetime import date

from django.db import transaction

from organisasi.domain import tulis
from organisasi.enums import JenisPemangku
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Jabatan, Pejabat, PemangkuJabatan
from organisasi.permissions import pastikan


def buat(*, oleh, kunci: str, nama: str, nip: str = "", pangkat: str = "") -> Pejabat:
    """A person who may hold jabatan; the name with its titles, as decrees print it."""
    pastikan(oleh, "kelola_organisasi")
    return tulis.buat(Pejabat, oleh=oleh, kunci=kunci, nama=nama, nip=nip, pangkat=pangkat)


def ubah(*, oleh, pejabat: Pejabat, versi: int | None = None, **nilai) -> Pejabat:
    """Change nama, nip or pangkat. Documents already frozen keep what they printed."""
    pastikan(oleh, "kelola_organisasi")
    return tulis.ubah(pejabat, oleh=oleh, versi=versi, **nilai)


@transaction.atomic
def angkat(
    *,
    oleh,
    pejabat: Pejabat,
    instansi: Instansi,
    jabatan: Jabatan | None = None,
    nama_jabatan: str = "",
    jenis: str = JenisPemangku.DEFINITIF,
    mulai: date | None = None,
    selesai: date | None = None,
) -> PemangkuJabatan:
    """Say that the person holds a jabatan (or, without a sheet, `nama_jabatan`) from `mulai`."""
    pastikan(oleh, "kelola_organisasi", instansi)
    _periksa(instansi, jabatan, nama_jabatan, mulai, selesai)
    return tulis.buat(
        PemangkuJabatan,
        oleh=oleh,
        pejabat=pejabat,
        instansi=instansi,
        jabatan=jabatan,
        nama_jabatan=nama_jabatan,
        jenis=jenis,
        mulai=mulai,
        selesai=selesai,
    )


def akhiri(*, oleh, pemangku: PemangkuJabatan, selesai: date, versi: int | None = None) -> PemangkuJabatan:
    """Say that the person held the jabatan until `selesai`."""
    pastikan(oleh, "kelola_organisasi", pemangku.instansi)
    _periksa(pemangku.instansi, pemangku.jabatan, pemangku.nama_jabatan, pemangku.mulai, selesai)
    return tulis.ubah(pemangku, oleh=oleh, versi=versi, selesai=selesai)


def _periksa(instansi, jabatan, nama_jabatan, mulai, selesai) -> None:
    if jabatan is None and not nama_jabatan:
        raise IsianSalah({"jabatan": "Pilih jabatan atau tulis nama jabatannya."})
    if jabatan is not None and jabatan.instansi_id != instansi.pk:
        raise IsianSalah({"jabatan": "Jabatan harus dari perangkat daerah yang sama."})
    if mulai and selesai and selesai < mulai:
        raise IsianSalah({"selesai": "Tanggal selesai mendahului tanggal mulai."})
