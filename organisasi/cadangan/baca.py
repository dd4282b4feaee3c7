"""Opening an archive: whoever made it, nothing of it is believed before its names, sizes and hashes were checked."""

import hashlib
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from organisasi.cadangan import postgres, sqlite
from organisasi.cadangan.arsip import potong
from organisasi.cadangan.manifes import BACA_DULU, DAFTAR, MANIFES, GalatCadangan, Manifes, baca_manifes

MANIFES_MAKS = 64 << 20  # bytes
DAFTAR_MAKS = 512 << 20  # bytes: it is held whole; a hundred an entry, so five million files
AWALAN_BERKAS, AWALAN_DATA = "berkas/", "data/"
_BAGIAN = r"[^/\\\x00-\x20\x7f.][^/\\\x00-\x1f\x7f]{0,150}"
_NAMA = re.compile(rf"(?:{AWALAN_BERKAS}|{AWALAN_DATA}tte-tiruan/){_BAGIAN}(?:/{_BAGIAN}){{0,6}}")
_TETAP = frozenset({MANIFES, DAFTAR, BACA_DULU, sqlite.LETAK, postgres.LETAK})
_BARIS = re.compile(r"([0-9a-f]{64})  (\S.*)")
RUSAK = "Cadangan ini tidak utuh: {}. Pakai cadangan lain."


class Cadangan:
    """An archive whose names and sizes were looked at. `periksa` compares every hash; only then `keluarkan`."""

    def __init__(self, arsip: zipfile.ZipFile):
        self._zip = arsip
        self._isi = {info.filename: info for info in _daftar_isi(arsip)}
        if MANIFES not in self._isi or self._isi[MANIFES].file_size > MANIFES_MAKS:
            raise GalatCadangan("Berkas ini bukan cadangan Kinerja yang selesai dibuat: manifesnya tidak ada.")
        self.manifes: Manifes = baca_manifes(b"".join(self._potongan(MANIFES)))
        self._sidik: dict[str, str] = {}

    @property
    def ukuran(self) -> int:
        """Bytes that it takes when it is unpacked."""
        return sum(info.file_size for info in self._isi.values())

    @property
    def banyak(self) -> int:
        return len(self._isi)

    def letak_basis(self) -> str:
        """Name of the entry with the database."""
        letak = {sqlite.JENIS: sqlite.LETAK, postgres.JENIS: postgres.LETAK}.get(self.manifes.basis)
        if letak is None or letak not in self._isi:
            raise GalatCadangan(RUSAK.format("basis datanya tidak ada"))
        return letak

    def nama(self, awalan: str) -> list[str]:
        return [nama for nama in self._isi if nama.startswith(awalan)]

    def periksa(self) -> None:
        """Every entry is in the list and has the hash the list says, the list the one of the manifest; else
        GalatCadangan naming the entry."""
        self.letak_basis()
        if DAFTAR not in self._isi or self._isi[DAFTAR].file_size > DAFTAR_MAKS:
            raise GalatCadangan(RUSAK.format(f"{DAFTAR} tidak ada atau terlalu besar"))
        if self.hitung(DAFTAR) != self.manifes.daftar:
            raise GalatCadangan(RUSAK.format(f"{DAFTAR} tidak cocok dengan manifes"))
        self._sidik = self._baca_daftar()
        beda = (set(self._isi) - {MANIFES, DAFTAR}) ^ set(self._sidik)
        if beda:
            raise GalatCadangan(RUSAK.format(f"{min(beda)} tidak ada di daftarnya atau di arsipnya"))
        for nama, sidik in self._sidik.items():
            if self.hitung(nama) != sidik:
                raise GalatCadangan(RUSAK.format(f"isi {nama} tidak cocok dengan sidiknya"))
        if len(self.nama(AWALAN_BERKAS)) != self.manifes.berkas:
            raise GalatCadangan(RUSAK.format("jumlah berkasnya tidak cocok dengan manifes"))

    def hitung(self, nama: str) -> str:
        """sha256 of one entry."""
        sidik = hashlib.sha256()
        for bagian in self._potongan(nama):
            sidik.update(bagian)
        return sidik.hexdigest()

    def sidik(self, nama: str) -> str:
        """As the list says; after `periksa`."""
        return self._sidik[nama]

    def keluarkan(self, nama: str, tujuan: Path) -> None:
        """Write one entry to a file that is not there yet; GalatCadangan when it is not what was checked."""
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        sidik = hashlib.sha256()
        with tujuan.open("xb") as berkas:
            for bagian in self._potongan(nama):
                berkas.write(bagian)
                sidik.update(bagian)
        if sidik.hexdigest() != self._sidik[nama]:
            raise GalatCadangan(RUSAK.format(f"isi {nama} berubah sejak diperiksa"))

    def _potongan(self, nama: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._isi[nama]) as isi:
                yield from potong(isi)
        except (zipfile.BadZipFile, zipfile.zlib.error, EOFError, NotImplementedError) as galat:
            raise GalatCadangan(RUSAK.format(f"{nama} tidak dapat dibaca")) from galat

    def _baca_daftar(self) -> dict[str, str]:
        hasil = {}
        for baris in b"".join(self._potongan(DAFTAR)).decode("ascii", "replace").splitlines():
            if (cocok := _BARIS.fullmatch(baris)) is None:
                raise GalatCadangan(RUSAK.format(f"baris di {DAFTAR} tidak terbaca"))
            hasil[cocok[2]] = cocok[1]
        return hasil


@contextmanager
def dibuka(berkas: Path) -> Iterator[Cadangan]:
    """The archive in a file; GalatCadangan for what is none, or a hostile one."""
    try:
        with zipfile.ZipFile(berkas) as arsip:
            yield Cadangan(arsip)
    except FileNotFoundError as galat:
        raise GalatCadangan(f"Berkas {galat.filename} tidak ada.") from galat
    except zipfile.BadZipFile as galat:
        raise GalatCadangan("Berkas ini bukan cadangan Kinerja, atau terpotong.") from galat


def _daftar_isi(arsip: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    semua, dilihat = arsip.infolist(), set()
    for info in semua:
        if not _sah(info) or info.filename in dilihat:
            raise GalatCadangan(f"Cadangan ini memuat nama yang tidak semestinya: {info.filename!r:.120}. Ditolak.")
        dilihat.add(info.filename)
    return semua


def _sah(info: zipfile.ZipInfo) -> bool:
    """An ordinary entry with one of our names: no path out, no link, no directory, no password."""
    jenis = stat.S_IFMT(info.external_attr >> 16)
    biasa = jenis in (0, stat.S_IFREG) and not info.flag_bits & 1 and info.orig_filename == info.filename
    dikenal = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return biasa and dikenal and (info.filename in _TETAP or nama_sah(info.filename))


def nama_sah(nama: str) -> bool:
    """Whether a file or slip may stand in an archive under this name."""
    return _NAMA.fullmatch(nama) is not None
