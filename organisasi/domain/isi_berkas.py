"""What an uploaded file really is, by its content: the allow-list of evidence (PDF, JPG, PNG, XLSX, DOCX).

The name is only a claim. A file is taken when its content opens as what its ending says, holds nothing that runs
(JavaScript, launch actions, macros), is not two kinds at once, and unpacks to a bounded size. Knows nothing of tenants
or storage.
"""

import io
import warnings
import zipfile
from collections.abc import Callable

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

from organisasi.domain import isi_pdf
from organisasi.galat import IsianSalah

UKURAN_MAKS = 10 * 1024 * 1024  # bytes of one file
PIKSEL_MAKS = 50_000_000  # a large phone camera
BONGKAR_MAKS = 200 * 1024 * 1024  # bytes of an xlsx or docx once unpacked
BAGIAN_MAKS = 5_000  # members of an xlsx or docx
POTONG = 1024 * 1024  # bytes read at once from a member

PDF, JPG, PNG, DOCX, XLSX = "pdf", "jpg", "png", "docx", "xlsx"
_OFFICE = "application/vnd.openxmlformats-officedocument."
JENIS_MIME = {
    PDF: "application/pdf",
    JPG: "image/jpeg",
    PNG: "image/png",
    DOCX: _OFFICE + "wordprocessingml.document",
    XLSX: _OFFICE + "spreadsheetml.sheet",
}
AKHIRAN = {satu: satu for satu in JENIS_MIME} | {"jpeg": JPG}  # ending of a name → kind
TERIMA = ",".join(f".{akhiran}" for akhiran in AKHIRAN)  # for <input accept>
SEBUTAN = "PDF, JPG, PNG, DOCX atau XLSX"

_KEPALA = {PDF: b"%PDF-", JPG: b"\xff\xd8\xff", PNG: b"\x89PNG\r\n\x1a\n", "zip": b"PK\x03\x04"}
_OLE = b"\xd0\xcf\x11\xe0"  # doc, xls, and what a password makes of docx and xlsx
_BAGIAN_UTAMA = {DOCX: "wordprocessingml.document.main+xml", XLSX: "spreadsheetml.sheet.main+xml"}
_MAKRO = ("macroenabled", "macrosheet", "vbaproject")  # content types of what runs
_EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"  # what every virus scanner answers to
_HTML = (b"<!doctype html", b"<html", b"<script", b"<svg")


def periksa(nama: str, isi: bytes) -> str:
    """The MIME type of an acceptable file. Raises IsianSalah naming `berkas`, saying what to do."""
    sebut = nama[:80]
    akhiran = AKHIRAN.get(nama.rpartition(".")[2].lower()) if "." in nama else None
    if akhiran is None:
        raise _tolak(f"Berkas “{sebut}” tidak dapat dipakai. Pilih {SEBUTAN}.")
    if not isi:
        raise _tolak("Berkas ini kosong. Pilih berkas yang berisi.")
    if len(isi) > UKURAN_MAKS:
        raise _tolak(terlalu_besar(sebut))
    if _EICAR in isi:
        raise _tolak(_berbahaya(sebut))
    _pastikan_kepala(sebut, akhiran, isi)
    _PEMERIKSA[akhiran](sebut, isi)
    return JENIS_MIME[akhiran]


def terlalu_besar(nama: str) -> str:
    """The sentence for a file above the limit; also said before its content is read."""
    return f"Berkas “{nama[:80]}” lebih dari 10 MB. Perkecil dulu, atau isi tautannya saja."


def _tolak(kalimat: str) -> IsianSalah:
    return IsianSalah({"berkas": kalimat})


def _berbahaya(nama: str) -> str:
    return f"Berkas “{nama}” dikenali sebagai berkas berbahaya. Pindai komputer Anda, lalu pilih berkas lain."


def _rusak(nama: str, jenis: str) -> str:
    return f"Berkas “{nama}” rusak atau bukan {jenis.upper()}. Buka berkasnya, simpan ulang, lalu unggah lagi."


def _pastikan_kepala(nama: str, jenis: str, isi: bytes) -> None:
    """The first bytes say what the ending says; where they say another allowed kind, the sentence names it."""
    kepala = "zip" if jenis in _BAGIAN_UTAMA else jenis
    if isi.startswith(_KEPALA[kepala]):
        return
    lain = next((satu for satu in (PDF, JPG, PNG) if isi.startswith(_KEPALA[satu])), None)
    if lain:
        raise _tolak(f"Isi berkas “{nama}” adalah {lain.upper()}. Ganti akhiran namanya menjadi .{lain}.")
    if kepala == "zip" and isi.startswith(_OLE):
        kalimat = f"Berkas “{nama}” berkata sandi atau berformat lama. Simpan ulang sebagai .{jenis} tanpa kata sandi."
        raise _tolak(kalimat)
    raise _tolak(_rusak(nama, jenis))


