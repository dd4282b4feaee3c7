#!/usr/bin/env python
"""Django's command line for Kinerja."""

import os
import secrets
import sys

# They read texts and answer; nothing is signed with the key, so they work before an installation is set up.
PERINTAH_TEKS = {"baca_target", "baca_rumus", "hitung_capaian", "periksa_lkjip"}
TANPA_PENGATURAN = {"help", "version"}  # and options alone: they say how to call


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
    if sys.stdout is None:  # started with a closed one (">&-"): the answer goes nowhere
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 open until the end
    if PERINTAH_TEKS.intersection(sys.argv[1:2]):
        os.environ.setdefault("SECRET_KEY", secrets.token_hex(32))
    try:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import OperationalError, ProgrammingError
    except ImportError as galat:
        sys.exit(f"Django belum terpasang ({galat}). Jalankan: make setup")
    try:
        if _perlu_pengaturan(sys.argv[1:2]):
            settings.INSTALLED_APPS  # noqa: B018 Django runs its own commands without them, into a traceback
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as galat:
        sys.exit(str(galat))
    except UnicodeEncodeError:  # an argument with bytes that are no text, handed to the database
        if "--traceback" in sys.argv:
            raise
        sys.exit("Perintah ini memuat huruf yang bukan UTF-8. Periksa pilihannya.")
    except (OperationalError, ProgrammingError) as galat:  # no database, or one without its tables
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"{_sebab_basis(str(galat).lower())}\n({galat})")


def _sebab_basis(galat: str) -> str:
    if "locked" in galat or "lock timeout" in galat:
        return "Basis data sedang dipakai proses lain. Tunggu sampai selesai, lalu ulangi perintah ini."
    if "is full" in galat or "no space left" in galat:
        return "Ruang penyimpanan server penuh. Kosongkan sebagian, lalu ulangi perintah ini."
    return "Basis data tidak dapat dipakai atau belum disiapkan. Jalankan: manage.py siapkan"


def _perlu_pengaturan(perintah: list[str]) -> bool:
    return any(not nama.startswith("-") and nama not in TANPA_PENGATURAN for nama in perintah)


if __name__ == "__main__":
    main()
