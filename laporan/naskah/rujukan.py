"""References between the items of a decree, kept as links and shown with the number of today.

    serap("sebagaimana dimaksud dalam huruf a", denah, "menimbang")  → "… huruf [[butir:<key of a>]]"
    tampil(stored, denah)                                            → "… huruf c" once that item has moved down

`bagian` is the part the text stands in, `pemilik` the key of the diktum whose sub-items "huruf a" means there (the
diktum itself, or the one above a sub-item). A citation of a regulation ("Pasal 5 huruf a") is never made a link.
"""

import re

from laporan.naskah.baca_rujukan import HUBUNG, TOKEN, rantai
from laporan.naskah.denah import DIKTUM, MENIMBANG, Denah, Letak
from laporan.naskah.sunting import HILANG, Potongan, pertahankan

_DIRUJUK = re.compile(rf"(?:\b(?P<kata>diktum|huruf|angka)(?P<sela>\s+))?{TOKEN}", re.IGNORECASE)


def serap(teks: str, denah: Denah, bagian: str, pemilik: str = "", lama: str = "", *, persis: bool = False) -> str:
    """The text as it is stored: references that people typed become links to the items they name.

    `denah` are the places the author saw. `lama`: the stored text that was edited; links in what the author left alone
    stay as they are, also those to an item that is gone, so that giving it back mends them. persis: a number by
    another name ("diktum PERTAMA") is left as it is.
    """
    teks = pertahankan(teks, _potongan(lama, denah, pemilik), frozenset(kunci_hilang(lama, denah)))
    hasil, akhir = [], 0
    for satu in rantai(teks, denah, bagian, pemilik, persis):
        hasil += [teks[akhir : satu.awal], f"[[butir:{satu.kunci}]]"]
        akhir = satu.akhir
    return "".join([*hasil, teks[akhir:]])


def tampil(teks: str, denah: Denah, pemilik: str = "") -> str:
    """The stored text as people read it; a reference to an item that is gone shows HILANG."""
    return "".join(tulisan for tulisan, _ in penggal(teks, denah, pemilik))


def penggal(teks: str, denah: Denah, pemilik: str = "") -> list[tuple[str, str]]:
    """What `tampil` shows in pieces: (words, key of the item they refer to or "")."""
    return [(satu.terbaca, satu.kunci) for satu in _potongan(teks, denah, pemilik)]


def _potongan(teks: str, denah: Denah, pemilik: str) -> list[Potongan]:
    hasil, akhir, kata, milik = [], 0, "", pemilik
    for cocok in _DIRUJUK.finditer(teks):
        sela = teks[akhir : cocok.start()]
        if not HUBUNG.fullmatch(sela):
            kata, milik = "", pemilik
        tulisan, kata, milik = _sebut(cocok, denah.get(cocok["kunci"]), denah, kata, milik)
        hasil += [Potongan(sela, sela), Potongan(cocok[0], tulisan, cocok["kunci"])]
        akhir = cocok.end()
    return [*hasil, Potongan(teks[akhir:], teks[akhir:])]


def kunci_dirujuk(teks: str) -> tuple[str, ...]:
    """Keys of the items a stored text refers to, in order of the text."""
    return tuple(cocok["kunci"] for cocok in re.finditer(TOKEN, teks))


def kunci_hilang(teks: str, denah: Denah) -> tuple[str, ...]:
    """Those of them that are not there any more."""
    return tuple(kunci for kunci in kunci_dirujuk(teks) if kunci not in denah)


def ganti_kunci(teks: str, baru: dict[str, str]) -> str:
    """The stored text for a copy of the decree, whose items have other keys {old: new}."""
    return re.sub(TOKEN, lambda cocok: f"[[butir:{baru.get(cocok['kunci'], cocok['kunci'])}]]", teks)


def _sebut(cocok: re.Match, letak: Letak | None, denah: Denah, lalu: str, milik: str) -> tuple[str, str, str]:
    """(how a reference reads, the word and the diktum that the next one may lean on).

    lalu, milik: the same of the reference just before it in an enumeration.
    """
    kata, sela = cocok["kata"] or "", cocok["sela"] or " "
    if letak is None:
        return f"{kata}{cocok['sela'] or ''}{HILANG}", kata.lower() or lalu, milik
    jenis, nomor = _nama(letak, denah, milik if kata.lower() != "diktum" else "")
    sesudah = jenis
    if letak.bagian == DIKTUM:
        sesudah, milik = ("huruf", letak.induk) if letak.induk else ("diktum", cocok["kunci"])
    if not kata and lalu == jenis:
        return nomor, sesudah, milik
    return f"{kata if kata.lower() == jenis else _seperti(kata, jenis)}{sela}{nomor}", sesudah, milik


def _nama(letak: Letak, denah: Denah, milik: str) -> tuple[str, str]:
    """(word, number) of an item, for a reader who stands in the diktum `milik`."""
    if letak.bagian == MENIMBANG:
        return "huruf", letak.nomor
    if letak.bagian != DIKTUM:
        return "angka", letak.nomor
    if not letak.induk:
        return "diktum", letak.nomor
    if letak.induk == milik:
        return "huruf", letak.nomor
    return "diktum", f"{denah[letak.induk].nomor} huruf {letak.nomor}"


def _seperti(kata: str, jenis: str) -> str:
    """`jenis` with a capital where the word it stands for had one."""
    return jenis.capitalize() if kata[:1].isupper() else jenis
