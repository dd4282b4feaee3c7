"""Whose turn it is in a state, with the words for the queue of the home page (indikator.beranda, laporan.beranda)."""

from typing import NamedTuple

from django.db.models import Q

from organisasi.enums import PERAN_INSTANSI, Peran


class Giliran(NamedTuple):
    """Whose turn it is in a state; `kalimat` follows the name of the thing."""

    peran: Peran
    status: str
    judul: str
    kalimat: str


SETUJUI = Giliran(Peran.PIMPINAN, "diajukan", "menunggu persetujuan Anda", "diajukan dan menunggu Anda setujui.")
VERIFIKASI = Giliran(
    Peran.VERIFIKATOR, "disetujui", "menunggu verifikasi", "disetujui pimpinan dan menunggu verifikasi Anda."
)
TETAPKAN = Giliran(Peran.PIMPINAN, "terverifikasi", "menunggu penetapan", "terverifikasi dan menunggu Anda tetapkan.")
KUNCI = Giliran(Peran.VERIFIKATOR, "terverifikasi", "menunggu dikunci", "terverifikasi dan menunggu Anda kunci.")
TANDATANGANI = Giliran(
    Peran.PIMPINAN, "terverifikasi", "menunggu ditandatangani", "terverifikasi dan menunggu Anda tanda tangani."
)

# queues by machine; that they say what the tables of moves say is tested in tests/laporan/test_giliran.py
GILIRAN = {
    "dokumen": (SETUJUI, VERIFIKASI, TETAPKAN),
    "pengukuran": (SETUJUI, VERIFIKASI, KUNCI),
    "pk": (SETUJUI, VERIFIKASI, TANDATANGANI),
}


def milik_giliran(pelaku, giliran: Giliran, jalan: str = "instansi") -> Q | None:
    """Rows on which it is the actor's turn and that somebody else submitted; None without that role."""
    if giliran.peran not in pelaku.peran:
        return None
    wilayah = pelaku.wilayah(jalan, (giliran.peran,)) if giliran.peran in PERAN_INSTANSI else Q()
    return wilayah & Q(status=giliran.status) & ~Q(diajukan_oleh=pelaku.pengguna)
