"""From a tugas or fungsi to the words of a sasaran: "menyusun rencana kerja;" → "Tersusunnya rencana kerja"."""

import re
from dataclasses import dataclass

from indikator.saran.kata_kerja import NOMINA, VERBA

BENTUK = VERBA | NOMINA
_LABEL = re.compile(r"^(?:\(?[a-z0-9]{1,3}[.)]|[-•–·])\s+", re.IGNORECASE)
_AKHIR = re.compile(r"(?:\s*[;,.:]|(?<=[;,.\s])\s*(?:dan|serta|dan/atau))+\s*$", re.IGNORECASE)
_KATA = re.compile(r"[A-Za-z]+")
_SAMBUNG = re.compile(r"\s*,?\s*(?:dan/atau|dan|serta|atau)\s+|\s*,\s*", re.IGNORECASE)
_MENUJU_VERBA = rf"(?=(?:{'|'.join(VERBA)})\b)"
_PENGANTAR = re.compile(rf"^(?:membantu\b.*?\b|(?:melaksanakan|melakukan)\s+tugas\s+){_MENUJU_VERBA}", re.IGNORECASE)
_VERBA_LAGI = re.compile(rf"(?:,|\bdan|\bserta|\batau)\s+({'|'.join(VERBA)})\b", re.IGNORECASE)
_KATA_BENDA = re.compile(r"pe\w{4,}(?:an|si)", re.IGNORECASE)
_KERJA = ("terlaksana", "terselenggara")
VERBA_ASING = "Kata kerja “{}” belum dikenal. Tulis sendiri hasil yang diharapkan dari tugas ini."
TANPA_KATA_KERJA = "Tidak diawali kata kerja. Tulis sendiri hasil yang diharapkan dari tugas ini."
TANPA_ISI = "Hanya kata kerja. Tulis apa yang dihasilkan tugas ini."
MASIH_ADA = "Masih memuat “{}”. Bila hasilnya lain, pisahkan menjadi sasaran sendiri."


@dataclass(frozen=True, slots=True)
class Usulan:
    """`teks` is the sasaran proposed ("" for a blank or a dash); `catatan` what the planner should look at, or ""."""

    teks: str
    catatan: str = ""


def usulkan(tugas: str) -> Usulan:
    """The sasaran that a tugas or fungsi suggests. Never raises."""
    teks = rapikan(tugas)
    if not _KATA.search(teks):
        return Usulan("")
    teks = _PENGANTAR.sub("", teks)
    bentuk, sisa = _pembuka(teks)
    if bentuk:
        return _susun(bentuk, sisa) if sisa else Usulan(_besar(teks), TANPA_ISI)
    kata = _KATA.match(teks)
    pertama = kata.group().casefold() if kata else ""
    if _KATA_BENDA.fullmatch(pertama):
        return Usulan(f"Terlaksananya {_kecil(teks)}")
    asing = re.match(r"me(?:m|n|ng|ny|l|r|w|y)?[a-z]{3,}", pertama)
    return Usulan(_besar(teks), VERBA_ASING.format(pertama) if asing else TANPA_KATA_KERJA)


def rapikan(tugas: str) -> str:
    """One line without its number and the mark or "dan" that joined it to the next item."""
    return _AKHIR.sub("", _LABEL.sub("", " ".join(tugas.split()))).strip()


def _pembuka(teks: str) -> tuple[list[str], str]:
    """Participles of the words it begins with ("menyusun dan melaksanakan …"), and what follows them."""
    bentuk, letak = [], 0
    while cocok := _KATA.match(teks, letak):
        dikenal = BENTUK.get(cocok.group().casefold())
        if dikenal is None:
            break
        bentuk.append(dikenal)
        akhir = cocok.end()
        sambung = _SAMBUNG.match(teks, akhir)
        lagi = sambung and _KATA.match(teks, sambung.end())
        if not lagi or lagi.group().casefold() not in BENTUK:
            return list(dict.fromkeys(bentuk)), teks[akhir:].strip(" ,")
        letak = sambung.end()
    return [], teks


def _susun(bentuk: list[str], sisa: str) -> Usulan:
    """ "Tersusun, terlaksana dan terkoordinasinya rencana kerja"."""
    depan = " dan ".join(filter(None, [", ".join(bentuk[:-1]), bentuk[-1]]))
    if bentuk[-1] in _KERJA:
        sisa = _tanpa_tugas(sisa)
    lagi = _VERBA_LAGI.search(sisa)
    return Usulan(f"{_besar(depan)}nya {_kecil(sisa)}", MASIH_ADA.format(lagi[1].lower()) if lagi else "")


def _tanpa_tugas(sisa: str) -> str:
    """ "melaksanakan tugas pengumpulan data": the word says nothing before a noun of work."""
    kata = re.match(r"tugas\s+(?=([A-Za-z]+))", sisa, re.IGNORECASE)
    return sisa[kata.end() :] if kata and kata[1].casefold() in NOMINA else sisa


def _besar(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


def _kecil(teks: str) -> str:
    """The first letter small where the word is a noun of work; any other may be a name."""
    pertama = teks.split(" ", 1)[0]
    return teks[:1].lower() + teks[1:] if pertama.casefold() in BENTUK or _KATA_BENDA.fullmatch(pertama) else teks
