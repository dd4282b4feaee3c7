"""The backup: a snapshot of the database, then the files its rows name, in one archive.

The order matters. Contents are stored before their row commits, so every row of the snapshot has its file; and while
this goes on no sweeper deletes one (organisasi.cadangan.kunci). What is written after the snapshot is in the next one.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import FileField
from django.utils import timezone

from organisasi.cadangan import kunci, manifes
from organisasi.cadangan.arsip import AKHIRAN_SEBAGIAN, Arsip, ditaruh, potong
from organisasi.cadangan.baca import AWALAN_BERKAS, AWALAN_DATA, nama_sah
from organisasi.cadangan.basis import alat
from organisasi.cadangan.manifes import GalatCadangan, Manifes

DATA_LAIN = ("tte-tiruan",)  # of DATA_DIR besides the files: slips of the stand-in for electronic signatures
_NAMA = re.compile(r"kinerja-[0-9]{8}-[0-9]{6}\.zip")


@dataclass(frozen=True)
class Hasil:
    """What was written; `dibuang`: older backups that were removed after it."""

    berkas: Path
    manifes: Manifes
    ukuran: int
    sidik: str
    dibuang: tuple[str, ...] = ()


def cadangkan(ke: Path, *, simpan: int | None = None) -> Hasil:
    """Write a backup to the directory or new file `ke`; with `simpan` keep that many of the directory's.

    GalatCadangan when it cannot be made: then there is no new file.
    """
    tujuan = _tujuan(ke, simpan)
    with kunci.sendirian(tujuan.parent) as sendiri:
        if not sendiri:
            raise GalatCadangan(f"Pencadangan lain sedang menulis ke {tujuan.parent}. Tunggu sampai selesai.")
        _buang_sisa(tujuan.parent)
        try:
            hasil = _tulis(tujuan)
        except OSError as galat:
            raise GalatCadangan(f"Cadangan tidak dapat ditulis: {galat.strerror or galat}.") from galat
        dibuang = _putar(tujuan.parent, simpan) if simpan else ()
    return Hasil(tujuan, *hasil, dibuang)


def _tujuan(ke: Path, simpan: int | None) -> Path:
    if simpan is not None and simpan < 1:
        raise GalatCadangan("--simpan memerlukan bilangan 1 atau lebih.")
    if simpan is not None and not ke.is_dir():
        raise GalatCadangan(f"--simpan memerlukan direktori yang ada; {ke} bukan direktori.")
    if ke.is_dir():
        ke = ke / f"kinerja-{timezone.localtime():%Y%m%d-%H%M%S}.zip"
    if not ke.parent.is_dir():
        raise GalatCadangan(f"Direktori {ke.parent} tidak ada.")
    if ke.suffix != ".zip":
        raise GalatCadangan("Sebut direktori yang ada, atau nama berkas berakhiran .zip.")
    if ke.resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
        raise GalatCadangan("Cadangan tidak boleh ditaruh di antara berkas yang dicadangkan.")
    if ke.exists():
        raise GalatCadangan(f"{ke} sudah ada; cadangan tidak pernah menimpa.")
    return ke


def _tulis(tujuan: Path) -> tuple[Manifes, int, str]:
    sementara = tujuan.with_name(f".{tujuan.name}.basis.{os.getpid()}{AKHIRAN_SEBAGIAN}")
    dibuat = timezone.now()
    with ditaruh(tujuan) as berkas, kunci.menyalin(), alat().potret(sementara) as potret, Arsip(berkas) as arsip:
        arsip.tambah(manifes.BACA_DULU, [_baca_dulu().encode()])
        arsip.tambah(alat().LETAK, potret.aliran(), mampat=alat().MAMPAT)
        banyak, hilang, berubah = _salin_berkas(arsip, potret)
        _salin_data(arsip)
        isi = _isi_manifes(potret, dibuat) | {"berkas": banyak, "hilang": hilang, "berubah": berubah}
        tertulis = arsip.tutup(lambda daftar: Manifes(**isi, daftar=daftar))
    return tertulis, arsip.ukuran, arsip.sidik


def _isi_manifes(potret, dibuat: datetime) -> dict:
    versi, komit = manifes.versi_aplikasi()
    return {
        "dibuat": dibuat.isoformat(timespec="seconds"),
        "aplikasi": versi,
        "komit": komit,
        "basis": alat().JENIS,
        "basis_versi": potret.versi,
        "migrasi": manifes.migrasi_terpasang(potret.kueri),
        "tabel": manifes.hitung_isi(potret.kueri, potret.tabel()),
        "kepala": manifes.kepala_jejak(potret.kueri),
        "kunci": manifes.sidik_kunci(),
    }


def _salin_berkas(arsip: Arsip, potret) -> tuple[int, list[str], list[str]]:
    """(copied files, names whose content is not there, names whose content is another than their row says)."""
    banyak, hilang, berubah = 0, [], []
    for nama, sidik in _nama_berkas(potret):
        if not nama_sah(AWALAN_BERKAS + nama) or not default_storage.exists(nama):
            hilang.append(nama)
            continue
        with default_storage.open(nama) as isi:
            banyak += 1
            kini = arsip.tambah(AWALAN_BERKAS + nama, potong(isi))
        if sidik and kini != sidik:
            berubah.append(nama)
    return banyak, hilang, berubah


def _nama_berkas(potret) -> Iterator[tuple[str, str]]:
    """(name on the storage, sha256 or "") of every row that has a file, in every table with such a column."""
    for model in apps.get_models():
        kolom = {f.name: f.column for f in model._meta.concrete_fields}
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                sidik = f'"{kolom["sha256"]}"' if "sha256" in kolom else "''"
                perintah = f'select distinct "{field.column}", {sidik} from "{model._meta.db_table}"'
                yield from potret.kueri(f"{perintah} where \"{field.column}\" <> '' order by 1")


def _salin_data(arsip: Arsip) -> None:
    for nama in DATA_LAIN:
        for berkas in sorted((Path(settings.DATA_DIR) / nama).glob("*")):
            if berkas.is_file():
                with berkas.open("rb") as isi:
                    arsip.tambah(f"{AWALAN_DATA}{nama}/{berkas.name}", potong(isi))


def _baca_dulu() -> str:
    return (
        "Cadangan Kinerja.\n\n"
        "Memulihkan: manage.py pulihkan BERKAS.zip (docs/operasi.md). Tanpa aplikasi:\n"
        f"- {alat().CARA}\n"
        "- berkas/ adalah isi DATA_DIR/berkas, atau isi wadah S3 dengan nama yang sama.\n"
        f"- Memeriksa: unzip lalu sha256sum -c {manifes.DAFTAR}\n\n"
        "Isinya data pribadi dan dokumen yang belum terbit: simpan terenkripsi, hanya untuk yang berhak.\n"
        "SECRET_KEY dan .env tidak ada di sini; simpan terpisah.\n"
    )


def _buang_sisa(direktori: Path) -> None:
    """What killed backups left; none runs here now."""
    for sisa in direktori.glob(f".*.zip*{AKHIRAN_SEBAGIAN}*"):
        sisa.unlink(missing_ok=True)


def _putar(direktori: Path, simpan: int) -> tuple[str, ...]:
    """Remove the oldest of our backups but `simpan`; their names tell their age."""
    milik = sorted(berkas for berkas in direktori.iterdir() if _NAMA.fullmatch(berkas.name))
    for lama in milik[:-simpan]:
        lama.unlink()
    return tuple(lama.name for lama in milik[:-simpan])
