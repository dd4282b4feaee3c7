"""Where a restoration puts contents: the storage of files, whatever it is, and the other directories of DATA_DIR."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

from kinerja import simpanan
from organisasi.cadangan.baca import AWALAN_BERKAS, AWALAN_DATA, Cadangan
from organisasi.cadangan.buat import DATA_LAIN
from organisasi.cadangan.manifes import GalatCadangan


def yang_ada() -> str:
    """What holds something already; "" when nothing does."""
    for ruang in _direktori():
        if any(satu.is_file() for satu in ruang.rglob("*")):
            return f"Direktori {ruang}"
    return "" if simpanan.di_cakram() or next(simpanan.semua(), None) is None else "Wadah berkas (BERKAS_S3_WADAH)"


def kosongkan() -> None:
    """The directories themselves stay: they may be mounted."""
    for ruang in _direktori():
        for satu in ruang.iterdir() if ruang.is_dir() else ():
            shutil.rmtree(satu) if satu.is_dir() and not satu.is_symlink() else satu.unlink()
    if not simpanan.di_cakram():
        for nama in list(simpanan.semua()):
            default_storage.delete(nama)


def taruh(cadangan: Cadangan) -> None:
    if simpanan.di_cakram():
        _keluarkan(cadangan, AWALAN_BERKAS, Path(settings.MEDIA_ROOT))
    else:
        _unggah(cadangan)
    _keluarkan(cadangan, AWALAN_DATA, Path(settings.DATA_DIR))
    os.sync()


def _direktori() -> list[Path]:
    sendiri = [Path(settings.MEDIA_ROOT)] if simpanan.di_cakram() else []
    return sendiri + [Path(settings.DATA_DIR) / nama for nama in DATA_LAIN]


def _keluarkan(cadangan: Cadangan, awalan: str, ruang: Path) -> None:
    for nama in cadangan.nama(awalan):
        cadangan.keluarkan(nama, ruang / nama.removeprefix(awalan))


def _unggah(cadangan: Cadangan) -> None:
    """One after the other through a file, so that each is checked before it goes up."""
    with tempfile.TemporaryDirectory(prefix=".pulih-", dir=settings.DATA_DIR) as tempat:
        for nomor, nama in enumerate(cadangan.nama(AWALAN_BERKAS)):
            sementara, tujuan = Path(tempat) / str(nomor), nama.removeprefix(AWALAN_BERKAS)
            cadangan.keluarkan(nama, sementara)
            with sementara.open("rb") as isi:
                if default_storage.save(tujuan, File(isi)) != tujuan:
                    raise GalatCadangan(f"Berkas {tujuan} tidak tersimpan dengan namanya.")
            sementara.unlink()
