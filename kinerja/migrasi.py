"""Whether the database fits this version of the application: migrations that are missing, and those of a newer one."""

from dataclasses import dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# The four rooms. Other packages may squash their migrations at any update.
KITA = frozenset(["kinerja", "organisasi", "indikator", "laporan"])


@dataclass(frozen=True)
class Keadaan:
    """`kurang`: not run yet; `lebih`: run, but unknown to this code. Names such as "organisasi.0013_akun"."""

    kurang: tuple[str, ...]
    lebih: tuple[str, ...]

    @property
    def cocok(self) -> bool:
        return not (self.kurang or self.lebih)

    @property
    def kalimat(self) -> str:
        """What to do about it; "" when nothing is wrong."""
        if self.lebih:
            return (
                f"Basis data ini milik versi aplikasi yang lebih baru ({_sebut(self.lebih)} tidak dikenal). Jalankan "
                "versi itu, atau pulihkan cadangan dari versi ini (docs/pemasangan.md)."
            )
        if self.kurang:
            return (
                f"Basis data belum sesuai dengan versi aplikasi ini: {len(self.kurang)} migrasi belum dijalankan "
                f"({_sebut(self.kurang)}). Buat cadangan, lalu jalankan: manage.py siapkan"
            )
        return ""


def keadaan() -> Keadaan:
    """Compare the migrations on disk with those the database names. Raises DatabaseError without a database."""
    pelaksana = MigrationExecutor(connection)
    pemuat = pelaksana.loader
    rencana = pelaksana.migration_plan(pemuat.graph.leaf_nodes())
    diganti = {nama for migrasi in pemuat.disk_migrations.values() for nama in migrasi.replaces}
    asing = {
        nama
        for nama in pemuat.applied_migrations
        if nama[0] in KITA and nama not in pemuat.disk_migrations and nama not in diganti
    }
    return Keadaan(
        tuple(f"{migrasi.app_label}.{migrasi.name}" for migrasi, _ in rencana),
        tuple(f"{aplikasi}.{nama}" for aplikasi, nama in sorted(asing)),
    )


def _sebut(nama: tuple[str, ...]) -> str:
    return ", ".join(nama[:3]) + (" dan lainnya" if len(nama) > 3 else "")
