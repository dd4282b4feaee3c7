"""The date of a decree, in figures or in words."""

import re
from datetime import date

from kinerja.tanggal import TanggalTidakTerbaca, baca_tanggal, terbilang
from laporan.kertas.bentuk import Terbaca

_ANGKA = re.compile(r"\b\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
_KATA = re.compile(
    r"(?P<hari>[a-z ]+?)\s+(?:bulan\s+)?(?P<bulan>januari|[fp]ebruari|maret|april|mei|juni|juli|agustus|september|"
    r"oktober|no[pv]ember|desember)\s+(?:tahun\s+)?(?P<tahun>(?:dua|seribu)[a-z ]+)"
)
_HARI_ANGKA = {terbilang(nomor): nomor for nomor in range(1, 32)}
_TAHUN_ANGKA = {terbilang(nomor): nomor for nomor in range(1945, 2101)}
PANJANG_MAKS = 200  # letters in which a date stands
TANPA_TANGGAL = "Tanggal penetapan tidak terbaca di sumber; isi sendiri."


def baca_hari(teks: str) -> Terbaca:
    """The one full date in a text as ISO; "" with a note where there is none, or none in the calendar."""
    rapi = " ".join(teks[:PANJANG_MAKS].split())
    if cocok := _ANGKA.search(rapi):
        try:
            return Terbaca(baca_tanggal(cocok[0]).isoformat(), rapi)
        except TanggalTidakTerbaca as galat:
            return Terbaca("", rapi, 0, (str(galat),))
    hari = _berkata(rapi)
    if hari is not None:
        return Terbaca(hari.isoformat(), rapi, 90, ("Tanggal tertulis dengan huruf.",))
    return Terbaca("", rapi, 0, (TANPA_TANGGAL,))


def _berkata(teks: str) -> date | None:
    """ "sembilan belas bulan September tahun dua ribu dua puluh tiga"."""
    cocok = _KATA.search(" ".join(re.findall(r"[a-z]+", teks.casefold())))
    if cocok is None:
        return None
    hari = next((n for kata, n in _terpanjang(_HARI_ANGKA) if cocok["hari"].endswith(kata)), None)
    tahun = next((n for kata, n in _terpanjang(_TAHUN_ANGKA) if cocok["tahun"].startswith(kata)), None)
    if hari is None or tahun is None:
        return None
    try:
        return baca_tanggal(f"{hari} {cocok['bulan']} {tahun}")
    except TanggalTidakTerbaca:
        return None


def _terpanjang(kata: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(kata.items(), key=lambda satu: -len(satu[0]))
