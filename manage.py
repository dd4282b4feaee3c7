#!/usr/bin/env python
"""Django's command line for Kinerja."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as galat:
        sys.exit(f"Django belum terpasang ({galat}). Jalankan: make setup")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
