"""UjiHitung: made once with its result, seen by who made it and by those who examine, deleted by who made it."""

from uuid import UUID

from django.db.models import QuerySet

from laporan.domain.uji_hitung import baca
from laporan.enums import SumberUjiHitung
from laporan.models import UjiHitung
from laporan.uji.terpisah import HasilUji
from organisasi.domain import jejak, tulis, unggahan
from organisasi.domain.sekaligus import utuh
from organisasi.domain.unggahan import lepas
from organisasi.enums import Tindakan
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Berkas, Instansi, Pekerjaan
from organisasi.pelaku import Pelaku
from organisasi.permissions import PEMERIKSA, pastikan

JENIS = "uji_hitung"  # of the job
SUMBER = {"docx": SumberUjiHitung.WORD, "xlsx": SumberUjiHitung.EXCEL}
TANPA_TABEL = (
    "Tidak ditemukan tabel dengan kolom target, realisasi, dan capaian. Pastikan kepala tabelnya ikut, lalu ulangi."
)
MILIK_LAIN = "Uji hitung ini milik orang lain; hanya pembuatnya dan pemeriksa yang dapat melihatnya."
HAPUS_LAIN = "Hanya pembuatnya yang dapat menghapus uji hitung ini."


def terlihat(oleh: Pelaku) -> QuerySet[UjiHitung]:
    """Own tests; those of all for the examiners of the pemda."""
    semua = UjiHitung.objects.select_related("pemda", "instansi", "dibuat_oleh", "berkas")
    return semua if _pemeriksa(oleh) else semua.filter(dibuat_oleh=oleh.pengguna)


def milik_sendiri(oleh: Pelaku, uji: UjiHitung) -> bool:
    return oleh.sistem or (oleh.pengguna is not None and uji.dibuat_oleh_id == oleh.pengguna.pk)


def pastikan_terlihat(oleh: Pelaku, uji: UjiHitung) -> None:
    pastikan(oleh, "uji_hitung")
    if not (milik_sendiri(oleh, uji) or _pemeriksa(oleh)):
        raise Ditolak(MILIK_LAIN)


def sudah_ada(oleh: Pelaku, kunci_kirim: UUID | None) -> UjiHitung | None:
    """What the same page has sent before."""
    milik = UjiHitung.objects.filter(dibuat_oleh=oleh.pengguna)
    return milik.filter(kunci_kirim=kunci_kirim).first() if kunci_kirim else None


def dari_berkas(
    *, oleh: Pelaku, judul: str, berkas: Berkas, instansi: Instansi | None = None, kunci_kirim: UUID | None = None
) -> UjiHitung:
    """Of a stored file. Raises IsianSalah naming `berkas` where it holds nothing to test."""
    with berkas.isi.open("rb") as aliran:
        hasil = baca.uji_berkas(aliran.read())
    sumber = SUMBER.get(berkas.nama.rpartition(".")[2].lower(), SumberUjiHitung.CSV)
    isi = {"judul": judul, "sumber": sumber, "berkas": berkas, "instansi": instansi, "kunci_kirim": kunci_kirim}
    return _buat(oleh, hasil, "berkas", **isi)


def dari_tempelan(
    *,
    oleh: Pelaku,
    judul: str,
    teks: str,
    html: str = "",
    instansi: Instansi | None = None,
    kunci_kirim: UUID | None = None,
) -> UjiHitung:
    """Of what was pasted. Raises IsianSalah naming `tempelan`."""
    hasil = baca.uji_tempelan(teks, html)
    isi = {"judul": judul, "sumber": SumberUjiHitung.TEMPEL, "instansi": instansi, "kunci_kirim": kunci_kirim}
    return _buat(oleh, hasil, "tempelan", **isi)


@utuh
def simpan_unggahan(*, oleh: Pelaku, nama: str, isi: bytes) -> Berkas:
    """An acceptable file, stored. It is given up again where no test is made of it in a day."""
    pastikan(oleh, "uji_hitung")
    jenis = baca.periksa(nama, isi)
    return unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=jenis, titipan=True)


@utuh
def hapus(*, oleh: Pelaku, uji: UjiHitung) -> None:
    """The test and its file; only who made it."""
    pastikan(oleh, "uji_hitung")
    if not milik_sendiri(oleh, uji):
        raise Ditolak(HAPUS_LAIN)
    berkas = uji.berkas
    tulis.hapus(uji, oleh=oleh)
    if berkas:
        lepas(berkas)


def yang_berjalan(oleh: Pelaku) -> QuerySet[Pekerjaan]:
    """Own tests still being computed."""
    return Pekerjaan.objects.filter(jenis=JENIS, dibuat_oleh=oleh.pengguna, status__in=("antre", "berjalan"))


@utuh
def _buat(oleh: Pelaku, hasil: HasilUji, bidang: str, **nilai) -> UjiHitung:
    """Store the result; the audit row tells the counts, the result itself stands in its row. What was computed before
    this held nobody up: on SQLite a transaction is the one writer."""
    pastikan(oleh, "uji_hitung")
    if nilai["instansi"] is not None:
        pastikan(oleh, "lihat_instansi", nilai["instansi"])
    if not hasil.tabel:
        raise IsianSalah({bidang: TANPA_TABEL})
    hitung = {"jumlah_baris": hasil.baris, "jumlah_salah": hasil.salah}
    isi = {"hasil": hasil.wujud, "dibuat_oleh": oleh.pengguna} | hitung | nilai
    uji = tulis.buat(UjiHitung, oleh=oleh, catat=False, **isi)
    Berkas.objects.filter(pk=uji.berkas_id).update(titipan=False)
    perubahan = {kolom: (None, isi) for kolom, isi in (nilai | hitung).items() if kolom != "kunci_kirim"}
    jejak.catat(oleh=oleh, tindakan=Tindakan.TAMBAH, objek=uji, perubahan=perubahan)
    return uji


def _pemeriksa(oleh: Pelaku) -> bool:
    return oleh.sistem or oleh.berperan(*PEMERIKSA)
