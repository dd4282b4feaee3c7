"""A .docx or .xlsx looked at before anything is unpacked: what it is, how large, what runs in it.

`kenali_arsip` reads the directory; `pastikan_tanpa_dtd` reads every XML part once, in pieces. Both take the file as
bytes, or opened: a reader whose memory is to stay flat does not hold it.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import IO

BAITA_MAKS = 10 * 1024 * 1024  # of a file
BONGKAR_MAKS = 200 * 1024 * 1024  # once unpacked
BAGIAN_MAKS = 2000  # files inside
JENIS_MAKS = 1024 * 1024  # bytes of the list of content types
POTONG = 256 * 1024
DOCX, XLSX = "docx", "xlsx"
_UTAMA = {"wordprocessingml": DOCX, "spreadsheetml": XLSX}
_SEBUT = {DOCX: "Word", XLSX: "Excel"}
_OLE = b"\xd0\xcf\x11\xe0"  # doc and xls, and what a password makes of docx and xlsx
_MAKRO = ("macroenabled", "macrosheet", "vbaproject")
_DTD = tuple(kata.encode(sandi) for kata in ("<!DOCTYPE", "<!ENTITY") for sandi in ("utf-8", "utf-16-le", "utf-16-be"))


class ArsipDitolak(ValueError):
    """A file that is not opened; the message is an Indonesian sentence."""


def terbuka(isi: bytes | IO[bytes]) -> IO[bytes]:
    """The file at its beginning."""
    berkas = io.BytesIO(isi) if isinstance(isi, bytes) else isi
    berkas.seek(0)
    return berkas


def kenali_arsip(isi: bytes | IO[bytes], baita_maks: int = BAITA_MAKS) -> str:
    """DOCX or XLSX after its directory was found in order. Raises ArsipDitolak."""
    berkas = terbuka(isi)
    if berkas.seek(0, io.SEEK_END) > baita_maks:
        raise ArsipDitolak(f"Berkas lebih besar daripada {baita_maks // 1024**2} MB. Bagi menjadi beberapa berkas.")
    if terbuka(berkas).read(len(_OLE)) == _OLE:
        raise ArsipDitolak("Berkas berformat lama atau berkata sandi. Simpan ulang sebagai .docx atau .xlsx biasa.")
    try:
        with zipfile.ZipFile(berkas) as arsip:
            jenis = _periksa(arsip)
    except ArsipDitolak:
        raise
    except Exception as galat:  # zipfile raises BadZipFile, zlib.error, struct.error, NotImplementedError, …
        raise ArsipDitolak("Berkas rusak atau terpotong. Buka berkasnya, simpan ulang, lalu unggah lagi.") from galat
    return jenis


def _periksa(arsip: zipfile.ZipFile) -> str:
    daftar = arsip.infolist()
    if len(daftar) > BAGIAN_MAKS or sum(satu.file_size for satu in daftar) > BONGKAR_MAKS:
        raise ArsipDitolak("Berkas terlalu besar setelah dibuka. Salin bagian yang perlu saja ke berkas baru.")
    if any(satu.flag_bits & 1 for satu in daftar):
        raise ArsipDitolak("Berkas berkata sandi. Simpan ulang tanpa kata sandi.")
    nama = [satu.filename.lower() for satu in daftar]
    if len(set(nama)) != len(nama):
        raise ArsipDitolak("Berkas memuat dua bagian bernama sama, jadi isinya tidak pasti. Simpan ulang berkasnya.")
    isi = _jenis_isi(arsip)
    jenis = next((satu for kata, satu in _UTAMA.items() if kata in isi), "")
    if not jenis:
        raise ArsipDitolak("Berkas bukan .docx atau .xlsx. Simpan ulang dari Word atau Excel sebagai salah satunya.")
    if any(kata in isi for kata in _MAKRO) or any("vbaproject" in satu for satu in nama):
        raise ArsipDitolak(f"Berkas memuat makro. Simpan ulang sebagai .{jenis} ({_SEBUT[jenis]} tanpa makro).")
    return jenis


def _jenis_isi(arsip: zipfile.ZipFile) -> str:
    """The declared content types as one lower-case text, "" without any."""
    bagian = next((satu for satu in arsip.infolist() if satu.filename == "[Content_Types].xml"), None)
    if bagian is None or bagian.file_size > JENIS_MAKS:
        return ""
    return arsip.read(bagian).decode("utf-8", "replace").replace("\0", "").lower()


def pastikan_tanpa_dtd(isi: bytes | IO[bytes]) -> None:
    """No XML part declares a document type or entities; office programs write none. Raises ArsipDitolak."""
    try:
        with zipfile.ZipFile(terbuka(isi)) as arsip:
            for bagian in arsip.infolist():
                if bagian.filename.lower().endswith((".xml", ".rels")) and _memuat_dtd(arsip, bagian):
                    raise ArsipDitolak(
                        f"Bagian {bagian.filename[:80]} memuat deklarasi dokumen (DTD), jadi tidak dibuka. "
                        "Simpan ulang dari Word atau Excel."
                    )
    except ArsipDitolak:
        raise
    except Exception as galat:
        raise ArsipDitolak("Berkas rusak atau terpotong. Buka berkasnya, simpan ulang, lalu unggah lagi.") from galat


def _memuat_dtd(arsip: zipfile.ZipFile, bagian: zipfile.ZipInfo) -> bool:
    return any(kata in potong for potong in _potongan(arsip, bagian) for kata in _DTD)


def _potongan(arsip: zipfile.ZipFile, bagian: zipfile.ZipInfo) -> Iterator[bytes]:
    """Overlapping pieces, so that no word is cut."""
    ekor = b""
    with arsip.open(bagian) as aliran:
        while potong := aliran.read(POTONG):
            yield ekor + potong
            ekor = potong[-32:]
