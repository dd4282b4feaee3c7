"""Speed beside an anchor in the same run: `python -m bench.<name>` from the root of the repository (see README.md)."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
