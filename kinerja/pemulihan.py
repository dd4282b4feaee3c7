"""Whether a restoration began and did not come to its end: until it is repeated, nothing may work on this data.

if kalimat := pemulihan_terhenti(): …refuse to start with that sentence
"""

import json
from pathlib import Path

from django.conf import settings

from kinerja.cakram import turunkan

TANDA = "pemulihan-belum-selesai.json"


def terhenti() -> str:
    """A sentence for the operator; "" when all is well."""
    if not (isi := baca()):
        return ""
    return (
        f"Pemulihan dari {isi.get('berkas', 'cadangan')} belum selesai. Jalankan lagi: manage.py pulihkan "
        f"{isi.get('berkas', 'BERKAS')}"
    )


def baca() -> dict:
    """What `mulai` wrote; {} without a restoration under way."""
    try:
        return json.loads(_letak().read_text())
    except FileNotFoundError:
        return {}
    except ValueError:
        return {"berkas": "BERKAS"}  # killed while it was written: nothing else had been touched yet


def mulai(*, berkas: Path, basis: str) -> None:
    """Before the first write of a restoration."""
    _letak().write_text(json.dumps({"berkas": str(berkas), "basis": basis}))
    turunkan(_letak(), _letak().parent)


def selesai() -> None:
    _letak().unlink()
    turunkan(_letak().parent)


def _letak() -> Path:
    return Path(settings.DATA_DIR) / TANDA
