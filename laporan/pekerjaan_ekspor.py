"""Background jobs of the exports: a list of a page, and the workbooks of the hub."""

import re

from django.utils import timezone

from kinerja import isi_tabel
from laporan.domain.ekspor.daftar import MintaDaftar, judul_daftar, muat_daftar, muat_daftar_lagi
from laporan.exporters.daftar import BENTUK, tulis_daftar
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.enums import Tindakan
from organisasi.models import Pekerjaan

DAFTAR = "ekspor_daftar"


@jenis_pekerjaan(DAFTAR, judul="Ekspor daftar", izin="ekspor")
def ekspor_daftar(pekerjaan, lapor) -> BerkasBaru:
    """Parameters: alamat, awalan, tahun (MintaDaftar), bentuk (xlsx or csv). The rights of the page are asked anew."""
    isi, oleh = dict(pekerjaan.parameter), pelaku_dari(pekerjaan)
    bentuk = isi.pop("bentuk")
    lapor(0, 1, "Membaca daftar")
    daftar = muat_daftar_lagi(oleh, MintaDaftar(**isi))
    banyak = isi_tabel.jumlah(daftar.tabel)
    judul = judul_daftar(daftar, oleh)

    def kabar(nomor: int) -> None:
        lapor(nomor, banyak, f"{nomor} dari {banyak} baris")

    hasil = tulis_daftar(daftar.tabel, bentuk, judul, kabar)
    nama = f"{_nama(daftar.nama)}-{oleh.pemda.slug}-{timezone.localdate():%Y-%m-%d}.{bentuk}"
    return selesai(pekerjaan, lapor, BerkasBaru(nama, hasil, BENTUK[bentuk][0]), f"{banyak} baris")


def selesai(pekerjaan: Pekerjaan, lapor, berkas: BerkasBaru, keterangan: str) -> BerkasBaru:
    """The last step: who took what out of the application stands in the audit trail."""
    lapor(1, 1, keterangan)
    lapor.penutup()
    perubahan = {"berkas": (None, berkas.nama)}
    jejak.catat(oleh=pelaku_dari(pekerjaan), tindakan=Tindakan.EKSPOR, objek=pekerjaan, perubahan=perubahan)
    return berkas


def antrekan_daftar(*, oleh, minta: MintaDaftar, bentuk: str) -> Pekerjaan:
    """Queue the export of a list. Raises what the page would (Ditolak, Http404), GalatKinerja without a list."""
    daftar = muat_daftar(oleh, minta)
    return antrekan(
        oleh=oleh,
        jenis=DAFTAR,
        kunci=":".join((DAFTAR, bentuk, minta.awalan, str(minta.tahun), minta.alamat)),
        parameter=minta.parameter | {"bentuk": bentuk},
        judul=f"{daftar.nama[:180]} ({BENTUK[bentuk][1]})",
    )


def _nama(judul: str) -> str:
    """ "daftar-perangkat-daerah": at most 60 characters."""
    return re.sub(r"[^a-z0-9]+", "-", judul.lower()).strip("-")[:60].strip("-") or "daftar"
