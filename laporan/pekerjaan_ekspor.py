"""Background jobs of the exports: a list of a page, and the workbooks of the page Ekspor."""

import re
from collections.abc import Callable

from django.utils import timezone

from kinerja import isi_tabel
from kinerja.spreadsheet import MIME_XLSX
from laporan.domain.ekspor.buku_pemda import lembar_terbaca
from laporan.domain.ekspor.peran_hasil import susun_matriks_peran
from laporan.domain.ekspor.pilihan import BUKU, MACAM, PERAN, SKP
from laporan.domain.ekspor.skp import susun_skp
from laporan.domain.ekspor.struktur import Struktur, susun_struktur
from laporan.exporters.buku_pemda import buku_xlsx
from laporan.exporters.daftar import BENTUK, tulis_daftar
from laporan.exporters.daftar_halaman import MintaDaftar, judul_daftar, muat_daftar, muat_daftar_lagi
from laporan.exporters.peran_hasil import peran_hasil_xlsx
from laporan.exporters.skp import skp_xlsx
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.enums import Tindakan
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi, Pekerjaan
from organisasi.permissions import pastikan

DAFTAR, BUKU_KERJA = "ekspor_daftar", "ekspor_buku"
NAMA = {BUKU: "buku-data", PERAN: "matriks-peran-hasil", SKP: "indikator-skp"}


@jenis_pekerjaan(DAFTAR, judul="Ekspor daftar", izin="ekspor", isi_kini=True)
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


@jenis_pekerjaan(BUKU_KERJA, judul="Ekspor buku kerja", izin="ekspor", isi_kini=True)
def ekspor_buku(pekerjaan, lapor) -> BerkasBaru:
    """Parameters: macam (pilihan.MACAM), tahun; the instansi is the job's own, none for the whole pemda."""
    macam, tahun = pekerjaan.parameter["macam"], pekerjaan.parameter["tahun"]
    oleh, instansi = pelaku_dari(pekerjaan), pekerjaan.instansi
    isi = _BUAT[macam](oleh, instansi, tahun, lapor)
    bagian = (NAMA[macam], oleh.pemda.slug, instansi.slug if instansi else "", str(tahun))
    nama = f"{'-'.join(filter(None, bagian))}.xlsx"
    return selesai(pekerjaan, lapor, BerkasBaru(nama, isi, MIME_XLSX, instansi), "Menyimpan buku kerja")


def _buku(oleh, instansi: Instansi | None, tahun: int, lapor) -> bytes:
    daftar = lembar_terbaca(oleh, tahun, instansi)
    milik = (instansi or oleh.pemda).nama

    def kabar(ke: int, nama: str) -> None:
        lapor(ke, len(daftar) + 1, f"Lembar {nama}")

    return buku_xlsx(daftar, milik=milik, tahun=tahun, kabar=kabar)


def _peran(struktur: Struktur) -> bytes:
    if not (daftar := susun_matriks_peran(struktur)):
        raise GalatKinerja("Dokumen yang berlaku belum memuat IKU atau jabatan berbawahan, jadi belum ada matriksnya.")
    return peran_hasil_xlsx(struktur, daftar)


def _skp(struktur: Struktur) -> bytes:
    if not (daftar := susun_skp(struktur)):
        raise GalatKinerja("Dokumen yang berlaku belum memuat lembar IKI, jadi belum ada indikator untuk SKP.")
    return skp_xlsx(struktur, daftar)


def _dari_struktur(tulis: Callable[[Struktur], bytes]):
    def buat(oleh, instansi: Instansi | None, tahun: int, lapor) -> bytes:
        lapor(1, 2, "Membaca dokumen yang berlaku")
        return tulis(susun_struktur(oleh, instansi, tahun))

    return buat


_BUAT = {BUKU: _buku, PERAN: _dari_struktur(_peran), SKP: _dari_struktur(_skp)}


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


def antrekan_buku(*, oleh, macam: str, tahun: int, instansi: Instansi | None = None) -> Pekerjaan:
    """Queue a workbook. Raises Ditolak for who may not see the instansi, GalatKinerja for one that cannot be made."""
    if instansi is not None:
        pastikan(oleh, "lihat_instansi", instansi)
    elif macam != BUKU:
        raise GalatKinerja(f"{MACAM[macam][0]} dibuat untuk satu perangkat daerah: pilih dulu.")
    if macam == BUKU:
        lembar_terbaca(oleh, tahun, instansi)
    else:
        susun_struktur(oleh, instansi, tahun)
    milik = instansi.sebutan if instansi else oleh.pemda.nama
    return antrekan(
        oleh=oleh,
        jenis=BUKU_KERJA,
        kunci=f"{BUKU_KERJA}:{macam}:{tahun}:{instansi.pk if instansi else ''}",
        parameter={"macam": macam, "tahun": tahun},
        instansi=instansi,
        judul=f"{MACAM[macam][0]} {milik} tahun {tahun} (Excel)",
    )


def _nama(judul: str) -> str:
    """ "daftar-perangkat-daerah": at most 60 characters."""
    return re.sub(r"[^a-z0-9]+", "-", judul.lower()).strip("-")[:60].strip("-") or "daftar"
