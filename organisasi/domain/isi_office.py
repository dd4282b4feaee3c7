"""What an xlsx or docx holds: whether its directory is in order, runs something, and unpacks to a bounded size.

Pure; run in the limited child of `organisasi.domain.isi_berkas`.
"""

import io
import zipfile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

BONGKAR_MAKS = 200 * 1024 * 1024  # bytes once unpacked
BAGIAN_MAKS = 5_000  # members
POTONG = 1024 * 1024  # bytes read at once from a member
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"  # what every virus scanner answers to
BAIK, RUSAK, BESAR, BERBAHAYA, MAKRO, GANDA = "", "rusak", "besar", "berbahaya", "makro", "ganda"

_BAGIAN_UTAMA = {"docx": "wordprocessingml.document.main+xml", "xlsx": "spreadsheetml.sheet.main+xml"}
_MAKRO = ("macroenabled", "macrosheet", "vbaproject")  # content types of what runs


def periksa(jenis: str, isi: bytes) -> str:
    """BAIK, or what is the matter with a file that calls itself `jenis` (docx or xlsx)."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return _keadaan(arsip, jenis, isi)
    except MemoryError:
        raise
    except Exception:  # zipfile raises BadZipFile, zlib.error, NotImplementedError, RuntimeError, …
        return RUSAK


def berekor(isi: bytes) -> str:
    """GANDA where a zip hangs on the end of another file: programs that look from behind would open that one."""
    if not zipfile.is_zipfile(io.BytesIO(isi)):
        return BAIK
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return GANDA if arsip.infolist() else BAIK
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return BAIK  # four bytes that looked like one


def _keadaan(arsip: zipfile.ZipFile, jenis: str, isi: bytes) -> str:
    daftar = arsip.infolist()
    if len(daftar) > BAGIAN_MAKS or sum(satu.file_size for satu in daftar) > BONGKAR_MAKS:
        return BESAR
    if not _rapi(daftar, isi):
        return RUSAK
    jenis_isi = _jenis_isi(arsip)
    if any(_memuat(arsip, satu, EICAR) for satu in daftar):
        return BERBAHAYA
    if any(kata in jenis_isi for kata in _MAKRO) or any("vbaproject" in satu.filename.lower() for satu in daftar):
        return MAKRO
    return BAIK if _BAGIAN_UTAMA[jenis] in jenis_isi else RUSAK


def _rapi(daftar: list[zipfile.ZipInfo], isi: bytes) -> bool:
    """Whether the directory is that of an office program: plain unique names inside, nothing before or behind it."""
    nama = [satu.filename for satu in daftar]
    aneh = any(
        satu.startswith(("/", "\\")) or "\\" in satu or ":" in satu or "\0" in satu or ".." in satu.split("/")
        for satu in (bagian.orig_filename for bagian in daftar)
    )
    pertama = min((satu.header_offset for satu in daftar), default=-1)
    bersandi = any(satu.flag_bits & 1 for satu in daftar)
    ujung = isi.rfind(b"PK\x05\x06")
    return not aneh and not bersandi and len(set(nama)) == len(nama) and pertama == 0 and ujung + 22 == len(isi)


def _jenis_isi(arsip: zipfile.ZipFile) -> str:
    """The content types the package declares, as one lower-case text; "" where there is no such part."""
    if "[Content_Types].xml" not in arsip.namelist() or arsip.getinfo("[Content_Types].xml").file_size > POTONG:
        return ""
    try:
        akar = fromstring(arsip.read("[Content_Types].xml"), forbid_dtd=True)
    except DefusedXmlException:
        return ""
    return " ".join(satu.get("ContentType", "").lower() for satu in akar)


def _memuat(arsip: zipfile.ZipFile, bagian: zipfile.ZipInfo, pola: bytes) -> bool:
    """Whether the unpacked member holds the bytes; reads it whole, so that a damaged one is noticed too."""
    sisa = b""
    with arsip.open(bagian) as aliran:
        while potong := aliran.read(POTONG):
            if pola in sisa + potong:
                return True
            sisa = potong[-len(pola) :]
    return False
