"""The lines of a letterhead: those of the pemda above those of the instansi."""

from organisasi.domain.pengaturan import pengaturan


def baris_kop(instansi) -> tuple[str, ...]:
    """Names of pemda and instansi as the letterhead prints them.

    An instansi whose own lines already say what the pemda's say keeps its own, so that nothing is printed twice;
    without any lines the names of both are used.
    """
    atas = pengaturan(instansi.pemda).kop_baris
    bawah = instansi.kop_baris or [instansi.nama.upper()]
    if not atas and not instansi.kop_baris:
        atas = [f"Pemerintah {instansi.pemda.nama}".upper()]
    tertulis = {_rapi(satu) for satu in bawah}
    return (*(satu for satu in atas if _rapi(satu) not in tertulis), *bawah)


def _rapi(baris: str) -> str:
    return " ".join(baris.split()).casefold()
