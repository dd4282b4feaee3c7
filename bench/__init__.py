"""Speed beside an anchor in the same run: `python -m bench` from the root of the repository (see README.md)."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench._pengaturan")
django.setup()