def _periksa_pdf(nama: str, isi: bytes) -> None:
    _tolak_ganda(nama, isi)
    if any(kata in isi[:2048].lower() for kata in _HTML):
        raise _tolak(_rusak(nama, PDF))
    keadaan = isi_pdf.periksa(isi)
    if keadaan == isi_pdf.RUSAK:
        raise _tolak(_rusak(nama, PDF))
    if keadaan == isi_pdf.TERKUNCI:
        raise _tolak(f"PDF “{nama}” dikunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.")
    if keadaan == isi_pdf.BERJALAN:
        raise _tolak(f"PDF “{nama}” memuat skrip. Cetak ulang ke PDF (Print to PDF), lalu unggah hasilnya.")
    if keadaan == isi_pdf.LAMA:
        raise _tolak(f"PDF “{nama}” berformat lama. Cetak ulang ke PDF (Print to PDF), lalu unggah hasilnya.")


def _periksa_gambar(jenis: str) -> Callable[[str, bytes], None]:
    bentuk = {JPG: "JPEG", PNG: "PNG"}[jenis]

    def periksa_gambar(nama: str, isi: bytes) -> None:
        _tolak_ganda(nama, isi)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                piksel = _buka(isi, bentuk)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            piksel = PIKSEL_MAKS + 1
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as galat:
            raise _tolak(_rusak(nama, jenis)) from galat
        if piksel > PIKSEL_MAKS:
            raise _tolak(f"Gambar “{nama}” terlalu besar ukurannya. Perkecil menjadi paling banyak 50 megapiksel.")

    return periksa_gambar


def _buka(isi: bytes, bentuk: str) -> int:
    """Its number of pixels; within the limit it has been verified and decoded whole."""
    with Image.open(io.BytesIO(isi), formats=[bentuk]) as gambar:
        piksel = gambar.width * gambar.height
        if piksel > PIKSEL_MAKS:
            return piksel
        gambar.verify()
    with Image.open(io.BytesIO(isi), formats=[bentuk]) as gambar:  # verify leaves the image unusable
        gambar.load()
    return piksel


def _tolak_ganda(nama: str, isi: bytes) -> None:
    """A zip hung on the end of another file is read by programs that look from behind."""
    if not zipfile.is_zipfile(io.BytesIO(isi)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            berisi = bool(arsip.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return  # four bytes that looked like one
    if berisi:
        raise _tolak(
            f"Berkas “{nama}” memuat berkas lain di dalamnya. Simpan ulang dari aplikasinya, lalu unggah lagi."
        )


def _periksa_office(jenis: str) -> Callable[[str, bytes], None]:
    def periksa_office(nama: str, isi: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
                daftar = arsip.infolist()
                if len(daftar) > BAGIAN_MAKS or sum(satu.file_size for satu in daftar) > BONGKAR_MAKS:
                    raise _tolak(f"Berkas “{nama}” terlalu besar setelah dibuka. Simpan bagian yang perlu saja.")
                rapi = _rapi(arsip, isi)
                jenis_isi = _jenis_isi(arsip) if rapi else ""
                virus = rapi and any(_memuat(arsip, satu, _EICAR) for satu in daftar)
        except IsianSalah:
            raise
        except Exception as galat:  # zipfile raises BadZipFile, zlib.error, NotImplementedError, RuntimeError, …
            raise _tolak(_rusak(nama, jenis)) from galat
        if virus:
            raise _tolak(_berbahaya(nama))
        if any(kata in jenis_isi for kata in _MAKRO) or any("vbaproject" in satu.filename.lower() for satu in daftar):
            raise _tolak(f"Berkas “{nama}” memuat makro. Simpan ulang sebagai .{jenis} tanpa makro, lalu unggah lagi.")
        if _BAGIAN_UTAMA[jenis] not in jenis_isi:
            raise _tolak(_rusak(nama, jenis))

    return periksa_office


def _rapi(arsip: zipfile.ZipFile, isi: bytes) -> bool:
    """Whether the directory is that of an office program: plain unique names inside, nothing before or behind it."""
    daftar = arsip.infolist()
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


_PEMERIKSA: dict[str, Callable[[str, bytes], None]] = {
    PDF: _periksa_pdf,
    JPG: _periksa_gambar(JPG),
    PNG: _periksa_gambar(PNG),
    DOCX: _periksa_office(DOCX),
    XLSX: _periksa_office(XLSX),
}
