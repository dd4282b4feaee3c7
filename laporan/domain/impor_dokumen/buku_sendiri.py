"""A workbook of our own among the documents: recognised by its hidden marker and given to the import of workbooks."""

import io
import zipfile
from collections.abc import Sequence

from kinerja.spreadsheet.isian import PENANDA
from organisasi.buku.baca import baca_buku
from organisasi.buku.banding import banding
from organisasi.buku.rencana import RencanaLembar
from organisasi.domain import impor as domain_impor
from organisasi.domain import impor_rencana, impor_terap, isi_berkas, tulis
from organisasi.domain.berkas import nama_aman, simpan_berkas
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisImpor, KeadaanBaris
from organisasi.galat import IsianSalah
from organisasi.models import Impor

BAGIAN, BAITA_MAKS = "xl/workbook.xml", 1024 * 1024
UNGGAH_DI_SANA = "Berkas ini buku kerja dari halaman Impor. Unggah di sana sebagai buku kerja, bukan sebagai dokumen."
TETAP = "Isi buku kerja ini sama dengan yang tersimpan; tidak ada yang ditambahkan."
SALAH = "{} baris buku kerja ini salah atau bentrok, sehingga tidak ada yang disimpan."
DITULIS = (KeadaanBaris.BARU, KeadaanBaris.BERUBAH)
DITOLAK = (KeadaanBaris.GALAT, KeadaanBaris.BENTROK)


def buku_sendiri(isi: bytes) -> bool:
    """Whether the file is one of our workbooks: its list of sheets has the marker."""
    if not isi.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip, arsip.open(BAGIAN) as aliran:
            return f'name="{PENANDA}"'.encode() in aliran.read(BAITA_MAKS)
    except Exception:  # zipfile raises BadZipFile, KeyError, zlib.error, NotImplementedError, RuntimeError, …
        return False


@utuh
def terapkan_buku(*, oleh, nama: str, isi: bytes, coba: bool = False) -> dict:
    """{keadaan: counts, lembar, galat: [mistakes], ditulis, kalimat, impor}; `coba` writes nothing.

    Raises IsianSalah for a workbook that cannot be read; one with a wrong or conflicting row is told, not stored.
    """
    buku = baca_buku(isi, oleh.pemda.slug)
    lingkup = domain_impor.lingkup_dari(oleh, buku.penanda.instansi, buku.penanda.tahun)
    rencana = banding(lingkup, buku)
    hasil = impor_rencana.ringkas(rencana) | {"galat": _galat(rencana), "ditulis": 0, "kalimat": []}
    if salah := sum(hasil["keadaan"].get(satu, 0) for satu in DITOLAK):
        return hasil | {"kalimat": [SALAH.format(salah)]}
    if not any(hasil["keadaan"].get(satu) for satu in DITULIS):
        return hasil | {"kalimat": [TETAP]}
    if coba:
        return hasil
    impor = _simpan(oleh, nama, isi)
    impor = impor_rencana.simpan(oleh=oleh, impor=impor, buku=buku, rencana=rencana, instansi=lingkup.instansi)
    impor = impor_terap.terapkan(oleh=oleh, impor=impor)
    return hasil | {"ditulis": impor.ringkas["ditulis"], "impor": impor.pk}


def tolak_buku(isi: bytes) -> None:
    """Raise IsianSalah naming `berkas` for a workbook that was brought in as a document."""
    if buku_sendiri(isi):
        raise IsianSalah({"berkas": UNGGAH_DI_SANA})


def _simpan(oleh, nama: str, isi: bytes) -> Impor:
    mime = isi_berkas.JENIS_MIME[isi_berkas.XLSX]
    berkas = simpan_berkas(oleh=oleh, nama=nama, isi=isi, jenis_mime=mime)
    judul = nama_aman(nama)
    return tulis.buat(Impor, oleh=oleh, jenis=JenisImpor.BUKU, judul=judul, berkas=berkas, dibuat_oleh=oleh.pengguna)


def _galat(rencana: Sequence[RencanaLembar]) -> list[dict]:
    """Every mistake: sheet, row ("" for a heading), cell, value, sentence."""
    hasil = []
    for satu in rencana:
        hasil += [{"lembar": satu.lembar.judul, "baris": satu.terbaca.kepala} | g.kamus for g in satu.galat]
        for r in satu.rencana:
            hasil += [{"lembar": satu.lembar.judul, "baris": r.mentah.nomor} | g.kamus for g in r.galat]
    return hasil
