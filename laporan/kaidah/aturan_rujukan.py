"""Rules about references: links whose target is gone, typed ones that point nowhere, two to the same thing."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import kutip
from laporan.kaidah.bahan import BahanKeputusan, ButirKaidah
from laporan.kaidah.langkah import UbahButir
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan
from laporan.naskah.penomoran import diktum as nomor_diktum
from laporan.naskah.penomoran import sama
from laporan.naskah.rujukan import kunci_dirujuk

_ANGKA = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_KE = rf"pertama|ke(?:{_ANGKA}|sepuluh|sebelas)(?:\s+belas|\s+puluh(?:\s+(?:{_ANGKA}))?)?"
_DIKTUM = re.compile(rf"[“\"']?\bdiktum\s+[“\"']?({_KE})\b[”\"']?(?:\s+huruf\s+([a-z])\b)?", re.IGNORECASE)
_GANDA = re.compile(
    rf"(?:sebagaimana\s+)?dimaksud\s+(?:dalam|pada)\s+diktum\s+({_KE})\s*,?\s*sebagaimana\s+dimaksud\s+"
    rf"(?:dalam|pada)\s+[“\"']?diktum\s+({_KE})[”\"']?",
    re.IGNORECASE,
)
# each sign between two letters can be read in one way only: ", dan , dan …" would else take for ever
_HURUF = re.compile(r"dimaksud\s+(?:dalam|pada)\s+((?:(?:[\s,]|\bdan\b)*huruf\s+[a-z]{1,2}\b)+)", re.IGNORECASE)
_KUTIPAN = re.compile(
    r"\s+(?:(?:dari|dalam|pada|di)\s+)?(?:pasal|ayat|angka|lampiran|undang|peraturan|instruksi|keputusan(?!\s+ini\b))",
    re.IGNORECASE,
)  # what stands behind a reference that belongs to a citation
URUT = {nomor_diktum(n).casefold(): n for n in range(1, 100)}


def _urutan(kata: str) -> int:
    """1 of "KESATU" and of "Pertama" (which no diktum is called)."""
    rapat = " ".join(kata.casefold().split())
    return 1 if rapat == "pertama" else URUT.get(rapat, 0)


@aturan("KEP-04", Tingkat.HALANG, "Rujukan tidak menunjuk ke butir mana pun", "Tulis rujukan yang benar")
def buntu(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    ada = {butir.kunci for _, _, butir in bahan.butir()}
    for bagian, tempat, butir in bahan.butir():
        if set(kunci_dirujuk(butir.isi)) - ada:
            yield Sorotan(tempat, f"{tempat} merujuk butir yang sudah dihapus. Tulis ulang rujukannya.", butir)
        for cocok in _milik_sendiri(_DIKTUM, butir.isi):
            if len(_berlabel(bahan, cocok[1])) > 1:
                kalimat = (
                    f"{tempat} merujuk {kutip(cocok[0])}, nomor yang di sumber dipakai dua diktum. Pilih salah satu."
                )
                yield Sorotan(tempat, kalimat, butir)
        for cocok in _milik_sendiri(_DIKTUM, butir.teks):
            if salah := _salah(bahan, cocok):
                yield Sorotan(tempat, f"{tempat} {salah}", butir, _betulkan(butir, cocok, bahan))
        if bagian == "menimbang":
            yield from _huruf(bahan, tempat, butir)


def _milik_sendiri(pola: re.Pattern, teks: str) -> Iterator[re.Match]:
    """References that do not go on with the name of another regulation ("diktum KEDUA Keputusan Bupati …")."""
    return (cocok for cocok in pola.finditer(teks) if not _KUTIPAN.match(teks, cocok.end()))


def _berlabel(bahan: BahanKeputusan, kata: str) -> list[ButirKaidah]:
    """The diktum that a source printed under this number."""
    return [satu for satu in bahan.diktum if sama(satu.label, kata)]


def _salah(bahan: BahanKeputusan, cocok: re.Match) -> str:
    ke, huruf = _urutan(cocok[1]), cocok[2]
    if not 1 <= ke <= len(bahan.diktum):
        return f"merujuk {kutip(cocok[0])}, padahal keputusan ini hanya punya {len(bahan.diktum)} diktum."
    if cocok[1].casefold() == "pertama":
        return f"merujuk {kutip(cocok[0].strip('“”'))}; tidak ada diktum bernama demikian. Tulis diktum KESATU."
    if huruf and ord(huruf.lower()) - ord("a") >= len(bahan.diktum[ke - 1].sub):
        return f"merujuk {kutip(cocok[0])}, padahal rincian itu tidak ada."
    return ""


def _betulkan(butir: ButirKaidah, cocok: re.Match, bahan: BahanKeputusan) -> Usul | None:
    if cocok[1].casefold() != "pertama" or not bahan.diktum:
        return None
    huruf = f" huruf {cocok[2]}" if cocok[2] else ""
    baru = f"{butir.teks[: cocok.start()]}diktum KESATU{huruf}{butir.teks[cocok.end() :]}"
    return Usul("Tulis rujukan yang benar", butir.teks, baru, (UbahButir(butir.pk, baru),))


def _huruf(bahan: BahanKeputusan, tempat: str, butir: ButirKaidah) -> Iterator[Sorotan]:
    """Letters of the consideran that do not exist; whether all are named is a question to the closing one."""
    ada = {satu.nomor.rstrip(".") for satu in bahan.menimbang}
    for cocok in _milik_sendiri(_HURUF, butir.teks):
        asing = [satu for satu in re.findall(r"huruf\s+([a-z]{1,2})", cocok[1].lower()) if satu not in ada]
        if asing:
            yield Sorotan(tempat, f"{tempat} merujuk huruf {', '.join(asing)} yang tidak ada di Menimbang.", butir)


@aturan("KEP-05", Tingkat.SARAN, "Satu rujukan ditulis dua kali", "Jadikan satu rujukan")
def ganda(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for _, tempat, butir in bahan.butir():
        for cocok in _GANDA.finditer(butir.teks):
            pertama, kedua = _urutan(cocok[1]), _urutan(cocok[2])
            if pertama != kedua or not pertama:
                continue
            satu = f"sebagaimana dimaksud dalam diktum {nomor_diktum(pertama)}"
            baru = f"{butir.teks[: cocok.start()]}{satu}{butir.teks[cocok.end() :]}"
            usul = Usul("Jadikan satu rujukan", butir.teks, baru, (UbahButir(butir.pk, baru),))
            yield Sorotan(tempat, f"{tempat} merujuk diktum yang sama dua kali: {kutip(cocok[0])}.", butir, usul)
