"""Reading references as people type them: "diktum KEDUA huruf b", "huruf a sampai dengan huruf c".

Words that belong to the citation of a regulation ("Pasal 5 huruf a", "diktum KESATU Keputusan Bupati …") are left
alone; so is a whole enumeration of which one item is not there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from laporan.naskah.denah import DIKTUM, MENGINGAT, MENIMBANG, Denah

TOKEN = r"\[\[butir:(?P<kunci>[0-9a-f]{32})\]\]"
_TANDA = r"\[\[butir:[0-9a-f]{32}\]\]"
_SATUAN = "SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN"
URUT = rf"(?:PERTAMA|KE(?:{_SATUAN}|SEPULUH|SEBELAS)(?:\s+(?:BELAS|PULUH(?:\s+(?:{_SATUAN}))?))?)(?!\w)"
_ABJAD = r"(?P<x>[a-z])(?P=x){0,7}(?![\w/-]|\.\w)"
_BILANGAN = r"[0-9]{1,3}(?![\w/]|[.,][0-9])"
_ELEMEN = re.compile(
    rf"\b(?:(?i:diktum)\s+(?P<diktum>{_TANDA}|(?i:{URUT}))"
    rf"|(?i:huruf)\s+(?P<huruf>{_TANDA}|{_ABJAD})"
    rf"|(?i:angka)\s+(?P<angka>{_TANDA}|{_BILANGAN}))"
)
_LANJUT = {  # "huruf a dan b": the word is said once
    "diktum": re.compile(rf"(?P<diktum>{_TANDA}|{URUT})"),
    "huruf": re.compile(rf"(?P<huruf>{_TANDA}|{_ABJAD})"),
    "angka": re.compile(rf"(?P<angka>{_TANDA}|{_BILANGAN})"),
}
HUBUNG = re.compile(
    r"\s*,\s*(?:(?:dan/atau|dan|atau|serta)\s+)?"
    r"|\s+(?:dan/atau|dan|atau|serta|sampai\s+dengan|sampai|s\.d\.?|hingga)\s+",
    re.IGNORECASE,
)
_SELA = re.compile(r"\s+")
_SUMBER = "Pasal|ayat|angka|bab|bagian|paragraf|lampiran|romawi|butir|nomor|tahun|tabel|kolom|poin|klausul"
_SESUDAH_KUTIPAN = re.compile(  # what stands before the reference: "Pasal 5 ", "ayat (1) dan ", "Lampiran I "
    rf"\b(?:{_SUMBER})\b[\s,]*(?:[\w()./-]+[\s,]*)?(?:(?:dan|atau|serta)\s+)?$", re.IGNORECASE
)
_SEBELUM_KUTIPAN = re.compile(  # what stands behind it: " Undang-Undang", " Keputusan Bupati", " dalam Lampiran"
    r"\s+(?:(?:dari|dalam|pada|di)\s+)?(?:Undang|Peraturan|Keputusan(?!\s+ini\b)|Instruksi|Surat|Pasal|ayat|angka|"
    r"Lampiran|Qanun|(?:UU|PP|Perpres|Perppu|Permen\w*|Perda|Per(?:bup|wal|gub)\w*|Kep(?:men|bup|pres|wal|gub)\w*)\b)",
    re.IGNORECASE,
)
_DIMAKSUD = re.compile(r"dimaksud\s+(?:dalam|pada|di)\s+$", re.IGNORECASE)
_SEBUT_BAGIAN = re.compile(r"\b(menimbang|mengingat)[\s:,]*$", re.IGNORECASE)
JANGKAUAN = 80  # letters looked at before a reference


@dataclass(frozen=True, slots=True)
class Unsur:
    """A number in the text (from `awal` to `akhir`) and the item it names, "" for none. `berkata`: with its word."""

    kata: str
    awal: int
    akhir: int
    kunci: str
    berkata: bool
    tersimpan: bool


def rantai(teks: str, denah: Denah, bagian: str, pemilik: str, persis: bool = False) -> Iterator[Unsur]:
    """The numbers to be replaced by links, in order of the text. persis: PERTAMA is not read as KESATU."""
    isi = {(satu.bagian, satu.induk, satu.nomor): kunci for kunci, satu in denah.items()}
    if not persis and (pertama := isi.get((DIKTUM, "", "KESATU"))):
        isi[DIKTUM, "", "PERTAMA"] = pertama
    letak = 0
    while cocok := _ELEMEN.search(teks, letak):
        semua = _enumerasi(teks, cocok, _Pembaca(isi, denah, bagian, pemilik, _sebelum(teks, cocok)))
        letak = semua[-1].akhir
        if all(satu.kunci for satu in semua) and not _kutipan(teks, cocok, letak):
            yield from _gabung(teks, semua)


def _sebelum(teks: str, cocok: re.Match) -> str:
    return teks[max(0, cocok.start() - JANGKAUAN) : cocok.start()]


def _kutipan(teks: str, pertama: re.Match, akhir: int) -> bool:
    """Whether an enumeration is part of a citation."""
    return bool(_SESUDAH_KUTIPAN.search(_sebelum(teks, pertama)) or _SEBELUM_KUTIPAN.match(teks, akhir))


def _enumerasi(teks: str, cocok: re.Match, pembaca: "_Pembaca") -> list[Unsur]:
    """One reference and those that follow it ("huruf a, huruf b dan c")."""
    hasil = [pembaca.baca(cocok)]
    while cocok := _berikut(teks, hasil[-1]):
        satu = pembaca.baca(cocok)
        if not satu.kunci and not satu.berkata:
            break
        hasil.append(satu)
    return hasil


def _berikut(teks: str, lalu: Unsur) -> re.Match | None:
    if lalu.kata == "diktum" and (sela := _SELA.match(teks, lalu.akhir)):
        cocok = _ELEMEN.match(teks, sela.end())
        if cocok and cocok["huruf"]:
            return cocok
    hubung = HUBUNG.match(teks, lalu.akhir)
    if hubung is None:
        return None
    return _ELEMEN.match(teks, hubung.end()) or _LANJUT[lalu.kata].match(teks, hubung.end())


class _Pembaca:
    """Finds the item of each number of one enumeration; "huruf" after "diktum KEDUA" means its sub-items."""

    def __init__(self, isi: dict, denah: Denah, bagian: str, pemilik: str, sebelum: str):
        self.isi, self.denah, self.bagian, self.pemilik = isi, denah, bagian, pemilik
        self.berangka = bagian == MENGINGAT and bool(_DIMAKSUD.search(sebelum))
        if disebut := _SEBUT_BAGIAN.search(sebelum):
            self.bagian = disebut[1].lower()
            self.berangka = self.bagian == MENGINGAT

    def baca(self, cocok: re.Match) -> Unsur:
        kata = next(nama for nama in _LANJUT if cocok.groupdict().get(nama))
        nomor = cocok[kata]
        tersimpan = nomor.startswith("[[")
        kunci = nomor[8:-2] if tersimpan else self._cari(kata, " ".join(nomor.split()))
        if letak := self.denah.get(kunci):
            self.bagian, self.pemilik = letak.bagian, letak.induk or kunci
        elif kata == "diktum":
            self.bagian, self.pemilik = DIKTUM, ""
        berkata = cocok.start() != cocok.start(kata)
        return Unsur(kata, cocok.start(kata), cocok.end(kata), kunci, berkata, tersimpan)

    def _cari(self, kata: str, nomor: str) -> str:
        if kata == "diktum":
            return self.isi.get((DIKTUM, "", nomor.upper()), "")
        if kata == "angka":
            return self.isi.get((MENGINGAT, "", nomor), "") if self.berangka else ""
        if self.bagian == MENIMBANG:
            return self.isi.get((MENIMBANG, "", nomor), "")
        return self.isi.get((DIKTUM, self.pemilik, nomor), "") if self.pemilik else ""


def _gabung(teks: str, semua: Sequence[Unsur]) -> Iterator[Unsur]:
    """ "diktum KEDUA huruf b" is one link, to the sub-item; what is a link already stays."""
    lewati = False
    for satu, berikut in zip(semua, [*semua[1:], None], strict=True):
        if lewati:
            lewati = False
            continue
        if berikut and satu.kata == "diktum" and berikut.kata == "huruf" and _langsung(teks, satu, berikut):
            lewati = True
            if not satu.tersimpan:
                yield Unsur("diktum", satu.awal, berikut.akhir, berikut.kunci, True, False)
        elif not satu.tersimpan:
            yield satu


def _langsung(teks: str, satu: Unsur, berikut: Unsur) -> bool:
    """Whether nothing but the word "huruf" stands between the two."""
    return teks[satu.akhir : berikut.awal].split() in (["huruf"], ["Huruf"], ["HURUF"])
