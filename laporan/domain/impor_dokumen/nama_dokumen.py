"""Names as documents write them: abbreviations, capitals and the name of the pemda are no difference."""

import re

from indikator.mutu.kata import baku
from organisasi.enums import JenisInstansi, JenisJabatan
from organisasi.models import Pemda

_PANJANG = {
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kaban": "kepala badan",
    "kadis": "kepala dinas",
    "kasubag": "kepala sub bagian",
    "kasubbag": "kepala sub bagian",
    "kasubid": "kepala sub bidang",
    "kasubbid": "kepala sub bidang",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "subag": "sub bagian",
    "setda": "sekretariat daerah",
    "setwan": "sekretariat dprd",
    "sekda": "sekretaris daerah",
    "sdm": "sumber daya manusia",
    "sumberdaya": "sumber daya",
    "asn": "aparatur sipil negara",
    "pns": "pegawai negeri sipil",
    "kab": "kabupaten",
    "prov": "provinsi",
}
_ROMAWI = re.compile(r"(?:[IVX]+|[A-Z]{2,}\d+)")
_KECIL = frozenset(("dan", "di", "ke", "dari", "pada", "untuk", "dengan", "dalam", "atas", "serta", "atau", "bagi"))
_SINGKATAN = frozenset(
    ("SDM", "ASN", "PNS", "UPTD", "UPT", "DPRD", "PBB", "RSUD", "KB", "PMD", "IKU", "IKI", "PTSP", "BPJS", "PU")
)
_JENIS_INSTANSI = (
    (JenisInstansi.BAGIAN, r"bagian\b"),
    (JenisInstansi.SETWAN, r"sekretariat (?:dprd|dewan)"),
    (JenisInstansi.SETDA, r"sekretariat daerah"),
    (JenisInstansi.INSPEKTORAT, r"inspektorat"),
    (JenisInstansi.DINAS, r"dinas\b"),
    (JenisInstansi.BADAN, r"badan\b|rumah sakit"),
    (JenisInstansi.KECAMATAN, r"kecamatan\b"),
    (JenisInstansi.KELURAHAN, r"kelurahan\b"),
    (JenisInstansi.UPTD, r"uptd?\b|unit pelaksana teknis"),
)
_JENJANG = r"(?:ahli )?(?:pertama|muda|madya|utama)|terampil|mahir|penyelia|pemula|pelaksana lanjutan"
_JENIS_JABATAN = (
    (JenisJabatan.PENGAWAS, r"(?:plt )?kepala (?:sub|seksi|upt|kelurahan|urusan)|lurah\b"),
    (JenisJabatan.ADMINISTRATOR, r"sekretaris|kepala (?:bidang|bagian)|inspektur pembantu"),
    (JenisJabatan.PIMPINAN, r"kepala (?:dinas|badan|satuan)|camat\b|inspektur\b|direktur\b|asisten\b|staf ahli"),
    (JenisJabatan.FUNGSIONAL, rf".*\b(?:{_JENJANG})$"),
)


def sama(teks: str, *tambahan: str) -> str:
    """For comparing names; `tambahan` (the pemda, the instansi) are left out where they stand at the end."""
    kata = _urai(teks)
    for satu in filter(None, map(_urai, tambahan)):
        kata = re.sub(rf"(?<=\S) {re.escape(satu)}$", "", kata)
    return kata


def _urai(teks: str) -> str:
    return " ".join(baku(" ".join(_PANJANG.get(satu, satu) for satu in re.findall(r"\w+", teks.casefold()))).split())


def nama_terang(teks: str) -> str:
    """A printed name as it is stored: words in capitals become ordinary ones, known abbreviations stay."""
    rapi = " ".join(teks.split()).strip(" .,:;")
    if not rapi.isupper():
        return rapi
    kata = [_satu(kata) for kata in rapi.split()]
    return " ".join([kata[0][:1].upper() + kata[0][1:], *kata[1:]]) if kata else ""


def _satu(kata: str) -> str:
    telanjang = kata.strip("(),.-")
    if telanjang in _SINGKATAN or _ROMAWI.fullmatch(telanjang):
        return kata
    kecil = kata.lower()
    return kecil if kecil in _KECIL else "".join(b.capitalize() for b in re.split(r"([-/(])", kecil))


def jenis_instansi(nama: str) -> JenisInstansi:
    kata = _urai(nama)
    return next((jenis for jenis, pola in _JENIS_INSTANSI if re.match(pola, kata)), JenisInstansi.LAIN)


def jenis_jabatan(nama: str) -> JenisJabatan:
    """What the name of a jabatan says of its rank; pelaksana where it says nothing."""
    kata = _urai(nama)
    return next((jenis for jenis, pola in _JENIS_JABATAN if re.match(pola, kata)), JenisJabatan.PELAKSANA)


def tanpa_pemda(nama: str, pemda: Pemda) -> str:
    """The name without that of the pemda at its end ("Kabupaten …", "Kab. …"), for a short address."""
    daerah = " ".join(pemda.nama.split()[1:]) or pemda.nama
    akhir = rf"\s+(?:(?:kabupaten|kab\.?|kota|provinsi|prov\.?)\s+)?{re.escape(daerah)}\s*$"
    return re.sub(akhir, "", " ".join(nama.split()), flags=re.IGNORECASE)


def sama_instansi(nama: str, pemda: Pemda) -> str:
    """`sama` for the names of instansi: a Bagian is that of the Setda whether the Setda is named or not."""
    kata = sama(nama, pemda.nama)
    return re.sub(r"(?<=\S) sekretariat daerah$", "", kata) if kata.startswith("bagian ") else kata
