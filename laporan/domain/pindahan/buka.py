"""Reading a package that may come from anybody: its directory first, then bounded pieces, each against its sha256."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.sidik import sidik_jari
from laporan.domain.pindahan import batas
from laporan.domain.pindahan.cakupan import BERKAS, kolom, urutan, wajib
from laporan.domain.pindahan.kemas import DATA, DIREKTORI, FORMAT, VERSI
from organisasi.domain.tulis import ada_kendali
from organisasi.galat import IsianSalah

CARA, TERSANDI = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED), 0x1  # how entries may be packed; the bit of a password
KUNCI_DATA = {"format", "versi", "pemda", "instansi", "jumlah", "berkas", "pengguna", "sidik", "baris"}
_SIDIK = re.compile(r"[0-9a-f]{64}")
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
BUKAN = "Berkas ini bukan bungkusan data perangkat daerah dari halaman Ekspor."
RUSAK = "Isi bungkusan rusak: {}."
BESAR = "Bungkusan terlalu besar: {}."


@dataclass(frozen=True)
class Paket:
    """A package whose form and fingerprints are right; its values are judged one by one when they are loaded."""

    sidik: str
    asal: str
    instansi: list[str]
    pengguna: list[str]
    baris: Mapping[str, list[dict]]
    arsip: zipfile.ZipFile

    def berkas(self, sidik: str) -> bytes:
        """The content of a file. Raises IsianSalah when it is not what its name says."""
        isi = _baca(self.arsip, DIREKTORI + sidik, batas.BERKAS_MAKS)
        if hashlib.sha256(isi).hexdigest() != sidik:
            raise IsianSalah(RUSAK.format(f"berkas {sidik[:12]}… tidak sama dengan sidik jarinya"))
        return isi


def buka(isi: bytes) -> Paket:
    """Raises IsianSalah with the reason for everything that `susun` does not write."""
    arsip = _arsip(isi)
    data = _json(_baca(arsip, DATA, batas.DATA_MAKS))
    _periksa_kepala(data)
    baris = _periksa_baris(data)
    _periksa_berkas(arsip, data, baris)
    _periksa_pengguna(data["pengguna"])
    sidik = hashlib.sha256(isi).hexdigest()
    asal = str(data["pemda"].get("nama", ""))[:120]
    return Paket(sidik, asal, data["instansi"], [satu["surel"] for satu in data["pengguna"]], baris, arsip)


def _arsip(isi: bytes) -> zipfile.ZipFile:
    if len(isi) > batas.PAKET_MAKS:
        raise IsianSalah(BESAR.format(f"paling besar {batas.PAKET_MAKS // batas.MB} MB"))
    try:
        arsip = zipfile.ZipFile(io.BytesIO(isi))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as galat:
        raise IsianSalah(BUKAN) from galat
    entri = arsip.infolist()
    nama = [satu.filename for satu in entri]
    if len(entri) > batas.ENTRI_MAKS or sum(satu.file_size for satu in entri) > batas.ISI_MAKS:
        raise IsianSalah(BESAR.format("terlalu banyak isinya"))
    if any(satu.compress_type not in CARA or satu.flag_bits & TERSANDI for satu in entri):
        raise IsianSalah(BUKAN)
    if len(set(nama)) < len(nama) or DATA not in nama:
        raise IsianSalah(BUKAN)
    if asing := [satu for satu in nama if satu != DATA and not _nama_berkas(satu)]:
        raise IsianSalah(RUSAK.format(f"berisi “{asing[0][:60]}”, yang bukan bagian bungkusan"))
    return arsip


def _nama_berkas(nama: str) -> bool:
    return nama.startswith(DIREKTORI) and _SIDIK.fullmatch(nama.removeprefix(DIREKTORI)) is not None


def _baca(arsip: zipfile.ZipFile, nama: str, paling: int) -> bytes:
    """One entry, never more than `paling` bytes whatever its directory says."""
    if arsip.getinfo(nama).file_size > paling:
        raise _terlalu_besar(nama, paling)
    try:
        with arsip.open(nama) as pegangan:
            isi = pegangan.read(paling + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as galat:
        raise IsianSalah(RUSAK.format(f"{nama[:20]} tidak terbaca")) from galat
    if len(isi) > paling:
        raise _terlalu_besar(nama, paling)
    return isi


def _terlalu_besar(nama: str, paling: int) -> IsianSalah:
    return IsianSalah(BESAR.format(f"{nama[:20]} melebihi {paling // batas.MB} MB"))


def _json(isi: bytes) -> dict:
    try:
        data = json.loads(isi.decode("utf-8"), parse_constant=_tolak_konstanta)
    except (ValueError, RecursionError) as galat:
        raise IsianSalah(RUSAK.format("data.json tidak terbaca")) from galat
    if not isinstance(data, dict):
        raise IsianSalah(BUKAN)
    return data


def _tolak_konstanta(nama: str):
    raise ValueError(nama)


def _periksa_kepala(data: dict) -> None:
    if data.get("format") != FORMAT:
        raise IsianSalah(BUKAN)
    if data.get("versi") != VERSI:
        raise IsianSalah(
            "Bungkusan ini dari versi aplikasi lain. Perbarui aplikasi, atau bungkus lagi dengan versi ini."
        )
    if set(data) != KUNCI_DATA or not isinstance(data["pemda"], dict):
        raise IsianSalah(RUSAK.format("kepala data.json tidak lengkap"))
    slug = data["instansi"]
    if not isinstance(slug, list) or not slug or not all(isinstance(s, str) and _SLUG.fullmatch(s) for s in slug):
        raise IsianSalah(RUSAK.format("daftar perangkat daerah"))
    if len(slug) > batas.INSTANSI_MAKS:
        raise IsianSalah(BESAR.format(f"lebih dari {batas.INSTANSI_MAKS} perangkat daerah"))


def _periksa_baris(data: dict) -> dict[str, list[dict]]:
    """The rows, of known models with known columns, as many as the head says and with its fingerprint."""
    baris = data["baris"]
    if not isinstance(baris, dict) or not all(isinstance(milik, list) for milik in baris.values()):
        raise IsianSalah(RUSAK.format("daftar barisnya"))
    if sum(map(len, baris.values())) > batas.BARIS_MAKS:
        raise IsianSalah(BESAR.format(f"lebih dari {batas.BARIS_MAKS} baris"))
    if asing := set(baris) - set(urutan()):
        raise IsianSalah(
            RUSAK.format(f"memuat data {min(asing)[:60]}, yang tidak dikenal atau tidak dapat dipindahkan")
        )
    for label, milik in baris.items():
        dikenal, perlu = {satu.name for satu in kolom(label)}, wajib(label)
        for satu in milik:
            if not isinstance(satu, dict) or not perlu <= set(satu) <= dikenal:
                raise IsianSalah(RUSAK.format(f"baris {label} kurang kolom atau memuat kolom yang tidak dikenal"))
    if data["jumlah"] != {label: len(milik) for label, milik in baris.items()}:
        raise IsianSalah(RUSAK.format("jumlah barisnya tidak sesuai"))
    if data["sidik"] != _sidik(baris):
        raise IsianSalah(RUSAK.format("barisnya tidak sama dengan sidik jarinya"))
    _periksa_instansi(data, baris)
    return baris


def _sidik(baris: dict) -> str:
    try:
        return sidik_jari(baris)
    except (ValueError, RecursionError) as galat:
        raise IsianSalah(RUSAK.format("data.json tidak terbaca")) from galat


def _periksa_pengguna(orang: object) -> None:
    """Addresses that may be asked for: a database refuses control characters even in a question."""
    if not isinstance(orang, list) or not all(isinstance(s, dict) and isinstance(s.get("surel"), str) for s in orang):
        raise IsianSalah(RUSAK.format("daftar pengguna"))
    if len(orang) > batas.PENGGUNA_MAKS:
        raise IsianSalah(BESAR.format(f"menyebut lebih dari {batas.PENGGUNA_MAKS} pengguna"))
    if any(ada_kendali(satu["surel"]) for satu in orang):
        raise IsianSalah(RUSAK.format("daftar pengguna"))


def _periksa_instansi(data: dict, baris: dict) -> None:
    ada = [satu.get("slug") for satu in baris.get("organisasi.Instansi", [])]
    if sorted(map(str, ada)) != sorted(data["instansi"]):
        raise IsianSalah(RUSAK.format("perangkat daerahnya bukan yang disebut di kepalanya"))


def _periksa_berkas(arsip: zipfile.ZipFile, data: dict, baris: dict) -> None:
    """Every file that a row names is there, and nothing else."""
    tertulis = {
        satu.filename.removeprefix(DIREKTORI): satu.file_size for satu in arsip.infolist() if satu.filename != DATA
    }
    disebut = {}
    for satu in baris.get(BERKAS, []):
        if not isinstance(satu["sha256"], str):
            raise IsianSalah(RUSAK.format("sidik jari berkas"))
        disebut[satu["sha256"]] = satu["ukuran"]
    if not (data["berkas"] == tertulis == disebut):
        raise IsianSalah(RUSAK.format("berkasnya tidak lengkap atau bukan yang disebut"))
