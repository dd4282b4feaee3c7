"""What an uploaded file really is, by its content: the allow-list of evidence (PDF, JPG, PNG, XLSX, DOCX).

The name is only a claim. A file is taken when its content opens as what its ending says, holds nothing that runs
(JavaScript, launch actions, macros), is not two kinds at once, unpacks to a bounded size, and the virus scanner (where
there is one) finds nothing. It is opened only in a child process with limits on memory and time. Knows nothing of
tenants or storage.
"""

import hashlib
import logging
from collections.abc import Sequence

from kinerja import clamd
from kinerja.terbatas import AnakBerhenti, Batas, jalankan
from organisasi.domain.isi_office import EICAR
from organisasi.galat import IsianSalah

pencatat = logging.getLogger("kinerja.keamanan")

UKURAN_MAKS = 10 * 1024 * 1024  # bytes of one file
BATAS = Batas(memori_mb=400, waktu_detik=10, keluaran=1024)  # 50 million pixels of a PNG take 200 MB

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
SEMUA = tuple(JENIS_MIME)
ATAU_TAUTAN = "atau isi tautannya saja"  # where the form takes an address in place of a file
_LAMA = {"doc": DOCX, "xls": XLSX}  # ending of the old format → kind it can be stored anew as

_KEPALA = {PDF: b"%PDF-", JPG: b"\xff\xd8\xff", PNG: b"\x89PNG\r\n\x1a\n", "zip": b"PK\x03\x04"}
_OLE = b"\xd0\xcf\x11\xe0"  # doc, xls, and what a password makes of docx and xlsx
BERBAHAYA, BERAT, RUSAK = "berbahaya", "berat", "rusak"
_KALIMAT = {  # what the child says of a file → what people read
    RUSAK: "Berkas “{nama}” rusak atau bukan {jenis}. Buka berkasnya, simpan ulang, lalu unggah lagi.",
    BERBAHAYA: "Berkas “{nama}” dikenali sebagai berkas berbahaya. Pindai komputer Anda, lalu pilih berkas lain.",
    BERAT: "Berkas “{nama}” terlalu berat untuk diperiksa. Sederhanakan isinya, simpan ulang, lalu unggah lagi.",
    "besar": "Berkas “{nama}” terlalu besar setelah dibuka. Simpan bagian yang perlu saja.",
    "luas": "Gambar “{nama}” terlalu besar ukurannya. Perkecil menjadi paling banyak 50 megapiksel.",
    "ganda": "Berkas “{nama}” memuat berkas lain di dalamnya. Simpan ulang dari aplikasinya, lalu unggah lagi.",
    "makro": "Berkas “{nama}” memuat makro. Simpan ulang sebagai .{akhiran} tanpa makro, lalu unggah lagi.",
    "terkunci": "PDF “{nama}” dikunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.",
    "berjalan": "PDF “{nama}” memuat skrip. Cetak ulang ke PDF (Print to PDF), lalu unggah hasilnya.",
    "lama": "PDF “{nama}” berformat lama. Cetak ulang ke PDF (Print to PDF), lalu unggah hasilnya.",
}
TAK_TERPINDAI = "Pemindai virus sedang tidak menjawab, jadi berkas belum diterima. Coba lagi beberapa menit lagi."


def periksa(nama: str, isi: bytes, terima: Sequence[str] = SEMUA) -> str:
    """The MIME type of a file of a kind that this place takes. Raises IsianSalah naming `berkas`: what to do."""
    sebut = nama[:80]
    tertulis = nama.rpartition(".")[2].lower() if "." in nama else ""
    akhiran = AKHIRAN.get(tertulis)
    if akhiran not in terima:
        raise _tolak(_bukan_di_sini(sebut, tertulis, terima))
    if not isi:
        raise _tolak("Berkas ini kosong. Pilih berkas yang berisi.")
    if len(isi) > UKURAN_MAKS:
        raise _tolak(terlalu_besar(sebut))
    pastikan_bersih(nama, isi)
    _pastikan_kepala(sebut, akhiran, isi, terima)
    if keadaan := _di_anak(akhiran, isi):
        raise _catat(keadaan, sebut, isi, akhiran)
    return JENIS_MIME[akhiran]


