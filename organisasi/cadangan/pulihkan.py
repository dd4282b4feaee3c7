"""The restoration: the whole archive is checked before anything is written, the result is compared with the archive.

    terperiksa(berkas)      every name, size and hash; nothing written
    pulihkan(berkas, …)     into an empty installation: database, files, comparison, migrations, grants

A mark in DATA_DIR stands from the first write to the last comparison (kinerja.pemulihan): web and worker do
not start meanwhile, and a restoration that was killed is simply run again.
"""

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kinerja import dipakai, migrasi, pemulihan
from organisasi.cadangan import manifes, ruang
from organisasi.cadangan.baca import Cadangan, dibuka
from organisasi.cadangan.banding import banding
from organisasi.cadangan.basis import alat
from organisasi.cadangan.manifes import GalatCadangan, Manifes

SISA_RUANG = 64 << 20  # bytes that stay free
SEKALI_PAKAI = ("django_session", "usersessions_usersession", "singgahan")  # emptied: nobody is signed in by a backup


@contextmanager
def terperiksa(berkas: Path) -> Iterator[Cadangan]:
    """The archive, whole, and of a version this application understands."""
    with dibuka(berkas) as cadangan:
        _pastikan_tidak_lebih_baru(cadangan.manifes)
        cadangan.periksa()
        yield cadangan


def pulihkan(berkas: Path, *, timpa: str = "", lapor: Callable[[str], None]) -> Manifes:
    """Restore; GalatCadangan when it is refused (nothing was written then) or what was restored is not what was
    backed up. `timpa`: the name of the database, typed by who knows that its content goes."""
    with terperiksa(berkas) as cadangan:
        lapor(f"Cadangan utuh: {cadangan.banyak} isi, sidiknya cocok semua.")
        _pastikan_boleh(cadangan, timpa)
        pemulihan.mulai(berkas=berkas, basis=alat().alamat())
        try:
            _kosongkan()
            _taruh_basis(cadangan)
            ruang.taruh(cadangan)
        except OSError as galat:
            raise GalatCadangan(f"Pemulihan terhenti: {galat.strerror or galat}. Jalankan lagi.") from galat
        if beda := banding(cadangan):
            raise GalatCadangan("Hasil pemulihan tidak sama dengan cadangannya: " + " ".join(beda))
        lapor("Jumlah baris, sidik berkas dan kepala Riwayat sama dengan manifes.")
        _siapkan(cadangan.manifes, lapor)
        pemulihan.selesai()
        return cadangan.manifes


def _pastikan_tidak_lebih_baru(isi: Manifes) -> None:
    """Every migration of the backup is known here; those of other packages may have been squashed since."""
    kenal = {f"{app}.{nama}" for app, nama in MigrationLoader(None).disk_migrations}
    milik = {satu for satu in isi.migrasi if satu.partition(".")[0] in migrasi.KITA}
    if asing := sorted(milik - kenal):
        raise GalatCadangan(
            f"Cadangan ini dari versi yang lebih baru (aplikasi {isi.aplikasi}, komit {isi.komit or 'tidak dicatat'}; "
            f"migrasi {asing[0]} tidak dikenal). Pasang versi itu dahulu."
        )


def _pastikan_boleh(cadangan: Cadangan, timpa: str) -> None:
    jenis = cadangan.manifes.basis
    if jenis != alat().JENIS:
        raise GalatCadangan(f"Cadangan ini dari {jenis}, sedangkan DATABASE_URL menunjuk {alat().JENIS}.")
    if not Path(settings.DATA_DIR).is_dir():
        raise GalatCadangan(f"Direktori data {settings.DATA_DIR} belum ada. Buat dahulu.")
    _pastikan_muat(cadangan)
    if dipakai.sedang_dipakai():
        raise GalatCadangan(f"Web atau pekerja masih bekerja di {settings.DATA_DIR}. Hentikan, lalu jalankan lagi.")
    if alat().pengguna_lain():
        raise GalatCadangan("Basis data sedang dipakai proses lain. Hentikan web dan pekerja, lalu jalankan lagi.")
    tanda = pemulihan.baca()
    if tanda and tanda.get("basis") in (None, alat().alamat()):
        return  # what is there was left by a restoration that did not come to its end
    if timpa and timpa != alat().nama():
        raise GalatCadangan(f"Nama basis data bukan “{timpa}”. Untuk menimpa: --timpa {alat().nama()}")
    if not timpa and (ada := _yang_ada()):
        raise GalatCadangan(
            f"{ada} sudah berisi; pemulihan hanya ke instalasi kosong. Untuk menimpa semuanya: --timpa {alat().nama()}"
        )


def _pastikan_muat(cadangan: Cadangan) -> None:
    bebas = shutil.disk_usage(settings.DATA_DIR).free
    if 2 * cadangan.ukuran + SISA_RUANG > bebas:  # the database is unpacked beside its place
        raise GalatCadangan(
            f"Ruang di {settings.DATA_DIR} kurang: perlu {2 * cadangan.ukuran >> 20} MB, tersisa {bebas >> 20} MB."
        )


def _yang_ada() -> str:
    """What is not empty; "" when all is."""
    if alat().berisi():
        return f"Basis data {alat().nama()}"
    return ruang.yang_ada()


def _kosongkan() -> None:
    connection.close()
    alat().kosongkan()
    ruang.kosongkan()


def _taruh_basis(cadangan: Cadangan) -> None:
    with tempfile.TemporaryDirectory(prefix=".pulih-", dir=settings.DATA_DIR) as tempat:
        sementara = Path(tempat) / "basis"
        cadangan.keluarkan(cadangan.letak_basis(), sementara)
        alat().muat(sementara)


def _siapkan(isi: Manifes, lapor: Callable[[str], None]) -> None:
    """Migrations of an older backup, grants of the runtime role, sessions; then the audit trail row by row."""
    call_command("siapkan", verbosity=0, stdout=io.StringIO())
    _keluarkan_semua()
    if isi.kunci != manifes.sidik_kunci():
        lapor("SECRET_KEY berbeda dari saat dicadangkan: tautan undangan dan langkah kedua lama tidak berlaku lagi.")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as kepala:
        for slug, (nomor, sidik) in isi.kepala.items():
            kepala.write(f"kepala {slug} {nomor} {sidik}\n")
        kepala.flush()
        call_command("periksa_jejak", **({"kepala": Path(kepala.name)} if isi.kepala else {}))


def _keluarkan_semua() -> None:
    ada = set(connection.introspection.table_names())
    with connection.cursor() as kursor:
        for tabel in SEKALI_PAKAI:
            if tabel in ada:
                kursor.execute(f'delete from "{tabel}"')
