"""Taking in a document: the file as it came, an import row, and the job that reads it."""

from uuid import UUID

from laporan.domain.impor_dokumen import sunting
from laporan.domain.impor_dokumen.buku_sendiri import tolak_buku
from laporan.kertas.baca import BAITA_MAKS, sisi_tempelan
from laporan.kertas.baca import baca as baca_naskah
from laporan.kertas.naskah import Naskah, NaskahTidakTerbaca
from organisasi.domain import isi_berkas, tulis, unggahan
from organisasi.domain.berkas import nama_aman
from organisasi.domain.impor import pastikan_buka
from organisasi.domain.pekerjaan import antrekan
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisImpor, StatusImpor
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Impor, Instansi, Pekerjaan
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import WAJAR

BACA, TERAPKAN = "impor_dokumen_baca", "impor_dokumen_terapkan"  # jobs of laporan.pekerjaan_impor
TEKS = ("txt", "md", "html", "htm")
MIME_TEKS = "text/plain"  # also of HTML: a stored page is never shown as one
SEBUTAN = ".docx, .xlsx, .html, .txt, atau .md"
TERIMA = ".docx,.xlsx,.html,.htm,.txt,.md"  # for <input accept>
_LAMA, _PDF = b"\xd0\xcf\x11\xe0", b"%PDF"
FORMAT_LAMA = "Berkas berformat lama atau berkata sandi. Simpan ulang sebagai .docx atau .xlsx, lalu unggah."
BERPDF = "PDF tidak dapat diimpor. Unggah .docx atau .xlsx-nya, atau salin isinya lalu tempel di sini."
TANPA_ISI = "Pilih berkasnya, atau tempel isi dokumennya."


@utuh
def mulai(
    *,
    oleh,
    nama: str = "",
    isi: bytes = b"",
    tempelan: tuple[str, str] | None = None,
    instansi: Instansi | None = None,
    tahun: int | None = None,
    kunci_kirim: UUID | None = None,
) -> Impor:
    """Keep a file (or a paste: text and HTML of the clipboard), and queue its reading.

    A second submit of the same page gives the first import back. Raises Ditolak, IsianSalah naming `berkas`,
    `tempelan`, `instansi` or `tahun`.
    """
    pastikan(oleh, "impor")
    if ada := _sudah(oleh, kunci_kirim):
        return ada
    impor = buat(oleh=oleh, nama=nama, isi=isi, tempelan=tempelan, instansi=instansi, tahun=tahun, kunci=kunci_kirim)
    return antrekan_baca(oleh=oleh, impor=impor)


def buat(*, oleh, nama: str, isi: bytes, tempelan=None, instansi=None, tahun=None, kunci: UUID | None = None) -> Impor:
    """The import with its file, nothing queued yet."""
    if instansi is not None and not boleh(oleh, "kelola_organisasi"):
        pastikan(oleh, "isi_data", instansi)
    if tahun is not None and tahun not in WAJAR:
        raise IsianSalah({"tahun": f"Tahun antara {WAJAR.start} dan {WAJAR.stop - 1}."})
    if tempelan is not None:
        nama, isi, mime = _tempelan(*tempelan)
    else:
        mime = periksa(nama, isi)
    berkas = unggahan.simpan(oleh=oleh, nama=nama, isi=isi, jenis_mime=mime, instansi=instansi)
    judul = "Tempelan" if tempelan is not None else nama_aman(nama)
    return tulis.buat(
        Impor,
        oleh=oleh,
        jenis=JenisImpor.DOKUMEN,
        judul=judul,
        instansi=instansi,
        tahun=tahun,
        berkas=berkas,
        dibuat_oleh=oleh.pengguna,
        kunci_kirim=kunci,
    )


def periksa(nama: str, isi: bytes) -> str:
    """The MIME type of a file that may be imported. Raises IsianSalah naming `berkas`."""
    akhiran = nama.rpartition(".")[2].lower() if "." in nama else ""
    if not isi.strip():
        raise IsianSalah({"berkas": TANPA_ISI})
    if len(isi) > BAITA_MAKS:
        raise IsianSalah({"berkas": "Berkas lebih dari 10 MB. Simpan bagian yang perlu saja, lalu unggah lagi."})
    if akhiran in (isi_berkas.DOCX, isi_berkas.XLSX):
        mime = isi_berkas.periksa(nama, isi, (isi_berkas.DOCX, isi_berkas.XLSX))
        tolak_buku(isi)
        return mime
    if isi.startswith(_PDF) or akhiran == isi_berkas.PDF:
        raise IsianSalah({"berkas": BERPDF})
    if isi.startswith(_LAMA) or akhiran in ("doc", "xls"):
        raise IsianSalah({"berkas": FORMAT_LAMA})
    if akhiran not in TEKS or b"\0" in isi:
        raise IsianSalah({"berkas": f"Berkas “{nama[:80]}” tidak dapat diimpor. Pilih {SEBUTAN}."})
    isi_berkas.pastikan_bersih(nama, isi)
    return MIME_TEKS


def _tempelan(teks: str, html: str) -> tuple[str, bytes, str]:
    """The side of the clipboard that is read, as a file."""
    nama, isi = sisi_tempelan(teks, html)
    if not isi.strip():
        raise IsianSalah({"tempelan": TANPA_ISI})
    if len(isi) > BAITA_MAKS:
        raise IsianSalah({"tempelan": "Yang ditempel lebih dari 10 MB. Tempel per bagian, atau unggah berkasnya."})
    return nama, isi, MIME_TEKS


def _sudah(oleh, kunci: UUID | None) -> Impor | None:
    """What the same page has sent before."""
    return Impor.objects.filter(kunci_kirim=kunci, dibuat_oleh=oleh.pengguna).first() if kunci else None


@utuh
def antrekan_baca(*, oleh, impor: Impor) -> Impor:
    """Queue the reading, also once more after it failed or was cancelled."""
    pastikan_buka(oleh, impor)
    if impor.status not in (StatusImpor.DIBACA, StatusImpor.GAGAL):
        raise SalahStatus("Dokumen ini sudah dibaca.")
    pekerjaan = _antrekan(oleh, BACA, impor, f"Membaca {impor.judul}")
    return tulis.ubah(impor, oleh=oleh, pekerjaan=pekerjaan, status=StatusImpor.DIBACA, galat="")


@utuh
def antrekan_terapkan(*, oleh, impor: Impor, versi: int | None = None) -> Pekerjaan:
    """Queue the applying of a corrected import. Raises Ditolak, SalahStatus, Bentrok."""
    terkini = sunting.buka(oleh, impor)
    sunting.pastikan_versi(terkini, versi, {})
    pekerjaan = _antrekan(oleh, TERAPKAN, terkini, f"Menerapkan {terkini.judul}")
    tulis.ubah(terkini, oleh=oleh, pekerjaan=pekerjaan, galat="")
    return pekerjaan


def _antrekan(oleh, jenis: str, impor: Impor, judul: str) -> Pekerjaan:
    isi = {"parameter": {"impor": impor.pk}, "judul": judul[:200]}
    return antrekan(oleh=oleh, jenis=jenis, kunci=f"{jenis}:{impor.pk}", **isi)


def baca_berkas(impor: Impor) -> Naskah:
    """The document of an import. Raises NaskahTidakTerbaca."""
    try:
        with impor.berkas.isi.open("rb") as aliran:
            return baca_naskah(impor.berkas.nama, aliran.read())
    except OSError as galat:
        raise NaskahTidakTerbaca("Berkas aslinya tidak dapat dibuka lagi. Unggah sekali lagi.") from galat
