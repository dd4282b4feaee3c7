"""Ways across: from the page of an instansi or jabatan to what other apps have about it.

Apps to the right tell in their own module `tautan` where that is:

    @organisasi.tautan.daftarkan
    def tautan_rencana(objek, pelaku, tahun) -> list[tuple[str, str]]: …   # (words, url), only what the actor may open
"""

from collections.abc import Callable

_penyedia: list[Callable[..., list[tuple[str, str]]]] = []


def daftarkan(penyedia):
    """Register provider(objek, pelaku, tahun) -> [(judul, url), …]; usable as a decorator."""
    if penyedia not in _penyedia:
        _penyedia.append(penyedia)
    return penyedia


def daftar_tautan(objek, pelaku, tahun: int) -> list[tuple[str, str]]:
    """Pages about this instansi or jabatan in that year which the actor may open."""
    return [satu for penyedia in _penyedia for satu in penyedia(objek, pelaku, tahun)]