def pastikan_bersih(nama: str, isi: bytes) -> None:
    """Ask the virus scanner, where one is configured; for uploads of every kind. Raises IsianSalah naming `berkas`."""
    if EICAR in isi:
        raise _catat(BERBAHAYA, nama[:80], isi, tanda="EICAR")
    try:
        tanda = clamd.pindai(isi)
    except clamd.TidakMenjawab as galat:
        pencatat.error("pemindai_mati", extra={"sebab": str(galat)})
        if clamd.wajib():
            raise _tolak(TAK_TERPINDAI) from galat
        return
    if tanda:
        raise _catat(BERBAHAYA, nama[:80], isi, tanda=tanda)


def terlalu_besar(nama: str, saran: str = "lalu unggah lagi") -> str:
    """The sentence for a file above the limit; also said before its content is read."""
    return f"Berkas “{nama[:80]}” lebih dari 10 MB. Perkecil dulu, {saran}."


def sebutan(terima: Sequence[str] = SEMUA) -> str:
    """ "PDF, JPG, PNG, DOCX atau XLSX"."""
    *awal, akhir = [satu.upper() for satu in terima]
    return f"{', '.join(awal)} atau {akhir}" if awal else akhir


def _bukan_di_sini(nama: str, tertulis: str, terima: Sequence[str]) -> str:
    if (baru := _LAMA.get(tertulis)) in terima:
        return f"Berkas “{nama}” berformat lama: simpan ulang sebagai .{baru}. Pilih {sebutan(terima)}."
    return f"Berkas “{nama}” tidak dapat dipakai. Pilih {sebutan(terima)}."


def _tolak(kalimat: str) -> IsianSalah:
    return IsianSalah({"berkas": kalimat})


def _catat(keadaan: str, nama: str, isi: bytes, akhiran: str = "", tanda: str = "") -> IsianSalah:
    """The refusal of what a content turned out to be, also told to the log: without the name, which may say much."""
    rincian = {"sebab": keadaan, "tanda": tanda, "ukuran": len(isi), "sidik": hashlib.sha256(isi).hexdigest()}
    pencatat.warning("unggahan_ditolak", extra=rincian)
    return _tolak(_KALIMAT[keadaan].format(nama=nama, jenis=akhiran.upper(), akhiran=akhiran))


def _pastikan_kepala(nama: str, jenis: str, isi: bytes, terima: Sequence[str]) -> None:
    """The first bytes say what the ending says; where they say another kind, the sentence names it."""
    kepala = "zip" if jenis in (DOCX, XLSX) else jenis
    if isi.startswith(_KEPALA[kepala]):
        return
    lain = next((satu for satu in (PDF, JPG, PNG) if isi.startswith(_KEPALA[satu])), None)
    if lain and lain not in terima:
        raise _tolak(f"Isi berkas “{nama}” adalah {lain.upper()}, bukan {jenis.upper()}. Pilih {sebutan(terima)}.")
    if lain:
        raise _tolak(f"Isi berkas “{nama}” adalah {lain.upper()}. Ganti akhiran namanya menjadi .{lain}.")
    if kepala == "zip" and isi.startswith(_OLE):
        kalimat = f"Berkas “{nama}” berkata sandi atau berformat lama. Simpan ulang sebagai .{jenis} tanpa kata sandi."
        raise _tolak(kalimat)
    raise _catat(RUSAK, nama, isi, jenis)


def _di_anak(jenis: str, isi: bytes) -> str:
    """What the limited child says of the content; what ends it is not taken either."""
    try:
        return jalankan("organisasi.domain.isi_anak", [jenis], isi, BATAS).decode("ascii")
    except AnakBerhenti as galat:
        return RUSAK if galat.alasan == "galat" else BERAT
