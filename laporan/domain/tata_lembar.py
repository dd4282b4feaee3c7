"""How the table of a sheet is laid out: which columns, how wide, upright or landscape, what a continued page says."""

from html import unescape
from textwrap import shorten

from laporan.domain.baris_lembar import BarisLembar
from laporan.enums import ArahLampiran

JUDUL_KOLOM = {
    "nomor": "NO",
    "sasaran_rpjmd": "SASARAN RPJMD",
    "sasaran": "SASARAN",
    "indikator": "INDIKATOR KINERJA",
    "satuan": "SATUAN",
    "target": "TARGET",
    "rumus": "RUMUS",
    "tipe_penghitungan": "TIPE PENGHITUNGAN",
    "sumber_data": "SUMBER DATA",
    "penanggung_jawab": "PENANGGUNG JAWAB",
}
# How wide the columns are to each other: (landscape, upright). Those of a sheet together fill the width.
BOBOT = {
    "nomor": (5, 8),
    "sasaran_rpjmd": (14, 22),
    "sasaran": (18, 22),
    "indikator": (22, 26),
    "satuan": (10, 12),
    "target": (11, 15),
    "rumus": (31, 30),
    "tipe_penghitungan": (10, 13),
    "sumber_data": (16, 20),
    "penanggung_jawab": (16, 20),
}
KOLOM_MENDATAR = 5  # from so many columns on a sheet is printed landscape
LANJUTAN_MAKS = {True: 240, False: 130}  # letters of the line above a continued table, landscape and upright


def judul_kolom(milik: dict[str, str], pilihan: dict[str, str] | None = None) -> dict[str, str]:
    """{key: heading} of the columns to print. `milik`: the columns of the sheet itself; `pilihan`: those a decree
    prints in their place, a blank heading being the sheet's own."""
    return {kunci: judul or milik.get(kunci) or JUDUL_KOLOM[kunci] for kunci, judul in (pilihan or milik).items()}


def mendatar(kolom: tuple[str, ...], arah: str) -> bool:
    """Whether a sheet is landscape; `arah`: ArahLampiran."""
    if arah == ArahLampiran.OTOMATIS:
        return len(kolom) >= KOLOM_MENDATAR
    return arah == ArahLampiran.MENDATAR


def lebar_kolom(kolom: tuple[str, ...], landscape: bool) -> tuple[int, ...]:
    """Widths in percent; together 100, what rounding leaves goes to the widest."""
    bobot = [BOBOT[kunci][not landscape] for kunci in kolom]
    bulat = [100 * satu // sum(bobot) for satu in bobot]
    bulat[bobot.index(max(bobot))] += 100 - sum(bulat)
    return tuple(bulat)


def lanjutan(baris: BarisLembar, lalu: str, landscape: bool) -> str:
    """ "Lanjutan sasaran 2: Terwujudnya …": what the row belongs to; `lalu` is that of the row above."""
    sel = dict(baris.sel)
    sasaran = sel.get("sasaran")
    if sasaran is None or sasaran.sambung:
        return lalu
    nomor = sel["nomor"].html.strip() if "nomor" in sel else ""
    awal = f"Lanjutan sasaran {nomor}".strip()
    return shorten(f"{awal}: {unescape(sasaran.html)}", LANJUTAN_MAKS[landscape], placeholder=" …")
