"""Satuan, national indicator manuals and the legal-basis library, loaded by `manage.py siapkan`."""

from laporan.contoh.muat import FIXTURES, muat_acuan
from organisasi import acuan


@acuan.daftarkan
def acuan_nasional() -> None:
    muat_acuan(FIXTURES / "acuan")
