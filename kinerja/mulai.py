"""What must hold before this process serves or works: no restoration was left half done, the database fits the code,
and the runtime role is held by the policies of its rows. Asked by kinerja.wsgi, `manage.py pekerja` and
`manage.py periksa_migrasi`."""

import logging
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from kinerja import migrasi, pemulihan

KODE = 3  # gunicorn stops altogether when a worker ends with it, and systemd does not start it again
PERAN_TERLALU_KUAT = (
    "Peran basis data “{peran}” dapat melihat baris semua pemda ({sebab}). Isi DATABASE_URL dengan peran kerja yang "
    "dibuat oleh manage.py siapkan_postgres."
)

pencatat = logging.getLogger(__name__)


class TidakBolehMulai(Exception):
    """Holds the one sentence that says why, and what to do."""


def pastikan() -> None:
    """Raises TidakBolehMulai. A database that does not answer is no reason: it may come back (readyz says so)."""
    if sebab := pemulihan.terhenti():
        raise TidakBolehMulai(sebab)
    try:
        sebab = migrasi.keadaan().kalimat or peran_terlalu_kuat()
    except (OperationalError, InterfaceError):
        pencatat.warning("Basis data tidak menjawab saat mulai; migrasinya belum diperiksa.")
        return
    finally:
        if not connection.in_atomic_block:
            connection.close()  # nothing is carried over into children
    if sebab:
        raise TidakBolehMulai(sebab)


def pastikan_atau_keluar() -> None:
    """The same for a process without a caller: the sentence on stderr, exit code 3."""
    try:
        pastikan()
    except TidakBolehMulai as galat:
        print(galat, file=sys.stderr, flush=True)
        sys.exit(KODE)


def peran_terlalu_kuat() -> str:
    """Why the runtime role of PostgreSQL is not held by row-level security; "" when it is, or in a trial."""
    if connection.vendor != "postgresql" or settings.DEBUG or settings.MODE_COBA:
        return ""
    with connection.cursor() as kursor:
        kursor.execute("select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user")
        peran, superuser, tembus = kursor.fetchone()
    sebab = "superuser" if superuser else "BYPASSRLS" if tembus else ""
    return PERAN_TERLALU_KUAT.format(peran=peran, sebab=sebab) if sebab else ""
