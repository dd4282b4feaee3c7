"""The legal-basis library, read at once: how an entry is cited at a date, and its status at that date.

Its public names are those of laporan.domain.dasar_hukum. What the library does not know (a blank LN, the day a
revocation begins) is never guessed.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from kinerja.tanggal import tulis_tanggal
from laporan.models import DasarHukum, DasarHukumPemda
from laporan.sitasi import Sitasi, baca, baca_terbitan, kenali, kunci_urut, nomor_polos, tulis

BERLAKU, DIUBAH, DICABUT, BELUM = "berlaku", "diubah", "dicabut", "belum"
Satu = DasarHukum | DasarHukumPemda
Kunci = tuple[str, str, int]  # bentuk, nomor, tahun, as they are compared
_PERUBAHAN = re.compile(r"Perubahan\s+(?:(?P<ke>Ke\w+(?:\s+Belas)?)\s+)?atas\s+(?P<apa>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class StatusHukum:
    """What holds of a regulation at a date: BERLAKU, DIUBAH (in force as changed), DICABUT or BELUM (did not exist).

    `oleh` changed or revoked it; `kalimat` says all of it. `pasti` False: to be confirmed by the pemda.
    """

    kode: str
    kalimat: str
    pasti: bool
    oleh: Satu | None = None


@dataclass(frozen=True)
class Pustaka:
    """All rows a pemda may cite. `perubahan`: {key: rows titled "Perubahan … atas" it}, in their order."""

    daftar: tuple[Satu, ...]
    menurut_kunci: dict[Kunci, Satu] = field(repr=False)
    perubahan: dict[Kunci, list[Satu]] = field(repr=False)


def muat_pustaka() -> Pustaka:
    """Two queries."""
    daftar: list[Satu] = [*DasarHukum.objects.select_related("oleh")]
    daftar += DasarHukumPemda.objects.select_related("oleh")
    daftar.sort(key=lambda satu: kunci_urut(pokok(satu)))
    perubahan = defaultdict(list)
    for satu in daftar:
        cocok = _PERUBAHAN.match(satu.tentang)
        if cocok and (asal := baca(cocok["apa"])):
            perubahan[kunci_sitasi(asal)].append(satu)
    return Pustaka(tuple(daftar), {kunci_satu(satu): satu for satu in reversed(daftar)}, dict(perubahan))


def kutipan(satu: Satu, tanggal: date | None = None, pustaka: Pustaka | None = None) -> str:
    """The full official citation as it reads at that date, without the semicolon behind it."""
    return tulis(sitasi(satu, tanggal, pustaka))


def sitasi(satu: Satu, tanggal: date | None = None, pustaka: Pustaka | None = None) -> Sitasi:
    """The same as data, with what had changed it by then."""
    pengubah = _pengubah(satu, tanggal or timezone.localdate(), pustaka or muat_pustaka())
    if not pengubah:
        return pokok(satu)
    ke = _PERUBAHAN.match(pengubah[-1].tentang)
    berkali = len(pengubah) > 1 or bool(ke and ke["ke"])
    return pokok(satu, diubah_dengan=pokok(pengubah[-1]), berkali=berkali)


def sebutan(satu: Satu) -> str:
    """Short: "UU Nomor 6 Tahun 2023"."""
    tahun = "" if satu.nomor.endswith(f"/{satu.tahun}") else f" Tahun {satu.tahun}"
    return f"{satu.bentuk} Nomor {satu.nomor}{tahun}" if satu.nomor else satu.bentuk


def status_pada(satu: Satu, tanggal: date | None = None, pustaka: Pustaka | None = None) -> StatusHukum:
    """What held of it at that date. A revocation whose day is unknown holds from its year on, and is not `pasti`."""
    tanggal = tanggal or timezone.localdate()
    if satu.tahun > tanggal.year:
        return StatusHukum(BELUM, f"Belum ada pada {tulis_tanggal(tanggal)}", terkonfirmasi(satu))
    if satu.status == DICABUT and _sudah(satu, tanggal):
        pasti = terkonfirmasi(satu) and satu.sejak is not None
        return StatusHukum(DICABUT, f"Dicabut{_sejak(satu)}{_dengan(satu.oleh)}", pasti, satu.oleh)
    if pengubah := _pengubah(satu, tanggal, pustaka or muat_pustaka()):
        kalimat = f"Berlaku, terakhir diubah{_dengan(pengubah[-1])}{_nanti(satu)}"
        return StatusHukum(DIUBAH, kalimat, terkonfirmasi(satu), pengubah[-1])
    kode = DIUBAH if satu.status == DIUBAH and _sudah(satu, tanggal) else BERLAKU
    kalimat = "Berlaku dengan perubahannya" if kode == DIUBAH else f"Berlaku{_nanti(satu)}"
    return StatusHukum(kode, kalimat, terkonfirmasi(satu))


def terkonfirmasi(satu: Satu) -> bool:
    """False: shown as "perlu dikonfirmasi". What a pemda enters of its own it knows."""
    return getattr(satu, "terkonfirmasi", True)


def kunci_satu(satu: Satu) -> Kunci:
    """What tells two regulations apart, as it is compared."""
    return kunci_sitasi(pokok(satu))


def kunci_sitasi(terbaca: Sitasi) -> Kunci:
    """The same of what was read."""
    return terbaca.bentuk.casefold(), nomor_polos(terbaca.nomor), terbaca.tahun


def pokok(satu: Satu, **lain) -> Sitasi:
    """The citation of the regulation itself, without its changes."""
    if isinstance(satu, DasarHukum):
        terbitan = {"ln": satu.ln, "tln": satu.tln, "bn": satu.bn}
    else:  # a pemda may keep a national regulation that the national library lacks
        terbitan = baca_terbitan(satu.lembaran) or {"lembaran": satu.lembaran}
    return Sitasi(kenali(satu.bentuk) or satu.bentuk, satu.nomor, satu.tahun, satu.tentang, **terbitan, **lain)


def _pengubah(satu: Satu, tanggal: date, pustaka: Pustaka) -> list[Satu]:
    """What had changed it by then, the last at the end: those that say so in their title, and its own `oleh`."""
    judul = [lain for lain in pustaka.perubahan.get(kunci_satu(satu), []) if lain.tahun <= tanggal.year]
    if satu.status != DIUBAH or satu.oleh is None:
        return judul
    judul = [lain for lain in judul if lain != satu.oleh]
    return [*judul, satu.oleh] if _sudah(satu, tanggal) else judul


def _sudah(satu: Satu, tanggal: date) -> bool:
    """Whether the change or revocation stored with it had come by then."""
    if satu.sejak is not None:
        return satu.sejak <= tanggal
    return satu.oleh is None or satu.oleh.tahun <= tanggal.year


def _sejak(satu: Satu) -> str:
    return f" sejak {tulis_tanggal(satu.sejak)}" if satu.sejak else ""


def _dengan(oleh: Satu | None) -> str:
    return f" dengan {sebutan(oleh)}" if oleh else ""


def _nanti(satu: Satu) -> str:
    """What came later than the date asked for."""
    return f"; kemudian dicabut{_sejak(satu)}{_dengan(satu.oleh)}" if satu.status == DICABUT else ""
